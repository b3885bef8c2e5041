//! The content of a page, with the resources that it uses.

use std::collections::{BTreeSet, HashMap};

use egui::{Color32, ColorImage, Pos2, Rect, Stroke, TextureId};
use pdf_writer::{Content, Name};

use super::fonts::Fonts;
use crate::figure::svg::image::Placement;

/// How far the handles of a quarter of a circle are from its ends, in radii.
const ROUND: f32 = 0.552_285;

/// The content of a page.
pub(super) struct Painter<'a> {
    /// The operators.
    pub(super) content: Content,
    /// The textures of the shapes.
    pub(super) textures: &'a HashMap<TextureId, ColorImage>,
    /// The fonts, with the letters that are used.
    pub(super) fonts: Fonts,
    /// The opacities that are used, of 255.
    pub(super) opacities: BTreeSet<u8>,
    /// The images that are used.
    pub(super) images: Vec<ColorImage>,
}

impl<'a> Painter<'a> {
    /// An empty page.
    pub(super) fn new(textures: &'a HashMap<TextureId, ColorImage>) -> Self {
        let (content, fonts) = (Content::new(), Fonts::new());
        Self { content, textures, fonts, opacities: BTreeSet::new(), images: Vec::new() }
    }

    /// Fill and stroke an outline.
    pub(super) fn draw(&mut self, fill: Color32, stroke: Stroke, outline: &dyn Fn(&mut Content)) {
        if fill.a() > 0 {
            self.fill_color(fill);
            outline(&mut self.content);
            self.content.fill_nonzero();
        }
        if !stroke.is_empty() {
            self.opacity(stroke.color.a());
            let [r, g, b] = channels(stroke.color);
            self.content.set_stroke_rgb(r, g, b).set_line_width(stroke.width);
            outline(&mut self.content);
            self.content.stroke();
        }
    }

    /// Set colour and opacity of what is filled.
    pub(super) fn fill_color(&mut self, color: Color32) {
        self.opacity(color.a());
        let [r, g, b] = channels(color);
        self.content.set_fill_rgb(r, g, b);
    }

    /// Draw an image.
    pub(super) fn image(&mut self, image: ColorImage, Placement { origin, along, down }: Placement) {
        let numbers = [along.x, along.y, -down.x, -down.y, origin.x + down.x, origin.y + down.y];
        if !numbers.into_iter().all(f32::is_finite) {
            return;
        }
        self.opacity(255);
        let name = image_name(self.images.len());
        self.content.save_state().transform(numbers).x_object(Name(name.as_bytes())).restore_state();
        self.images.push(image);
    }

    fn opacity(&mut self, opacity: u8) {
        self.opacities.insert(opacity);
        self.content.set_parameters(Name(opacity_name(opacity).as_bytes()));
    }
}

/// The name of an opacity.
pub(super) fn opacity_name(opacity: u8) -> String {
    format!("O{opacity}")
}

/// The name of an image.
pub(super) fn image_name(index: usize) -> String {
    format!("I{index}")
}

fn channels(color: Color32) -> [f32; 3] {
    let [r, g, b, _] = color.to_srgba_unmultiplied();
    [r, g, b].map(|channel| f32::from(channel) / 255.0)
}

/// The outline of a rectangle.
pub(super) fn rect(content: &mut Content, rect: Rect) {
    content.rect(rect.min.x, rect.min.y, rect.width(), rect.height());
}

/// The outline through points.
pub(super) fn polyline(content: &mut Content, points: &[Pos2], closed: bool) {
    for (index, Pos2 { x, y }) in points.iter().enumerate() {
        if index == 0 {
            content.move_to(*x, *y)
        } else {
            content.line_to(*x, *y)
        };
    }
    if closed {
        content.close_path();
    }
}

/// The outline of a rectangle with round corners: north-west, north-east, south-east, south-west.
pub(super) fn rounded(content: &mut Content, rect: Rect, [nw, ne, se, sw]: [f32; 4]) {
    let (l, t, r, b) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let far = 1.0 - ROUND;
    content.move_to(l + nw, t).line_to(r - ne, t).cubic_to(r - ne * far, t, r, t + ne * far, r, t + ne);
    content.line_to(r, b - se).cubic_to(r, b - se * far, r - se * far, b, r - se, b);
    content.line_to(l + sw, b).cubic_to(l + sw * far, b, l, b - sw * far, l, b - sw);
    content.line_to(l, t + nw).cubic_to(l, t + nw * far, l + nw * far, t, l + nw, t).close_path();
}
