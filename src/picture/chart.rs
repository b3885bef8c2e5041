//! One chart: curves over a grid with labelled axes, linear or logarithmic. A click chooses a value on the horizontal axis.

use egui::{Color32, Painter, Pos2, Sense, Ui};

use super::marker;
use super::plane::{Axis, Plane, Scale};
use super::theme::Palette;
use crate::language::t;
use crate::optimizer::Marker;
use crate::words;

/// A chart's curves and axes.
pub struct Chart {
    /// The identity of the chart.
    pub id: &'static str,
    /// Its name for screen readers.
    pub title: String,
    /// The titles of its axes, for paper.
    pub axes: [String; 2],
    /// The curves, the later ones on top.
    pub curves: Vec<Curve>,
    /// Points to mark on the curves.
    pub points: Vec<([f64; 2], Color32)>,
    /// The x value of a vertical line.
    pub cursor: Option<f64>,
    /// The horizontal axis.
    pub x_axis: Axis,
    /// The scale of the vertical axis; its range follows from the curves.
    pub y_scale: Scale,
    /// On a log axis with values of 0 or less: the exponent at which they are drawn, below all others.
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
    /// How it is dashed: the variation of [`marker::line`].
    pub variation: usize,
    /// The markers on it, so that colour is never the only difference.
    pub marker: Option<Marker>,
}

/// Radius of a marker, and the distance between two of them on a curve.
const RADIUS: f32 = 3.0;
const MARKER_GAP: f32 = 36.0;

/// Draw the chart in the available rectangle of `ui`; returns the x value that was clicked or dragged to.
pub fn chart_ui(ui: &mut Ui, chart: &Chart, palette: &'static Palette) -> Option<f64> {
    let available = ui.available_rect_before_wrap();
    let y_axis = Axis { range: y_range(chart), scale: chart.y_scale };
    let outer = available.with_min_x(available.left() - 4.0);
    let new = if palette.paper { Plane::with_titles } else { Plane::new };
    let plane = Plane { zero: chart.zero, ..new(outer, chart.x_axis, y_axis) };
    // Not reached with Tab: ← and → show the steps.
    let response = ui.interact(plane.rect, ui.scope_id().with(chart.id), Sense::CLICK | Sense::DRAG);
    ui.advance_cursor_after_rect(available);
    let painter = ui.painter();
    plane.paint(painter, palette);
    if palette.paper {
        plane.paint_titles(painter, palette, chart.axes.each_ref().map(String::as_str));
    }
    for curve in &chart.curves {
        let stroke = palette.line(1.5, curve.color);
        for run in plane.line(curve.points.iter().copied()) {
            painter.add(marker::line(run, stroke, curve.variation));
        }
    }
    paint_markers(painter, &plane, &chart.curves, palette);
    for (point, color) in &chart.points {
        let [x, y] = plane.screen_from_plot(*point);
        painter.circle_filled(egui::pos2(x as f32, y as f32), 4.5 * palette.lines, *color);
    }
    if let Some(cursor) = chart.cursor {
        let x = plane.screen_from_plot([cursor, 1.0])[0] as f32;
        painter.vline(x, plane.rect.y_range(), palette.line(1.0, palette.text));
    }
    let title = t!("description.chart", title = chart.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, title.as_ref()));
    let description = words::charts::description(&first_and_last(chart));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(description));
    let pointer = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged());
    pointer.map(|pointer| plane.x_from_screen(pointer))
}

/// Draw the markers of the curves at points at about equal distances. Those of one curve lie between those of the others, so that
/// they can be told apart where curves run together.
fn paint_markers(painter: &Painter, plane: &Plane, curves: &[Curve], palette: &Palette) {
    let marked: Vec<(&Curve, Marker)> = curves.iter().filter_map(|curve| Some((curve, curve.marker?))).collect();
    let gap = MARKER_GAP * palette.lines;
    for (index, (curve, marker)) in marked.iter().enumerate() {
        let offset = gap * (index as f32 + 0.5) / marked.len() as f32;
        let points = curve.points.iter().map(|point| plane.screen_from_plot(*point).map(|part| part as f32));
        let inside: Vec<Pos2> = points.map(Pos2::from).filter(|at| plane.rect.expand(1.0).contains(*at)).collect();
        let fill = palette.panel.gamma_multiply(f32::from(curve.color.a()) / 255.0);
        for at in places(&inside, plane.rect.left() + offset, gap) {
            painter.add(marker::shape(*marker, at, RADIUS, curve.color, fill, palette.lines));
        }
    }
}

/// The points with a marker: the first one from `start` on, and in each further `gap`; the last one if the curve ends before.
fn places(points: &[Pos2], start: f32, gap: f32) -> Vec<Pos2> {
    let mut next = start;
    let is_due = |at: &Pos2| {
        let due = at.x >= next;
        if due {
            next += gap * (((at.x - next) / gap).floor() + 1.0);
        }
        due
    };
    let places: Vec<Pos2> = points.iter().copied().filter(is_due).collect();
    if places.is_empty() { points.last().copied().into_iter().collect() } else { places }
}

/// Each curve's name with its first and last value.
fn first_and_last(chart: &Chart) -> Vec<(String, [f64; 2])> {
    let ends = |curve: &Curve| Some((curve.name.clone(), [curve.points.first()?[1], curve.points.last()?[1]]));
    chart.curves.iter().filter(|curve| curve.points.len() > 1).filter_map(ends).collect()
}

/// The range of the vertical axis: that of all values, with a small margin.
fn y_range(chart: &Chart) -> [f64; 2] {
    let is_log = chart.y_scale == Scale::Log;
    let on_axis = |[_, value]: &[f64; 2]| if is_log { value.log10() } else { *value };
    let values = chart.curves.iter().flat_map(|curve| &curve.points).map(on_axis).filter(|value| value.is_finite());
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (low, high) = if low <= high { (low, high) } else { (0.0, 1.0) };
    // A log axis has ticks at whole powers of ten only: at least two of them are shown.
    let few = is_log && high.floor() - low.ceil() < 1.0;
    let (low, high) = if few { (low.floor(), high.ceil().max(low.floor() + 1.0)) } else { (low, high) };
    let margin = ((high - low) * 0.06).max(low.abs().max(high.abs()) * 1e-9).max(1e-12);
    [low - margin, high + margin]
}

#[cfg(test)]
mod tests;
