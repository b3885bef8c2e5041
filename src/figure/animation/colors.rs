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
mod tests;
