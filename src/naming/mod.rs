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
mod tests {
    use super::*;

    const KNOWN: [&str; 3] = ["adagrad", "adam", "three-hump-camel"];

    #[test]
    fn names_match_without_regard_to_case_and_dashes() {
        assert_eq!(find("thing", "Three_Hump-camel", &KNOWN), Ok(2));
        assert_eq!(find("thing", "ADAM", &KNOWN), Ok(1));
    }

    #[test]
    fn a_long_name_is_not_quoted_whole() {
        let message = find("thing", &"é".repeat(4_000_000), &KNOWN).unwrap_err();
        assert!(message.contains(&format!("\"{}…\"", "é".repeat(60))) && message.chars().count() < 200, "{message}");
    }

    #[test]
    fn an_unknown_name_is_refused_with_what_is_one_slip_away() {
        let message = find("optimizer", "adm", &KNOWN).unwrap_err();
        assert!(message.contains("unknown optimizer \"adm\"; did you mean \"adam\"?"), "{message}");
        let message = find("optimizer", "adamx", &["adam", "adamax"]).unwrap_err();
        assert!(message.contains("did you mean \"adam\" or \"adamax\"?"), "{message}");
        let message = find("initialization", "kaimin", &["normal", "he"]).unwrap_err();
        assert!(message.contains("did you mean \"kaiming\"?"), "{message}");
    }

    #[test]
    fn a_name_that_means_something_else_gets_no_hint() {
        for (name, known) in [
            ("xyzzy", "adam"),
            ("xy", "y"),
            ("selu", "silu"),
            ("elu", "gelu"),
            ("he_uniform", "normal"),
            ("nan", "tan"),
            ("adan", "adam"),
            ("SGDW", "sgd"),
        ] {
            assert!(!find("name", name, &[known]).unwrap_err().contains("did you mean"), "{name}");
        }
    }

    #[test]
    fn an_optimizer_of_whole_matrices_is_told_apart() {
        let message = find("optimizer", "Muon", &KNOWN).unwrap_err();
        assert!(message.starts_with("unknown optimizer \"Muon\"; it steps by whole weight matrices"), "{message}");
        for name in ["adafactor", "Shampoo", "LAMB", "novograd", "L-BFGS"] {
            assert!(find("optimizer", name, &KNOWN).unwrap_err().contains("one weight at a time"), "{name}");
        }
    }

    #[test]
    fn other_frameworks_names_are_read() {
        let known = ["he", "normal", "glorot-uniform", "glorot-normal", "silu", "momentum", "lr"];
        for (name, key) in [
            ("kaiming_normal_", "he"),
            ("he_normal", "he"),
            ("MSRA", "he"),
            ("glorot", "glorot-uniform"),
            ("xavier_normal", "glorot-normal"),
            ("Swish", "silu"),
            ("SGDM", "momentum"),
            ("learning_rate", "lr"),
            ("η", "lr"),
        ] {
            assert_eq!(find("name", name, &known).map(|index| known[index]), Ok(key), "{name}");
        }
    }
}
