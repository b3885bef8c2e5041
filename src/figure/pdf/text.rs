//! Texts as texts: a letter stands where egui has put it, and can be found and copied.

use egui::Pos2;
use egui::emath::Rot2;
use egui::epaint::TextShape;
use pdf_writer::{Name, Str};

use super::fonts::font_name;
use super::painter::Painter;
use crate::figure::svg::text::{color, row_formats};

/// How far the top of a slanted letter leans, as egui draws it, as a share of its height.
const SLANT: f32 = 0.25;

/// Draw a text.
pub(super) fn paint(painter: &mut Painter<'_>, shape: &TextShape) {
    if shape.opacity_factor <= 0.0 || !shape.pos.is_finite() {
        return;
    }
    let turn = Rot2::from_angle(shape.angle);
    for (row, formats) in shape.galley.rows.iter().zip(row_formats(shape)) {
        for (glyph, format) in row.glyphs.iter().zip(formats) {
            let family = &format.font_id.family;
            let Some(letter) = painter.fonts.letter(family, glyph.chr) else { continue };
            let size = format.font_id.size * letter.scale;
            let offset = egui::vec2(0.0, letter.offset[0] * format.font_id.size + letter.offset[1]);
            let Pos2 { x, y } = shape.pos + turn * (row.pos.to_vec2() + glyph.pos.to_vec2() + offset);
            let (cos, sin) = (shape.angle.cos(), shape.angle.sin());
            let lean = if format.italics { SLANT } else { 0.0 };
            painter.fill_color(color(shape, shape.override_text_color.unwrap_or(format.color)));
            let content = &mut painter.content;
            content.begin_text().set_font(Name(font_name(letter.font).as_bytes()), size);
            content.set_text_matrix([cos, sin, sin + lean * cos, lean * sin - cos, x, y]);
            content.show(Str(&letter.code.to_be_bytes())).end_text();
        }
    }
}
