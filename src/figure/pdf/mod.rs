//! egui's shapes as a page of PDF: scalable, with its texts as texts and the letters that it needs of each font.
//!
//! Left out and approximated is what is in SVG (`figure/svg`); underlines are left out, too.

mod document;
mod fonts;
mod painter;
mod shape;
mod text;

use std::collections::HashMap;

use egui::epaint::ClippedShape;
use egui::{Color32, ColorImage, Pos2, Rect, Stroke, TextureId, Vec2};

use painter::Painter;

/// A document with one page of `size` points, `scale` typographic points for each, with the shapes painted over the background.
pub(super) fn write(
    size: Vec2,
    scale: f32,
    background: Color32,
    shapes: &[ClippedShape],
    images: &HashMap<TextureId, ColorImage>,
    title: &str,
) -> Vec<u8> {
    let page = Rect::from_min_size(Pos2::ZERO, size);
    let mut painter = Painter::new(images);
    // egui measures downwards, PDF upwards. Corners as egui draws them: mitred up to a right angle, cut off if sharper.
    painter.content.transform([scale, 0.0, 0.0, -scale, 0.0, size.y * scale]).set_miter_limit(1.42);
    painter.draw(background, Stroke::NONE, &|content| painter::rect(content, page));
    for ClippedShape { clip_rect, shape, .. } in shapes {
        let visible = clip_rect.intersect(page);
        if visible.is_positive() {
            painter.content.save_state();
            painter::rect(&mut painter.content, visible);
            painter.content.clip_nonzero().end_path();
            shape::paint(&mut painter, shape);
            painter.content.restore_state();
        }
    }
    document::finish(painter, size * scale, title)
}
