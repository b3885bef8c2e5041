//! Meshes: coloured polygons, or an image.

use std::collections::HashMap;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, ColorImage, Pos2, Rect, Stroke, TextureId, Vec2};

use super::element::Element;
use super::image::{self, Placement};

pub(super) fn write(svg: &mut String, mesh: &Mesh, images: &HashMap<TextureId, ColorImage>) {
    if !mesh.is_valid() || mesh.vertices.iter().any(|vertex| !vertex.pos.is_finite()) {
        return;
    }
    if mesh.vertices.iter().all(|vertex| vertex.uv == WHITE_UV) {
        for polygon in polygons(mesh) {
            write_polygon(svg, &polygon);
        }
    } else if let Some(texture) = images.get(&mesh.texture_id)
        && let Some((uv, placement, tint)) = placement(mesh)
    {
        image::write(svg, texture, uv, placement, tint);
    }
}

/// The triangles, two in a row that share an edge joined: egui and halfpipe make quadrilaterals of such pairs, and one
/// polygon of the mean of four colours looks smoother than two triangles.
pub(in crate::figure) fn polygons(mesh: &Mesh) -> Vec<Vec<Vertex>> {
    let mut polygons = Vec::new();
    let mut triangles = mesh.triangles().peekable();
    while let Some(triangle) = triangles.next() {
        let joined = triangles.peek().and_then(|next| quadrilateral(mesh, triangle, *next));
        let corners = joined.map_or_else(|| triangle.to_vec(), |quadrilateral| quadrilateral.to_vec());
        if joined.is_some() {
            triangles.next();
        }
        polygons.push(corners.into_iter().map(|index| mesh.vertices[index as usize]).collect());
    }
    polygons
}

/// The outline of two triangles that lie on either side of an edge that they share, if they do.
fn quadrilateral(mesh: &Mesh, first: [u32; 3], second: [u32; 3]) -> Option<[u32; 4]> {
    let lone = |of: [u32; 3], other: [u32; 3]| {
        let mut alone = (0..3).filter(move |&k| !other.contains(&of[k]));
        alone.next().filter(|_| alone.next().is_none())
    };
    let (apex, opposite) = (lone(first, second)?, second[lone(second, first)?]);
    let (from, to) = (first[(apex + 1) % 3], first[(apex + 2) % 3]);
    let position = |index: u32| mesh.vertices[index as usize].pos;
    let side = |index: u32| cross(position(to) - position(from), position(index) - position(from));
    (side(first[apex]) * side(opposite) < 0.0).then_some([first[apex], from, opposite, to])
}

fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

/// The mean colour of corners.
pub(in crate::figure) fn mean_color(corners: &[Vertex]) -> Color32 {
    let count = corners.len() as u32;
    let mean = |channel: usize| {
        let sum: u32 = corners.iter().map(|corner| u32::from(corner.color.to_array()[channel])).sum();
        ((sum + count / 2) / count) as u8
    };
    Color32::from_rgba_premultiplied(mean(0), mean(1), mean(2), mean(3))
}

fn write_polygon(svg: &mut String, corners: &[Vertex]) {
    let color = mean_color(corners);
    if color == Color32::TRANSPARENT {
        return;
    }
    // A thin stroke of the same colour hides the seam that viewers leave between polygons; it would show as a
    // darker line if the colour weren't opaque.
    let seam = if color.is_opaque() { Stroke::new(0.5, color) } else { Stroke::NONE };
    let outline: Vec<Pos2> = corners.iter().map(|corner| corner.pos).collect();
    Element::new("path").polyline(&outline, true).color("fill", color).stroke(seam).close(svg);
}

/// A textured mesh is an image, perhaps rotated: its first triangle gives the position of the texture.
pub(in crate::figure) fn placement(mesh: &Mesh) -> Option<(Rect, Placement, Color32)> {
    let [a, b, c] = mesh.triangles().next().map(|triangle| triangle.map(|index| mesh.vertices[index as usize]))?;
    let (uv_b, uv_c) = (b.uv - a.uv, c.uv - a.uv);
    let determinant = cross(uv_b, uv_c);
    if determinant == 0.0 || !determinant.is_finite() {
        return None;
    }
    // The steps along u and along v on the screen.
    let (to_b, to_c) = (b.pos - a.pos, c.pos - a.pos);
    let per_u = (to_b * uv_c.y - to_c * uv_b.y) / determinant;
    let per_v = (to_c * uv_b.x - to_b * uv_c.x) / determinant;

    let mut uv = Rect::NOTHING;
    mesh.vertices.iter().for_each(|vertex| uv.extend_with(vertex.uv));
    let from_a = uv.min - a.uv;
    let placement =
        Placement { origin: a.pos + per_u * from_a.x + per_v * from_a.y, along: per_u * uv.width(), down: per_v * uv.height() };
    Some((uv, placement, a.color))
}
