//! Numbers on some of the contour lines, along the line, as on a topographic map.

use egui::epaint::TextShape;
use egui::{Color32, FontId, Painter, Shape, Stroke, Vec2, vec2};

use super::transform::MapTransform;
use crate::landscape::Point;
use crate::landscape::analysis::contour::Contour;
use crate::picture::theme::{Palette, regular};
use crate::words::numbers::number;

/// The least distance between two numbers, and of a number from the map's border, in points.
const APART: f32 = 30.0;
/// A line must be this many times as long as its number.
const ROOM: f64 = 4.0;
/// The usual width of a number, in points.
const WIDTH: f64 = 26.0;

/// A number on a contour line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContourLabel {
    /// The index of the level.
    level: usize,
    /// The middle of the number.
    at: Point,
    /// The direction of the line there, in the plane.
    along: Point,
}

/// Choose the places of numbers: every other level, where its line is most level and near the vertical through `lowest`. Lines are
/// given with the index of their level.
pub fn place<'a>(
    lines: impl Iterator<Item = (usize, &'a Contour)>,
    levels: usize,
    lowest: Point,
    transform: &MapTransform,
) -> Vec<ContourLabel> {
    let inner = transform.rect.shrink(APART);
    let width = f64::from(transform.rect.width().max(1.0)) * transform.scale();
    let mut best: Vec<Option<(f64, ContourLabel)>> = vec![None; levels];
    for (level, line) in lines.filter(|(level, _)| level % 2 == 1) {
        if length(line) < ROOM * WIDTH * transform.scale() {
            continue;
        }
        for pair in line.windows(2) {
            let along = [pair[1][0] - pair[0][0], pair[1][1] - pair[0][1]];
            let at = [0, 1].map(|axis| f64::midpoint(pair[0][axis], pair[1][axis]));
            if !inner.contains(transform.screen_pos(at)) {
                continue;
            }
            let steep = (along[1].abs() / along[0].hypot(along[1]).max(f64::MIN_POSITIVE)).min(1.0);
            let cost = steep + 0.5 * (at[0] - lowest[0]).abs() / width + if at[1] < lowest[1] { 0.2 } else { 0.0 };
            if best[level].is_none_or(|(least, _)| cost < least) {
                best[level] = Some((cost, ContourLabel { level, at, along }));
            }
        }
    }
    let mut placed: Vec<ContourLabel> = Vec::new();
    for (_, label) in best.into_iter().flatten() {
        let at = transform.screen_pos(label.at);
        if placed.iter().all(|other| transform.screen_pos(other.at).distance(at) > APART) {
            placed.push(label);
        }
    }
    placed
}

/// The least number of digits, at least 3, with which no two levels are written alike.
pub fn digits(levels: &[f64]) -> usize {
    const MOST: usize = 9;
    let differ = |digits: &usize| levels.windows(2).all(|pair| number(pair[0], *digits) != number(pair[1], *digits));
    (3..MOST).find(differ).unwrap_or(MOST)
}

fn length(line: &Contour) -> f64 {
    line.windows(2).map(|pair| (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1])).sum()
}

/// Draw the numbers, each on a patch of the ground's colour that interrupts its line.
pub fn paint(painter: &Painter, labels: &[ContourLabel], levels: &[f64], transform: &MapTransform, palette: &Palette) {
    let digits = digits(levels);
    for label in labels {
        let ground = palette.height((label.level as f32 + 0.5) / levels.len().max(1) as f32);
        let direction = vec2(label.along[0] as f32, -label.along[1] as f32);
        let direction = if direction.x < 0.0 { -direction } else { direction };
        turned(painter, transform, label.at, direction, &number(levels[label.level], digits), ground, palette);
    }
}

fn turned(painter: &Painter, transform: &MapTransform, at: Point, along: Vec2, text: &str, ground: Color32, palette: &Palette) {
    let color = palette.secondary;
    let font: FontId = regular(palette.note());
    let galley = painter.layout_no_wrap(text.to_owned(), font, color);
    let (center, size) = (transform.screen_pos(at), galley.size());
    let unit = along / along.length().max(f32::MIN_POSITIVE);
    let across = vec2(-unit.y, unit.x);
    let corner = |x: f32, y: f32| center + unit * (x * (size.x / 2.0 + 2.0)) + across * (y * 5.0);
    let patch = vec![corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
    painter.add(Shape::convex_polygon(patch, ground, Stroke::NONE));
    let origin = center - unit * (size.x / 2.0) - across * (size.y / 2.0);
    painter.add(TextShape::new(origin, galley, color).with_angle(unit.angle()));
}

#[cfg(test)]
mod tests;
