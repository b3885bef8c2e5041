//! The fonts of the theme, and a fallback for Chinese, which is unpacked when a character first needs it (7 ms). In a browser it is
//! fetched then; until it is there the browser draws those characters with a font of its own.

use std::io::Read;
use std::sync::{Arc, OnceLock};

use brotli_decompressor::Decompressor;
use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui::{FontData, FontDefinitions, FontFamily, Id};

use super::{regular, size};
use crate::files::assets::CHINESE_FONT;

/// From here on, only the fonts for Chinese have characters.
pub const IDEOGRAPHS: char = '\u{2e80}';

/// The name of the font for Chinese.
pub const CHINESE: &str = "chinese";

/// Size of the decoder's buffer, in bytes.
const BUFFER: usize = 1 << 16;

/// A font packed with brotli.
pub struct Packed {
    /// Its bytes, once they are there.
    bytes: fn() -> Option<&'static [u8]>,
    /// `None` if it is damaged.
    unpacked: OnceLock<Option<FontData>>,
}

static OWN: Packed = Packed::new(|| CHINESE_FONT.part(0));

impl Packed {
    /// A font from these bytes.
    pub const fn new(bytes: fn() -> Option<&'static [u8]>) -> Self {
        Self { bytes, unpacked: OnceLock::new() }
    }

    /// The font, unpacked once; `None` if it is damaged or not there yet.
    fn font(&self) -> Option<&FontData> {
        if self.unpacked.get().is_none() {
            let font = unpack((self.bytes)()?).map(FontData::from_owned);
            let _ = self.unpacked.set(font); // another thread's is the same
        }
        self.unpacked.get()?.as_ref()
    }

    /// Whether the font was needed and found to be damaged.
    fn is_damaged(&self) -> bool {
        self.unpacked.get().is_some_and(Option::is_none)
    }
}

fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    const OPEN_TYPE: &[u8] = b"OTTO";
    let mut font = Vec::new();
    Decompressor::new(bytes, BUFFER).read_to_end(&mut font).ok()?;
    font.starts_with(OPEN_TYPE).then_some(font)
}

/// Provides characters that the theme's fonts lack.
struct Fallback(&'static Packed);

impl FontProvider for Fallback {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        /// Below are only alphabets.
        const FIRST: char = '\u{2000}';
        request.cluster.starts_with(|character| character >= FIRST).then_some(())?;
        Some(FontInsert::new(CHINESE, self.0.font()?.clone(), Vec::new()))
    }
}

/// Install the fonts in `ctx`, with `chinese` or else halfpipe's own font for Chinese.
pub fn install(ctx: &egui::Context, chinese: Option<&'static Packed>) {
    let chinese = chinese.unwrap_or(&OWN);
    ctx.set_fonts(definitions());
    ctx.set_font_providers(vec![Arc::new(Fallback(chinese))]);
    ctx.data_mut(|data| data.insert_temp(key(), chinese));
}

/// Whether halfpipe's own font for Chinese was needed and found to be damaged.
pub fn is_damaged() -> bool {
    OWN.is_damaged()
}

/// Whether a character needed halfpipe's own font for Chinese, which is not there yet.
pub fn is_awaited() -> bool {
    CHINESE_FONT.is_wanted() && !CHINESE_FONT.is_there() && OWN.unpacked.get().is_none()
}

/// Whether a text needs halfpipe's own font for Chinese, which is asked for by this and is not there yet.
pub fn is_awaited_for(text: &str) -> bool {
    text.chars().any(|character| character >= IDEOGRAPHS) && OWN.font().is_none() && is_awaited()
}

/// Do without halfpipe's own font for Chinese, which could not be fetched: from here on it counts as damaged.
pub fn give_up() {
    let _ = OWN.unpacked.set(None); // what is there already stays
}

/// Whether `ctx` needed its font for Chinese and found it damaged.
pub fn is_damaged_in(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp::<&'static Packed>(key())).is_some_and(Packed::is_damaged)
}

/// Whether `ctx` has all characters of a text.
pub fn can_draw(ctx: &egui::Context, text: &str) -> bool {
    ctx.fonts_mut(|fonts| fonts.has_glyphs(&regular(size::BODY), text))
}

fn key() -> Id {
    Id::unique("the font for Chinese")
}

/// halfpipe's own font for Chinese; `None` if it is damaged or not there yet.
pub fn chinese() -> Option<&'static FontData> {
    OWN.font()
}

/// All other fonts.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        name.to_owned()
    };
    let regular = add("regular", include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"));
    let semibold = add("semibold", include_bytes!("../../../assets/fonts/NotoSans-SemiBold.ttf"));
    let italic = add("formula", include_bytes!("../../../assets/fonts/STIXTwoText-Italic.ttf"));
    let signs = add("signs", include_bytes!("../../../assets/fonts/NotoSansMath-subset.ttf"));
    // The switch of the language needs no other font for Chinese.
    let languages = add("languages", include_bytes!("../../../assets/fonts/NotoSansSC-names.otf"));
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let mut family = |family: FontFamily, first: &[&String]| {
        let names =
            first.iter().map(|name| (*name).clone()).chain([signs.clone(), languages.clone()]).chain(fallback.iter().cloned());
        fonts.families.insert(family, names.collect());
    };
    family(FontFamily::Proportional, &[&regular]);
    family(FontFamily::Name("semibold".into()), &[&semibold, &regular]);
    family(FontFamily::Name("formula".into()), &[&italic, &regular]);
    fonts.families.entry(FontFamily::Monospace).or_default().push(languages);
    fonts
}

#[cfg(test)]
mod tests;
