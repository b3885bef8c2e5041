//! RON, the format of lessons and of what the program remembers, and what is wrong with a text in it, in words.

use std::ops::Range;

use ron::Error;
use ron::error::{Position, SpannedError};

use crate::language::t;
use crate::naming::{self, shortened};

/// The greatest whole number of a file.
const GREATEST: u64 = u64::MAX;
/// The greatest number of digits of a number in a message.
const MAX_DIGITS: usize = 40;

/// The RON dialect of all files of halfpipe: `Some` may be omitted.
pub fn ron_reader() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// What is wrong at a place of a text, and what would be right there.
pub fn in_words(error: &SpannedError, text: &str) -> String {
    if too_large(error, text).is_some() {
        return t!("file.too_large", most = GREATEST).into_owned();
    }
    let place = error.span.start;
    // RON reads the 1 of 1.5 where a whole number belongs, and is surprised by the point.
    if is_point_of_number(text, place.line, place.col) { t!("file.whole").into_owned() } else { of_kind(&error.code) }
}

/// A text with the greatest whole number instead of the one that is too large to be read, and that one as it is written: what
/// checks the text that can be read tells the limit that holds there. `None` for other errors.
pub fn with_greatest(error: &SpannedError, text: &str) -> Option<(String, String)> {
    let digits = too_large(error, text)?;
    Some((format!("{}{GREATEST}{}", &text[..digits.start], &text[digits.end..]), text[digits].to_owned()))
}

/// A message about the text of [`with_greatest`] with the number as it is written.
pub fn as_typed(message: &str, typed: &str) -> String {
    message.replace(&GREATEST.to_string(), &shortened(typed, MAX_DIGITS))
}

/// The place of a whole number that is too large to be read, if that is the error.
fn too_large(error: &SpannedError, text: &str) -> Option<Range<usize>> {
    let offset = |place: Position| {
        let lines = text.split_inclusive('\n').take(place.line.saturating_sub(1));
        let start: usize = lines.map(str::len).sum();
        let letters = text[start..].char_indices().map(|(at, _)| at);
        start + letters.chain([text.len() - start]).nth(place.col.saturating_sub(1)).unwrap_or_default()
    };
    let digits = offset(error.span.start)..offset(error.span.end);
    let is_below = text[..digits.start].ends_with('-');
    let holds = matches!(error.code, Error::IntegerOutOfBounds) && !is_below && digits.start < digits.end;
    holds.then_some(digits)
}

/// Whether the letter at a place, both counted from 1, is the point of a number.
fn is_point_of_number(text: &str, line: usize, column: usize) -> bool {
    let line = line.checked_sub(1).and_then(|line| text.lines().nth(line)).unwrap_or_default();
    let mut letters = line.chars().skip(column.saturating_sub(2));
    let [before, point, after] = [letters.next(), letters.next(), letters.next()];
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    is_digit(before) && point == Some('.') && is_digit(after)
}

fn of_kind(error: &Error) -> String {
    let text = match error {
        Error::Message(message) => return message.clone(), // our own
        Error::NoSuchStructField { expected, found, .. } => return unknown(&t!("naming.field"), found, expected),
        Error::NoSuchEnumVariant { expected, found, .. } => return unknown(&t!("naming.value"), found, expected),
        Error::MissingStructField { field, .. } => t!("file.missing_field", field = field),
        Error::DuplicateStructField { field, .. } => t!("file.field_twice", field = field),
        Error::InvalidValueForType { expected, .. } | Error::ExpectedDifferentLength { expected, .. } => return wanted(expected),
        Error::Eof
        | Error::ExpectedStringEnd
        | Error::ExpectedStructLikeEnd
        | Error::UnclosedBlockComment
        | Error::UnclosedLineComment => t!("file.unclosed"),
        Error::ExpectedComma | Error::ExpectedArrayEnd | Error::ExpectedMapEnd | Error::ExpectedOptionEnd => t!("file.comma"),
        Error::ExpectedMapColon => t!("file.colon"),
        Error::ExpectedInteger | Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => t!("file.whole"),
        Error::ExpectedFloat | Error::FloatUnderscore | Error::UnderscoreAtBeginning => t!("file.number"),
        Error::ExpectedBoolean => t!("file.boolean"),
        Error::ExpectedString | Error::ExpectedChar => t!("file.quoted"),
        Error::ExpectedArray => t!("file.list"),
        Error::ExpectedMap | Error::ExpectedUnit | Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            t!("file.fields")
        }
        Error::InvalidEscape(_) => t!("file.escape"),
        Error::TrailingCharacters => t!("file.trailing"),
        Error::ExceededRecursionLimit => t!("file.nested"),
        Error::UnexpectedChar(c) => t!("file.letter", letter = c),
        _ => t!("file.unreadable"),
    };
    text.into_owned()
}

fn unknown(what: &str, found: &str, known: &[&str]) -> String {
    naming::find(what, found, known).err().unwrap_or_default()
}

/// What belongs where a value of another kind stands; `wanted` is serde's name for it, or words of our own.
fn wanted(wanted: &str) -> String {
    let is = |names: &[&str]| names.iter().any(|name| wanted.starts_with(name));
    let text = if is(&["a string", "a char", "string", "String"]) {
        t!("file.quoted")
    } else if is(&["a bool", "bool"]) {
        t!("file.boolean")
    } else if is(&["f32", "f64", "a float", "floating"]) {
        t!("file.number")
    } else if is(&["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "an integer", "integer"]) {
        t!("file.whole")
    } else if is(&["a sequence", "an array", "a tuple", "sequence"]) {
        t!("file.list")
    } else if is(&["a map", "struct", "enum", "tuple", "unit", "map", "variant"]) {
        t!("file.fields")
    } else {
        return wanted.to_owned();
    };
    text.into_owned()
}

#[cfg(test)]
mod tests;
