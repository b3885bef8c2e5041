//! The charts: the loss, raw and smoothed, the sharpness where it is measured, and the test accuracy.

mod frame;
pub mod sharpness;

use egui::{Align2, Color32, Pos2, Rect, Stroke, Ui, pos2};

use super::content::{Content, Trace, styles};
use crate::experiment::training::{Axis, Band, Scale, smooth};
use crate::language::t;
use crate::picture::marker;
use crate::picture::plane::{self, Plane};
use crate::picture::polyline::thinned;
use crate::picture::theme::{regular, semibold, size};
use crate::words::numbers::grouped;

const GAP: f32 = 8.0;
/// Opacities of the raw losses, of the bands, and of the curves of kept runs.
const RAW: f32 = 0.22;
const BAND: f32 = 0.20;
const KEPT: f32 = 0.45;
/// The book puts a marker at every hundredth iteration; where these would touch, a multiple of it is used.
const MARKER_EVERY: usize = 100;
const MIN_MARKER_GAP: f64 = 18.0;

/// The planes of the charts.
#[derive(Clone, Copy, Debug)]
pub struct Charts {
    /// The losses.
    pub loss: Plane,
    /// The sharpness, if it is drawn.
    pub sharpness: Option<Plane>,
    /// The test accuracies.
    pub accuracy: Plane,
}

/// The least height of all charts, and of that of the losses alone.
pub fn least_height(content: &Content<'_>, all: bool) -> f32 {
    match (all, content.settings.sharpness) {
        (true, Some(_)) => 420.0,
        (true, None) => 280.0,
        (false, _) => 120.0,
    }
}

/// Below this height there is no room for the accuracies below the losses, as on a phone.
const LEAST_OF_TWO: f32 = 190.0;
/// Below this height there is no room for the accuracies below losses and sharpness.
const LEAST_OF_THREE: f32 = 310.0;

/// Draw all charts in `area`, one above the other, without that of the accuracies where there is no room for three; or that of the losses
/// alone. The plane of a chart that is left out is that of the losses.
pub fn paint(ui: &Ui, area: Rect, content: &Content<'_>, all: bool) -> Charts {
    let is_sharp = all && content.settings.sharpness.is_some();
    let both = all && area.height() >= if is_sharp { LEAST_OF_THREE } else { LEAST_OF_TWO };
    let part = if is_sharp { 0.25 } else { 0.3 };
    let lower = if both { (area.height() * part).clamp(92.0, 260.0) } else { -GAP };
    let middle = match (is_sharp, both) {
        (true, true) => (area.height() * 0.32).clamp(100.0, 320.0),
        (true, false) => area.height() * 0.48,
        (false, _) => -GAP,
    };
    let upper = Rect::from_min_max(area.min, pos2(area.right(), area.bottom() - lower - middle - 2.0 * GAP));
    let middle = Rect::from_min_max(pos2(area.left(), upper.bottom() + GAP), pos2(area.right(), area.bottom() - lower - GAP));
    let lower = Rect::from_min_max(pos2(area.left(), area.bottom() - lower), area.max);
    let x_axis = x_axis(content);
    let loss = frame::plane(
        ui,
        upper,
        content,
        &loss_title(ui, content, upper.width()),
        &t!("plot.loss_name"),
        [x_axis, loss_axis(content)],
    );
    let accuracy_title = t!("plot.accuracy");
    let accuracy = if both {
        frame::plane(ui, lower, content, &accuracy_title, &accuracy_title, [x_axis, accuracy_axis(content)])
    } else {
        loss
    };
    let sharp = is_sharp.then(|| {
        let titles = [t!("sharpness.title_long"), t!("sharpness.title")];
        frame::plane(
            ui,
            middle,
            content,
            &frame::fitting(ui, titles, middle.width()),
            &t!("sharpness.title"),
            [x_axis, sharpness::axis(content)],
        )
    });
    if let Some(sharp) = &sharp {
        sharpness::paint(ui, content, sharp);
    }
    for kept in content.kept {
        // In the colours of the current theme.
        for (trace, (color, ..)) in kept.traces.iter().zip(styles(&kept.settings, content.palette)) {
            let stroke = content.palette.line(1.5, color.gamma_multiply(KEPT));
            let lines = [
                loss.line(smoothed(content, trace).map(|(x, band)| [x, band.median])),
                if both { accuracy.line(accuracy_points(content, trace).map(|(x, band)| [x, band.median])) } else { Vec::new() },
            ];
            for runs in lines {
                paint_runs(ui, runs, stroke, 2);
            }
        }
    }
    for trace in content.drawn() {
        paint_raw(ui, content, &loss, trace);
    }
    for trace in content.drawn() {
        paint_smoothed(ui, content, &loss, trace);
        if both {
            paint_accuracy(ui, content, &accuracy, trace);
        }
    }
    paint_labels_above(ui, content, &loss);
    Charts { loss, sharpness: sharp, accuracy }
}

/// The title of the chart of losses: its axes, or the loss alone where there is no room for both.
fn loss_title(ui: &Ui, content: &Content<'_>, width: f32) -> String {
    let unit = match content.settings.axis {
        Axis::Iterations => t!("plot.by_iteration", every = grouped(marker_spacing(content.settings.iterations))),
        Axis::Seconds => t!("plot.by_seconds", every = grouped(marker_spacing(content.settings.iterations))),
    };
    let scale = match content.settings.scale {
        Scale::Book => t!("plot.loss_book"),
        Scale::Log => t!("plot.loss_log"),
        Scale::Free => t!("plot.loss_free"),
    };
    frame::fitting(ui, [format!("{scale} {unit}").into(), scale], width)
}

fn x_axis(content: &Content<'_>) -> plane::Axis {
    let kept = content.kept.iter();
    let end = match content.settings.axis {
        Axis::Iterations => {
            kept.map(|kept| kept.settings.iterations).chain([content.settings.iterations]).max().unwrap_or(1) as f64
        }
        Axis::Seconds => {
            let all = content.traces.iter().chain(kept.flat_map(|kept| kept.traces.iter()));
            all.filter_map(|trace| trace.seconds.last().copied()).fold(0.1, f64::max)
        }
    };
    plane::Axis { range: [0.0, end.max(1e-3)], scale: plane::Scale::Linear }
}

fn loss_axis(content: &Content<'_>) -> plane::Axis {
    let values = || content.drawn().flat_map(|trace| trace.smoothed.iter().flat_map(|band| [band.low, band.high]));
    let finite = |value: &f64| value.is_finite() && *value > 0.0;
    let linear = |high: f64| plane::Axis { range: [0.0, high], scale: plane::Scale::Linear };
    match content.settings.scale {
        Scale::Book => linear(1.0),
        Scale::Free => {
            let high = values().filter(finite).fold(0.0f64, f64::max);
            linear(if high > 0.0 { high * 1.05 } else { 1.0 })
        }
        Scale::Log => {
            let powers = || values().filter(finite).map(f64::log10);
            let (low, high) = (powers().fold(f64::INFINITY, f64::min), powers().fold(f64::NEG_INFINITY, f64::max));
            let range = if low <= high { [low.floor(), high.ceil().max(low.floor() + 1.0)] } else { [-2.0, 1.0] };
            plane::Axis { range, scale: plane::Scale::Log }
        }
    }
}

/// The axis of the accuracies: up to 100 %, from a bound below all accuracies after the first tenth of the iterations.
fn accuracy_axis(content: &Content<'_>) -> plane::Axis {
    const LOWER_BOUNDS: [f64; 4] = [0.9, 0.8, 0.5, 0.0];
    let tenth = content.settings.iterations / 10;
    let all = content.drawn().flat_map(|trace| &trace.accuracies);
    let later = all.filter(|(iteration, _)| *iteration >= tenth).map(|(_, band)| band.low).reduce(f64::min);
    let low = later.and_then(|lowest| LOWER_BOUNDS.into_iter().find(|low| *low <= lowest)).unwrap_or(0.0);
    plane::Axis { range: [low, 1.0], scale: plane::Scale::Percent }
}

/// The x value of an iteration: the iteration itself, or the training time in seconds.
pub fn x_value(content: &Content<'_>, trace: &Trace, iteration: usize) -> f64 {
    match content.settings.axis {
        Axis::Iterations => iteration as f64,
        Axis::Seconds => trace.seconds.get(iteration).copied().unwrap_or(0.0),
    }
}

/// The smoothed losses with their x values.
fn smoothed<'a>(content: &'a Content<'_>, trace: &'a Trace) -> impl Iterator<Item = (f64, Band)> + Clone + 'a {
    trace.smoothed.iter().enumerate().map(|(iteration, band)| (x_value(content, trace, iteration), *band))
}

fn accuracy_points<'a>(content: &'a Content<'_>, trace: &'a Trace) -> impl Iterator<Item = (f64, Band)> + Clone + 'a {
    trace.accuracies.iter().map(|(iteration, band)| (x_value(content, trace, *iteration), *band))
}

/// Marker spacing in iterations, for a run of `iterations`.
fn marker_spacing(iterations: usize) -> usize {
    const WIDTH: f64 = 700.0; // a typical width, so that markers do not jump while a window is resized
    let pitch = MARKER_EVERY as f64 / iterations as f64 * WIDTH;
    let every = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|every| pitch * f64::from(*every) >= MIN_MARKER_GAP).unwrap_or(100);
    MARKER_EVERY * every as usize
}

fn paint_raw(ui: &Ui, content: &Content<'_>, plane: &Plane, trace: &Trace) {
    if content.settings.seeds > 1 {
        return; // the band shows the spread over the seeds
    }
    let raw = trace.raw.iter().enumerate().map(|(iteration, loss)| [x_value(content, trace, iteration), f64::from(*loss)]);
    let color = trace.color.gamma_multiply(RAW * content.opacity(trace.curve));
    paint_runs(ui, plane.line(raw), content.palette.line(1.0, color), 0);
}

fn paint_smoothed(ui: &Ui, content: &Content<'_>, plane: &Plane, trace: &Trace) {
    let color = trace.color.gamma_multiply(content.opacity(trace.curve));
    let points = smoothed(content, trace);
    if content.settings.seeds > 1 {
        let band = points.clone().map(|(x, band)| (x, [band.low, band.high]));
        plane.paint_band(ui.painter(), band, color.gamma_multiply(BAND));
    }
    let settled = trace.smoothed.len().saturating_sub(smooth::HALF);
    let line = points.map(|(x, band)| [x, band.median]).collect::<Vec<_>>();
    paint_runs(ui, plane.line(line[..settled].iter().copied()), content.palette.line(2.0, color), trace.variation);
    // The end of the smoothed line still changes with later losses.
    let provisional = plane.line(line[settled.saturating_sub(1)..].iter().copied());
    for run in provisional {
        ui.painter().extend(egui::Shape::dotted_line(&run, color, 3.0 * content.palette.lines, content.palette.lines));
    }
    let spacing = marker_spacing(content.settings.iterations);
    let markers = line.iter().take(settled).step_by(spacing).map(|point| plane.screen_from_plot(*point));
    paint_markers(ui, content, plane, trace, color, markers);
}

fn paint_accuracy(ui: &Ui, content: &Content<'_>, plane: &Plane, trace: &Trace) {
    let color = trace.color.gamma_multiply(content.opacity(trace.curve));
    let points = accuracy_points(content, trace);
    if content.settings.seeds > 1 {
        let band = points.clone().map(|(x, band)| (x, [band.low, band.high]));
        plane.paint_band(ui.painter(), band, color.gamma_multiply(BAND));
    }
    let line = points.map(|(x, band)| [x, band.median]);
    paint_runs(ui, plane.line(line.clone()), content.palette.line(1.5, color), trace.variation);
    paint_markers(ui, content, plane, trace, color, line.map(|point| plane.screen_from_plot(point)));
}

fn paint_runs(ui: &Ui, runs: Vec<Vec<Pos2>>, stroke: Stroke, variation: usize) {
    for run in runs {
        ui.painter().add(marker::line(thinned(run, stroke.width), stroke, variation));
    }
}

/// Draw markers at the positions inside the plane, with gaps between them.
fn paint_markers(
    ui: &Ui,
    content: &Content<'_>,
    plane: &Plane,
    trace: &Trace,
    color: Color32,
    on_screen: impl Iterator<Item = [f64; 2]>,
) {
    let bounds = plane.rect.expand(0.5);
    let mut previous = f64::NEG_INFINITY;
    for [x, y] in on_screen {
        let at = pos2(x as f32, y as f32);
        if bounds.contains(at) && x - previous >= MIN_MARKER_GAP * 0.6 * f64::from(content.palette.lines) {
            ui.painter().add(marker::shape(trace.marker, at, 4.0, color, content.palette.panel, content.palette.lines));
            previous = x;
        }
    }
}

/// At the upper border, label the curves whose latest loss is above the chart.
fn paint_labels_above(ui: &Ui, content: &Content<'_>, plane: &Plane) {
    let mut right = plane.rect.right() - 4.0;
    for trace in content.drawn() {
        let Some(last) = trace.smoothed.last() else { continue };
        let x = x_value(content, trace, trace.smoothed.len() - 1);
        if plane.screen_from_plot([x, last.median])[1] < f64::from(plane.rect.top()) - 1.0 {
            let text = t!("plot.above", name = trace.name, loss = crate::words::numbers::number(last.median, 3));
            let text = ui.painter().layout_no_wrap(text.into_owned(), semibold(size::SMALL), trace.color);
            right -= text.size().x;
            let at = pos2(right, plane.rect.top() + 4.0);
            ui.painter().rect_filled(Rect::from_min_size(at, text.size()).expand(3.0), 4.0, content.palette.panel);
            ui.painter().galley(at, text, trace.color);
            right -= 14.0;
        }
    }
    if content.traces.iter().all(|trace| trace.raw.is_empty()) {
        let (at, font) = (plane.rect.center(), regular(size::BODY));
        ui.painter().text(at, Align2::CENTER_CENTER, t!("plot.empty"), font, content.palette.secondary);
    }
}
