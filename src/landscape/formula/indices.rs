//! Brackets behind a variable that are written like an index: `x[0]` is one, `x[-1]`, `x[i]`, `y[0]` and `x(1)` would silently be
//! products.

use super::FormulaError;
use super::names::last_meaning;
use super::tokens::{Meaning, is_name_part, plain_name};
use crate::language::t;
use crate::number::plain;

/// The greatest number of characters of the text that a message repeats.
const MAX_SHOWN: usize = 24;

/// What stands before a bracket, and where it begins.
#[derive(Clone, Copy)]
enum Before {
    /// An operator, a number or nothing.
    Other,
    /// A function, whose argument is to follow.
    Function(usize),
    /// A variable, which may have an index.
    Variable(usize),
    /// A variable whose place is to follow in braces, as in `x_{1}`.
    Lowered(usize),
    /// Another name, or a bracket with what stands before it.
    Value(usize),
}

/// Refuse what is written like an index and is none of `x[0]` to `x[9]` and `x_{0}` to `x_{9}`.
pub fn check(text: &str) -> Result<(), FormulaError> {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let (mut before, mut open, mut at) = (Before::Other, Vec::new(), 0);
    while let Some(letter) = letters.get(at).copied() {
        let start = at;
        at += 1;
        match letter {
            _ if letter.is_whitespace() => {}
            _ if letter.is_alphabetic() => {
                at += letters[at..].iter().take_while(|letter| is_name_part(**letter)).count();
                let name: String = letters[start..at].iter().collect();
                before = match last_meaning(&plain_name(&name)) {
                    Some(Meaning::Variable(_)) if name.ends_with('_') => Before::Lowered(start),
                    Some(Meaning::Variable(_)) => Before::Variable(start),
                    Some(Meaning::Function(_) | Meaning::Special(_)) => Before::Function(start),
                    Some(Meaning::Constant(_)) | None => Before::Value(start),
                };
            }
            '(' | '[' | '{' => {
                let content = content(&letters[at..]);
                let end = at + content.map_or(0, |content| content.len() + 1);
                let word = |start: usize| letters[start..at - 1].iter().filter(|letter| !letter.is_whitespace()).count();
                let from = match before {
                    Before::Other => start,
                    Before::Function(from) | Before::Variable(from) | Before::Lowered(from) | Before::Value(from) => from,
                };
                if content.is_some_and(|content| is_index(before, word(from), letter, content, letters[from])) {
                    (before, at) = (Before::Variable(from), end);
                    continue;
                }
                if content.is_some_and(|content| is_like_index(before, letter, content)) {
                    let found: String = letters[from..end].iter().take(MAX_SHOWN).collect();
                    let found = if end - from > MAX_SHOWN { format!("{found}…") } else { found };
                    return Err(FormulaError::at(from + 1, t!("formula.index", found = found)));
                }
                open.push(from);
                before = Before::Other;
            }
            ')' | ']' | '}' => before = open.pop().map_or(Before::Other, Before::Value),
            _ => before = Before::Other,
        }
    }
    Ok(())
}

/// What stands between a bracket, which has been read, and the one that closes it.
fn content(letters: &[char]) -> Option<&[char]> {
    let mut depth = 0;
    let end = letters.iter().position(|letter| {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        depth < 0
    })?;
    Some(&letters[..end])
}

/// Whether this is the index of x: a digit behind its one letter, or behind its lowering.
fn is_index(before: Before, length: usize, bracket: char, content: &[char], first: char) -> bool {
    let is_form = match before {
        Before::Variable(_) => bracket == '[' && length == 1 && matches!(first, 'x' | 'X'),
        Before::Lowered(_) => bracket == '{',
        Before::Other | Before::Function(_) | Before::Value(_) => false,
    };
    let mut inside = content.iter().filter(|letter| !letter.is_whitespace());
    is_form && inside.next().is_some_and(char::is_ascii_digit) && inside.next().is_none()
}

/// Whether a bracket can be meant as an index: any square one behind a variable, and a whole number alone.
fn is_like_index(before: Before, bracket: char, content: &[char]) -> bool {
    let number: String = content.iter().filter(|letter| !letter.is_whitespace()).collect();
    let is_whole = |digits: &str| !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit());
    match before {
        Before::Other | Before::Function(_) => false,
        Before::Lowered(_) => true,
        Before::Variable(_) => bracket == '[' || is_whole(&number),
        Before::Value(_) => bracket == '[' && is_whole(number.trim_start_matches('-')),
    }
}
