//! The words of the catalogues. A test that names a text by its key holds however the text is worded.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The texts of a catalogue by `section.key`, in its order, as its file writes them.
pub fn catalogue(file: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut section = "";
    for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(['#', '_'])) {
        let (key, value) = line.split_once(':').unwrap();
        if let Some(key) = key.strip_prefix("  ") {
            let value = value.trim().strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            let value = value.unwrap_or_else(|| panic!("write a text in quotes: {line}"));
            texts.push((format!("{section}.{key}"), value.to_owned()));
        } else {
            section = key;
        }
    }
    texts
}

/// The English text of a key. What its placeholders stand for comes after it: `start.coordinate number=1 axis=x`; it may be
/// another key, as in `description.chart title=chart.x`.
#[track_caller]
pub fn word(key: &str) -> String {
    whole(&ENGLISH, key)
}

/// The Chinese text of a key.
#[track_caller]
pub fn chinese(key: &str) -> String {
    whole(&CHINESE, key)
}

type Texts = LazyLock<BTreeMap<String, String>>;
static ENGLISH: Texts = LazyLock::new(|| catalogue(include_str!("../../locales/en.yml")).into_iter().collect());
static CHINESE: Texts = LazyLock::new(|| catalogue(include_str!("../../locales/zh-CN.yml")).into_iter().collect());

/// The text of a key, whose placeholders all have their value.
#[track_caller]
fn whole(texts: &Texts, key: &str) -> String {
    let text = filled(texts, key);
    assert!(!text.contains("%{"), "a placeholder of {key} has no value: {text}");
    text
}

/// The text of a key, with the placeholders for which no value is given.
#[track_caller]
fn filled(texts: &Texts, key: &str) -> String {
    let mut parts = key.split(' ');
    let key = parts.next().unwrap_or_default();
    let text = texts.get(key).unwrap_or_else(|| panic!("the catalogue has no {key}"));
    let mut text = text.replace("\\\"", "\"").replace("\\n", "\n");
    let mut values: Vec<(&str, String)> = Vec::new();
    for part in parts {
        match (part.split_once('='), values.last_mut()) {
            (Some((name, value)), _) => values.push((name, value.to_owned())),
            (None, Some((_, value))) => value.extend([" ", part]),
            (None, None) => panic!("{part} is no value of {key}"),
        }
    }
    for (name, value) in values {
        let placeholder = format!("%{{{name}}}");
        assert!(text.contains(&placeholder), "{key} has no placeholder {name}: {text}");
        text = text.replace(&placeholder, texts.get(&value).unwrap_or(&value));
    }
    text
}

/// Whether a text has the words of a key in it. A placeholder without a value stands for anything.
#[track_caller]
pub fn has_words(text: &str, key: &str) -> bool {
    let filled = filled(&ENGLISH, key);
    let words = filled.split("%{").enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once('}').unwrap().1 });
    let mut rest = Some(text);
    for words in words {
        rest = rest.and_then(|rest| rest.split_once(words)).map(|(_, rest)| rest);
    }
    rest.is_some()
}

/// The name of an optimizer's learning rate.
pub fn rate_of(optimizer: &str) -> String {
    worded(&format!("{optimizer} {{knob.learning_rate}}"))
}

/// A text with `{key}` in place of a word of the catalogue.
#[track_caller]
pub fn worded(text: &str) -> String {
    let mut parts = text.split(['{', '}']);
    let mut worded = parts.next().unwrap_or_default().to_owned();
    while let (Some(key), Some(text)) = (parts.next(), parts.next()) {
        worded += &word(key);
        worded += text;
    }
    worded
}
