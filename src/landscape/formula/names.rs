//! The names in a formula: variables, constants and functions, also several written together.

use super::FormulaError;
use super::program::FUNCTIONS;
use super::tokens::{Meaning, Placed, Special, Token};
use crate::language::t;
use crate::naming;
use crate::number::plain;

const SPECIAL: [(&str, Special); 10] = [
    ("min", Special::Min),
    ("max", Special::Max),
    ("minimum", Special::Min),
    ("maximum", Special::Max),
    ("pow", Special::Pow),
    ("power", Special::Pow),
    ("frac", Special::Fraction),
    ("dfrac", Special::Fraction),
    ("if", Special::If),
    ("where", Special::If),
];

/// The names of x and y in a formula: the book writes x₀ and x₁, others x₁ and x₂.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variables {
    /// x and y.
    Letters,
    /// x₀ and x₁.
    FromZero,
    /// x₁ and x₂.
    FromOne,
}

/// A longer name is not taken apart.
const LONGEST: usize = 16;

impl Variables {
    /// The names that these tokens use. Where x or y stands alone, x2 is no variable: it may be meant for x².
    pub fn of(tokens: &[Placed]) -> Self {
        let any =
            |holds: &dyn Fn(&str) -> bool| tokens.iter().any(|placed| matches!(&placed.token, Token::Name(name) if holds(name)));
        if any(&|name| name == "x" || name.contains('y')) {
            Self::Letters
        } else if any(&|name| name.contains("x0")) {
            Self::FromZero
        } else {
            Self::FromOne
        }
    }

    fn axis(self, name: &str) -> Option<usize> {
        match (self, name) {
            (Self::Letters, "x") | (Self::FromZero, "x0") | (Self::FromOne, "x1") => Some(0),
            (Self::Letters, "y") | (Self::FromZero, "x1") | (Self::FromOne, "x2") => Some(1),
            _ => None,
        }
    }

    /// The meaning of one name.
    fn meaning(self, name: &str) -> Option<Meaning> {
        if let Some(axis) = self.axis(name) {
            return Some(Meaning::Variable(axis));
        }
        let function = FUNCTIONS.iter().find(|(known, _)| *known == name).map(|(_, function)| Meaning::Function(*function));
        let special = || SPECIAL.iter().find(|(known, _)| *known == name).map(|(_, special)| Meaning::Special(*special));
        match name {
            "pi" | "π" => Some(Meaning::Constant(std::f64::consts::PI)),
            "e" => Some(Meaning::Constant(std::f64::consts::E)),
            _ => function.or_else(special),
        }
    }

    /// The meanings of a name, or of several that are written together, the longest first: `xy` is x · y.
    fn meanings(self, name: &str, typed: &str, column: usize) -> Result<Vec<(Meaning, usize)>, FormulaError> {
        let together = || self.split(name).filter(|_| name.chars().count() <= LONGEST);
        self.meaning(name).map(|meaning| vec![(meaning, name.chars().count())]).or_else(together).ok_or_else(|| {
            if let [variable @ ('x' | 'y'), digit] = name.chars().collect::<Vec<_>>()[..]
                && digit.is_ascii_digit()
            {
                if typed.to_lowercase() != name {
                    return FormulaError::at(column, t!("formula.index", found = typed)); // lowered or in brackets it is no power
                }
                return FormulaError::at(column, t!("formula.digit", name = name, variable = variable, digit = digit));
            }
            let mut known = vec!["x", "y", "pi", "e"];
            known.extend(FUNCTIONS.iter().map(|(name, _)| *name));
            known.extend(SPECIAL.iter().map(|(name, _)| *name).filter(|name| !name.ends_with("frac")));
            FormulaError::at(column, t!("formula.unknown", name = name, hint = naming::hint(name, &known)))
        })
    }

    /// The meanings of names written together, with their numbers of characters.
    fn split(self, name: &str) -> Option<Vec<(Meaning, usize)>> {
        if name.is_empty() {
            return Some(Vec::new());
        }
        let ends = name.char_indices().map(|(at, letter)| at + letter.len_utf8()).rev();
        ends.filter_map(|end| Some((end, self.meaning(&name[..end])?))).find_map(|(end, meaning)| {
            let mut meanings = self.split(&name[end..])?;
            meanings.insert(0, (meaning, name[..end].chars().count()));
            Some(meanings)
        })
    }
}

/// The number of tokens of a beginning such as `f(x, y) =` or `z =`.
pub fn definition(tokens: &[Placed]) -> usize {
    let is_name = |at: usize| matches!(tokens.get(at), Some(Placed { token: Token::Name(_), .. }));
    let is = |at: usize, sign: char| tokens.get(at).is_some_and(|placed| placed.token == Token::Sign(sign));
    let is_variable = matches!(tokens.first(), Some(Placed { token: Token::Name(name), .. }) if name.starts_with(['x', 'y']));
    match is_name(0) && !is_variable {
        true if is(1, '=') => 2,
        true if is(1, '(') && is_name(2) && is(3, ',') && is_name(4) && is(5, ')') && is(6, '=') => 7,
        _ => 0,
    }
}

/// What the last part of a name means, whichever names the variables have.
pub fn last_meaning(name: &str) -> Option<Meaning> {
    let variables = [Variables::Letters, Variables::FromZero, Variables::FromOne];
    let is_short = name.chars().count() <= LONGEST;
    let mut split = variables.iter().filter(|_| is_short).filter_map(|variables| variables.split(name));
    split.find_map(|meanings| meanings.last().map(|(meaning, _)| *meaning))
}

/// The tokens of a text with the meanings of all names.
pub fn understood(text: &str, tokens: Vec<Placed>) -> Result<Vec<Placed>, FormulaError> {
    let variables = Variables::of(&tokens);
    let mut known = Vec::with_capacity(tokens.len());
    for placed in tokens {
        let Token::Name(name) = &placed.token else {
            known.push(placed);
            continue;
        };
        let mut column = placed.column;
        let typed: String = text.chars().skip(column - 1).take(placed.end - column).map(plain).collect();
        for (meaning, length) in variables.meanings(name, &typed, column)? {
            known.push(Placed { token: Token::Known(meaning), column, end: column + length });
            column += length;
        }
    }
    Ok(known)
}
