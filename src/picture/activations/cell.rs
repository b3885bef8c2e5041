//! A cell: the histogram of a layer in one row, with its numbers.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};

use super::bars;
use super::bars::{Bars, Scale};
use super::content::Content;
use crate::experiment::activations::{LayerResult, RowResult, Show};
use crate::language::t;
use crate::network::histogram::Histogram;
use crate::picture::theme::{regular, size};
use crate::words::activations::{percent, within};
use crate::words::numbers::{digits, number};

/// Height of a line of numbers.
pub const LINE_HEIGHT: f32 = 15.0;
const AXIS_HEIGHT: f32 = 12.0;
const PADDING: f32 = 8.0;
/// From this width on, the ends of the axis are labelled.
const MIN_LABELLED_WIDTH: f32 = 56.0;

/// The three lines of numbers of a layer with their colours; [`labels`] has their labels.
pub fn lines(content: &Content<'_>, row: &RowResult, layer: &LayerResult) -> [(String, Color32); 3] {
    let palette = content.palette;
    let LayerResult { spread, saturation, gradient, .. } = layer;
    let plain = |text: String| (text, palette.text);
    if content.settings.show == Show::Weights {
        let spread = &layer.weights.spread;
        return [
            plain(format!("{} · {}", or_dash(spread.mean), or_dash(spread.std))),
            plain(or_dash(spread.min)),
            plain(or_dash(spread.max)),
        ];
    }
    if content.settings.show == Show::Gradients {
        let factor = gradient.factor();
        let fades = !(0.5..2.0).contains(&factor);
        let factor = if factor.is_nan() { "—".to_owned() } else { format!("× {}", digits(factor, 3)) };
        return [
            plain(or_dash(gradient.outputs)),
            (factor, if fades { palette.error } else { palette.text }),
            plain(format!("{} · {}", or_dash(saturation.slope), percent(saturation.flat))),
        ];
    }
    let first = &row.layers[0].spread;
    let unresponsive = !spread.is_resolved() || spread.within * 10.0 < first.within;
    let saturated = saturation.low + saturation.high;
    [
        plain(format!("{} · {}", or_dash(spread.mean), or_dash(spread.std))),
        plain(if content.settings.activation_of(&row.row).about().saturated.is_some() {
            percent(saturated)
        } else {
            "—".to_owned()
        }),
        (
            format!("{} · {}", within(spread, digits), or_dash(spread.between)),
            if unresponsive { palette.error } else { palette.text },
        ),
    ]
}

/// The labels of the lines of numbers.
pub fn labels(content: &Content<'_>) -> [String; 3] {
    let labels = match content.settings.show {
        Show::Gradients => [t!("cell.gradient"), t!("cell.factor"), t!("cell.slope")],
        Show::Weights => [t!("cell.mean_std"), t!("cell.min"), t!("cell.max")],
        Show::Activations | Show::Symmetry => [t!("cell.mean_std"), t!("cell.saturated"), t!("cell.spreads")],
    };
    labels.map(std::borrow::Cow::into_owned)
}

fn or_dash(value: f64) -> String {
    if value.is_finite() { digits(value, 3) } else { "—".to_owned() }
}

/// The parts of a cell.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The bars.
    pub plot: Rect,
    /// The top of the first line of numbers.
    pub numbers: f32,
}

/// Divide the rectangle of a cell into its parts.
pub fn parts(cell: Rect, with_numbers: bool) -> Parts {
    let padding = if cell.width() < MIN_LABELLED_WIDTH { 2.0 } else { PADDING };
    let lines = if with_numbers { 3.0 * LINE_HEIGHT } else { 0.0 };
    let numbers = cell.bottom() - 5.0 - lines;
    let axis = if cell.width() < MIN_LABELLED_WIDTH { 4.0 } else { AXIS_HEIGHT };
    let plot = Rect::from_min_max(pos2(cell.left() + padding, cell.top() + 7.0), pos2(cell.right() - padding, numbers - axis));
    Parts { plot, numbers }
}

/// Draw the cell of a row and a layer, given by their indices.
pub fn paint(
    painter: &Painter,
    cell: Rect,
    content: &Content<'_>,
    (row_index, layer): (usize, usize),
    scale: Scale,
    with_numbers: bool,
) {
    let palette = content.palette;
    let row = &content.results.rows[row_index];
    let layer = &row.layers[layer];
    let radius = if cell.width() < MIN_LABELLED_WIDTH { 3.0 } else { 8.0 };
    palette.card(painter, cell, radius);
    palette.frame(painter, cell);
    let Parts { plot, numbers } = parts(cell, with_numbers);
    let histogram = content.histogram(layer);
    bars::paint(painter, plot, &Bars::new(content, layer), scale, content.color(row_index), palette.secondary);
    if cell.width() >= MIN_LABELLED_WIDTH {
        paint_axis_ends(painter, plot, histogram, content);
        paint_notes(painter, plot, content, layer);
    }
    if with_numbers {
        for ((text, color), index) in lines(content, row, layer).into_iter().zip(0u8..) {
            let at = pos2(cell.left() + PADDING, numbers + LINE_HEIGHT * f32::from(index));
            paint_line(painter, at, cell.width() - 2.0 * PADDING, &text, color);
        }
    }
}

/// A line of numbers, in smaller letters where it is wider than the cell.
fn paint_line(painter: &Painter, at: Pos2, width: f32, text: &str, color: Color32) {
    let whole = painter.layout_no_wrap(text.to_owned(), regular(size::SMALL), color).size().x;
    let font = regular(size::SMALL * (width / whole).min(1.0));
    painter.text(at + vec2(0.0, (1.0 - (width / whole).min(1.0)) * size::SMALL / 2.0), Align2::LEFT_TOP, text, font, color);
}

/// The numbers at the ends of the axis, and 0 if it is between them.
fn paint_axis_ends(painter: &Painter, plot: Rect, histogram: &Histogram, content: &Content<'_>) {
    let [low, high] = histogram.range;
    let (font, color) = (regular(10.0), content.palette.secondary);
    let y = plot.bottom();
    painter.text(pos2(plot.left(), y), Align2::LEFT_TOP, number(low, 2), font.clone(), color);
    painter.text(pos2(plot.right(), y), Align2::RIGHT_TOP, number(high, 2), font.clone(), color);
    let zero = bars::screen_x(plot, histogram, 0.0);
    if zero - plot.left() > 20.0 && plot.right() - zero > 14.0 {
        painter.vline(zero, plot.bottom()..=plot.bottom() + 3.0, Stroke::new(1.0, color));
        painter.text(pos2(zero, y), Align2::CENTER_TOP, "0", font, color);
    }
}

/// Notes on the shares of values outside the range, not finite, and exactly 0. They cover at most half of the histogram.
fn paint_notes(painter: &Painter, plot: Rect, content: &Content<'_>, layer: &LayerResult) {
    let palette = content.palette;
    let histogram = content.histogram(layer);
    let not_finite = content.not_finite(layer);
    let all = (histogram.total() + not_finite) as f64;
    let font = regular(10.5);
    let mut at = plot.right_top();
    let mut add_note = |text: String, color: Color32| {
        let text = painter.layout_no_wrap(text, font.clone(), color);
        let rect = Align2::RIGHT_TOP.anchor_size(at, text.size());
        if rect.bottom() > plot.center().y {
            return;
        }
        painter.rect_filled(rect.expand2(vec2(2.0, 0.0)), 2.0, palette.panel.gamma_multiply(0.85)); // over the bars
        painter.galley(rect.min, text, color);
        at.y += rect.height();
    };
    if not_finite > 0 {
        add_note(t!("cell.not_finite", share = percent(not_finite as f64 / all)).into_owned(), palette.error);
    }
    let [below, above] = histogram.outside.map(|count| count as f64 / all);
    match (below > 0.0, above > 0.0) {
        (true, true) => add_note(t!("cell.outside", share = percent(below + above)).into_owned(), palette.secondary),
        (true, false) => add_note(t!("cell.below", share = percent(below)).into_owned(), palette.secondary),
        (false, true) => add_note(t!("cell.above", share = percent(above)).into_owned(), palette.secondary),
        (false, false) => {}
    }
    let zeros = content.zeros(layer);
    if zeros > 0.0 {
        add_note(t!("cell.zeros", share = percent(zeros)).into_owned(), palette.secondary);
    }
}
