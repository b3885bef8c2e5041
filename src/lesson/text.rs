//! A text in one or several languages.

use crate::language::catalogue;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// The language key of a text that is the same in all languages.
const ANY: &str = "";
/// The language that replaces a missing one.
const FALLBACK: &str = "en";

/// A text in one or several languages. In a file it is `"a text"`, the same for all languages, or `{"en": "a text", "zh-CN":
/// "一段文字"}`, with the tags of the catalogues in `locales/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// The text in the current language, or else in English, or else in any language.
    pub fn shown(&self) -> &str {
        let found = [catalogue::current_tag(), FALLBACK, ANY].iter().find_map(|language| self.0.get(*language));
        found.or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// The text in the first of its languages, whatever the current one is.
    pub fn any(&self) -> &str {
        self.0.values().next().map_or("", String::as_str)
    }

    /// Set the text in the current language, or for all languages if it is the same for all.
    pub fn write(&mut self, text: &str) {
        let one_for_all = self.0.is_empty() || self.0.contains_key(ANY);
        let language = if one_for_all { ANY.to_owned() } else { catalogue::current_tag().to_owned() };
        self.0.insert(language, text.to_owned());
    }

    /// Set the text in one language.
    pub fn write_in(&mut self, language: &str, text: &str) {
        self.0.insert(language.to_owned(), text.to_owned());
    }

    /// Whether the text is empty in every language.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }

    /// The number of characters in the language with the longest text.
    pub fn char_count(&self) -> usize {
        self.0.values().map(|text| text.chars().count()).max().unwrap_or(0)
    }

    /// The language tags with their texts; the tag is empty for a text that is the same in all languages.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::default() } else { Self(BTreeMap::from([(ANY.to_owned(), text.to_owned())])) }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.get(ANY) {
            Some(text) if self.0.len() == 1 => serializer.serialize_str(text),
            None if self.0.is_empty() => serializer.serialize_str(""),
            _ => serializer.collect_map(&self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Text;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&crate::language::t!("file.text"))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(text.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some((language, text)) = map.next_entry()? {
                    texts.insert(language, text);
                }
                Ok(Text(texts))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(test)]
mod tests;
