//! One enlarged cell: its histogram with numbers on both axes, and a list of statistics.

use egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::bars;
use super::bars::{Bars, Scale};
use super::content::{Content, marker};
use crate::experiment::activations::{LayerResult, Show};
use crate::language::t;
use crate::network::histogram::Histogram;
use crate::picture::marker;
use crate::picture::theme::{regular, semibold, size};
use crate::picture::ticks::ticks;
use crate::words::activations::{percent, within};
use crate::words::numbers::{digits, grouped, number};

const LIST_WIDTH: f32 = 268.0;
/// From this width on, there is a list.
const MIN_WIDTH_WITH_LIST: f32 = 540.0;
/// The height below which a picture has no caption.
pub const LEAST_HEIGHT: f32 = 240.0;
const HEAD_HEIGHT: f32 = 40.0;

/// Draw a cell in `area`; returns the rectangle of its bars.
pub fn paint(ui: &Ui, area: Rect, content: &Content<'_>, (row, layer): (usize, usize)) -> Rect {
    let (painter, palette) = (ui.painter(), content.palette);
    palette.card(painter, area, 8.0);
    let title = format!("{} · {}", content.names[row], content.layer_name(layer));
    let at = area.min + vec2(16.0, 12.0);
    painter.add(marker::shape(marker(row), at + vec2(7.0, 10.0), 6.0, content.color(row), palette.panel, palette.lines));
    painter.text(at + vec2(22.0, 0.0), Align2::LEFT_TOP, title, semibold(palette.type_size(16.0)), palette.text);
    let result = &content.results.rows[row].layers[layer];
    let histogram = content.histogram(result);
    let shown = Bars::new(content, result);
    let scale = Scale { top: shown.max_count().max(1), log: content.settings.log };
    let with_list = area.width() >= MIN_WIDTH_WITH_LIST;
    let plot = Rect::from_min_max(
        pos2(area.left() + 72.0, area.top() + HEAD_HEIGHT + 12.0),
        pos2(area.right() - if with_list { LIST_WIDTH + 24.0 } else { 20.0 }, area.bottom() - 48.0),
    );
    paint_count_axis(ui, plot, scale, content);
    bars::paint(painter, plot, &shown, scale, content.color(row), palette.secondary);
    paint_value_axis(ui, plot, histogram, content);
    palette.frame(painter, plot);
    if with_list {
        let list = Rect::from_min_max(pos2(plot.right() + 24.0, area.top() + HEAD_HEIGHT + 8.0), area.max - vec2(16.0, 4.0));
        paint_list(ui, list, &facts(content, row, result), content);
    }
    plot
}

fn paint_count_axis(ui: &Ui, plot: Rect, scale: Scale, content: &Content<'_>) {
    let (painter, palette) = (ui.painter(), content.palette);
    let top = scale.top as f64;
    let marks: Vec<f64> = if scale.log {
        std::iter::once(0.0).chain((0..=top.log10().floor() as i32).map(|power| 10f64.powi(power))).collect()
    } else {
        ticks(0.0, top, 6.0).into_iter().filter(|mark| mark.fract() == 0.0).collect()
    };
    for mark in marks {
        let y = plot.bottom() - plot.height() * scale.height_fraction(mark as usize);
        painter.hline(plot.x_range(), y, palette.line(1.0, palette.hairline));
        painter.text(
            pos2(plot.left() - 8.0, y),
            Align2::RIGHT_CENTER,
            grouped(mark as usize),
            regular(size::SMALL),
            palette.secondary,
        );
    }
}

/// Draw the axis of the values with its label.
fn paint_value_axis(ui: &Ui, plot: Rect, histogram: &Histogram, content: &Content<'_>) {
    let (painter, palette) = (ui.painter(), content.palette);
    let [low, high] = histogram.range;
    for mark in ticks(low, high, f64::from(plot.width() / 90.0)) {
        let x = bars::screen_x(plot, histogram, mark);
        painter.vline(x, plot.bottom()..=plot.bottom() + 4.0, palette.line(1.0, palette.secondary));
        painter.text(pos2(x, plot.bottom() + 6.0), Align2::CENTER_TOP, number(mark, 4), regular(size::SMALL), palette.secondary);
    }
    let text = match content.settings.show {
        Show::Gradients => t!("enlarged.gradients"),
        Show::Weights => t!("enlarged.weights"),
        Show::Activations | Show::Symmetry => t!("enlarged.outputs"),
    };
    let at = pos2(plot.center().x, plot.bottom() + 24.0);
    painter.text(at, Align2::CENTER_TOP, text, regular(size::SMALL), palette.secondary);
}

/// The names and values of a cell's statistics.
fn facts(content: &Content<'_>, row: usize, layer: &LayerResult) -> Vec<(String, String)> {
    let LayerResult { units, spread, distinct, saturation, histogram, gradient, weights } = layer;
    let total = (histogram.total() + spread.not_finite) as f64;
    let share = |count: usize| percent(count as f64 / total);
    let or_dash = |value: f64| if value.is_nan() { "—".to_owned() } else { number(value, 4) };
    let about = content.settings.activation_of(&content.results.rows[row].row).about();
    let mut facts = vec![
        (t!("fact.mean"), or_dash(spread.mean)),
        (t!("fact.std"), or_dash(spread.std)),
        (t!("fact.within"), within(spread, digits)),
        (t!("fact.between"), or_dash(spread.between)),
        (
            t!("fact.distinct"),
            distinct.map_or_else(|| "—".to_owned(), |count| t!("fact.of", count = number(count, 3), units = units).into_owned()),
        ),
        (t!("fact.min"), or_dash(spread.min)),
        (t!("fact.max"), or_dash(spread.max)),
    ];
    if let Some(saturated) = about.saturated() {
        facts.push((t!("fact.saturated", what = saturated), percent(saturation.low + saturation.high)));
    }
    facts.push((t!("fact.zeros"), percent(spread.zeros)));
    facts.push((t!("fact.dead"), percent(spread.dead)));
    facts.push((
        t!("fact.outside"),
        t!("fact.both", below = share(histogram.outside[0]), above = share(histogram.outside[1])).into_owned(),
    ));
    if spread.not_finite > 0 {
        facts.push((t!("fact.not_finite"), share(spread.not_finite)));
    }
    facts.extend([
        (t!("fact.slope"), or_dash(saturation.slope)),
        (t!("fact.flat"), percent(saturation.flat)),
        (t!("fact.gradient"), or_dash(gradient.outputs)),
        (t!("fact.gradient_sums"), or_dash(gradient.sums)),
        (t!("fact.gradient_inputs"), or_dash(gradient.inputs)),
        (
            t!("fact.weights"),
            t!("fact.both", below = or_dash(weights.spread.mean), above = or_dash(weights.spread.std)).into_owned(),
        ),
    ]);
    facts.into_iter().map(|(name, value)| (name.into_owned(), value)).collect()
}

/// Draw the names and values, as many as there is room for.
fn paint_list(ui: &Ui, area: Rect, facts: &[(String, String)], content: &Content<'_>) {
    let (painter, palette) = (ui.painter(), content.palette);
    let (from, right) = (area.min, area.right());
    let mut y = from.y;
    for (name, value) in facts {
        let value = painter.layout_no_wrap(value.clone(), regular(palette.type_size(13.0)), palette.text);
        let name_width = right - from.x - value.size().x - 12.0;
        let name = painter.layout(name.clone(), regular(size::SMALL), palette.secondary, name_width);
        let height = name.size().y.max(value.size().y);
        if y + height > area.bottom() {
            return;
        }
        painter.galley(pos2(right - value.size().x, y), value, palette.text);
        painter.galley(pos2(from.x, y + 1.0), name, palette.secondary);
        y += height + 5.0;
        painter.hline(from.x..=right, y - 3.0, Stroke::new(1.0, palette.hairline));
    }
}
