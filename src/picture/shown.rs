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
    /// The numbers of pixels of a map of outcome; `None` for as many as are made in a moment.
    pub map: Option<[usize; 2]>,
}

impl Shown {
    /// All parts.
    pub const ALL: Self =
        Self { main: true, charts: true, sentences: true, caption: true, numbers: true, arrows: true, map: None };

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
mod tests;
