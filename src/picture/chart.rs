//! One chart: curves over a grid with labelled axes, linear or logarithmic. A click on it chooses a place on the horizontal axis.

use egui::{Align2, Color32, Sense, Ui};
use rust_i18n::t;

use super::marker;
use super::plane::{Axis, Plane, Scale};
use super::theme::{Palette, regular, size};
use crate::words;

/// A chart's curves and axes.
pub struct Chart {
    /// The identity of the chart.
    pub id: &'static str,
    /// Its name, for those who hear it.
    pub title: String,
    /// The curves, the later ones on top.
    pub curves: Vec<Curve>,
    /// Points to mark on the curves.
    pub points: Vec<([f64; 2], Color32)>,
    /// Where a vertical line is.
    pub cursor: Option<f64>,
    /// The horizontal axis.
    pub across: Axis,
    /// How the vertical axis is scaled; its ends follow from the curves.
    pub upward: Scale,
    /// On a logarithmic axis with values of 0 or less: the exponent at which they are drawn, below all others.
    pub zero: Option<f64>,
}

/// A curve.
pub struct Curve {
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: Vec<[f64; 2]>,
    /// Its colour.
    pub color: Color32,
    /// Whether it is dashed.
    pub dashed: bool,
}

/// Draw the chart in the room that is left; returns the value on the horizontal axis that was clicked or dragged to.
pub fn chart_ui(ui: &mut Ui, chart: &Chart, palette: &'static Palette) -> Option<f64> {
    let room = ui.available_rect_before_wrap();
    let upward = Axis { ends: upward_ends(chart), scale: chart.upward };
    let plane = Plane::new(room.with_min_x(room.left() - 4.0), chart.across, upward);
    // No stop of the Tab key: ← and → show the steps.
    let response = ui.interact(plane.rect, ui.scope_id().with(chart.id), Sense::CLICK | Sense::DRAG);
    ui.advance_cursor_after_rect(room);
    let painter = ui.painter();
    plane.paint(painter, palette);
    for curve in &chart.curves {
        let stroke = palette.line(1.5, curve.color);
        for run in plane.line(curve.points.iter().copied()) {
            painter.extend(marker::line(run, stroke, if curve.dashed { 2 } else { 0 }));
        }
    }
    for (point, color) in &chart.points {
        let [x, y] = plane.at(*point);
        painter.circle_filled(egui::pos2(x as f32, y as f32), 4.5 * palette.lines, *color);
    }
    if let Some(cursor) = chart.cursor {
        let x = plane.at([cursor, 1.0])[0] as f32;
        painter.vline(x, plane.rect.y_range(), palette.line(1.0, palette.text));
    }
    if let Some(zero) = chart.zero {
        let y = plane.at([1.0, 10f64.powf(zero)])[1] as f32;
        let at = egui::pos2(plane.rect.left() - 6.0, y);
        painter.text(at, Align2::RIGHT_CENTER, "≤ 0", regular(size::SMALL), palette.second);
    }
    let title = t!("description.chart", title = chart.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, title.as_ref()));
    let description = words::charts::description(&described(chart));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(description));
    let pointer = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged());
    pointer.map(|pointer| plane.across_at(pointer))
}

/// Each curve's name with its first and last value.
fn described(chart: &Chart) -> Vec<(String, [f64; 2])> {
    let ends = |curve: &Curve| Some((curve.name.clone(), [curve.points.first()?[1], curve.points.last()?[1]]));
    chart.curves.iter().filter(|curve| curve.points.len() > 1).filter_map(ends).collect()
}

/// The ends of the vertical axis: those of all values, with a little room.
fn upward_ends(chart: &Chart) -> [f64; 2] {
    let is_log = chart.upward == Scale::Log;
    let along = |[_, value]: &[f64; 2]| if is_log { value.log10() } else { *value };
    let values = chart.curves.iter().flat_map(|curve| &curve.points).map(along).filter(|value| value.is_finite());
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    // A log axis has numbers at whole powers of ten only: at least two of them are shown.
    let few = is_log && high.floor() - low.ceil() < 1.0;
    let (low, high) = if few { (low.floor(), high.ceil().max(low.floor() + 1.0)) } else { (low, high) };
    let room = ((high - low) * 0.06).max(low.abs().max(high.abs()) * 1e-9).max(1e-12);
    [low - room, high + room]
}
