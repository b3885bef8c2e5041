//! One chart: curves over a grid with labelled axes, linear or logarithmic.

use egui::{Color32, Sense, Ui, Vec2b};
use egui_plot::{AxisHints, GridInput, GridMark, Line, LineStyle, Plot, PlotBounds, PlotPoint, PlotPoints, Points, VLine};
use rust_i18n::t;

use super::theme::{Palette, size};
use super::ticks::ticks;
use crate::words;
use crate::words::numbers::{number, superscript};

/// Room for the numbers of the vertical axis.
const AXIS_WIDTH: f32 = 44.0;
/// Pixels between two numbers of the vertical axis, at least.
const SPACING: f64 = 36.0;

/// A chart's curves and axes. Values on a logarithmic axis are given as powers of ten.
pub struct Plotted {
    /// The identity of the chart.
    pub id: &'static str,
    /// Its name, for those who hear it.
    pub title: String,
    /// The curves, the later ones on top.
    pub curves: Vec<Curve>,
    /// Points to mark on the curves.
    pub marks: Vec<([f64; 2], Color32)>,
    /// Where a vertical line stands.
    pub cursor: Option<f64>,
    /// The ends of the horizontal axis.
    pub across: [f64; 2],
    /// Whether the horizontal axis is logarithmic.
    pub log_across: bool,
    /// Whether the vertical axis is logarithmic.
    pub log: bool,
    /// On a logarithmic axis with values of 0 or less: where they are drawn, below all others.
    pub zero: Option<f64>,
}

/// A curve.
pub struct Curve {
    /// Its name.
    pub name: String,
    /// Its identity.
    pub id: egui::Id,
    /// Its points.
    pub points: Vec<[f64; 2]>,
    /// Its colour.
    pub color: Color32,
    /// Whether it is dashed.
    pub dashed: bool,
}

/// Draw the chart in the room that is left; returns the place on the horizontal axis that was clicked or dragged to.
pub fn plot_ui(ui: &mut Ui, plotted: Plotted, palette: &'static Palette) -> Option<f64> {
    let small = egui::FontId::proportional(11.0);
    ui.style_mut().text_styles.insert(egui::TextStyle::Body, small);
    ui.visuals_mut().override_text_color = Some(palette.second);
    let Plotted { id, cursor, log, log_across, zero, .. } = plotted;
    let pixels = ui.available_height();
    let upward = move |input: GridInput| {
        let marks = ticks(input.bounds.0, input.bounds.1, f64::from(pixels) / SPACING);
        // Between two powers of ten a log axis has no mark of this kind.
        grid_marks(marks.into_iter().filter(|mark| !log || mark.fract() == 0.0).collect())
    };
    let bounds = bounds(&plotted);
    let (title, told) = (t!("told.chart", title = plotted.title).into_owned(), words::charts::description(&described(&plotted)));
    let across = AxisHints::new_x()
        .formatter(move |mark, _| if log_across { power_of_ten(mark.value) } else { number(mark.value, 6) })
        .label_spacing(24.0..=32.0); // the marks are far enough apart: none fades
    let response = Plot::new(id)
        .height(pixels)
        .sense(Sense::CLICK | Sense::DRAG) // no stop of the Tab key: ← and → show the steps
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_background(false)
        .show_crosshair(false)
        .set_margin_fraction(egui::Vec2::ZERO)
        .auto_bounds(Vec2b::FALSE)
        .grid_color(palette.hairline)
        .grid_fade(0.0)
        .y_axis_min_width(AXIS_WIDTH)
        .x_grid_spacer(|input| {
            grid_marks(ticks(input.bounds.0, input.bounds.1, 4.0).into_iter().filter(|mark| mark.fract() == 0.0).collect())
        })
        .y_grid_spacer(upward)
        .custom_x_axes(vec![across])
        .y_axis_formatter(move |mark, _| match zero {
            Some(zero) if mark.value <= zero => String::new(),
            _ if log => power_of_ten(mark.value),
            _ => number(mark.value, 4),
        })
        .label_formatter(|_| None)
        .show(ui, |plot| {
            plot.set_plot_bounds(bounds);
            for Curve { name, id, points, color, dashed } in plotted.curves {
                let style = if dashed { LineStyle::dashed_dense() } else { LineStyle::Solid };
                let line = Line::new(name, PlotPoints::from(points)).id(id).color(color).width(1.5 * palette.lines);
                plot.line(line.style(style).allow_band(false));
            }
            for (at, color) in plotted.marks {
                plot.points(Points::new("", vec![at]).color(color).radius(4.5 * palette.lines).allow_hover(false));
            }
            if let Some(cursor) = cursor {
                plot.vline(VLine::new("", cursor).stroke(palette.line(1.0, palette.text)).allow_hover(false));
            }
        });
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &title));
    ui.ctx().accesskit_node_builder(response.response.id, |node| node.set_description(told));
    if let Some(zero) = zero {
        let at = response.transform.position_from_point(&PlotPoint::new(0.0, zero));
        let left = egui::pos2(response.transform.frame().min.x - 6.0, at.y);
        let font = egui::FontId::proportional(size::SMALL);
        ui.painter().text(left, egui::Align2::RIGHT_CENTER, "≤ 0", font, palette.second);
    }
    let pointer = response.response.interact_pointer_pos().filter(|_| response.response.clicked() || response.response.dragged());
    pointer.map(|pointer| response.transform.value_from_position(pointer).x)
}

/// Each curve's name with its first and last value, those of a logarithmic axis as they are.
fn described(plotted: &Plotted) -> Vec<(String, [f64; 2])> {
    let value = |[_, value]: &[f64; 2]| if plotted.log { 10f64.powf(*value) } else { *value };
    let ends = |curve: &Curve| Some((curve.name.clone(), [value(curve.points.first()?), value(curve.points.last()?)]));
    plotted.curves.iter().filter(|curve| curve.points.len() > 1).filter_map(ends).collect()
}

/// Marks at these values, all of the same rank.
fn grid_marks(values: Vec<f64>) -> Vec<GridMark> {
    let step_size = values.windows(2).map(|pair| pair[1] - pair[0]).fold(1e9, f64::min);
    values.into_iter().map(|value| GridMark { value, step_size }).collect()
}

/// `10⁻³` for −3, and plain numbers near 1.
pub fn power_of_ten(exponent: f64) -> String {
    if (-3.0..=3.0).contains(&exponent) {
        number(10f64.powf(exponent), 3)
    } else {
        format!("10{}", superscript(&format!("{exponent}")))
    }
}

/// The whole horizontal axis, and all values with a little room.
fn bounds(plotted: &Plotted) -> PlotBounds {
    let values = plotted.curves.iter().flat_map(|curve| &curve.points).map(|[_, value]| *value).filter(|value| value.is_finite());
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    // A log axis has numbers at whole powers of ten only: at least two of them are shown.
    let few = plotted.log && high.floor() - low.ceil() < 1.0;
    let (low, high) = if few { (low.floor(), high.ceil().max(low.floor() + 1.0)) } else { (low, high) };
    let room = ((high - low) * 0.06).max(low.abs().max(high.abs()) * 1e-9).max(1e-12);
    PlotBounds::from_min_max([plotted.across[0], low - room], [plotted.across[1], high + room])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_near_one_are_plain() {
        assert_eq!([power_of_ten(-2.0), power_of_ten(0.0), power_of_ten(-9.0)], ["0.01", "1", "10⁻⁹"]);
    }
}
