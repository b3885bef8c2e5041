//! Text as `<text>`, or as the outlines of its letters: one element for each stretch of a row in one format, at egui's own position and of its width.

use egui::epaint::TextShape;
use egui::epaint::text::{FontFamily, Glyph, LayoutSection, PlacedRow};
use egui::{Color32, FontId, Pos2, Rect, TextFormat};

use super::element::Element;
use super::outline::Outlines;
use crate::picture::theme::fonts::IDEOGRAPHS;

pub(super) fn write(svg: &mut String, shape: &TextShape, outlines: Option<&Outlines>) {
    if shape.opacity_factor <= 0.0 {
        return;
    }
    for (row, formats) in shape.galley.rows.iter().zip(row_formats(shape)) {
        let mut start = 0;
        while start < formats.len() {
            let format = formats[start];
            let length = formats[start..].iter().take_while(|other| std::ptr::eq(**other, format)).count();
            write_run(svg, shape, row, &row.glyphs[start..start + length], format, outlines);
            start += length;
        }
    }
}

/// The format of each glyph, row by row. egui doesn't keep it, but lays out one glyph for each character, save the
/// line breaks at the end of rows.
pub(in crate::figure) fn row_formats(shape: &TextShape) -> Vec<Vec<&TextFormat>> {
    let job = &shape.galley.job;
    let mut positions = job.text.char_indices().map(|(position, _)| position);
    shape
        .galley
        .rows
        .iter()
        .map(|row| {
            let formats = row.glyphs.iter().filter_map(|_| {
                // A text cut short ends with an ellipsis, in the format of the character that it replaces.
                let position = positions.next().unwrap_or(job.text.len());
                section_at(&job.sections, position).map(|section| &section.format)
            });
            let formats = formats.collect();
            if row.ends_with_newline {
                positions.next();
            }
            formats
        })
        .collect()
}

/// The section of a byte; the last one for bytes beyond the text.
fn section_at(sections: &[LayoutSection], position: usize) -> Option<&LayoutSection> {
    sections.iter().find(|section| position < section.byte_range.end.0).or(sections.last())
}

/// Glyphs of one row and one format.
fn write_run(
    svg: &mut String,
    shape: &TextShape,
    row: &PlacedRow,
    glyphs: &[Glyph],
    format: &TextFormat,
    outlines: Option<&Outlines>,
) {
    let row_origin = shape.pos + row.pos.to_vec2();
    write_background(svg, shape, row_origin, glyphs, format);
    let is_ink = |glyph: &Glyph| !glyph.chr.is_whitespace();
    let (Some(first), Some(last)) = (glyphs.iter().position(is_ink), glyphs.iter().rposition(is_ink)) else { return };
    let inked = &glyphs[first..=last];
    let text: String = inked.iter().map(|glyph| glyph.chr).collect();
    let baseline = row_origin + inked[0].pos.to_vec2();
    let fill = color(shape, shape.override_text_color.unwrap_or(format.color));
    let FontId { size, family: font } = &format.font_id;
    let path = outlines.filter(|_| decoration(shape, format).is_none());
    if let Some(path) = path.and_then(|outlines| outlines.path(font, *size, inked, row_origin, format.italics)) {
        let element = Element::new("path").attribute("aria-label", &text).attribute("d", &path);
        return element.color("fill", fill).rotated(shape.angle, shape.pos).close(svg);
    }
    let width = inked[inked.len() - 1].max_x() - inked[0].pos.x;

    let mut element = Element::new("text")
        .number("x", baseline.x)
        .number("y", baseline.y)
        .number("font-size", *size)
        .attribute("font-family", family(font, &text));
    if is_semibold(&format.font_id.family) {
        element = element.attribute("font-weight", "600");
    }
    if format.italics || is_formula(&format.font_id.family) {
        element = element.attribute("font-style", "italic");
    }
    if let Some(lines) = decoration(shape, format) {
        element = element.attribute("text-decoration", lines);
    }
    if text.contains("  ") {
        element = element.attribute("xml:space", "preserve");
    }
    element
        .color("fill", fill)
        // The viewer's font may be another one: the width stays.
        .number("textLength", width)
        .attribute("lengthAdjust", "spacingAndGlyphs")
        .rotated(shape.angle, shape.pos)
        .close_with(&text, svg);
}

/// The background of a highlighted section.
fn write_background(svg: &mut String, shape: &TextShape, origin: Pos2, glyphs: &[Glyph], format: &TextFormat) {
    if format.background == Color32::TRANSPARENT {
        return;
    }
    let area = glyphs.iter().map(Glyph::logical_rect).fold(Rect::NOTHING, Rect::union);
    Element::new("rect")
        .rect(area.expand(format.expand_bg).translate(origin.to_vec2()))
        .color("fill", color(shape, format.background))
        .rotated(shape.angle, shape.pos)
        .close(svg);
}

/// A colour of the galley as it is painted.
pub(in crate::figure) fn color(shape: &TextShape, color: Color32) -> Color32 {
    let known = if color == Color32::PLACEHOLDER { shape.fallback_color } else { color };
    if shape.opacity_factor < 1.0 { known.gamma_multiply(shape.opacity_factor) } else { known }
}

fn decoration(shape: &TextShape, format: &TextFormat) -> Option<&'static str> {
    let underlined = !shape.underline.is_empty() || !format.underline.is_empty();
    match (underlined, !format.strikethrough.is_empty()) {
        (false, false) => None,
        (true, false) => Some("underline"),
        (false, true) => Some("line-through"),
        (true, true) => Some("underline line-through"),
    }
}

/// The font family, with those that most resemble it after it; for text with Chinese those that systems have for it.
fn family(family: &FontFamily, text: &str) -> &'static str {
    match family {
        _ if text.chars().any(|character| character >= IDEOGRAPHS) => {
            "Noto Sans, Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
        }
        FontFamily::Monospace => "Noto Sans Mono, monospace",
        _ if is_formula(family) => "STIX Two Text, STIX, serif",
        _ => "Noto Sans, sans-serif",
    }
}

fn is_formula(family: &FontFamily) -> bool {
    matches!(family, FontFamily::Name(name) if name.contains("formula"))
}

fn is_semibold(family: &FontFamily) -> bool {
    matches!(family, FontFamily::Name(name) if name.contains("semibold"))
}
