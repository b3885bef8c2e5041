//! Each kind of shape as an element, curves included; rectangles, text and meshes have modules of their own.

use egui::epaint::{
    BandShape, CircleShape, ColorMode, CubicBezierShape, EllipseShape, PathShape, PathStroke, QuadraticBezierShape,
};
use egui::{Color32, Pos2, Rect, Shape, Stroke, pos2};

use super::element::{Element, is_invisible};
use super::{Source, mesh, rect, text};

/// Appends a shape, if SVG can show it.
pub(super) fn write(svg: &mut String, shape: &Shape, source: &Source<'_>) {
    match shape {
        Shape::Noop | Shape::Callback(_) => {}
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| write(svg, shape, source)),
        Shape::Circle(circle) => write_circle(svg, circle),
        Shape::Ellipse(ellipse) => write_ellipse(svg, ellipse),
        Shape::LineSegment { points, stroke } => write_line(svg, *points, *stroke),
        Shape::Path(path) => write_path(svg, path),
        Shape::Band(band) => write_band(svg, band),
        Shape::Rect(shape) => rect::write(svg, shape, source.images),
        Shape::Text(shape) => text::write(svg, shape, source.outlines),
        Shape::Mesh(shape) => mesh::write(svg, shape, source.images),
        Shape::QuadraticBezier(curve) => write_quadratic(svg, curve),
        Shape::CubicBezier(curve) => write_cubic(svg, curve),
    }
}

fn write_circle(svg: &mut String, circle: &CircleShape) {
    let CircleShape { center, radius, fill, stroke } = *circle;
    if is_invisible(fill, stroke) || radius <= 0.0 {
        return;
    }
    Element::new("circle")
        .number("cx", center.x)
        .number("cy", center.y)
        .number("r", radius)
        .color("fill", fill)
        .stroke(stroke)
        .close(svg);
}

fn write_ellipse(svg: &mut String, ellipse: &EllipseShape) {
    let EllipseShape { center, radius, fill, stroke, angle } = *ellipse;
    if is_invisible(fill, stroke) || radius.min_elem() <= 0.0 {
        return;
    }
    Element::new("ellipse")
        .number("cx", center.x)
        .number("cy", center.y)
        .number("rx", radius.x)
        .number("ry", radius.y)
        .color("fill", fill)
        .stroke(stroke)
        .rotated(angle, center)
        .close(svg);
}

fn write_line(svg: &mut String, [from, to]: [Pos2; 2], stroke: Stroke) {
    if stroke.is_empty() {
        return;
    }
    Element::new("line")
        .number("x1", from.x)
        .number("y1", from.y)
        .number("x2", to.x)
        .number("y2", to.y)
        .stroke(stroke)
        .close(svg);
}

fn write_path(svg: &mut String, path: &PathShape) {
    let PathShape { points, closed, fill, stroke } = path;
    if points.len() < 2 || points.iter().any(|point| !point.is_finite()) {
        return;
    }
    let outline = solid(stroke);
    if !is_invisible(*fill, outline) {
        Element::new("path").polyline(points, *closed).color("fill", *fill).stroke(outline).close(svg);
    }
    if let ColorMode::UV(color_at) = &stroke.color {
        // A stroke whose colour depends on the position: piece by piece, each in the colour of its middle.
        let bounds = Rect::from_points(points).expand(stroke.width / 2.0);
        let closing = if *closed { points.first() } else { None };
        for (&from, &to) in points.iter().zip(points[1..].iter().chain(closing)) {
            write_line(svg, [from, to], Stroke::new(stroke.width, color_at(bounds, from.lerp(to, 0.5))));
        }
    }
}

/// A stroke of one colour; none if its colour depends on the position.
fn solid(stroke: &PathStroke) -> Stroke {
    match stroke.color {
        ColorMode::Solid(color) => Stroke::new(stroke.width, color),
        ColorMode::UV(_) => Stroke::NONE,
    }
}

fn write_band(svg: &mut String, band: &BandShape) {
    if is_invisible(band.fill, band.stroke) || band.points.len() < 2 {
        return;
    }
    let upper = band.points.iter().map(|point| pos2(point.x, point.y.min));
    let lower = band.points.iter().rev().map(|point| pos2(point.x, point.y.max));
    let outline: Vec<Pos2> = upper.chain(lower).collect();
    Element::new("path")
        .polyline(&outline, true)
        .color("fill", band.fill)
        .stroke(band.stroke)
        .rotated(band.angle, Pos2::ZERO)
        .close(svg);
}

fn write_quadratic(svg: &mut String, curve: &QuadraticBezierShape) {
    write_curve(svg, "Q", &curve.points, curve.closed, curve.fill, &curve.stroke);
}

fn write_cubic(svg: &mut String, curve: &CubicBezierShape) {
    write_curve(svg, "C", &curve.points, curve.closed, curve.fill, &curve.stroke);
}

fn write_curve(svg: &mut String, command: &str, points: &[Pos2], closed: bool, fill: Color32, stroke: &PathStroke) {
    let outline = match &stroke.color {
        ColorMode::Solid(color) => Stroke::new(stroke.width, *color),
        ColorMode::UV(color_at) => {
            let bounds = Rect::from_points(points);
            Stroke::new(stroke.width, color_at(bounds, bounds.center()))
        }
    };
    if is_invisible(fill, outline) {
        return;
    }
    let end = if closed { "Z" } else { "" };
    let commands = [("M", &points[..1]), (command, &points[1..]), (end, &[])];
    Element::new("path").path(commands).color("fill", fill).stroke(outline).close(svg);
}
