//! Numbers and sentences for the user, in the current language. The texts are in `locales/`.

pub mod activations;
pub mod charts;
pub mod comparison;
pub mod dialect;
pub mod difference;
pub mod fate;
pub mod glossary;
pub mod landscape;
pub mod numbers;
pub mod outcome;
pub mod question;
pub mod sharpness;
pub mod story;
pub mod task;
pub mod trained_net;
pub mod training;

use crate::language::t;

/// Join sentences into one line.
pub fn joined(sentences: &[String]) -> String {
    sentences.join(&t!("language.semicolon"))
}

/// A name or statement with what follows it, joined by a colon.
pub fn explained(before: &str, after: &str) -> String {
    t!("language.colon", before = before, after = after).into_owned()
}
