//! The walks on the plane: solid up to the shown iteration, faint after it, and the fainter the farther they are off the plane.

use egui::{Color32, Painter, Pos2};

use super::Content;
use crate::experiment::training::landscape::{PlaneKind, Point, Walk};
use crate::language::t;
use crate::picture::label::plate;
use crate::picture::marker;
use crate::picture::paths::projection::{Detail, Projection};
use crate::picture::paths::trajectories::{Pen, paint_line};
use crate::words::numbers::grouped;

/// Opacity of the part after the shown iteration.
const LATER: f32 = 0.28;
/// The least opacity of a line that is far off the plane.
const FAR: f32 = 0.3;
/// Steps of opacity along a line: one for each would be a line for each point.
const STEPS: f32 = 8.0;
/// Radius of a point's marker; the shown one's is twice as large, as in Paths.
const RADIUS: f32 = 3.0;
/// Minimum distance between two markers.
const MIN_MARKER_GAP: f32 = 9.0;

/// Draw all visible walks, their starts, and where they are at the shown iteration.
pub(super) fn paint(painter: &Painter, projection: &dyn Projection, content: &Content<'_>) {
    for walk in content.drawn() {
        paint_walk(painter, projection, content, walk);
    }
    let mut taken = Vec::new();
    paint_starts(painter, projection, content, &mut taken);
    for walk in content.drawn() {
        paint_shown(painter, projection, content, walk);
    }
    for walk in content.drawn() {
        paint_exit(painter, projection, content, walk, &mut taken);
    }
}

/// A ring at each start; the first has a label. On a random plane walks hardly leave their start, and the label is that of the net which
/// the plane goes through.
fn paint_starts(painter: &Painter, projection: &dyn Projection, content: &Content<'_>, taken: &mut Vec<egui::Rect>) {
    let mut starts: Vec<Pos2> = Vec::new();
    let label = match content.map.kind {
        PlaneKind::Walks => t!("valley.start"),
        PlaneKind::Random => t!("valley.end_of", name = content.names[content.map.around]),
    };
    for start in content.drawn().map(|walk| &walk.points[0]).filter(|start| !start.is_far) {
        let center = projection.screen_pos([start.x, start.y]);
        // Nets that share a start have one ring.
        if !projection.contains([start.x, start.y]) || starts.iter().any(|other| other.distance(center) < 1.0) {
            continue;
        }
        let palette = content.palette;
        painter.circle(center, 7.0 * palette.lines, palette.panel, palette.line(2.5, palette.text));
        painter.circle_filled(center, 2.5 * palette.lines, palette.text);
        if starts.is_empty() {
            plate(painter, projection.rect().shrink(4.0), center, &label, palette, taken);
        }
        starts.push(center);
    }
}

/// Where a point is on the screen, if it can be seen.
fn on_screen(projection: &dyn Projection, point: &Point) -> Option<Pos2> {
    let at = [point.x, point.y];
    (projection.contains(at) && projection.is_visible(at)).then(|| projection.screen_pos(at))
}

/// A large marker where a walk is at the shown iteration.
fn paint_shown(painter: &Painter, projection: &dyn Projection, content: &Content<'_>, walk: &Walk) {
    let (color, shape, _) = content.styles[walk.curve];
    let [color, fill] = [color, content.palette.panel].map(|color| color.gamma_multiply(content.opacity(walk.curve)));
    let shown = walk.index_at(content.shown());
    if shown > 0
        && let Some(at) = on_screen(projection, &walk.points[shown])
    {
        painter.add(marker::shape(shape, at, 2.0 * RADIUS, color, fill, content.palette.lines));
    }
}

/// The opacity of a line at a point: full on the plane, a half as far off it as the walks have moved.
fn nearness(content: &Content<'_>, point: &Point) -> f32 {
    let unit = content.map.movement.max(f64::MIN_POSITIVE);
    let near = 1.0 / (1.0 + point.off_plane / unit) as f32;
    ((FAR + (1.0 - FAR) * near) * STEPS).round() / STEPS
}

fn paint_walk(painter: &Painter, projection: &dyn Projection, content: &Content<'_>, walk: &Walk) {
    let palette = content.palette;
    let (color, shape, variation) = content.styles[walk.curve];
    let color = color.gamma_multiply(content.opacity(walk.curve));
    let shown = walk.index_at(content.shown());
    let width = if content.highlight == Some(walk.curve) { 3.0 } else { 2.0 };
    let near: Vec<f32> = walk.points.iter().map(|point| nearness(content, point)).collect();
    // Runs of one opacity, each with the first point of the next, so that the line has no gaps.
    let mut first = 0;
    while first + 1 < walk.points.len() {
        let is_later = first >= shown;
        let same = |index: &usize| near[*index] == near[first] && (*index >= shown) == is_later;
        let end = (first + 1..walk.points.len()).take_while(same).last().map_or(first + 1, |last| last + 1);
        let end = end.min(walk.points.len() - 1);
        let points = walk.points[first..=end].iter().map(|point| [point.x, point.y]);
        let opacity = near[first] * if is_later { LATER } else { 1.0 };
        let stroke = palette.line(if is_later { 1.5 } else { width }, color.gamma_multiply(opacity));
        paint_line(painter, projection, points, Pen { stroke, variation, detail: Detail::Fine });
        first = end;
    }
    let mut last: Option<Pos2> = on_screen(projection, &walk.points[0]);
    for (point, near) in walk.points.iter().zip(&near).take(shown).skip(1) {
        let Some(at) = on_screen(projection, point) else { continue };
        if last.is_none_or(|last| last.distance(at) >= MIN_MARKER_GAP * palette.lines) {
            let [color, fill] = [color, palette.panel].map(|color: Color32| color.gamma_multiply(*near));
            painter.add(marker::shape(shape, at, RADIUS, color, fill, palette.lines));
            last = Some(at);
        }
    }
}

/// Label where a walk leaves the picture, with the first iteration outside.
fn paint_exit(painter: &Painter, projection: &dyn Projection, content: &Content<'_>, walk: &Walk, taken: &mut Vec<egui::Rect>) {
    let shown = &walk.points[..=walk.index_at(content.shown())];
    let is_outside = |point: &Point| point.is_far || !projection.contains([point.x, point.y]);
    let Some(outside) = shown.iter().position(is_outside).filter(|first| *first > 0) else { return };
    let [from, to] = [&shown[outside - 1], &shown[outside]].map(|point| [point.x, point.y]);
    let Some((at, direction)) = projection.exit(from, to) else { return };
    if let Some(direction) = direction {
        let half_width = direction.rot90() * 5.0;
        let color = content.styles[walk.curve].0.gamma_multiply(content.opacity(walk.curve));
        let head = vec![at + direction * 6.0, at - direction * 5.0 + half_width, at - direction * 5.0 - half_width];
        painter.add(egui::Shape::convex_polygon(head, color, egui::Stroke::NONE));
    }
    let text = t!("valley.exit", name = content.names[walk.curve], iteration = grouped(shown[outside].iteration));
    plate(painter, projection.rect().shrink(6.0), at, &text, content.palette, taken);
}
