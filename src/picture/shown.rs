//! What a page shows: by choice, and as far as there is room.

/// The parts of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each part is there or is not, whatever the others are
pub struct Shown {
    /// The map, the losses or the grid.
    pub main: bool,
    /// The charts beside or below it.
    pub charts: bool,
    /// The sentences about the results.
    pub sentences: bool,
    /// The caption.
    pub caption: bool,
    /// Numbers in cells.
    pub numbers: bool,
    /// The arrows of the step that is taken apart.
    pub arrows: bool,
}

impl Shown {
    /// All parts.
    pub const ALL: Self = Self { main: true, charts: true, sentences: true, caption: true, numbers: true, arrows: true };

    /// As much of it as fits into `height`, when the parts need the height that `least` gives. Left out are, in this order, sentences,
    /// caption, numbers in cells, and the charts beside the main part.
    #[must_use]
    pub fn fitting(self, height: f32, least: impl Fn(Self) -> f32) -> Self {
        let mut shown = self;
        let parts: [fn(&mut Self) -> &mut bool; 4] =
            [|shown| &mut shown.sentences, |shown| &mut shown.caption, |shown| &mut shown.numbers, |shown| &mut shown.charts];
        for part in parts.into_iter().take(if self.main { 4 } else { 3 }) {
            if least(shown) <= height {
                break;
            }
            *part(&mut shown) = false;
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_left_out_one_after_the_other() {
        let least = |shown: Shown| {
            let parts = [(shown.sentences, 40.0), (shown.caption, 20.0), (shown.numbers, 30.0), (shown.charts, 50.0)];
            100.0 + parts.iter().map(|(there, height)| if *there { *height } else { 0.0 }).sum::<f32>()
        };
        let there = |height: f32| {
            let shown = Shown::ALL.fitting(height, least);
            [shown.sentences, shown.caption, shown.numbers, shown.charts]
        };
        assert_eq!(there(240.0), [true; 4]);
        assert_eq!(there(239.0), [false, true, true, true]);
        assert_eq!(there(199.0), [false, false, true, true]);
        assert_eq!(there(179.0), [false, false, false, true]);
        assert_eq!([there(149.0), there(10.0)], [[false; 4]; 2]);
        assert!(Shown { main: false, ..Shown::ALL }.fitting(10.0, least).charts, "the only part stays");
    }
}
