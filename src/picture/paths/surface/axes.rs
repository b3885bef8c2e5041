//! The box around the surface: edges, and numbers along x, y and f.

use egui::{Align2, Painter, Vec2, vec2};

use super::geometry::{FLOOR, Space, Surface};
use super::heights::HEIGHT;
use crate::picture::paths::projection::Projection;
use crate::picture::theme::{Palette, formula, regular, size};
use crate::picture::ticks::ticks;
use crate::words::numbers::number;

/// Numbers along an edge, about.
const COUNT: f64 = 5.0;

/// Draw the numbers along the two near edges of the floor and along a vertical edge at the side.
pub fn paint(painter: &Painter, surface: &Surface, palette: &Palette) {
    let [u, v] = surface.heights.reach();
    let [u_farther, v_farther] = surface.farther();
    // The near edges: where the coordinate that leads away is least.
    let near_v = if v_farther { -v } else { v };
    let near_u = if u_farther { -u } else { u };
    let view = surface.view();
    let of_x = |x: f64| Space::new(surface.heights.space_from_plot([x, 0.0])[0], near_v, FLOOR);
    let of_y = |y: f64| Space::new(near_u, surface.heights.space_from_plot([0.0, y])[1], FLOOR);
    edge(
        painter,
        surface,
        palette,
        "x",
        &ticks(view.x[0], view.x[1], COUNT),
        [-u, u].map(|u| Space::new(u, near_v, FLOOR)),
        &of_x,
    );
    edge(
        painter,
        surface,
        palette,
        "y",
        &ticks(view.y[0], view.y[1], COUNT),
        [-v, v].map(|v| Space::new(near_u, v, FLOOR)),
        &of_y,
    );
    // The vertical edge farthest to the left stands clear of the surface.
    let sides = [[-u, -v], [u, -v], [u, v], [-u, v]].map(|[u, v]| Space::new(u, v, 0.0));
    let left = sides.into_iter().min_by(|a, b| surface.screen(*a).x.total_cmp(&surface.screen(*b).x));
    let Some(left) = left else { return };
    let [low, high] = surface.heights.range;
    let at = |height: f64| Space::new(left.x, left.y, height);
    let of_f = |f: f64| at(surface.heights.height_of(f));
    edge(painter, surface, palette, "f", &ticks(low, high, COUNT), [FLOOR, HEIGHT].map(at), &of_f);
}

/// An edge with its numbers outside the box and its letter at its middle.
fn edge(
    painter: &Painter,
    surface: &Surface,
    palette: &Palette,
    letter: &str,
    marks: &[f64],
    ends: [Space; 2],
    place: &dyn Fn(f64) -> Space,
) {
    let [from, to] = ends.map(|end| surface.screen(end));
    painter.line_segment([from, to], palette.line(1.0, palette.second.gamma_multiply(0.6)));
    let outward = outward(surface, from.lerp(to, 0.5), to - from);
    let align = match outward.x {
        x if x < -0.6 => Align2::RIGHT_CENTER,
        x if x > 0.6 => Align2::LEFT_CENTER,
        _ => Align2::CENTER_TOP,
    };
    for &mark in marks {
        let at = surface.screen(place(mark));
        painter.line_segment([at, at + outward * 4.0], palette.line(1.0, palette.second));
        painter.text(at + outward * 8.0, align, number(mark, 4), regular(size::SMALL), palette.second);
    }
    let middle = from.lerp(to, if letter == "f" { 1.0 } else { 0.5 });
    let gap = if letter == "f" { vec2(0.0, -14.0) } else { outward * 36.0 };
    painter.text(middle + gap, Align2::CENTER_CENTER, letter, formula(size::FORMULA), palette.second);
}

/// The direction across an edge that leads away from the middle of the picture.
fn outward(surface: &Surface, middle: egui::Pos2, along: Vec2) -> Vec2 {
    let across = along.normalized().rot90();
    let away = middle - surface.rect().center();
    if across.dot(away) < 0.0 { -across } else { across }
}
