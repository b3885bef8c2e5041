//! The paths on the surface: what can be seen as on the map, what lies behind it faint.

use egui::{Color32, Painter, Pos2, Rect, Stroke};
use rust_i18n::t;

use super::geometry::Surface;
use crate::experiment::paths::Path;
use crate::landscape::{Point, View};
use crate::picture::label::plate;
use crate::picture::marker;
use crate::picture::paths::content::Content;
use crate::picture::paths::decimate::{Steps, split};
use crate::picture::paths::kept;
use crate::picture::paths::projection::Projection;
use crate::picture::paths::walks::{COMING, MARKER_GAP, RADIUS, SEED};

/// Opacity of what lies behind the surface.
const HIDDEN: f32 = 0.22;
/// The longest straight piece in space, so that a step follows the surface.
const PIECE: f64 = 0.04;
/// That of the walks of single seeds, which are many.
const COARSE: f64 = 0.4;

/// Draw every visible path by these steps of each.
pub fn paint(painter: &Painter, surface: &Surface, content: &Content<'_>, steps: &[Steps]) {
    paint_kept(painter, surface, content);
    for (_, path) in content.drawn() {
        let color = content.color(path.optimizer).gamma_multiply(SEED * content.opacity(path.optimizer));
        for walk in &path.seeds {
            let points = &walk.points[..=content.settings.shown_step().min(walk.last_step())];
            polyline(
                painter,
                surface,
                points.iter().copied(),
                Pen { stroke: content.palette.line(1.0, color), variation: 0, piece: COARSE, every: 4 },
            );
        }
    }
    for (index, path) in content.drawn() {
        paint_one(painter, surface, content, path, &steps[index]);
    }
    let mut taken = Vec::new();
    for (_, path) in content.drawn() {
        paint_exit(painter, surface, content, path, &mut taken);
    }
}

fn paint_one(painter: &Painter, surface: &Surface, content: &Content<'_>, path: &Path, steps: &[usize]) {
    let (points, shown) = (&path.trajectory.points, content.shown(path));
    let variation = content.settings.variation(path.optimizer);
    let color = content.color(path.optimizer).gamma_multiply(content.opacity(path.optimizer));
    let [until, from] = split(steps, shown);
    let at = |step: &usize| points[*step];
    let pen = |width: f32, color: Color32| Pen { stroke: content.palette.line(width, color), variation, piece: PIECE, every: 1 };
    polyline(painter, surface, from.iter().map(at), pen(1.5, color.gamma_multiply(COMING)));
    let width = if content.highlight == Some(path.optimizer) { 3.0 } else { 2.0 };
    polyline(painter, surface, until.iter().map(at), pen(width, color));
    let shape = content.about(path.optimizer).marker;
    let fill = content.palette.panel.gamma_multiply(content.opacity(path.optimizer));
    let mut last: Option<Pos2> = None;
    for step in until.iter().copied().filter(|step| (1..shown).contains(step) && surface.is_over(points[*step])) {
        let position = surface.position(points[step]);
        let apart = last.is_none_or(|last| last.distance(position) >= MARKER_GAP * content.palette.lines);
        if apart && surface.is_visible(surface.on_surface(points[step])) {
            painter.add(marker::shape(shape, position, RADIUS, color, fill, content.palette.lines));
            last = Some(position);
        }
    }
    if shown > 0 && surface.is_over(points[shown]) {
        let seen = surface.is_visible(surface.on_surface(points[shown]));
        let faint = if seen { 1.0 } else { HIDDEN };
        let place = surface.position(points[shown]);
        painter.add(marker::shape(
            shape,
            place,
            2.0 * RADIUS,
            color.gamma_multiply(faint),
            fill.gamma_multiply(faint),
            content.palette.lines,
        ));
    }
}

/// The paths of kept runs.
fn paint_kept(painter: &Painter, surface: &Surface, content: &Content<'_>) {
    for kept in content.kept() {
        for (index, path) in kept.paths() {
            let points = kept.steps(index).iter().map(|step| path.trajectory.points[*step]);
            let stroke = content.palette.line(kept::WIDTH, kept.color(path, content.palette));
            polyline(painter, surface, points, Pen { stroke, variation: kept::DASHES, piece: PIECE, every: 1 });
        }
    }
}

/// Say where the shown part of a path leaves the rectangle for the first time, with the number of the step outside.
fn paint_exit(painter: &Painter, surface: &Surface, content: &Content<'_>, path: &Path, taken: &mut Vec<Rect>) {
    let (points, view) = (&path.trajectory.points, surface.view());
    let leaves = |step: &usize| view.contains(points[step - 1]) && !view.contains(points[*step]);
    let Some(step) = (1..=content.shown(path)).find(leaves) else { return };
    let last = pieces(surface, points[step - 1], points[step], PIECE).take_while(|place| surface.is_over(*place)).last();
    let border = last.unwrap_or(points[step - 1]);
    if !surface.is_over(border) {
        return;
    }
    let border = surface.position(border);
    let text = t!("map.exit", name = content.names[path.optimizer], step = step);
    plate(painter, surface.rect().shrink(6.0), border, &text, content.palette, taken);
}

/// The border of the surface.
pub fn paint_border(painter: &Painter, surface: &Surface, stroke: Stroke) {
    let View { x, y } = surface.view();
    polyline(
        painter,
        surface,
        [[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]], [x[0], y[0]]].into_iter(),
        Pen { stroke, variation: 0, piece: PIECE, every: 1 },
    );
}

/// How a line over the surface is drawn.
#[derive(Clone, Copy)]
struct Pen {
    stroke: Stroke,
    /// How many entries of the same optimizer stand before, which says how the line is dashed.
    variation: usize,
    /// The longest straight piece in space.
    piece: f64,
    /// Whether a piece can be seen is asked at each so many.
    every: usize,
}

/// A line over the surface through these points, as far as they lie over the rectangle.
fn polyline(painter: &Painter, surface: &Surface, points: impl Iterator<Item = Point>, pen: Pen) {
    let Pen { stroke, variation, piece, every } = pen;
    let mut run: Vec<Pos2> = Vec::new();
    let (mut seen, mut count) = (true, 0);
    let mut before: Option<Point> = None;
    let end = |run: &mut Vec<Pos2>, seen: bool| {
        let color = if seen { stroke.color } else { stroke.color.gamma_multiply(HIDDEN) };
        if run.len() > 1 {
            painter.extend(marker::line(std::mem::take(run), Stroke::new(stroke.width, color), variation));
        }
        run.clear();
    };
    for point in points {
        for place in pieces(surface, before.unwrap_or(point), point, piece) {
            if !surface.is_over(place) {
                end(&mut run, seen);
                continue;
            }
            let space = surface.on_surface(place);
            let (position, visible) = (surface.screen(space), if count % every == 0 { surface.is_visible(space) } else { seen });
            count += 1;
            run.push(position);
            if visible != seen {
                end(&mut run, seen);
                run.push(position);
                seen = visible;
            }
        }
        before = Some(point);
    }
    end(&mut run, seen);
}

/// The points of a straight step that are close enough together, without its first.
fn pieces(surface: &Surface, from: Point, to: Point, longest: f64) -> impl Iterator<Item = Point> {
    const MOST: f64 = 400.0; // a step that leaves the picture by far
    let length = (to[0] - from[0]).hypot(to[1] - from[1]) / surface.heights.unit();
    let count = (length / longest).ceil().clamp(1.0, MOST);
    (1..=count as usize).map(move |piece| {
        let part = piece as f64 / count;
        [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]
    })
}
