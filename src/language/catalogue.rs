//! The texts of the user interface: one file in `locales/` for each language, with a text for each `section.key`.
//!
//! The current language is global to the process. A text that a catalogue lacks is that of the first one, English.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::{Display, Write};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A language is a file and a line here: its BCP 47 tag and its texts.
const FILES: [(&str, &str); 2] =
    [("en", include_str!("../../locales/en.yml")), ("zh-CN", include_str!("../../locales/zh-CN.yml"))];

type Texts = HashMap<String, String>;
static CATALOGUES: LazyLock<Vec<Texts>> = LazyLock::new(|| FILES.iter().map(|(_, file)| parse(file)).collect());
static CURRENT: AtomicUsize = AtomicUsize::new(0);

/// The text of a key in the current language, with values for its placeholders: `t!("inspector.count", count = 3, of = 5)` fills
/// in `%{count}` and `%{of}`. A key that no catalogue has is returned as it is.
macro_rules! t {
    ($key:expr $(,)?) => {
        $crate::language::catalogue::text($key)
    };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::catalogue::filled($key, &[$((stringify!($name), &$value as &dyn std::fmt::Display)),+])
    };
}
pub(crate) use t;

/// The tags of all languages, in their order.
pub fn tags() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(tag, _)| *tag)
}

/// The tag of the current language.
pub fn current_tag() -> &'static str {
    FILES[CURRENT.load(Ordering::Relaxed)].0
}

/// Make the language with this tag the current one; an unknown tag changes nothing.
pub fn set_current(tag: &str) {
    if let Some(index) = tags().position(|known| known == tag) {
        CURRENT.store(index, Ordering::Relaxed);
    }
}

/// The text of a key in the language with this tag; `None` if its catalogue lacks the key.
pub fn lookup(tag: &str, key: &str) -> Option<&'static str> {
    let index = tags().position(|known| known == tag)?;
    CATALOGUES[index].get(key).map(String::as_str)
}

/// The text of a key in the current language.
pub fn text(key: &str) -> Cow<'static, str> {
    match lookup(current_tag(), key).or_else(|| lookup(FILES[0].0, key)) {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(key.to_owned()),
    }
}

/// The text of a key in the current language, with the values of its placeholders. One without a value stays as it is.
pub fn filled(key: &str, values: &[(&str, &dyn Display)]) -> Cow<'static, str> {
    let text = text(key);
    let mut filled = String::with_capacity(2 * text.len());
    let mut rest = text.as_ref();
    while let Some((before, after)) = rest.split_once("%{") {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => _ = write!(filled, "{value}"), // a string takes everything
            None => _ = write!(filled, "%{{{name}}}"),
        }
        rest = after;
    }
    filled.push_str(rest);
    Cow::Owned(filled)
}

/// The texts of a file: sections without indentation, and below them keys with texts in double quotes, as in YAML and JSON.
fn parse(file: &str) -> Texts {
    let mut texts = Texts::new();
    let mut section = "";
    for line in file.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        match (key.strip_prefix("  "), serde_json::from_str(value.trim())) {
            (Some(key), Ok(text)) => _ = texts.insert(format!("{section}.{key}"), text),
            _ => section = key,
        }
    }
    texts
}

#[cfg(test)]
mod tests;
