//! The fonts of a page, with the letters that are used of each.

use std::collections::BTreeMap;

use egui::{FontData, FontDefinitions, FontFamily};
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};
use subsetter::GlyphRemapper;

use crate::picture::theme::fonts;

/// The fonts of a page.
pub(super) struct Fonts {
    definitions: FontDefinitions,
    /// The fonts that are used, in the order of their first letter.
    pub(super) used: Vec<Font>,
}

/// A font that is used.
pub(super) struct Font {
    /// Its key among the definitions; `None` for the font for Chinese.
    key: Option<String>,
    codes: GlyphRemapper,
    /// Each code's character and its width, in thousandths of the size.
    pub(super) letters: BTreeMap<u16, (char, f32)>,
}

/// A letter of a font.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    /// The index of its font.
    pub(super) font: usize,
    /// Its code.
    pub(super) code: u16,
    /// The factor of its size.
    pub(super) scale: f32,
    /// How much lower it stands: in its size, and in points.
    pub(super) offset: [f32; 2],
}

/// The part of a font that is embedded.
pub(super) struct Subset {
    /// The font's data: TrueType, or the table of its outlines.
    pub(super) data: Vec<u8>,
    /// Whether these are the outlines of PostScript (CFF).
    pub(super) is_cff: bool,
    /// Box, ascent, descent and height of capitals, in thousandths of the size.
    pub(super) bounds: [f32; 4],
    /// Ascent, descent, and height of capitals, in thousandths of the size.
    pub(super) heights: [f32; 3],
}

impl Fonts {
    /// The fonts that figures are painted with.
    pub(super) fn new() -> Self {
        Self { definitions: fonts::definitions(), used: Vec::new() }
    }

    /// A character in the first font of a family that has it; `None` for spaces, which need no ink.
    pub(super) fn letter(&mut self, family: &FontFamily, character: char) -> Option<Letter> {
        let keys = self.definitions.families.get(family)?.iter().cloned().map(Some).chain([None]);
        for key in keys {
            let Some(data) = data(&self.definitions, key.as_deref()) else { continue };
            let Some(font) = font(data) else { continue };
            let Some(glyph) = font.charmap().map(character).filter(|glyph| glyph.to_u32() > 0) else { continue };
            let glyph_id = u16::try_from(glyph.to_u32()).ok()?;
            let per_em = 1000.0 / f32::from(font.head().ok()?.units_per_em());
            let width = font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph)? * per_em;
            let (scale, offset) = (data.tweak.scale, [data.tweak.y_offset_factor, data.tweak.y_offset]);
            let index = self.used.iter().position(|font| font.key == key).unwrap_or_else(|| {
                self.used.push(Font { key, codes: GlyphRemapper::new(), letters: BTreeMap::new() });
                self.used.len() - 1
            });
            let used = &mut self.used[index];
            let code = used.codes.remap(glyph_id);
            used.letters.insert(code, (character, width));
            return Some(Letter { font: index, code, scale, offset });
        }
        None
    }

    /// What is embedded of a font.
    pub(super) fn subset(&self, used: &Font) -> Option<Subset> {
        let data = data(&self.definitions, used.key.as_deref())?;
        let bytes: &[u8] = (*data.font).as_ref();
        let font = font(data)?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let per_em = 1000.0 / f32::from(metrics.units_per_em);
        let bounds = metrics.bounds.map_or([0.0; 4], |bounds| [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]);
        let heights = [metrics.ascent, metrics.descent, metrics.cap_height.unwrap_or(metrics.ascent)];
        let subset = subsetter::subset(bytes, data.index, &used.codes).ok()?;
        let outlines = FontRef::new(&subset).ok().and_then(|font| {
            let table = font.table_data(skrifa::Tag::new(b"CFF "))?;
            Some(table.as_bytes().to_vec())
        });
        let is_cff = outlines.is_some();
        let (bounds, heights) = (bounds.map(|bound| bound * per_em), heights.map(|height| height * per_em));
        Some(Subset { data: outlines.unwrap_or(subset), is_cff, bounds, heights })
    }
}

/// The name of a font.
pub(super) fn font_name(index: usize) -> String {
    format!("F{index}")
}

fn data<'a>(definitions: &'a FontDefinitions, key: Option<&str>) -> Option<&'a FontData> {
    match key {
        Some(key) => definitions.font_data.get(key).map(AsRef::as_ref),
        None => fonts::chinese(),
    }
}

fn font(data: &FontData) -> Option<FontRef<'_>> {
    FontRef::from_index((*data.font).as_ref(), data.index).ok()
}
