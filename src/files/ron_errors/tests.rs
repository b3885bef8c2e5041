use serde::Deserialize;

use super::*;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)] // it is only read
struct Sample {
    steps: usize,
    #[serde(default)]
    rate: f64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    list: Vec<u8>,
    #[serde(default)]
    on: bool,
}

#[test]
fn the_greatest_number_stands_for_one_that_is_too_large() {
    for (before, after) in
        [("(title: \"η\", steps: ", ")"), ("(\r\n  title: \"\u{1f600}\",\r\n  steps: ", ", rate: 1)"), ("(steps: +", ")")]
    {
        let text = format!("{before}99999999999999999999999{after}");
        let error = ron_reader().from_str::<Sample>(&text).unwrap_err();
        let (greatest, typed) = with_greatest(&error, &text).unwrap();
        assert_eq!((greatest, typed.as_str()), (format!("{before}{GREATEST}{after}"), "99999999999999999999999"));
    }
    let below = "(steps: -99999999999999999999999)";
    assert_eq!(with_greatest(&ron_reader().from_str::<Sample>(below).unwrap_err(), below), None);
}

#[test]
fn what_is_wrong_is_said_without_the_words_of_a_parser() {
    for (text, expected) in [
        ("(stepz: 3)", "unknown field \"stepz\"; did you mean \"steps\"?"),
        ("()", "the field \"steps\" is missing"),
        ("(steps: 1, steps: 2)", "the field \"steps\" is given twice"),
        ("(steps: -1)", "a whole number, 0 or greater, belongs here"),
        ("(steps: -99999999999999999999999)", "a whole number, 0 or greater, belongs here"),
        (
            "(steps: 99999999999999999999999)",
            "this whole number is too large; the greatest that can be read here is 18446744073709551615",
        ),
        ("(\n  title: \"η\", steps:\n  99999999999999999999999,\n)", "this whole number is too large"),
        ("(steps: \"a\")", "a whole number, 0 or greater, belongs here"),
        ("(steps: 1.5)", "a whole number, 0 or greater, belongs here"),
        ("(steps: 1.5, rate: 2)", "a whole number, 0 or greater, belongs here"),
        ("(\n  title: \"η\", steps: 29.0,\n)", "a whole number, 0 or greater, belongs here"),
        ("(steps: 1, list: [1.5])", "a whole number, 0 or greater, belongs here"),
        ("(steps: 1, rate: 1.5 title: \"\")", "a comma or the closing bracket"),
        ("(steps: 1, rate: \"a\")", "a number belongs here"),
        ("(steps: 1, title: 3)", "a text in quotes belongs here"),
        ("(steps: 1, list: 3)", "a list in [ ] belongs here"),
        ("(steps: 1, on: 3)", "true or false belongs here"),
        ("(steps: 1, title: \"a", "ends within"),
        ("(steps: 1, list: [1", "comma or the closing bracket"),
        ("(steps 1)", "a colon"),
        ("(steps: 1 rate: 2)", "a comma or the closing bracket"),
        ("(steps: 1) x", "after its last bracket"),
        ("[1]", "fields in ( )"),
    ] {
        let error = ron_reader().from_str::<Sample>(text).unwrap_err();
        let words = in_words(&error, text);
        assert!(words.contains(expected), "{text}: {words} ({:?})", error.code);
        assert!(!words.contains("xpected"), "{text}: {words}");
    }
}
