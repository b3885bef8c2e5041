//! Texts as the outlines of their letters: for viewers that have another font and don't keep the width of a text.

use std::fmt::Write;
use std::sync::Arc;

use egui::epaint::text::{Glyph, VariationCoords};
use egui::{FontData, FontDefinitions, FontFamily, Pos2, Vec2, vec2};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use super::element::rounded;
use crate::picture::theme::fonts;

/// How far the top of a slanted letter leans, as egui draws it, as a share of its height.
const SLANT: f32 = 0.25;

/// The fonts of the figures.
pub(crate) struct Outlines(FontDefinitions);

impl Outlines {
    /// The fonts that figures are painted with.
    pub(crate) fn new() -> Self {
        Self(fonts::definitions())
    }

    /// The commands of a path with the letters of a row, whose upper left corner is at `origin`; `None` if no font has one of them.
    pub(super) fn path(&self, family: &FontFamily, size: f32, glyphs: &[Glyph], origin: Pos2, slanted: bool) -> Option<String> {
        let mut path = String::new();
        for glyph in glyphs.iter().filter(|glyph| !glyph.chr.is_whitespace()) {
            let (data, letter) = self.fonts(family).find_map(|data| {
                let letter = font(data)?.charmap().map(glyph.chr).filter(|letter| letter.to_u32() > 0)?;
                Some((data, letter))
            })?;
            let tweak = &data.tweak;
            let offset = vec2(0.0, tweak.y_offset_factor * size + tweak.y_offset);
            let slant = if slanted { SLANT } else { 0.0 };
            let mut pen = Pen { path: &mut path, origin: origin + glyph.pos.to_vec2() + offset, slant };
            let settings = DrawSettings::unhinted(Size::new(size * tweak.scale), LocationRef::default());
            font(data)?.outline_glyphs().get(letter)?.draw(settings, &mut pen).ok()?;
        }
        Some(path)
    }

    /// The fonts of a family in the order in which they are asked for a letter.
    fn fonts(&self, family: &FontFamily) -> impl Iterator<Item = &FontData> {
        let names = self.0.families.get(family).into_iter().flatten();
        let own = names.filter_map(|name| self.0.font_data.get(name)).map(Arc::as_ref);
        own.filter(|data| data.tweak.coords == VariationCoords::default()).chain(fonts::chinese())
    }
}

fn font(data: &FontData) -> Option<FontRef<'_>> {
    FontRef::from_index((*data.font).as_ref(), data.index).ok()
}

/// Writes the outline of a letter whose baseline starts at `origin`. Fonts measure upwards, SVG downwards.
struct Pen<'a> {
    path: &'a mut String,
    origin: Pos2,
    slant: f32,
}

impl Pen<'_> {
    fn command<const N: usize>(&mut self, command: char, points: [(f32, f32); N]) {
        self.path.push(command);
        for (index, (x, y)) in points.into_iter().enumerate() {
            let Pos2 { x, y } = self.origin + Vec2::new(x + self.slant * y, -y);
            let separator = if index == 0 { "" } else { " " };
            let _ = write!(self.path, "{separator}{} {}", rounded(x), rounded(y)); // writing to a string can't fail
        }
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.command('M', [(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.command('L', [(x, y)]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.command('Q', [(cx, cy), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.command('C', [(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}
