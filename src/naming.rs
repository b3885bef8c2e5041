//! Names as people type them: matched without regard to case, `-`, `_` and spaces.

use std::collections::BTreeMap;

use crate::language::t;

/// A name in the form used for comparison: `Three-Hump_camel` becomes `threehumpcamel`.
pub fn normalized(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '–' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

/// The index of `name` in `known`, or an error message that suggests the nearest known name; `what` names the kind of thing.
pub fn find(what: &str, name: &str, known: &[&str]) -> Result<usize, String> {
    let wanted = normalized(name);
    known.iter().position(|candidate| normalized(candidate) == wanted).ok_or_else(|| {
        let hint = nearest(&wanted, known).map(|near| t!("naming.hint", near = near)).unwrap_or_default();
        t!("naming.unknown", what = what, name = name.trim(), hint = hint, known = known.join(", ")).into_owned()
    })
}

/// The known name most similar to `wanted`, if any is similar enough.
fn nearest<'a>(wanted: &str, known: &[&'a str]) -> Option<&'a str> {
    const MIN_SIMILARITY: f64 = 0.4; // the least similarity, from 0 to 1, of two names that may be meant for each other
    let score = |name: &str| strsim::normalized_damerau_levenshtein(wanted, &normalized(name));
    known.iter().copied().filter(|name| score(name) > MIN_SIMILARITY).max_by(|a, b| score(a).total_cmp(&score(b)))
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
    fn an_unknown_name_is_refused_with_the_nearest_one() {
        let message = find("optimizer", "adm", &KNOWN).unwrap_err();
        assert!(message.contains("unknown optimizer \"adm\"; did you mean \"adam\"?"), "{message}");
        assert!(!find("optimizer", "xyzzy", &KNOWN).unwrap_err().contains("did you mean"));
    }
}
