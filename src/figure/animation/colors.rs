//! The 255 colours of a frame of a GIF. The usual methods weight colours by their pixels, and turn the thin lines of two
//! optimizers into the same grey (crate `color_quant`). Here the most frequent colours are kept exactly, and the others share the
//! rest of the palette by their distances, regardless of their number of pixels.

use std::collections::HashMap;

/// A colour.
type Rgb = [u8; 3];

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

/// Choose a palette for pixels; `None` stays as before.
pub(super) fn indexed(pixels: &[Option<Rgb>]) -> Indexed {
    let mut counts: HashMap<Rgb, usize> = HashMap::new();
    // Neighbours are often equal: they are counted together, and looked up once.
    for run in pixels.chunk_by(|a, b| a == b) {
        if let Some(color) = run[0] {
            *counts.entry(color).or_default() += run.len();
        }
    }
    let mut colors: Vec<(usize, Rgb)> = counts.into_iter().map(|(color, count)| (count, color)).collect();
    colors.sort_unstable_by(|a, b| b.cmp(a)); // a deterministic order
    let colors: Vec<Rgb> = colors.into_iter().map(|(_, color)| color).collect();
    let kept = if colors.len() <= MAX_COLORS { colors.len() } else { EXACT_COLORS };
    let (kept, others) = colors.split_at(kept);
    let mut palette = kept.to_vec();
    if !others.is_empty() {
        palette.extend(divide(others, MAX_COLORS - EXACT_COLORS).iter().map(|colors| mean(colors)));
    }
    let exact = (0..).zip(kept).map(|(index, color)| (*color, index));
    let indices: HashMap<Rgb, u8> = exact.chain(others.iter().map(|color| (*color, nearest(&palette, *color)))).collect();
    let index = |pixel: &Option<Rgb>| pixel.map_or(AS_BEFORE, |color| indices.get(&color).copied().unwrap_or(0));
    let pixels = pixels.chunk_by(|a, b| a == b).flat_map(|run| std::iter::repeat_n(index(&run[0]), run.len())).collect();
    palette.resize(MAX_COLORS + 1, [0; 3]);
    Indexed { palette: palette.into_iter().flatten().collect(), pixels }
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

/// The index of the nearest colour.
fn nearest(palette: &[Rgb], color: Rgb) -> u8 {
    let distance = |other: &Rgb| -> i32 { other.iter().zip(color).map(|(a, b)| (i32::from(*a) - i32::from(b)).pow(2)).sum() };
    (0..).zip(palette).min_by_key(|(_, other)| distance(other)).map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shown colour of a pixel.
    fn shown(indexed: &Indexed, pixel: usize) -> [u8; 3] {
        let index = 3 * usize::from(indexed.pixels[pixel]);
        indexed.palette[index..index + 3].try_into().unwrap()
    }

    #[test]
    fn few_colours_are_kept_exactly_and_pixels_that_stay_have_none() {
        let pixels: Vec<Option<Rgb>> = (0..255).map(|at| Some([at, 7, 255 - at])).chain([None]).collect();
        let indexed = indexed(&pixels);
        assert_eq!(indexed.pixels[255], AS_BEFORE);
        assert!((0..255).all(|at| Some(shown(&indexed, at)) == pixels[at]));
    }

    #[test]
    fn rare_colours_keep_their_hue_among_many_shades_of_another() {
        let shades = (0..40_000u32).map(|at| Some([180 + (at % 60) as u8, 190 + (at / 60 % 50) as u8, 220]));
        let rare = [[213, 94, 0], [0, 158, 115], [204, 121, 167]];
        let pixels: Vec<Option<Rgb>> = shades.chain(rare.map(Some)).collect();
        let indexed = indexed(&pixels);
        for (at, color) in (40_000..).zip(rare) {
            let far = shown(&indexed, at).iter().zip(color).map(|(a, b)| a.abs_diff(b)).max().unwrap();
            assert!(far < 24, "{color:?} is shown as {:?}", shown(&indexed, at));
        }
    }
}
