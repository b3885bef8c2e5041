//! The tooltip of the step under the pointer.

use egui::{Pos2, RichText, Ui};

use crate::language::t;
use crate::picture::paths::content::Content;
use crate::picture::paths::course::Course;
use crate::picture::paths::transform::MapTransform;
use crate::picture::theme::{semibold, size};
use crate::words::numbers::number;

/// Maximum distance between the pointer and a step, in points of the screen.
const MAX_DISTANCE: f64 = 14.0;

/// A step of a path.
pub struct PathStep {
    /// The index of the path.
    pub path: usize,
    /// The step.
    pub step: usize,
}

/// The drawn step nearest to the pointer, if it is near enough.
pub fn nearest(transform: &MapTransform, content: &Content<'_>, courses: &[Course], pointer: Pos2) -> Option<PathStep> {
    let [px, py] = [f64::from(pointer.x), f64::from(pointer.y)];
    let all = content.drawn().flat_map(|(index, path)| courses[index].steps().map(move |step| (index, step, path)));
    let distances = all.map(|(index, step, path)| {
        let [x, y] = transform.screen_from_plot(path.trajectory.points[step]);
        ((x - px).hypot(y - py), index, step)
    });
    let (distance, path, step) = distances.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (distance < MAX_DISTANCE).then_some(PathStep { path, step })
}

/// Step, x, y, f and |∇f|.
pub fn step_ui(ui: &mut Ui, content: &Content<'_>, found: &PathStep) {
    let path = &content.paths[found.path];
    let trajectory = &path.trajectory;
    let [x, y] = trajectory.points[found.step];
    let name = RichText::new(&content.names[path.optimizer]).font(semibold(size::BODY)).color(content.color(path.optimizer));
    ui.label(name);
    egui::Grid::new("step").num_columns(2).spacing([16.0, 2.0]).show(ui, |ui| {
        let mut row = |label: &str, value: String| {
            ui.label(RichText::new(label).color(content.palette.secondary));
            ui.label(value);
            ui.end_row();
        };
        row(&t!("hover.step"), found.step.to_string());
        row("x", number(x, 6));
        row("y", number(y, 6));
        row("f", number(trajectory.values[found.step], 6));
        row("|∇f|", number(trajectory.gradient_norm(found.step), 6));
    });
}
