//! The languages of the user interface. Each has a catalogue of its texts and is named by its BCP 47 tag. The current language is
//! global to the process; no result depends on it.

pub mod catalogue;

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::str::FromStr;

pub(crate) use catalogue::t;

/// A language that halfpipe has texts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    tag: &'static str,
}

impl Language {
    /// All languages, in the order of their tags.
    pub fn all() -> Vec<Self> {
        catalogue::tags().map(|tag| Self { tag }).collect()
    }

    /// The current language.
    pub fn current() -> Self {
        Self { tag: catalogue::current_tag() }
    }

    /// Make this the current language.
    pub fn make_current(&self) {
        catalogue::set_current(self.tag);
    }

    /// The BCP 47 tag: `en`, `zh-CN`.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// The name of the language in the language itself: `English`, `简体中文`.
    pub fn name(&self) -> &'static str {
        self.text("language.name")
    }

    /// The name in one or two letters, for a switch: `EN`, `中`.
    pub fn short_name(&self) -> &'static str {
        self.text("language.short")
    }

    /// The word "language" in the language itself.
    pub fn word(&self) -> &'static str {
        self.text("language.word")
    }

    /// A sentence in the language: who can draw it has its letters.
    pub fn sample(&self) -> &'static str {
        self.text("language.no_font")
    }

    /// A text that every catalogue has.
    fn text(&self, key: &str) -> &'static str {
        catalogue::lookup(self.tag, key).unwrap_or_default()
    }

    /// The best available language for `tags`, which are in order of preference: an exact match or another region of the same
    /// language, such as `zh-CN` for `zh-Hans-SG`.
    pub fn nearest(tags: impl IntoIterator<Item = String>) -> Option<Self> {
        let all = Self::all();
        let same = |tag: &str| all.iter().find(|language| comparable(language.tag) == comparable(tag));
        let alike = |tag: &str| all.iter().find(|language| primary(language.tag) == primary(tag));
        tags.into_iter().find_map(|tag| same(&tag).or_else(|| alike(&tag)).copied())
    }

    /// The language of the option `--language`, if it is present and valid. Looked up before the arguments are parsed, so that
    /// error messages about them are in that language.
    pub fn from_arguments(arguments: impl IntoIterator<Item = OsString>) -> Option<Self> {
        const OPTION: &str = "--language";
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let value = match argument.to_str().and_then(|text| text.strip_prefix(OPTION)) {
                Some("") => arguments.next()?,
                Some(rest) => OsStr::new(rest.strip_prefix('=')?).to_owned(),
                None => continue,
            };
            return value.to_str()?.parse().ok();
        }
        None
    }
}

impl Default for Language {
    /// English, the fallback for texts that a catalogue lacks.
    fn default() -> Self {
        Self { tag: "en" }
    }
}

impl FromStr for Language {
    type Err = String;

    /// A tag or its first part: `zh-CN`, `zh_cn`, `zh`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = comparable(text);
        let all = Self::all();
        let named = all.iter().find(|language| [comparable(language.tag), primary(language.tag)].contains(&wanted));
        named.copied().ok_or_else(|| {
            let known = |language: &Self| format!("{} ({})", language.tag, language.name());
            let known = all.iter().map(known).collect::<Vec<_>>().join(", ");
            t!("language.unknown", tag = text, known = known).into_owned()
        })
    }
}

/// The text for a catalogue key `section.key`; any other text, such as a proper name or a formula, is returned unchanged.
pub fn localized(text: &'static str) -> Cow<'static, str> {
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    match text.split_once('.') {
        Some((section, key)) if plain(section) && plain(key) => t!(text),
        _ => Cow::Borrowed(text),
    }
}

/// A tag in the form used for comparison: `zh_CN` becomes `zh-cn`.
fn comparable(tag: &str) -> String {
    tag.replace('_', "-").to_lowercase()
}

/// The language part of a tag, without script and region.
fn primary(tag: &str) -> String {
    tag.split(['-', '_', '.']).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests;
