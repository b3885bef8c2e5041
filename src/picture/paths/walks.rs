//! The paths on the map: the shown part solid with markers, the steps to come faint, and where a path leaves the view.

use egui::{Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};
use rust_i18n::t;

use super::content::Content;
use super::decimate::{Steps, split};
use super::kept;
use super::transform::MapTransform;
use crate::experiment::paths::Path;
use crate::picture::label::plate;
use crate::picture::marker;
use crate::picture::polyline::{clip, visible_runs};

/// Opacity of the steps to come.
pub const COMING: f32 = 0.28;
/// Opacity of a single seed's walk.
pub const SEED: f32 = 0.35;
/// Radius of a step's marker; the shown step's is twice as large.
pub const RADIUS: f32 = 3.5;
/// Markers closer together than this would hide each other; the later one is left out.
pub const MARKER_GAP: f32 = 5.0;

/// Draw every visible path by these steps of each.
pub fn paint(ui: &Ui, frame: &MapTransform, content: &Content<'_>, steps: &[Steps]) {
    let painter = ui.painter_at(frame.rect);
    paint_kept(&painter, frame, content);
    for (_, path) in content.drawn() {
        paint_seeds(&painter, frame, content, path);
    }
    for (index, path) in content.drawn() {
        paint_one(&painter, frame, content, path, &steps[index]);
    }
    let mut taken = Vec::new();
    for (_, path) in content.drawn() {
        paint_exit(&painter, frame, content, path, &mut taken);
    }
}

/// The paths of kept runs.
fn paint_kept(painter: &Painter, frame: &MapTransform, content: &Content<'_>) {
    for kept in content.kept() {
        for (index, path) in kept.paths() {
            let stroke = content.palette.line(kept::WIDTH, kept.color(path, content.palette));
            let positions = kept.steps(index).iter().map(|step| frame.screen_from_plot(path.trajectory.points[*step]));
            for run in visible_runs(positions, frame.rect.expand(8.0)) {
                painter.extend(marker::line(run, stroke, kept::DASHES));
            }
        }
    }
}

fn paint_one(painter: &Painter, frame: &MapTransform, content: &Content<'_>, path: &Path, steps: &[usize]) {
    let (points, shown) = (&path.trajectory.points, content.shown(path));
    let variation = content.settings.variation(path.optimizer);
    let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
    let width = if content.highlight == Some(path.optimizer) { 3.0 } else { 2.0 };
    let [until, from] = split(steps, shown);
    let draw = |steps: &[usize], stroke: Stroke| {
        let positions = steps.iter().map(|step| frame.screen_from_plot(points[*step]));
        for run in visible_runs(positions, frame.rect.expand(8.0)) {
            painter.extend(marker::line(run, stroke, variation));
        }
    };
    draw(&from, content.palette.line(1.5, color.gamma_multiply(COMING)));
    draw(&until, content.palette.line(width, color));

    let shape = content.about(path.optimizer).marker;
    let fill = content.palette.panel.gamma_multiply(content.opacity(path.optimizer));
    let mut last: Option<Pos2> = None;
    // The start has its own handle, and the shown step its own marker.
    for step in until.iter().copied().filter(|step| (1..shown).contains(step)) {
        let position = frame.position(points[step]);
        if frame.rect.contains(position) && last.is_none_or(|last| last.distance(position) >= MARKER_GAP * content.palette.lines)
        {
            painter.add(marker::shape(shape, position, RADIUS, color, fill, content.palette.lines));
            last = Some(position);
        }
    }
    if shown > 0 {
        painter.add(marker::shape(shape, frame.position(points[shown]), 2.0 * RADIUS, color, fill, content.palette.lines));
    }
}

/// The shown part of each seed's walk, faint.
fn paint_seeds(painter: &Painter, frame: &MapTransform, content: &Content<'_>, path: &Path) {
    let color = content.color(path.optimizer).gamma_multiply(SEED * content.opacity(path.optimizer));
    for walk in &path.seeds {
        let points = &walk.points[..=content.settings.shown_step().min(walk.last_step())];
        let positions = points.iter().map(|point| frame.screen_from_plot(*point));
        for run in visible_runs(positions, frame.rect.expand(8.0)) {
            painter.add(Shape::line(run, content.palette.line(1.0, color)));
        }
    }
}

/// Mark where the shown part of a path leaves the view for the first time, with the number of the step outside.
fn paint_exit(painter: &Painter, frame: &MapTransform, content: &Content<'_>, path: &Path, taken: &mut Vec<Rect>) {
    let points = &path.trajectory.points;
    let leaves = |step: &usize| frame.view.contains(points[step - 1]) && !frame.view.contains(points[*step]);
    let Some(step) = (1..=content.shown(path)).find(leaves) else { return };
    let inner = frame.rect.shrink(6.0);
    let (from, to) = (frame.screen_from_plot(points[step - 1]), frame.screen_from_plot(points[step]));
    let border = clip(from, to, inner).map_or(from, |[_, end]| end);
    let tip = pos2(border[0] as f32, border[1] as f32).clamp(inner.min, inner.max);
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy).max(f64::MIN_POSITIVE);
    let direction = vec2((dx / length) as f32, (dy / length) as f32);
    let side = direction.rot90() * 5.0;
    let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
    let head = vec![tip + direction * 6.0, tip - direction * 5.0 + side, tip - direction * 5.0 - side];
    painter.add(Shape::convex_polygon(head, color, Stroke::NONE));
    let text = t!("map.exit", name = content.names[path.optimizer], step = step);
    plate(painter, inner, tip, &text, content.palette, taken);
}
