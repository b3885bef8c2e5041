//! Names as people type them: matched without regard to case, `-`, `_` and spaces, also by the names of other frameworks.

mod aliases;
mod slip;

use std::collections::BTreeMap;

use crate::language::{localized, t};
use crate::number::plain;

/// A name in the form used for comparison: `Three-Hump_camel` becomes `threehumpcamel`.
pub fn normalized(name: &str) -> String {
    name.chars().map(plain).filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// The greatest length of a name in a message, in characters; a file may hold anything.
const MAX_CHARS: usize = 61;

/// A text cut to at most `most` characters, with an ellipsis.
pub fn shortened(text: &str, most: usize) -> String {
    let is_long = text.chars().nth(most).is_some();
    if is_long { text.chars().take(most - 1).chain(['…']).collect() } else { text.to_owned() }
}

/// The index of `name` or of the name that it is an alias of in `known`. The error message of an unknown name suggests those
/// within one slip of the keyboard; `what` names the kind of thing.
pub fn find(what: &str, name: &str, known: &[&str]) -> Result<usize, String> {
    let wanted = normalized(name);
    let place = |wanted: &str| known.iter().position(|candidate| normalized(candidate) == wanted);
    place(&wanted).or_else(|| place(aliases::meant(&wanted)?)).ok_or_else(|| {
        t!(
            "naming.unknown",
            what = what,
            name = shortened(name.trim(), MAX_CHARS),
            hint = hint(name, known),
            known = known.join(", ")
        )
        .into_owned()
    })
}

/// "did you mean ...?" with the known names and aliases that are one slip away from `name`, or why there can't be an optimizer of that
/// name; empty if there is nothing to say.
pub fn hint(name: &str, known: &[&str]) -> String {
    if let Some(reason) = aliases::why_missing(&normalized(name)) {
        return localized(reason).into_owned();
    }
    let near: Vec<String> =
        near(&normalized(name), known).iter().map(|near| t!("naming.quoted", name = near).into_owned()).collect();
    if near.is_empty() { String::new() } else { t!("naming.hint", near = near.join(&t!("domain.or"))).into_owned() }
}

/// The known names and aliases that are one slip away from `wanted`.
fn near<'a>(wanted: &str, known: &[&'a str]) -> Vec<&'a str> {
    if aliases::is_other(wanted) {
        return Vec::new();
    }
    let names = known.iter().flat_map(|key| std::iter::once(*key).chain(aliases::of(&normalized(key))));
    names.filter(|name| slip::is_slip(wanted, &normalized(name))).collect()
}

/// The names, with a number after each repetition: `He`, `He (2)`.
pub fn numbered(mut names: Vec<String>) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for name in &mut names {
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            *name = format!("{name} ({count})");
        }
    }
    names
}

#[cfg(test)]
mod tests;
