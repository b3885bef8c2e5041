//! Each kind of shape.

use egui::emath::Rot2;
use egui::epaint::{ColorMode, CornerRadiusF32, Mesh, PathStroke, RectShape, WHITE_UV};
use egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, pos2};

use super::painter::{Painter, polyline, rect, rounded};
use super::text;
use crate::figure::svg::image::{self, Placement};
use crate::figure::svg::mesh::{mean_color, placement, polygons};

/// Draw a shape, if PDF can show it.
pub(super) fn paint(painter: &mut Painter<'_>, shape: &Shape) {
    match shape {
        Shape::Noop | Shape::Callback(_) => {}
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| paint(painter, shape)),
        Shape::Circle(circle) => {
            let square = Rect::from_center_size(circle.center, egui::Vec2::splat(2.0 * circle.radius));
            if square.is_finite() && circle.radius > 0.0 {
                painter.draw(circle.fill, circle.stroke, &|content| rounded(content, square, [circle.radius; 4]));
            }
        }
        Shape::Ellipse(ellipse) => {
            let points = around(ellipse.center, ellipse.radius, ellipse.angle);
            paint_line(painter, &points, true, ellipse.fill, ellipse.stroke);
        }
        Shape::LineSegment { points, stroke } => paint_line(painter, points, false, Color32::TRANSPARENT, *stroke),
        Shape::Path(path) => paint_line(painter, &path.points, path.closed, path.fill, solid(&path.stroke)),
        Shape::Band(band) => {
            let upper = band.points.iter().map(|point| pos2(point.x, point.y.min));
            let lower = band.points.iter().rev().map(|point| pos2(point.x, point.y.max));
            paint_line(painter, &upper.chain(lower).collect::<Vec<_>>(), true, band.fill, band.stroke);
        }
        Shape::Rect(shape) => paint_rect(painter, shape),
        Shape::Text(shape) => text::paint(painter, shape),
        Shape::Mesh(mesh) => paint_mesh(painter, mesh),
        Shape::QuadraticBezier(curve) => {
            paint_line(painter, &curve.flatten(None), curve.closed, curve.fill, solid(&curve.stroke));
        }
        Shape::CubicBezier(curve) => {
            for points in curve.flatten_closed(None, None) {
                paint_line(painter, &points, curve.closed, curve.fill, solid(&curve.stroke));
            }
        }
    }
}

/// Points around an ellipse.
fn around(center: Pos2, radius: egui::Vec2, angle: f32) -> Vec<Pos2> {
    let turn = Rot2::from_angle(angle);
    let at = |part: u8| {
        let angle = f32::from(part) / 64.0 * std::f32::consts::TAU;
        center + turn * (egui::Vec2::angled(angle) * radius)
    };
    (0..64).map(at).collect()
}

fn paint_line(painter: &mut Painter<'_>, points: &[Pos2], closed: bool, fill: Color32, stroke: Stroke) {
    if points.len() >= 2 && points.iter().all(|point| point.is_finite()) {
        painter.draw(fill, stroke, &|content| polyline(content, points, closed));
    }
}

/// A stroke of one colour; none if its colour depends on the position.
fn solid(stroke: &PathStroke) -> Stroke {
    match stroke.color {
        ColorMode::Solid(color) => Stroke::new(stroke.width, color),
        ColorMode::UV(_) => Stroke::NONE,
    }
}

fn paint_rect(painter: &mut Painter<'_>, shape: &RectShape) {
    let area = shape.rect;
    if shape.blur_width > 0.0 || !area.is_finite() || area.is_negative() {
        return;
    }
    let mut fill = shape.fill;
    if let Some(brush) = shape.brush.as_ref().filter(|brush| brush.uv != Rect::ZERO) {
        let placement = Placement::upright(area).turned(shape.angle, area.center());
        let texture = painter.textures.get(&brush.fill_texture_id);
        if let Some((part, placed)) = texture.and_then(|texture| image::part(texture, brush.uv, placement, fill)) {
            painter.image(part, placed);
        }
        fill = Color32::TRANSPARENT;
    }
    // PDF centres a stroke on the edge, so that the edge moves to the middle of egui's stroke.
    let outward = match shape.stroke_kind {
        StrokeKind::Inside => -shape.stroke.width / 2.0,
        StrokeKind::Middle => 0.0,
        StrokeKind::Outside => shape.stroke.width / 2.0,
    };
    let edge = area.expand(if shape.stroke.is_empty() { 0.0 } else { outward });
    if edge.is_negative() {
        return painter.draw(shape.stroke.color, Stroke::NONE, &|content| rect(content, area));
    }
    let corners = CornerRadiusF32::from(shape.corner_radius);
    let most = edge.size().min_elem() / 2.0;
    let corners = [corners.nw, corners.ne, corners.se, corners.sw]
        .map(|radius| if radius == 0.0 { 0.0 } else { (radius + outward).clamp(0.0, most) });
    painter.draw(fill, shape.stroke, &|content| match corners {
        [0.0, 0.0, 0.0, 0.0] => rect(content, edge),
        corners => rounded(content, edge, corners),
    });
}

fn paint_mesh(painter: &mut Painter<'_>, mesh: &Mesh) {
    if !mesh.is_valid() || mesh.vertices.iter().any(|vertex| !vertex.pos.is_finite()) {
        return;
    }
    if mesh.vertices.iter().all(|vertex| vertex.uv == WHITE_UV) {
        for corners in polygons(mesh) {
            let color = mean_color(&corners);
            // A thin stroke of the same colour hides the seam that viewers leave between polygons.
            let seam = if color.is_opaque() { Stroke::new(0.5, color) } else { Stroke::NONE };
            let outline: Vec<Pos2> = corners.iter().map(|corner| corner.pos).collect();
            paint_line(painter, &outline, true, color, seam);
        }
        return;
    }
    let texture = painter.textures.get(&mesh.texture_id);
    let part = texture.zip(placement(mesh)).and_then(|(texture, (uv, placed, tint))| image::part(texture, uv, placed, tint));
    if let Some((part, placed)) = part {
        painter.image(part, placed);
    }
}
