//! The chart of the sharpness: λ of each curve, the curvature along the gradient, and the limit that a quadratic sets.

use egui::{Align2, Rect, Ui, pos2};

use super::{BAND, Content, Trace, paint_markers, paint_runs};
use crate::experiment::training::{Axis, Band, SharpnessBand};
use crate::language::t;
use crate::picture::plane::{self, Plane};
use crate::picture::theme::{regular, size};

/// Opacity of the curvature along the gradient.
const ALONG: f32 = 0.45;
/// Labels of limits closer than this share one, in points.
const LABEL_HEIGHT: f32 = 14.0;

/// The x value of a measurement: its iteration, or the training time in seconds before it.
pub fn x_value(content: &Content<'_>, trace: &Trace, iteration: usize) -> f64 {
    match content.settings.axis {
        Axis::Iterations => iteration as f64,
        Axis::Seconds => iteration.checked_sub(1).and_then(|last| trace.seconds.get(last)).copied().unwrap_or(0.0),
    }
}

/// The axis from 0 to the highest λ and limit; logarithmic if they differ too much for that.
pub(super) fn axis(content: &Content<'_>) -> plane::Axis {
    const WIDE: f64 = 20.0;
    let measured = || content.drawn().flat_map(|trace| trace.sharpness.iter().map(|at| at.largest));
    let limits = || content.drawn().flat_map(|trace| trace.limits.iter().map(|(_, limit)| *limit));
    let values = measured().flat_map(|band| [band.low, band.high]).chain(limits());
    let (low, high) = values
        .filter(|value| *value > 0.0 && value.is_finite())
        .fold((f64::INFINITY, 0.0f64), |(low, high), value| (low.min(value), high.max(value)));
    if low * WIDE < high {
        let (low, high) = (low.log10().floor(), high.log10().ceil());
        return plane::Axis { range: [low, high.max(low + 1.0)], scale: plane::Scale::Log };
    }
    plane::Axis { range: [0.0, if high > 0.0 { high * 1.15 } else { 1.0 }], scale: plane::Scale::Linear }
}

/// Draw what was measured of all curves, their limits first.
pub(super) fn paint(ui: &Ui, content: &Content<'_>, plane: &Plane) {
    let mut labels: Vec<f32> = Vec::new();
    for trace in content.drawn() {
        paint_limit(ui, content, plane, trace, &mut labels);
    }
    for trace in content.drawn() {
        paint_measured(ui, content, plane, trace);
    }
}

/// What can be drawn on the plane's scale.
fn drawable(plane: &Plane, value: f64) -> bool {
    value.is_finite() && (plane.y_axis.scale != plane::Scale::Log || value > 0.0)
}

fn paint_limit(ui: &Ui, content: &Content<'_>, plane: &Plane, trace: &Trace, labels: &mut Vec<f32>) {
    let color = trace.color.gamma_multiply(content.opacity(trace.curve));
    let points = trace.limits.iter().map(|(iteration, limit)| [x_value(content, trace, *iteration), *limit]);
    // Steps: the limit holds until the next measurement, the last one to the end of the chart.
    let end = points.clone().next_back().map(|[_, limit]| [plane.x_axis.range[1], limit]);
    let points: Vec<[f64; 2]> = points.chain(end).filter(|[_, limit]| drawable(plane, *limit)).collect();
    paint_runs(ui, plane.line(points.iter().copied()), content.palette.line(1.0, color), 1);
    let Some(last) = points.last() else { return };
    let [_, y] = plane.screen_from_plot(*last);
    let y = y as f32;
    if plane.rect.y_range().contains(y) && labels.iter().all(|other| (other - y).abs() >= LABEL_HEIGHT) {
        labels.push(y);
        let (anchor, gap) =
            if y - LABEL_HEIGHT > plane.rect.top() { (Align2::RIGHT_BOTTOM, -1.0) } else { (Align2::RIGHT_TOP, 1.0) };
        let font = regular(content.palette.type_size(size::SMALL));
        let text = ui.painter().layout_no_wrap(t!("sharpness.limit").into_owned(), font, color);
        let rect: Rect = anchor.anchor_size(pos2(plane.rect.right() - 4.0, y + gap), text.size());
        ui.painter().galley(rect.min, text, color);
    }
}

fn paint_measured(ui: &Ui, content: &Content<'_>, plane: &Plane, trace: &Trace) {
    let color = trace.color.gamma_multiply(content.opacity(trace.curve));
    let line = |value: fn(&SharpnessBand) -> Option<Band>| {
        let points = trace.sharpness.iter().filter_map(move |at| Some((x_value(content, trace, at.iteration), value(at)?)));
        points.filter(|(_, band)| [band.low, band.median].into_iter().all(|value| drawable(plane, value))).collect::<Vec<_>>()
    };
    let along = line(|at| at.along_gradient).into_iter().map(|(x, band)| [x, band.median]);
    paint_runs(ui, plane.line(along), content.palette.line(1.0, color.gamma_multiply(ALONG)), 0);
    let largest = line(|at| Some(at.largest));
    if content.settings.seeds > 1 {
        let band = largest.iter().map(|(x, band)| (*x, [band.low, band.high]));
        plane.paint_band(ui.painter(), band, color.gamma_multiply(BAND));
    }
    let largest: Vec<[f64; 2]> = largest.into_iter().map(|(x, band)| [x, band.median]).collect();
    paint_runs(ui, plane.line(largest.iter().copied()), content.palette.line(2.0, color), trace.variation);
    paint_markers(ui, content, plane, trace, color, largest.into_iter().map(|point| plane.screen_from_plot(point)));
}
