//! Rectangles: each corner with its own radius, the stroke inside, on or outside the edge, the fill perhaps an image.

use std::collections::HashMap;

use egui::epaint::{CornerRadiusF32, RectShape};
use egui::{Color32, ColorImage, Rect, Stroke, StrokeKind, TextureId, pos2};

use super::element::{Element, is_invisible, rounded};
use super::image::{self, Placement};

/// egui's stand-in for infinity in rectangles.
const FAR: f32 = 1e7;

pub(super) fn write(svg: &mut String, shape: &RectShape, images: &HashMap<TextureId, ColorImage>) {
    // Blurred rectangles are shadows.
    if shape.blur_width > 0.0 || shape.rect.any_nan() {
        return;
    }
    let rect = Rect::from_min_max(shape.rect.min.max(pos2(-FAR, -FAR)), shape.rect.max.min(pos2(FAR, FAR)));
    if rect.is_negative() {
        return;
    }
    let mut fill = shape.fill;
    if let Some(brush) = &shape.brush
        && brush.uv != Rect::ZERO
    {
        if let Some(texture) = images.get(&brush.fill_texture_id) {
            let placement = Placement::upright(rect).turned(shape.angle, rect.center());
            image::write(svg, texture, brush.uv, placement, fill);
        }
        fill = Color32::TRANSPARENT;
    }
    write_outline(svg, rect, shape, fill);
}

fn write_outline(svg: &mut String, rect: Rect, shape: &RectShape, fill: Color32) {
    // SVG centres a stroke on the edge, so that the edge moves to the middle of egui's stroke.
    let outward = match shape.stroke_kind {
        _ if shape.stroke.is_empty() => 0.0,
        StrokeKind::Inside => -shape.stroke.width / 2.0,
        StrokeKind::Middle => 0.0,
        StrokeKind::Outside => shape.stroke.width / 2.0,
    };
    let edge = rect.expand(outward);
    let (edge, fill, stroke) = if edge.is_negative() {
        // The stroke covers it all.
        (rect, shape.stroke.color, Stroke::NONE)
    } else {
        (edge, fill, shape.stroke)
    };
    if is_invisible(fill, stroke) {
        return;
    }
    outline(edge, CornerRadiusF32::from(shape.corner_radius), outward)
        .color("fill", fill)
        .stroke(stroke)
        .rotated(shape.angle, rect.center())
        .close(svg);
}

/// A rectangle, or a path of four arcs if its corners differ; `outward` is added to the radius of round corners.
fn outline(rect: Rect, corners: CornerRadiusF32, outward: f32) -> Element {
    let limit = rect.size().min_elem() / 2.0;
    let [nw, ne, se, sw] = [corners.nw, corners.ne, corners.se, corners.sw].map(|radius| {
        let moved = if radius == 0.0 { 0.0 } else { radius + outward };
        moved.clamp(0.0, limit.max(0.0))
    });
    if nw == ne && nw == se && nw == sw {
        let plain = Element::new("rect").rect(rect);
        return if nw == 0.0 { plain } else { plain.number("rx", nw) };
    }
    let ((left, top), (right, bottom)) = ((rect.min.x, rect.min.y), (rect.max.x, rect.max.y));
    let arc = |radius: f32| format!("A{0} {0} 0 0 1 ", rounded(radius));
    Element::new("path").path([
        ("M", &[pos2(left + nw, top)][..]),
        ("L", &[pos2(right - ne, top)]),
        (&arc(ne), &[pos2(right, top + ne)]),
        ("L", &[pos2(right, bottom - se)]),
        (&arc(se), &[pos2(right - se, bottom)]),
        ("L", &[pos2(left + sw, bottom)]),
        (&arc(sw), &[pos2(left, bottom - sw)]),
        ("L", &[pos2(left, top + nw)]),
        (&arc(nw), &[pos2(left + nw, top)]),
        ("Z", &[]),
    ])
}
