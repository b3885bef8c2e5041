//! Names as people type them: `NAME[:key=value,...]`, matched without regard to case, `-`, `_` and spaces.

use std::collections::BTreeMap;

use rust_i18n::t;

/// A name reduced to what counts when names are compared: `Three-Hump_camel` is `threehumpcamel`.
pub fn normalized(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '–' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// The index of `name` in `known`, or a message with the nearest known name.
pub fn find(what: &str, name: &str, known: &[&str]) -> Result<usize, String> {
    let wanted = normalized(name);
    known.iter().position(|candidate| normalized(candidate) == wanted).ok_or_else(|| {
        let hint = nearest(&wanted, known).map(|near| t!("naming.hint", near = near)).unwrap_or_default();
        t!("naming.unknown", what = what, name = name.trim(), hint = hint, known = known.join(", ")).into_owned()
    })
}

/// The known name that `wanted` was most likely meant to be, if any is like it.
fn nearest<'a>(wanted: &str, known: &[&'a str]) -> Option<&'a str> {
    const ALIKE: f64 = 0.4; // below, two names share less than two letters in five
    let score = |name: &str| strsim::normalized_damerau_levenshtein(wanted, &normalized(name));
    known.iter().copied().filter(|name| score(name) > ALIKE).max_by(|a, b| score(a).total_cmp(&score(b)))
}

/// The names with a number behind each that has been there before: `He`, `He (2)`.
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
    fn an_unknown_name_is_answered_with_the_nearest() {
        let message = find("optimizer", "adm", &KNOWN).unwrap_err();
        assert!(message.contains("unknown optimizer \"adm\"; did you mean \"adam\"?"), "{message}");
        assert!(!find("optimizer", "xyzzy", &KNOWN).unwrap_err().contains("did you mean"));
    }
}
