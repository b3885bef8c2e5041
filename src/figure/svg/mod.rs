//! egui's shapes as SVG 1.1: scalable and editable.
//! Text stays text or becomes outlines, images are embedded, and equal input gives equal bytes.
//!
//! Left out: shapes with a number that isn't finite, blurred rectangles (the shadows of windows) and paint callbacks.
//! Approximated: a triangle of several colours gets their mean, a path's stroke is centred on its outline.

mod element;
pub(super) mod image;
pub(super) mod mesh;
mod outline;
mod paper;
mod rect;
mod shape;
pub(super) mod text;

use std::collections::HashMap;
use std::fmt::Write;

use egui::emath::TSTransform;
use egui::epaint::ClippedShape;
use egui::{Color32, ColorImage, Pos2, Rect, TextureId, Vec2};

use element::{Element, escaped, rounded};
pub(crate) use outline::Outlines;
pub(crate) use paper::on_paper;

/// What shapes are made of beside themselves.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The textures; shapes with others are left out.
    pub(crate) images: &'a HashMap<TextureId, ColorImage>,
    /// The fonts, if texts become outlines.
    pub(crate) outlines: Option<&'a Outlines>,
}

/// An SVG document of `size` points with the shapes painted over the background.
///
/// `metadata` is any text.
pub(crate) fn write(size: Vec2, background: Color32, shapes: &[ClippedShape], source: &Source<'_>, metadata: &str) -> String {
    let page = Rect::from_min_size(Pos2::ZERO, size);
    let mut clips = Clips::default();
    let body = clipped_groups(page, shapes, source, &mut clips);

    let (width, height) = (rounded(size.x), rounded(size.y));
    let mut svg = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Corners as egui draws them: mitred up to a right angle, cut off if sharper. Writing to a string can't fail.
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" stroke-miterlimit=\"1.42\">"
    );
    let _ = writeln!(svg, "<metadata>{}</metadata>", escaped(metadata));
    clips.write(&mut svg);
    Element::new("rect").rect(page).color("fill", background).close(&mut svg);
    svg + &body + "</svg>\n"
}

/// The shapes, those in a row with the same clip rectangle as one group.
fn clipped_groups(page: Rect, shapes: &[ClippedShape], source: &Source<'_>, clips: &mut Clips) -> String {
    let mut body = String::new();
    let mut open_group = None;
    for ClippedShape { clip_rect, shape, transform_after_tessellation } in shapes {
        let visible = clip_rect.intersect(page);
        let mut content = String::new();
        shape::write(&mut content, shape, source);
        let content = transformed(content, *transform_after_tessellation);
        if content.is_empty() || !visible.is_positive() {
            continue;
        }
        let clip = clips.id(visible);
        if open_group != Some(clip) {
            if open_group.is_some() {
                body.push_str("</g>\n");
            }
            let _ = writeln!(body, "<g clip-path=\"url(#clip{clip})\">");
            open_group = Some(clip);
        }
        body.push_str(&content);
    }
    if open_group.is_some() {
        body.push_str("</g>\n");
    }
    body
}

/// Elements moved and scaled as one, inside of their clip rectangle; nothing if the transform isn't valid.
fn transformed(content: String, transform: TSTransform) -> String {
    if transform == TSTransform::IDENTITY || content.is_empty() {
        return content;
    }
    if !transform.is_valid() {
        return String::new();
    }
    let TSTransform { scaling, translation } = transform;
    let (x, y) = (rounded(translation.x), rounded(translation.y));
    format!("<g transform=\"translate({x} {y}) scale({scaling:.4})\">\n{content}</g>\n")
}

/// The distinct clip rectangles, as written, in the order of their first use; a rectangle's index is its id.
#[derive(Default)]
struct Clips(Vec<String>);

impl Clips {
    fn id(&mut self, rect: Rect) -> usize {
        let mut written = String::new();
        Element::new("rect").rect(rect).close(&mut written);
        self.0.iter().position(|known| *known == written).unwrap_or_else(|| {
            self.0.push(written);
            self.0.len() - 1
        })
    }

    fn write(&self, svg: &mut String) {
        if self.0.is_empty() {
            return;
        }
        svg.push_str("<defs>\n");
        for (id, rect) in self.0.iter().enumerate() {
            let _ = writeln!(svg, "<clipPath id=\"clip{id}\">{}</clipPath>", rect.trim_end());
        }
        svg.push_str("</defs>\n");
    }
}

#[cfg(test)]
mod tests;
