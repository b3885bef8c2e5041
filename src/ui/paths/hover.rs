//! What is told of the step under the pointer.

use egui::{Pos2, RichText, Ui};
use rust_i18n::t;

use crate::picture::paths::content::Content;
use crate::picture::paths::decimate::Steps;
use crate::picture::paths::transform::MapTransform;
use crate::picture::theme::{semibold, size};
use crate::words::numbers::number;

/// How near the pointer must be to a step, in points of the screen.
const REACH: f64 = 14.0;

/// A step of a path.
pub struct Found {
    /// The index of the path in the scene.
    pub path: usize,
    /// The step.
    pub step: usize,
}

/// The drawn step that is nearest to the pointer, if one is near.
pub fn nearest(frame: &MapTransform, content: &Content<'_>, steps: &[Steps], pointer: Pos2) -> Option<Found> {
    let [px, py] = [f64::from(pointer.x), f64::from(pointer.y)];
    let all = content.drawn().flat_map(|(path, walk)| steps[path].iter().map(move |step| (path, *step, walk)));
    let distances = all.map(|(path, step, walk)| {
        let [x, y] = frame.screen_from_plot(walk.trajectory.points[step]);
        ((x - px).hypot(y - py), path, step)
    });
    let (distance, path, step) = distances.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (distance < REACH).then_some(Found { path, step })
}

/// Step, x, y, f and |∇f|.
pub fn tell_ui(ui: &mut Ui, content: &Content<'_>, found: &Found) {
    let path = &content.paths[found.path];
    let walk = &path.trajectory;
    let [x, y] = walk.points[found.step];
    let name = RichText::new(&content.names[path.optimizer]).font(semibold(size::BODY)).color(content.color(path.optimizer));
    ui.label(name);
    egui::Grid::new("step").num_columns(2).spacing([16.0, 2.0]).show(ui, |ui| {
        let mut row = |label: &str, value: String| {
            ui.label(RichText::new(label).color(content.palette.second));
            ui.label(value);
            ui.end_row();
        };
        row(&t!("hover.step"), found.step.to_string());
        row("x", number(x, 6));
        row("y", number(y, 6));
        row("f", number(walk.values[found.step], 6));
        row("|∇f|", number(walk.gradient_norm(found.step), 6));
    });
}
