//! Characters to tokens, in the spellings of keyboards, input methods, Python and LaTeX.

use super::FormulaError;
use super::program::Function;
use crate::language::t;
use crate::number::{RAISED, plain};

/// The smallest part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A number.
    Number(f64),
    /// A raised number: x² is x to the power 2.
    Raised(f64),
    /// A name, in lower case.
    Name(String),
    /// A name with its meaning.
    Known(Meaning),
    /// An operator, a bracket, a bar or a comma. All brackets are round; `**` is `^`, `<=` is `≤`, `==` is `≡`, and `=` defines.
    Sign(char),
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// x (0) or y (1).
    Variable(usize),
    /// A constant.
    Constant(f64),
    /// A function of one number.
    Function(Function),
    /// A function with a form of its own.
    Special(Special),
}

/// The functions with several arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum Special {
    Min,
    Max,
    /// `pow(a, b)`.
    Pow,
    /// `\frac{a}{b}`.
    Fraction,
    /// `if(condition, a, b)`.
    If,
}

/// A token and the columns of its first character and of the character after its last, counted from 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The token.
    pub token: Token,
    /// The column of its first character.
    pub column: usize,
    /// The column after its last character.
    pub end: usize,
}

/// Modules of functions in Python and JavaScript, whose names say nothing: `np.sin` is `sin`.
const MODULES: [&str; 6] = ["np", "numpy", "math", "torch", "jnp", "tf"];
/// LaTeX commands that only change the look.
const LOOKS: [&str; 7] = ["left", "right", "displaystyle", "mathrm", "operatorname", "quad", "limits"];
/// Fractions that are one character.
const FRACTIONS: [(char, f64); 7] =
    [('½', 0.5), ('⅓', 1.0 / 3.0), ('⅔', 2.0 / 3.0), ('¼', 0.25), ('¾', 0.75), ('⅕', 0.2), ('⅛', 0.125)];
/// Lowered digits, as in x₁.
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉";

/// A whole number in raised digits.
pub fn raised(number: &str) -> String {
    let digit = |letter: char| letter.to_digit(10).and_then(|digit| RAISED.chars().nth(digit as usize));
    number.chars().map(|letter| if letter == '-' { '⁻' } else { digit(letter).unwrap_or(letter) }).collect()
}

/// Whether a character can be in a name, behind its first.
pub fn is_name_part(letter: char) -> bool {
    letter.is_alphabetic() || letter.is_ascii_digit() || letter == '_' || LOWERED.contains(letter)
}

/// A name in lower case, with its number on the line: `x_1` and x₁ are `x1`.
pub fn plain_name(name: &str) -> String {
    let lowered = |letter: char| LOWERED.chars().position(|digit| digit == letter);
    let plain = |letter| lowered(letter).and_then(|digit| char::from_digit(digit as u32, 10)).unwrap_or(letter);
    name.to_lowercase().chars().filter(|letter| *letter != '_').map(plain).collect()
}

/// The tokens of a formula.
pub fn tokens(text: &str) -> Result<Vec<Placed>, FormulaError> {
    let mut reader = Reader { characters: text.chars().map(plain).collect(), at: 0 };
    let mut tokens = Vec::new();
    while let Some(character) = reader.peek(0) {
        let column = reader.at + 1;
        if let Some(token) = reader.token(character)? {
            tokens.push(Placed { token, column, end: reader.at + 1 });
        }
    }
    Ok(tokens)
}

struct Reader {
    characters: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn take_while(&mut self, holds: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.peek(0).is_some_and(&holds) {
            self.at += 1;
        }
        self.characters[start..self.at].iter().collect()
    }

    /// Read a token; `None` for what means nothing, such as a space.
    fn token(&mut self, first: char) -> Result<Option<Token>, FormulaError> {
        if first.is_ascii_digit() || first == '.' && self.peek(1).is_some_and(|next| next.is_ascii_digit()) {
            return self.number().map(Some);
        }
        if let Some(number) = self.raised() {
            return Ok(Some(Token::Raised(number)));
        }
        if first.is_alphabetic() {
            return Ok(self.name());
        }
        self.at += 1;
        if let Some((_, value)) = FRACTIONS.iter().find(|(sign, _)| *sign == first) {
            return Ok(Some(Token::Number(*value)));
        }
        let next = self.peek(0);
        let sign = match (first, next) {
            (space, _) if space.is_whitespace() || space == '$' => return Ok(None),
            ('\\', _) => return Ok(self.command()),
            ('√', _) => return Ok(Some(Token::Name("sqrt".to_owned()))),
            ('*', Some('*')) => self.long('^'),
            (':', Some('=')) => self.long('='),
            ('<', Some('=')) => self.long('≤'),
            ('>', Some('=')) => self.long('≥'),
            ('=', Some('=')) => self.long('≡'),
            ('!', Some('=')) => self.long('≠'),
            ('[' | '{', _) => '(',
            (']' | '}', _) => ')',
            ('+' | '-' | '*' | '/' | '^' | '(' | ')' | '|' | ',' | '<' | '>' | '≤' | '≥' | '≠' | '=', _) => first,
            _ => return Err(FormulaError::at(self.at, t!("formula.operator", found = first))),
        };
        Ok(Some(Token::Sign(sign)))
    }

    /// A sign of two characters, of which the first has been read.
    fn long(&mut self, sign: char) -> char {
        self.at += 1;
        sign
    }

    /// A LaTeX command, whose backslash has been read.
    fn command(&mut self) -> Option<Token> {
        if !self.peek(0).is_some_and(|letter| letter.is_ascii_alphabetic()) {
            self.at += 1; // a thin space such as \,
            return None;
        }
        let name = self.take_while(|letter| letter.is_ascii_alphabetic());
        match name.as_str() {
            "cdot" | "times" => Some(Token::Sign('*')),
            "div" => Some(Token::Sign('/')),
            "lvert" | "rvert" | "vert" => Some(Token::Sign('|')),
            "le" | "leq" => Some(Token::Sign('≤')),
            "ge" | "geq" => Some(Token::Sign('≥')),
            looks if LOOKS.contains(&looks) => None,
            _ => Some(Token::Name(name.to_lowercase())),
        }
    }

    /// A name, without the module in front of it, with its index: `x_{1}` and `x[1]` are `x1`.
    fn name(&mut self) -> Option<Token> {
        let name = self.take_while(is_name_part);
        if MODULES.contains(&name.to_lowercase().as_str()) && self.peek(0) == Some('.') {
            self.at += 1;
            return None;
        }
        let index = if name.ends_with('_') {
            self.index(['{', '}'])
        } else if name.eq_ignore_ascii_case("x") {
            self.index(['[', ']']) // as arrays have it
        } else {
            None
        };
        if let Some((digit, length)) = index {
            self.at += length;
            return Some(Token::Name(format!("{}{digit}", plain_name(&name))));
        }
        Some(Token::Name(plain_name(&name)))
    }

    /// The digit that comes next between these brackets, and the number of characters up to its end.
    fn index(&self, brackets: [char; 2]) -> Option<(char, usize)> {
        let mut rest = self.characters[self.at..].iter().zip(1..).filter(|(letter, _)| !letter.is_whitespace());
        let [(open, _), (digit, _), (close, length)] = [rest.next()?, rest.next()?, rest.next()?];
        ([*open, *close] == brackets && digit.is_ascii_digit()).then_some((*digit, length))
    }

    /// Raised digits with their sign, which are one number.
    fn raised(&mut self) -> Option<f64> {
        let sign = usize::from(matches!(self.peek(0), Some('⁻' | '⁺')));
        let is_digit = |letter: char| RAISED.contains(letter);
        if !self.peek(sign).is_some_and(is_digit) {
            return None;
        }
        let negative = self.peek(0) == Some('⁻');
        self.at += sign;
        let digits = self.take_while(is_digit);
        let digit = |letter| RAISED.chars().position(|digit| digit == letter).unwrap_or_default();
        let number = digits.chars().fold(0.0, |number, letter| 10.0 * number + digit(letter) as f64);
        Some(if negative { -number } else { number })
    }

    fn number(&mut self) -> Result<Token, FormulaError> {
        let column = self.at + 1;
        let mut text = self.take_while(|letter| letter.is_ascii_digit() || letter == '.');
        // An exponent needs a digit: 2e is 2 times e.
        if matches!(self.peek(0), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.peek(1), Some('+' | '-')));
            if self.peek(1 + sign).is_some_and(|digit| digit.is_ascii_digit()) {
                text.extend(&self.characters[self.at..=self.at + sign]);
                self.at += 1 + sign;
                text += &self.take_while(|letter| letter.is_ascii_digit());
            }
        }
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        number.map(Token::Number).ok_or_else(|| FormulaError::at(column, t!("formula.number", text = text)))
    }
}
