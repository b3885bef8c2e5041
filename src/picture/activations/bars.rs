//! The bars of a histogram. Values that are exactly 0 are drawn lighter, on top of the other values of their bin. They never set
//! the scale, so that a spike at 0 does not flatten the rest: a spike higher than the plot is cut and marked.

use egui::{Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::content::Content;
use crate::experiment::activations::{Heights, LayerResult};
use crate::network::histogram::{BINS, Histogram};

/// From this bin width on, there is a gap of one point between bars.
const MIN_WIDTH_WITH_GAP: f32 = 3.5;
const ZEROS_OPACITY: f32 = 0.4;

/// A histogram with the number of its values that are exactly 0.
#[derive(Clone, Copy, Debug)]
pub struct Bars<'a> {
    histogram: &'a Histogram,
    zeros: usize,
}

impl<'a> Bars<'a> {
    /// The histogram of a layer that the settings show.
    pub fn new(content: &Content<'a>, layer: &'a LayerResult) -> Self {
        let histogram = content.histogram(layer);
        let zeros = (content.zeros(layer) * (histogram.total() + content.not_finite(layer)) as f64).round() as usize;
        Self { histogram, zeros }
    }

    fn zero_bin(&self) -> Option<usize> {
        (0..BINS).rev().find(|bin| self.histogram.edge(*bin) <= 0.0).filter(|_| self.zeros > 0)
    }

    /// The values of a bin that are not exactly 0.
    fn non_zero_count(&self, bin: usize) -> usize {
        let zeros = if self.zero_bin() == Some(bin) { self.zeros } else { 0 };
        self.histogram.counts[bin].saturating_sub(zeros)
    }

    /// The largest count of non-zero values in a bin; the count of zeros if all values are 0.
    pub fn max_count(&self) -> usize {
        let others = (0..BINS).map(|bin| self.non_zero_count(bin)).max().unwrap_or(0);
        if others > 0 { others } else { self.histogram.max_count() }
    }
}

/// The vertical scale of one histogram.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// The count of a bar as high as the plot.
    pub top: usize,
    /// Whether heights are proportional to ln(1 + count) instead of the count.
    pub log: bool,
}

impl Scale {
    /// The scale of a cell's histogram: by the highest bar of its row, or of all rows. Where layers have different numbers of
    /// values, equal heights are equal shares of them.
    pub fn for_cell(content: &Content<'_>, row: usize, layer: usize) -> Self {
        let counted = content.rows().filter(|(other, _)| *other == row || content.settings.heights == Heights::Shared);
        let total = |layer: &LayerResult| content.histogram(layer).total().max(1) as f64;
        let share = |layer| Bars::new(content, layer).max_count() as f64 / total(layer);
        let max_count = counted.flat_map(|(_, row)| row.layers.iter().map(share)).fold(0.0, f64::max);
        let top = (max_count * total(&content.results.rows[row].layers[layer])).round() as usize;
        Self { top: top.max(1), log: content.settings.log }
    }

    /// The height of a bar as a fraction of the plot's.
    pub fn height_fraction(self, count: usize) -> f32 {
        let measure = |count: usize| if self.log { (count as f64).ln_1p() } else { count as f64 };
        (measure(count) / measure(self.top)) as f32
    }
}

/// The x coordinate on the screen of a value of the histogram's range.
pub fn screen_x(plot: Rect, histogram: &Histogram, value: f64) -> f32 {
    let [low, high] = histogram.range;
    plot.left() + plot.width() * ((value - low) / (high - low)) as f32
}

/// The bin under a position on the screen; `None` beside the plot.
pub fn bin_at(plot: Rect, on_screen: Pos2) -> Option<usize> {
    let part = (on_screen.x - plot.left()) / plot.width();
    (0.0..1.0).contains(&part).then(|| ((part * BINS as f32) as usize).min(BINS - 1))
}

/// Draw the bars and their base line.
pub fn paint(painter: &Painter, plot: Rect, bars: &Bars<'_>, scale: Scale, color: Color32, base: Color32) {
    let pixels = painter.pixels_per_point();
    let round = |x: f32| (x * pixels).round() / pixels;
    let edge = |bin: usize| round(plot.left() + plot.width() * bin as f32 / BINS as f32);
    let gap = if plot.width() / BINS as f32 >= MIN_WIDTH_WITH_GAP { 1.0 } else { 0.0 };
    let floor = round(plot.bottom());
    for (bin, count) in bars.histogram.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let [others, all] = [bars.non_zero_count(bin), *count].map(|count| floor - plot.height() * scale.height_fraction(count));
        let span = edge(bin)..=edge(bin + 1) - gap;
        painter.rect_filled(Rect::from_x_y_ranges(span.clone(), others..=floor), 0.0, color);
        if all < others {
            let spike = Rect::from_x_y_ranges(span, all.max(plot.top())..=others);
            painter.rect_filled(spike, 0.0, color.gamma_multiply(ZEROS_OPACITY));
            if all < plot.top() {
                paint_cut(painter, spike, base);
            }
        }
    }
    painter.hline(plot.x_range(), floor, Stroke::new(1.0, base));
}

/// Two slanted lines across a bar that is cut at the top of the plot.
fn paint_cut(painter: &Painter, bar: Rect, color: Color32) {
    for down in [5.0, 8.0] {
        let from = pos2(bar.left() - 2.0, bar.top() + down + 2.0);
        painter.line_segment([from, from + vec2(bar.width() + 4.0, -4.0)], Stroke::new(1.0, color));
    }
}
