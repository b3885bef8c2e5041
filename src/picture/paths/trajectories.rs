//! The paths on map or surface: the shown part solid with markers, later steps faint, and a label where a path leaves the view.
//! Parts hidden by the surface are fainter still.

use std::borrow::Cow;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke};

use super::content::Content;
use super::course::Course;
use super::kept;
use super::projection::{Detail, Projection};
use crate::experiment::paths::Path;
use crate::landscape::Point;
use crate::language::t;
use crate::picture::label::plate;
use crate::picture::marker;

/// Opacity of the later steps.
const LATER: f32 = 0.28;
/// Opacity of a single seed's trajectory.
const SEED: f32 = 0.35;
/// Opacity of parts behind the surface.
const HIDDEN: f32 = 0.22;
/// Radius of a step's marker; the shown step's is twice as large.
const RADIUS: f32 = 3.5;
/// Minimum distance between two markers; closer ones are left out.
const MIN_MARKER_GAP: f32 = 5.0;

/// Draw the kept runs and all visible paths; `courses` say what of each path is drawn.
pub fn paint(painter: &Painter, projection: &dyn Projection, content: &Content<'_>, courses: &[Course]) {
    for kept in content.kept() {
        for (index, path) in kept.paths() {
            let stroke = content.palette.line(kept::WIDTH, kept.color(path, content.palette));
            for line in kept.course(index).iter().flat_map(|course| &course.lines) {
                let points = line.iter().map(|step| path.trajectory.points[*step]);
                paint_line(painter, projection, points, Pen { stroke, variation: kept::DASHES, detail: Detail::Fine });
            }
        }
    }
    for (_, path) in content.drawn() {
        let color = content.color(path.optimizer).gamma_multiply(SEED * content.opacity(path.optimizer));
        let pen = Pen { stroke: content.palette.line(1.0, color), variation: 0, detail: Detail::Coarse };
        for seed in path.seeds.iter() {
            let points = &seed.points[..=content.settings.shown_step().min(seed.last_step())];
            paint_line(painter, projection, points.iter().copied(), pen);
        }
    }
    for (index, path) in content.drawn() {
        paint_path(painter, projection, content, path, &courses[index]);
    }
    let mut taken = Vec::new();
    for (index, path) in content.drawn() {
        paint_exit(painter, projection, content, (path, &courses[index]), &mut taken);
    }
}

fn paint_path(painter: &Painter, projection: &dyn Projection, content: &Content<'_>, path: &Path, course: &Course) {
    let (points, shown, palette) = (&path.trajectory.points, content.shown_step(path), content.palette);
    let variation = content.settings.variation(path.optimizer);
    let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
    let [until, from] = course.split(shown);
    let draw = |lines: &[Cow<'_, [usize]>], stroke: Stroke| {
        let pen = Pen { stroke, variation, detail: Detail::Fine };
        for line in lines {
            paint_line(painter, projection, line.iter().map(|step| points[*step]), pen);
        }
    };
    if !content.hides_later {
        draw(&from, palette.line(1.5, color.gamma_multiply(LATER)));
    }
    let width = if content.highlight == Some(path.optimizer) { 3.0 } else { 2.0 };
    draw(&until, palette.line(width, color));

    let shape = content.marker(path.optimizer);
    let fill = palette.panel.gamma_multiply(content.opacity(path.optimizer));
    let mark = |at: Pos2, radius: f32, [color, fill]: [Color32; 2]| {
        painter.add(marker::shape(shape, at, radius, color, fill, palette.lines));
    };
    let mut last: Option<Pos2> = None;
    // The start has a ring, and the shown step a larger marker.
    for step in course.marked.iter().copied().filter(|step| (1..shown).contains(step) && projection.contains(points[*step])) {
        let on_screen = projection.screen_pos(points[step]);
        let is_apart = last.is_none_or(|last| last.distance(on_screen) >= MIN_MARKER_GAP * palette.lines);
        if is_apart && projection.is_visible(points[step]) {
            mark(on_screen, RADIUS, [color, fill]);
            last = Some(on_screen);
        }
    }
    if shown > 0 && projection.contains(points[shown]) {
        let opacity = if projection.is_visible(points[shown]) { 1.0 } else { HIDDEN };
        mark(projection.screen_pos(points[shown]), 2.0 * RADIUS, [color, fill].map(|color| color.gamma_multiply(opacity)));
    }
}

/// Label where the shown part of a path first leaves the view, with the number of the first step outside.
fn paint_exit(
    painter: &Painter,
    projection: &dyn Projection,
    content: &Content<'_>,
    (path, course): (&Path, &Course),
    taken: &mut Vec<Rect>,
) {
    let points = &path.trajectory.points;
    let Some(step) = course.exit.filter(|step| *step <= content.shown_step(path)) else { return };
    let Some((at, direction)) = projection.exit(points[step - 1], points[step]) else { return };
    if let Some(direction) = direction {
        let half_width = direction.rot90() * 5.0;
        let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
        let head = vec![at + direction * 6.0, at - direction * 5.0 + half_width, at - direction * 5.0 - half_width];
        painter.add(Shape::convex_polygon(head, color, Stroke::NONE));
    }
    let text = t!("map.exit", name = content.names[path.optimizer], step = step);
    plate(painter, projection.rect().shrink(6.0), at, &text, content.palette, taken);
}

/// The style of a line.
#[derive(Clone, Copy)]
pub struct Pen {
    /// Colour and width where it is visible.
    pub stroke: Stroke,
    /// The number of earlier entries of the same optimizer, which sets how the line is dashed.
    pub variation: usize,
    /// How closely it follows the surface.
    pub detail: Detail,
}

/// Draw a line through these points.
pub fn paint_line(painter: &Painter, projection: &dyn Projection, mut points: impl Iterator<Item = Point>, pen: Pen) {
    for (run, is_visible) in projection.polyline(&mut points, pen.detail) {
        let color = if is_visible { pen.stroke.color } else { pen.stroke.color.gamma_multiply(HIDDEN) };
        painter.add(marker::line(run, Stroke::new(pen.stroke.width, color), pen.variation));
    }
}
