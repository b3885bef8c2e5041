//! The 255 colours of a frame of a GIF. The usual methods weight colours by their pixels, and turn the thin lines of two
//! optimizers into the same grey (crate `color_quant`). Here the most frequent colours are kept exactly, and the others share the
//! rest of the palette by their distances, regardless of their number of pixels.

use std::cmp::Reverse;
use std::collections::HashMap;

/// A colour.
pub(super) type Rgb = [u8; 3];

/// Maximum number of colours in a palette, besides [`AS_BEFORE`].
const MAX_COLORS: usize = 255;
/// Number of colours that are kept exactly if there are too many.
const EXACT_COLORS: usize = 127;
/// The index of pixels that stay as before.
pub(super) const AS_BEFORE: u8 = 255;

/// Pixels as indices into a palette.
pub(super) struct Indexed {
    /// Red, green and blue of each colour.
    pub(super) palette: Vec<u8>,
    /// The index of each pixel's colour.
    pub(super) pixels: Vec<u8>,
}

/// Neighbouring pixels of one colour; `None` stay as before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) color: Option<Rgb>,
    pub(super) pixels: usize,
}

/// Choose a palette for pixels, given as runs.
pub(super) fn indexed(runs: &[Run]) -> Indexed {
    let mut numbers: HashMap<Rgb, usize> = HashMap::new();
    let mut counts: Vec<(usize, Rgb)> = Vec::new();
    let mut number = |run: &Run| {
        let color = run.color?;
        let number = *numbers.entry(color).or_insert(counts.len());
        match counts.get_mut(number) {
            Some((count, _)) => *count += run.pixels,
            None => counts.push((run.pixels, color)),
        }
        Some(number)
    };
    let numbers: Vec<Option<usize>> = runs.iter().map(&mut number).collect();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_unstable_by_key(|number| Reverse(counts[*number])); // a deterministic order
    let kept = if counts.len() <= MAX_COLORS { counts.len() } else { EXACT_COLORS };
    let (kept, others) = order.split_at(kept);
    let colors = |numbers: &[usize]| numbers.iter().map(|number| counts[*number].1).collect::<Vec<Rgb>>();
    let mut palette = colors(kept);
    if !others.is_empty() {
        palette.extend(divide(&colors(others), MAX_COLORS - EXACT_COLORS).iter().map(|colors| mean(colors)));
    }
    let mut indices = vec![0; counts.len()];
    (0..).zip(kept).for_each(|(index, number)| indices[*number] = index);
    for number in others {
        indices[*number] = nearest(&palette, counts[*number].1);
    }
    let mut pixels = Vec::with_capacity(runs.iter().map(|run| run.pixels).sum());
    for (run, number) in runs.iter().zip(numbers) {
        pixels.resize(pixels.len() + run.pixels, number.map_or(AS_BEFORE, |number| indices[number]));
    }
    palette.resize(MAX_COLORS + 1, [0; 3]);
    Indexed { palette: palette.into_flattened(), pixels }
}

/// Divide colours into at most `max_boxes` boxes, by repeatedly halving the longest box.
fn divide(colors: &[Rgb], max_boxes: usize) -> Vec<Vec<Rgb>> {
    let mut boxes = vec![(widest_channel(colors), colors.to_vec())];
    while boxes.len() < max_boxes {
        let lengths = boxes.iter().enumerate().map(|(index, ((_, [low, high]), _))| (high - low, index));
        let Some((1.., index)) = lengths.max() else { break };
        let ((channel, [low, high]), colors) = boxes.swap_remove(index);
        let middle = low + (high - low) / 2;
        let (below, above): (Vec<Rgb>, Vec<Rgb>) = colors.into_iter().partition(|color| color[channel] <= middle);
        boxes.extend([below, above].map(|colors| (widest_channel(&colors), colors)));
    }
    boxes.into_iter().map(|(_, colors)| colors).collect()
}

/// The channel with the widest range of values, and its lowest and highest value.
fn widest_channel(colors: &[Rgb]) -> (usize, [u8; 2]) {
    let range = |channel: usize| {
        let values = || colors.iter().map(|color| color[channel]);
        (channel, [values().min().unwrap_or(0), values().max().unwrap_or(0)])
    };
    [1, 0, 2].map(range).into_iter().max_by_key(|(_, [low, high])| high - low).unwrap_or((0, [0, 0]))
}

fn mean(colors: &[Rgb]) -> Rgb {
    let channel_mean = |channel: usize| {
        let sum: usize = colors.iter().map(|color| usize::from(color[channel])).sum();
        (sum / colors.len().max(1)) as u8
    };
    [0, 1, 2].map(channel_mean)
}

/// The index of the nearest colour, the first of those that are equally near.
fn nearest(palette: &[Rgb], color: Rgb) -> u8 {
    // A loop over numbers without branches.
    let squared = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    let distance = |other: &Rgb| squared(other[0], color[0]) + squared(other[1], color[1]) + squared(other[2], color[2]);
    (0..).zip(palette).map(|(index, other)| (distance(other) << 8) | index).min().map_or(0, |least| least as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shown colour of a pixel.
    fn shown(indexed: &Indexed, pixel: usize) -> [u8; 3] {
        let index = 3 * usize::from(indexed.pixels[pixel]);
        indexed.palette[index..index + 3].try_into().unwrap()
    }

    /// Runs of one pixel.
    fn runs(colors: &[Option<Rgb>]) -> Vec<Run> {
        colors.iter().map(|color| Run { color: *color, pixels: 1 }).collect()
    }

    #[test]
    fn a_run_has_as_many_pixels_as_it_says_and_the_commonest_colour_is_the_first() {
        let runs = [(Some([1, 2, 3]), 2), (None, 3), (Some([9, 9, 9]), 4), (Some([1, 2, 3]), 1)];
        let indexed = indexed(&runs.map(|(color, pixels)| Run { color, pixels }));
        assert_eq!(indexed.pixels, [1, 1, AS_BEFORE, AS_BEFORE, AS_BEFORE, 0, 0, 0, 0, 1]);
        assert_eq!(indexed.palette[..6], [9, 9, 9, 1, 2, 3]);
    }

    #[test]
    fn the_nearest_colour_is_the_first_of_equals() {
        let palette = [[0, 0, 0], [255, 255, 255], [10, 0, 0], [0, 10, 0]];
        assert_eq!(nearest(&palette, [9, 9, 0]), 2);
        assert_eq!(nearest(&palette, [255, 250, 255]), 1);
        assert_eq!(nearest(&palette, [5, 0, 0]), 0);
    }

    #[test]
    fn few_colours_are_kept_exactly_and_pixels_that_stay_have_none() {
        let pixels: Vec<Option<Rgb>> = (0..255).map(|at| Some([at, 7, 255 - at])).chain([None]).collect();
        let indexed = indexed(&runs(&pixels));
        assert_eq!(indexed.pixels[255], AS_BEFORE);
        assert!((0..255).all(|at| Some(shown(&indexed, at)) == pixels[at]));
    }

    #[test]
    fn rare_colours_keep_their_hue_among_many_shades_of_another() {
        let shades = (0..40_000u32).map(|at| Some([180 + (at % 60) as u8, 190 + (at / 60 % 50) as u8, 220]));
        let rare = [[213, 94, 0], [0, 158, 115], [204, 121, 167]];
        let pixels: Vec<Option<Rgb>> = shades.chain(rare.map(Some)).collect();
        let indexed = indexed(&runs(&pixels));
        for (at, color) in (40_000..).zip(rare) {
            let far = shown(&indexed, at).iter().zip(color).map(|(a, b)| a.abs_diff(b)).max().unwrap();
            assert!(far < 24, "{color:?} is shown as {:?}", shown(&indexed, at));
        }
    }
}
