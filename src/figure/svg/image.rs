//! A part of a texture as an `<image>` with the pixels in it, as a PNG data URI.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use egui::emath::Rot2;
use egui::{Color32, ColorImage, Pos2, Rect, Vec2};

use super::element::{Element, rounded};
use crate::figure::png;

/// The placement of an image: a parallelogram.
#[derive(Clone, Copy)]
pub(in crate::figure) struct Placement {
    /// The image's upper left corner.
    pub(in crate::figure) origin: Pos2,
    /// From there to its upper right corner.
    pub(in crate::figure) along: Vec2,
    /// From there to its lower left corner.
    pub(in crate::figure) down: Vec2,
}

impl Placement {
    pub(in crate::figure) fn upright(rect: Rect) -> Self {
        Self { origin: rect.min, along: Vec2::new(rect.width(), 0.0), down: Vec2::new(0.0, rect.height()) }
    }

    /// Turned by an angle in radians, clockwise on the screen.
    pub(in crate::figure) fn turned(self, angle: f32, pivot: Pos2) -> Self {
        let rotation = Rot2::from_angle(angle);
        Self { origin: pivot + rotation * (self.origin - pivot), along: rotation * self.along, down: rotation * self.down }
    }

    /// Neither turned nor mirrored.
    fn is_upright(self) -> bool {
        self.along.y == 0.0 && self.down.x == 0.0 && self.along.x >= 0.0 && self.down.y >= 0.0
    }
}

/// Appends the part of a texture within `uv` (0 to 1, to the nearest texel), its colours times `tint`.
/// A `uv` that runs from right to left or upwards mirrors it.
pub(super) fn write(svg: &mut String, texture: &ColorImage, uv: Rect, placement: Placement, tint: Color32) {
    let Some((part, placed)) = part(texture, uv, placement, tint) else { return };
    let Placement { origin, along, down } = placed;
    let Ok(bytes) = png::encode_texture(&part) else { return };

    let element = Element::new("image");
    let element = if placed.is_upright() {
        element.rect(Rect::from_min_size(origin, Vec2::new(along.x, down.y)))
    } else {
        if ![along.x, along.y, down.x, down.y, origin.x, origin.y].into_iter().all(f32::is_finite) {
            return;
        }
        let numbers = [along.x, along.y, down.x, down.y, origin.x, origin.y].map(rounded);
        let matrix = format!("matrix({})", numbers.join(" "));
        element.number("width", 1.0).number("height", 1.0).attribute("transform", &matrix)
    };
    element
        .attribute("preserveAspectRatio", "none")
        // SVG 1.1's name for what CSS calls `smooth`.
        .attribute("image-rendering", "optimizeQuality")
        .attribute("xlink:href", &format!("data:image/png;base64,{}", STANDARD.encode(bytes)))
        .close(svg);
}

/// The texels within `uv`, their colours times `tint`, with a placement that is not mirrored; none if there are none.
pub(in crate::figure) fn part(
    texture: &ColorImage,
    uv: Rect,
    placement: Placement,
    tint: Color32,
) -> Option<(ColorImage, Placement)> {
    let Placement { mut origin, mut along, mut down } = placement;
    if uv.min.x > uv.max.x {
        (origin, along) = (origin + along, -along);
    }
    if uv.min.y > uv.max.y {
        (origin, down) = (origin + down, -down);
    }
    let part = cropped(texture, Rect::from_two_pos(uv.min, uv.max), tint)?;
    Some((part, Placement { origin, along, down }))
}

/// The texels within `uv`; none if that is not a part of the texture.
fn cropped(texture: &ColorImage, uv: Rect, tint: Color32) -> Option<ColorImage> {
    let [width, height] = texture.size;
    // The cast takes NaN, and numbers below zero, to zero.
    let texels = |share: f32, side: usize| ((share * side as f32).round() as usize).min(side);
    let (left, right) = (texels(uv.min.x, width), texels(uv.max.x, width));
    let (top, bottom) = (texels(uv.min.y, height), texels(uv.max.y, height));
    if left >= right || top >= bottom {
        return None;
    }
    let rows = texture.pixels.chunks_exact(width).take(bottom).skip(top);
    let pixels: Vec<Color32> = rows.flat_map(|row| &row[left..right]).map(|&texel| texel * tint).collect();
    let size = [right - left, bottom - top];
    (pixels.len() == size[0] * size[1]).then(|| ColorImage::new(size, pixels))
}
