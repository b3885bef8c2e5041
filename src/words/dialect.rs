//! Dialects in words: the names of libraries, and in what an optimizer differs from the textbook's form.

use std::borrow::Cow;

use super::{explained, joined};
use crate::knob::Knob;
use crate::language::t;
use crate::optimizer::dialect::{self, Dialect, Library};

/// The name of a library, of the book or of the papers.
pub fn library(library: &Library) -> Cow<'static, str> {
    match library.key {
        "book" => t!("dialect.book"),
        "paper" => t!("dialect.paper"),
        _ => library.name.into(),
    }
}

/// The names of the libraries of these dialects, in one line.
pub fn libraries(dialects: &[Dialect]) -> String {
    let names: Vec<Cow<'static, str>> = dialects.iter().map(|dialect| library(dialect.library)).collect();
    names.join(", ")
}

/// The settings in which a dialect differs from the textbook's form, but for the learning rate, with the library's words for them.
pub fn form(dialect: Dialect) -> String {
    let Ok(mut spec) = dialect::spec(dialect) else { return String::new() };
    let said = |knob: &Knob<'_>| {
        let text = match knob {
            Knob::Number(number, _) => format!("{} = {}", number.symbol, knob.text()),
            Knob::Choice(choice, form) => explained(&choice.name(), &choice.word(**form)),
        };
        match dialect.word(knob.key()) {
            Some(word) => t!("dialect.with_word", setting = text, word = word).into_owned(),
            None => text,
        }
    };
    let knobs = spec.knobs();
    let counts = |knob: &&Knob<'_>| !knob.is_default() && !dialect::is_idle(knob, &knobs);
    let changed: Vec<String> = knobs.iter().skip(1).filter(counts).map(said).collect();
    if changed.is_empty() { t!("dialect.textbook").into_owned() } else { joined(&changed) }
}

/// The call as a user writes it, at the library's learning rate, or else at the optimizer's usual one on a network.
pub fn call(dialect: Dialect) -> String {
    let usual = || dialect::spec(dialect).map_or(0.01, |spec| spec.about().network_rate);
    dialect.call(dialect.row.rate.unwrap_or_else(usual))
}
