//! Words: numbers, sentences of what happened, the rules of a comparison. The catalogue is `locales/`.

pub mod activations;
pub mod charts;
pub mod comparison;
pub mod difference;
pub mod numbers;
pub mod predict;
pub mod story;
pub mod trained_net;
pub mod training;

use rust_i18n::t;

/// Sentences in one line.
pub fn joined(sentences: &[String]) -> String {
    sentences.join(&t!("language.semicolon"))
}

/// As much of a text as fits in so many letters.
pub fn shortened(text: &str, letters: usize) -> String {
    let long = text.chars().count() > letters;
    if long { text.chars().take(letters - 1).chain(['…']).collect() } else { text.to_owned() }
}

/// What follows a name or a statement.
pub fn explained(before: &str, after: &str) -> String {
    t!("language.colon", before = before, after = after).into_owned()
}
