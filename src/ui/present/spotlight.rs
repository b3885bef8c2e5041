//! A spotlight: everything but a disc around the pointer is dimmed, and a ring marks the pointer.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Context, Id, LayerId, Order, Pos2, Rect, Stroke, Vec2};

use crate::picture::theme::Palette;

/// Radius of the bright disc, and of its soft edge.
const BRIGHT_RADIUS: f32 = 110.0;
const EDGE_RADIUS: f32 = 170.0;
const STEPS: u8 = 8;
const RING_RADIUS: f32 = 18.0;
/// Opacity of the shade outside.
const DIM: f32 = 0.62;
/// Corners of the circles.
const CORNERS: u16 = 96;

/// Dim everything but the disc around the screen position `at`.
pub fn paint(ctx: &Context, at: Pos2) {
    let painter = ctx.layer_painter(LayerId::new(Order::Tooltip, Id::unique("spotlight")));
    let palette = Palette::for_theme(ctx.theme());
    painter.add(shade(ctx.content_rect(), at));
    // Two rings, so that one of them is visible on any background.
    painter.circle_stroke(at, RING_RADIUS, Stroke::new(5.0, palette.panel));
    painter.circle_stroke(at, RING_RADIUS, Stroke::new(2.5, palette.accent));
}

/// Rings around `at`: clear, soft, and dark out to beyond the farthest corner of the screen.
fn shade(screen: Rect, at: Pos2) -> Mesh {
    let far = [screen.left_top(), screen.right_top(), screen.left_bottom(), screen.right_bottom()];
    let far = far.into_iter().map(|corner| corner.distance(at)).fold(EDGE_RADIUS, f32::max) * 1.01;
    // A smooth step (3t² − 2t³): a linear one would look like two rings.
    let soft = (0..=STEPS).map(|step| f32::from(step) / f32::from(STEPS));
    let soft = soft.map(|part| (BRIGHT_RADIUS + (EDGE_RADIUS - BRIGHT_RADIUS) * part, DIM * part * part * (3.0 - 2.0 * part)));
    let rings: Vec<(f32, f32)> = soft.chain([(far, DIM)]).collect();
    let count = rings.len() as u32;
    let mut mesh = Mesh::default();
    for corner in 0..CORNERS {
        let direction = Vec2::angled(std::f32::consts::TAU * f32::from(corner) / f32::from(CORNERS));
        for (radius, dim) in &rings {
            let color = Color32::from_black_alpha((dim * 255.0).round() as u8);
            mesh.vertices.push(Vertex { pos: at + direction * *radius, uv: WHITE_UV, color });
        }
    }
    let corners = u32::from(CORNERS);
    for corner in 0..corners {
        let (from, to) = (corner * count, (corner + 1) % corners * count);
        for ring in 0..count - 1 {
            mesh.add_triangle(from + ring, from + ring + 1, to + ring);
            mesh.add_triangle(to + ring, from + ring + 1, to + ring + 1);
        }
    }
    mesh
}

#[cfg(test)]
mod tests;
