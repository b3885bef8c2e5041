//! The box around the surface: edges, and numbers along x, y and the height.

use egui::{Align2, Painter, Vec2, vec2};

use super::geometry::{FLOOR, SpacePoint, Surface};
use super::heights::HEIGHT;
use crate::picture::paths::projection::Projection;
use crate::picture::theme::{Palette, formula, regular, size};
use crate::picture::ticks::ticks;
use crate::words::numbers::number;

/// Approximate number of ticks along an edge.
const TICKS: f64 = 5.0;

/// Draw the ticks along the two near edges of the floor and along the leftmost vertical edge; `height` is the name of what rises there.
pub fn paint(painter: &Painter, surface: &Surface, palette: &Palette, height: &str) {
    let [u, v] = surface.heights.reach();
    let [u_points_away, v_points_away] = surface.axes_point_away();
    // The near edges.
    let near_v = if v_points_away { -v } else { v };
    let near_u = if u_points_away { -u } else { u };
    let view = surface.view();
    let x_in_space = |x: f64| SpacePoint::new(surface.heights.space_from_plot([x, 0.0])[0], near_v, FLOOR);
    let y_in_space = |y: f64| SpacePoint::new(near_u, surface.heights.space_from_plot([0.0, y])[1], FLOOR);
    edge(
        painter,
        surface,
        palette,
        "x",
        &ticks(view.x[0], view.x[1], TICKS),
        [-u, u].map(|u| SpacePoint::new(u, near_v, FLOOR)),
        &x_in_space,
    );
    edge(
        painter,
        surface,
        palette,
        "y",
        &ticks(view.y[0], view.y[1], TICKS),
        [-v, v].map(|v| SpacePoint::new(near_u, v, FLOOR)),
        &y_in_space,
    );
    // The leftmost vertical edge does not cover the surface.
    let edges = [[-u, -v], [u, -v], [u, v], [-u, v]].map(|[u, v]| SpacePoint::new(u, v, 0.0));
    let left = edges.into_iter().min_by(|a, b| surface.screen_from_space(*a).x.total_cmp(&surface.screen_from_space(*b).x));
    let Some(left) = left else { return };
    let [low, high] = surface.heights.range;
    let on_left = |height: f64| SpacePoint::new(left.x, left.y, height);
    let f_in_space = |f: f64| on_left(surface.heights.height_of(f));
    edge(painter, surface, palette, height, &ticks(low, high, TICKS), [FLOOR, HEIGHT].map(on_left), &f_in_space);
}

/// Draw an edge with its ticks outside the box and its letter at the middle; `in_space` locates a tick.
fn edge(
    painter: &Painter,
    surface: &Surface,
    palette: &Palette,
    letter: &str,
    marks: &[f64],
    ends: [SpacePoint; 2],
    in_space: &dyn Fn(f64) -> SpacePoint,
) {
    let [from, to] = ends.map(|end| surface.screen_from_space(end));
    painter.line_segment([from, to], palette.line(1.0, palette.secondary.gamma_multiply(0.6)));
    let outward = outward(surface, from.lerp(to, 0.5), to - from);
    let align = match outward.x {
        x if x < -0.6 => Align2::RIGHT_CENTER,
        x if x > 0.6 => Align2::LEFT_CENTER,
        _ => Align2::CENTER_TOP,
    };
    for &mark in marks {
        let at = surface.screen_from_space(in_space(mark));
        painter.line_segment([at, at + outward * 4.0], palette.line(1.0, palette.secondary));
        painter.text(at + outward * 8.0, align, number(mark, 4), regular(size::SMALL), palette.secondary);
    }
    let is_vertical = (ends[0].x, ends[0].y) == (ends[1].x, ends[1].y);
    let middle = from.lerp(to, if is_vertical { 1.0 } else { 0.5 });
    let gap = if is_vertical { vec2(0.0, -14.0) } else { outward * 36.0 };
    painter.text(middle + gap, Align2::CENTER_CENTER, letter, formula(size::FORMULA), palette.secondary);
}

/// The direction perpendicular to an edge, away from the centre of the picture.
fn outward(surface: &Surface, middle: egui::Pos2, along: Vec2) -> Vec2 {
    let perpendicular = along.normalized().rot90();
    let away = middle - surface.rect().center();
    if perpendicular.dot(away) < 0.0 { -perpendicular } else { perpendicular }
}
