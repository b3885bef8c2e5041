//! The glossary: two sentences on a term, with the book's section, and the terms within a text.

use std::borrow::Cow;
use std::ops::Range;

use crate::language::localized;

/// A term of the glossary.
pub struct Term {
    /// The key; for a setting that of its knob.
    pub key: &'static str,
    /// The catalogue key of the sentences.
    text: &'static str,
    /// The catalogue key of the term's spellings, the longer ones first, with bars between.
    spellings: &'static str,
}

const fn term(key: &'static str, text: &'static str, spellings: &'static str) -> Term {
    Term { key, text, spellings }
}

/// All terms, in the order of the list in the help.
pub const TERMS: [Term; 23] = [
    term("loss", "glossary.loss", "spelling.loss"),
    term("weight", "glossary.weight", "spelling.weight"),
    term("sgd", "glossary.sgd", "spelling.sgd"),
    term("gradient", "glossary.gradient", "spelling.gradient"),
    term("lr", "glossary.learning_rate", "spelling.learning_rate"),
    term("effective_rate", "glossary.effective_rate", "spelling.effective_rate"),
    term("momentum", "glossary.momentum", "spelling.momentum"),
    term("velocity", "glossary.velocity", "spelling.velocity"),
    term("beta1", "glossary.beta1", "spelling.beta1"),
    term("beta2", "glossary.beta2", "spelling.beta2"),
    term("decay", "glossary.decay", "spelling.decay"),
    term("epsilon", "glossary.epsilon", "spelling.epsilon"),
    term("curvature", "glossary.curvature", "spelling.curvature"),
    term("condition", "glossary.condition", "spelling.condition"),
    term("hessian", "glossary.hessian", "spelling.hessian"),
    term("mini_batch", "glossary.mini_batch", "spelling.mini_batch"),
    term("noise", "glossary.noise", "spelling.noise"),
    term("seed", "glossary.seed", "spelling.seed"),
    term("activation", "glossary.activation", "spelling.activation"),
    term("std", "glossary.std", "spelling.std"),
    term("saturated", "glossary.saturated", "spelling.saturated"),
    term("weight_decay", "glossary.weight_decay", "spelling.weight_decay"),
    term("book", "glossary.book", "spelling.book"),
];

impl Term {
    /// The sentences.
    pub fn sentences(&self) -> Cow<'static, str> {
        localized(self.text)
    }
}

/// The sentences on the term with this key, if there are any.
pub fn text(key: &str) -> Option<Cow<'static, str>> {
    TERMS.iter().find(|term| term.key == key).map(Term::sentences)
}

/// The first place of each term in a text that is not among `seen`, in order, with its key. What is found is `seen` from then on.
pub fn first_places(text: &str, seen: &mut Vec<&'static str>) -> Vec<(Range<usize>, &'static str)> {
    let spellings: Vec<(&'static str, Cow<'static, str>)> =
        TERMS.iter().map(|term| (term.key, localized(term.spellings))).collect();
    let wanted: Vec<(&'static str, &str)> = spellings
        .iter()
        .flat_map(|(key, all)| all.split('|').map(|one| (*key, one)))
        .filter(|(_, one)| !one.is_empty() && text.contains(one))
        .collect();
    let mut places = Vec::new();
    let mut from = 0;
    while let Some((at, one, key)) = next(text, from, &wanted) {
        from = at + one.len();
        if !seen.contains(&key) {
            seen.push(key);
            places.push((at..from, key));
        }
    }
    places
}

/// The next spelling from a place of the text on, the longest of those that begin there.
fn next<'a>(text: &str, from: usize, wanted: &[(&'static str, &'a str)]) -> Option<(usize, &'a str, &'static str)> {
    let places = wanted.iter().filter_map(|(key, one)| {
        let mut found = text[from..].match_indices(one).map(|(at, _)| from + at);
        found.find(|at| is_whole(text, *at, at + one.len())).map(|at| (at, *one, *key))
    });
    places.min_by_key(|(at, one, _)| (*at, std::cmp::Reverse(one.len())))
}

/// Whether no Latin word goes on at either end.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let is_latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let (first, last) = (text[start..end].chars().next(), text[start..end].chars().next_back());
    let goes_on =
        is_latin(first) && is_latin(text[..start].chars().next_back()) || is_latin(last) && is_latin(text[end..].chars().next());
    !goes_on
}

#[cfg(test)]
mod tests;
