//! The paths on the map: the shown part solid with markers, the steps to come faint, and where a path leaves the view.

use egui::{Align2, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2, vec2};
use rust_i18n::t;

use super::frame::Frame;
use super::ghosts;
use super::scene::Scene;
use super::sketch::{Steps, split};
use crate::experiment::paths::Path;
use crate::ui::marker;
use crate::ui::plots::{clip, visible_runs};
use crate::ui::theme::{Palette, regular, size};

/// Opacity of the steps to come.
pub const COMING: f32 = 0.28;
/// Opacity of a single seed's walk.
pub const SEED: f32 = 0.35;
/// Radius of a step's marker; the shown step's is twice as large.
pub const RADIUS: f32 = 3.5;
/// Markers closer together than this would hide each other; the later one is left out.
pub const MARKER_GAP: f32 = 5.0;

/// Draw every visible path by these steps of each.
pub fn paint(ui: &Ui, frame: &Frame, scene: &Scene<'_>, steps: &[Steps]) {
    let painter = ui.painter_at(frame.rect);
    ghosts::paint(&painter, frame, scene);
    for (_, path) in scene.drawn() {
        paint_seeds(&painter, frame, scene, path);
    }
    for (index, path) in scene.drawn() {
        paint_one(&painter, frame, scene, path, &steps[index]);
    }
    let mut taken = Vec::new();
    for (_, path) in scene.drawn() {
        paint_exit(&painter, frame, scene, path, &mut taken);
    }
}

fn paint_one(painter: &Painter, frame: &Frame, scene: &Scene<'_>, path: &Path, steps: &[usize]) {
    let (points, shown) = (&path.trajectory.points, scene.shown(path));
    let variation = scene.settings.variation(path.optimizer);
    let color = scene.color(path.optimizer).gamma_multiply(scene.opacity(path.optimizer));
    let width = if scene.highlight == Some(path.optimizer) { 3.0 } else { 2.0 };
    let [until, from] = split(steps, shown);
    let draw = |steps: &[usize], stroke: Stroke| {
        let positions = steps.iter().map(|step| frame.screen_from_plot(points[*step]));
        for run in visible_runs(positions, frame.rect.expand(8.0)) {
            painter.extend(marker::line(run, stroke, variation));
        }
    };
    draw(&from, scene.palette.line(1.5, color.gamma_multiply(COMING)));
    draw(&until, scene.palette.line(width, color));

    let shape = scene.about(path.optimizer).marker;
    let fill = scene.palette.panel.gamma_multiply(scene.opacity(path.optimizer));
    let mut last: Option<Pos2> = None;
    // The start has its own handle, and the shown step its own marker.
    for step in until.iter().copied().filter(|step| (1..shown).contains(step)) {
        let position = frame.position(points[step]);
        if frame.rect.contains(position) && last.is_none_or(|last| last.distance(position) >= MARKER_GAP * scene.palette.lines) {
            painter.add(marker::shape(shape, position, RADIUS, color, fill, scene.palette.lines));
            last = Some(position);
        }
    }
    if shown > 0 {
        painter.add(marker::shape(shape, frame.position(points[shown]), 2.0 * RADIUS, color, fill, scene.palette.lines));
    }
}

/// The shown part of each seed's walk, faint.
fn paint_seeds(painter: &Painter, frame: &Frame, scene: &Scene<'_>, path: &Path) {
    let color = scene.color(path.optimizer).gamma_multiply(SEED * scene.opacity(path.optimizer));
    for walk in &path.seeds {
        let points = &walk.points[..=scene.settings.shown_step().min(walk.last())];
        let positions = points.iter().map(|point| frame.screen_from_plot(*point));
        for run in visible_runs(positions, frame.rect.expand(8.0)) {
            painter.add(Shape::line(run, scene.palette.line(1.0, color)));
        }
    }
}

/// Mark where the shown part of a path leaves the view for the first time, with the number of the step outside.
fn paint_exit(painter: &Painter, frame: &Frame, scene: &Scene<'_>, path: &Path, taken: &mut Vec<Rect>) {
    let points = &path.trajectory.points;
    let leaves = |step: &usize| frame.view.contains(points[step - 1]) && !frame.view.contains(points[*step]);
    let Some(step) = (1..=scene.shown(path)).find(leaves) else { return };
    let inner = frame.rect.shrink(6.0);
    let (from, to) = (frame.screen_from_plot(points[step - 1]), frame.screen_from_plot(points[step]));
    let border = clip(from, to, inner).map_or(from, |[_, end]| end);
    let tip = pos2(border[0] as f32, border[1] as f32).clamp(inner.min, inner.max);
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy).max(f64::MIN_POSITIVE);
    let direction = vec2((dx / length) as f32, (dy / length) as f32);
    let side = direction.rot90() * 5.0;
    let color = scene.color(path.optimizer).gamma_multiply(scene.opacity(path.optimizer));
    let head = vec![tip + direction * 6.0, tip - direction * 5.0 + side, tip - direction * 5.0 - side];
    painter.add(Shape::convex_polygon(head, color, Stroke::NONE));
    let text = t!("map.exit", name = scene.names[path.optimizer], step = step);
    plate(painter, inner, tip, &text, scene.palette, taken);
}

/// A label on a plate near `anchor`, inside `bounds` and clear of the plates in `taken` where there is room.
pub fn plate(painter: &Painter, bounds: Rect, anchor: Pos2, text: &str, palette: &Palette, taken: &mut Vec<Rect>) {
    const PADDING: Vec2 = vec2(5.0, 1.0);
    const CLEARANCE: f32 = 10.0; // the ring of a start
    let galley = painter.layout_no_wrap(text.to_owned(), regular(size::SMALL), palette.text);
    let extent = galley.size() + 2.0 * PADDING;
    let inside = |corner: Pos2| Rect::from_min_size(corner.clamp(bounds.min, (bounds.max - extent).max(bounds.min)), extent);
    let sides = [Align2::LEFT_BOTTOM, Align2::RIGHT_BOTTOM, Align2::LEFT_TOP, Align2::RIGHT_TOP];
    let near = (0..6).flat_map(|row| sides.map(|side| (row, side))).map(|(row, side)| {
        let gap = vec2(12.0, 8.0 + row as f32 * extent.y);
        let offset = match side {
            Align2::LEFT_BOTTOM => vec2(gap.x, -gap.y - extent.y),
            Align2::RIGHT_BOTTOM => vec2(-gap.x - extent.x, -gap.y - extent.y),
            Align2::LEFT_TOP => gap,
            _ => vec2(-gap.x - extent.x, gap.y),
        };
        inside(anchor + offset)
    });
    let clear = |rect: &Rect| !taken.iter().any(|other| other.intersects(*rect)) && !rect.expand(CLEARANCE).contains(anchor);
    let rect = near.clone().find(clear).unwrap_or_else(|| inside(anchor + vec2(12.0, -8.0 - extent.y)));
    painter.rect_filled(rect, 4.0, palette.panel.gamma_multiply(0.88));
    painter.galley(rect.min + PADDING, galley, palette.text);
    taken.push(rect);
}
