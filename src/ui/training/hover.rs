//! The tooltip of the curve under the pointer.

use egui::{Id, Pos2, Response, RichText, Sense, Ui};

use crate::experiment::training::SharpnessBand;
use crate::language::t;
use crate::picture::plane::{Plane, Scale};
use crate::picture::theme::{semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::picture::training::content::{Content, Trace};
use crate::picture::training::curves::{Charts, sharpness, x_value};
use crate::words::numbers::{grouped, number};
use crate::words::training::{band, percent};

/// Maximum distance between the pointer and a curve, in points of the screen.
const MAX_DISTANCE: f64 = 24.0;

/// Show a tooltip of the curve nearest to the pointer; returns its index. `description` is that of the charts.
pub fn hover_ui(ui: &Ui, charts: &Charts, content: &Content<'_>, description: &str) -> Option<usize> {
    let mut found = None;
    let accuracy = Some(("accuracy", &charts.accuracy)).filter(|(_, plane)| plane.rect != charts.loss.rect); // where it is drawn
    for (name, plane) in [("loss", &charts.loss)].into_iter().chain(accuracy) {
        let response = ui.interact(plane.rect, Id::unique(("race chart", name)), Sense::hover());
        let title = if name == "loss" { t!("plot.loss_name") } else { t!("plot.accuracy") };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, title.as_ref()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(description.to_owned()));
        let Some(pointer) = response.hover_pos() else { continue };
        let nearest = if name == "loss" { on_loss(content, plane, pointer) } else { on_accuracy(content, plane, pointer) };
        if let Some((trace, iteration)) = nearest {
            found = Some(trace.curve);
            values_ui(ui, response, plane, content, trace, iteration);
        }
    }
    if let Some(plane) = &charts.sharpness {
        let response = ui.interact(plane.rect, Id::unique(("race chart", "sharpness")), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, t!("sharpness.title").as_ref()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(description.to_owned()));
        let nearest = response.hover_pos().and_then(|pointer| on_sharpness(content, plane, pointer));
        if let Some((trace, at)) = nearest {
            found = Some(trace.curve);
            sharpness_ui(ui, response, plane, content, trace, at);
        }
    }
    found
}

/// The measured sharpness nearest to the pointer.
fn on_sharpness<'a>(content: &'a Content<'_>, plane: &Plane, pointer: Pos2) -> Option<(&'a Trace, &'a SharpnessBand)> {
    let near = content.drawn().flat_map(|trace| {
        trace.sharpness.iter().map(move |at| {
            let [x, y] = plane.screen_from_plot([sharpness::x_value(content, trace, at.iteration), at.largest.median]);
            ((x - f64::from(pointer.x)).hypot(y - f64::from(pointer.y)), trace, at)
        })
    });
    let (distance, trace, at) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (distance < MAX_DISTANCE).then_some((trace, at))
}

/// The tooltip of a measurement: iteration, λ, the curvature along the gradient and the limit, and a ring at the point.
fn sharpness_ui(ui: &Ui, response: Response, plane: &Plane, content: &Content<'_>, trace: &Trace, at: &SharpnessBand) {
    let palette = content.palette;
    let [x, y] = plane.screen_from_plot([sharpness::x_value(content, trace, at.iteration), at.largest.median]);
    let place = egui::pos2(x as f32, y as f32);
    if plane.rect.expand(1.0).contains(place) {
        ui.painter().circle_stroke(place, 6.0, palette.line(1.5, palette.text));
    }
    let limit = trace.limits.iter().find(|(iteration, _)| *iteration == at.iteration).map(|(_, limit)| *limit);
    response.show_at_pointer(|ui| {
        ui.label(RichText::new(&trace.name).font(semibold(size::BODY)).color(trace.color));
        egui::Grid::new("sharpness").num_columns(2).spacing([16.0, 2.0]).show(ui, |ui| {
            let mut row = |label: &str, value: String| {
                ui.label(RichText::new(label).color(palette.secondary));
                ui.label(value);
                ui.end_row();
            };
            let write = |value: f64| number(value, 4);
            row(&t!("race.iteration"), grouped(at.iteration));
            row(&t!("sharpness.title"), band(at.largest, &write));
            if let Some(along) = at.along_gradient {
                row(&t!("sharpness.along"), band(along, &write));
            }
            if let Some(limit) = limit {
                row(&t!("sharpness.limit"), write(limit));
            }
        });
    });
}

/// The curve nearest to the pointer, and the iteration there.
fn on_loss<'a>(content: &'a Content<'_>, plane: &Plane, pointer: Pos2) -> Option<(&'a Trace, usize)> {
    let pointer_x = plane.x_from_screen(pointer);
    let near = content.drawn().filter_map(|trace| {
        let count = trace.raw.len();
        let iteration = match content.settings.axis {
            crate::experiment::training::Axis::Iterations => pointer_x.round().max(0.0) as usize,
            crate::experiment::training::Axis::Seconds => trace.seconds.partition_point(|seconds| *seconds < pointer_x),
        };
        let iteration = iteration.min(count.checked_sub(1)?);
        let value = trace.smoothed.get(iteration).map_or(f64::from(trace.raw[iteration]), |band| band.median);
        let [x, y] = plane.screen_from_plot([x_value(content, trace, iteration), value]);
        Some(((x - f64::from(pointer.x)).hypot(y - f64::from(pointer.y)), trace, iteration))
    });
    let (distance, trace, iteration) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (distance < MAX_DISTANCE).then_some((trace, iteration))
}

/// The measured accuracy nearest to the pointer.
fn on_accuracy<'a>(content: &'a Content<'_>, plane: &Plane, pointer: Pos2) -> Option<(&'a Trace, usize)> {
    let near = content.drawn().flat_map(|trace| {
        trace.accuracies.iter().map(move |(iteration, band)| {
            let [x, y] = plane.screen_from_plot([x_value(content, trace, *iteration), band.median]);
            ((x - f64::from(pointer.x)).hypot(y - f64::from(pointer.y)), trace, *iteration)
        })
    });
    let (distance, trace, iteration) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (distance < MAX_DISTANCE).then_some((trace, iteration))
}

/// The tooltip with name, iteration, losses, accuracy and seconds, and a ring at the point.
fn values_ui(ui: &Ui, response: Response, plane: &Plane, content: &Content<'_>, trace: &Trace, iteration: usize) {
    let palette = content.palette;
    let smoothed = trace.smoothed.get(iteration).copied();
    let accuracy = trace.accuracies.iter().find(|(at, _)| *at == iteration).map(|(_, band)| *band);
    let value = match (plane.y_axis.scale, accuracy) {
        (Scale::Percent, Some(accuracy)) => accuracy.median,
        _ => smoothed.map_or(f64::from(trace.raw[iteration]), |band| band.median),
    };
    let [x, y] = plane.screen_from_plot([x_value(content, trace, iteration), value]);
    let at = egui::pos2(x as f32, y as f32);
    if plane.rect.expand(1.0).contains(at) {
        ui.painter().circle_stroke(at, 6.0, palette.line(1.5, palette.text));
    }
    response.show_at_pointer(|ui| {
        ui.label(RichText::new(&trace.name).font(semibold(size::BODY)).color(trace.color));
        egui::Grid::new("iteration").num_columns(2).spacing([16.0, 2.0]).show(ui, |ui| {
            let mut row = |label: &str, value: String| {
                ui.label(RichText::new(label).color(palette.secondary));
                ui.label(value);
                ui.end_row();
            };
            row(&t!("race.iteration"), grouped(iteration));
            let one_seed = content.settings.seeds == 1;
            if one_seed {
                row(&t!("plot.loss_raw"), number(f64::from(trace.raw[iteration]), 6));
            }
            if let Some(smoothed) = smoothed {
                row(&t!("plot.loss_smoothed"), band(smoothed, &|loss| number(loss, 6)));
            }
            if let Some(accuracy) = accuracy {
                row(&t!("plot.accuracy"), band(accuracy, &percent));
            }
            if let Some(seconds) = trace.seconds.get(iteration).filter(|_| one_seed) {
                row(&t!("plot.seconds"), format!("{seconds:.2}"));
            }
        });
    });
}
