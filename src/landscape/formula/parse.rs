//! The parser: from a formula to a program, by precedence climbing (Pratt, "Top Down Operator Precedence", 1973).

use super::FormulaError;
use super::program::{FUNCTIONS, Op, STACK_SIZE, run};
use crate::language::t;
use crate::naming;

/// The greatest length of a formula, in characters.
pub const MAX_LENGTH: usize = 1000;
/// The greatest nesting depth.
const MAX_DEPTH: usize = 40;

/// Parse a formula in x and y into a program.
pub fn parse(text: &str) -> Result<Vec<Op>, FormulaError> {
    let length = text.chars().count();
    if length > MAX_LENGTH {
        return Err(FormulaError::at(MAX_LENGTH, t!("formula.long", length = length, most = MAX_LENGTH)));
    }
    let mut parser = Parser { characters: text.chars().collect(), at: 0, depth: 0, program: Vec::new() };
    if parser.peek().is_none() {
        return Err(parser.error(t!("formula.empty")));
    }
    parser.expression(0)?;
    match parser.peek() {
        None => Ok(parser.program),
        Some(')') => Err(parser.error(t!("formula.unopened"))),
        Some('=') => Err(parser.error(t!("formula.equals"))),
        Some(found) => Err(parser.error(t!("formula.operator", found = found))),
    }
}

/// The precedence of −a: lower than that of a power, so that −x² is −(x²).
const NEGATION: u8 = 5;

struct Parser {
    characters: Vec<char>,
    at: usize,
    depth: usize,
    program: Vec<Op>,
}

impl Parser {
    /// The next character that is not whitespace.
    fn peek(&mut self) -> Option<char> {
        while self.characters.get(self.at).is_some_and(|character| character.is_whitespace()) {
            self.at += 1;
        }
        self.characters.get(self.at).copied()
    }

    fn error(&self, message: impl Into<String>) -> FormulaError {
        FormulaError::at(self.at + 1, message)
    }

    /// Parse operations of at least this precedence.
    fn expression(&mut self, min_precedence: u8) -> Result<(), FormulaError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error(t!("formula.nested", most = MAX_DEPTH)));
        }
        self.operand()?;
        while let Some(next) = self.peek() {
            let (op, precedence) = match next {
                '+' => (Op::Add, 1),
                '-' | '−' => (Op::Subtract, 1),
                '/' => (Op::Divide, 3),
                '^' => (Op::Power, 7),
                '²' | '³' => {
                    self.at += 1;
                    self.program.push(Op::PowerOf(if next == '²' { 2.0 } else { 3.0 }));
                    continue;
                }
                // Implicit products: 2x and 2(x + 1).
                next if "*·×(".contains(next) || next.is_alphabetic() => (Op::Multiply, 3),
                _ => break,
            };
            if precedence < min_precedence {
                break;
            }
            let is_written = !(next == '(' || next.is_alphabetic());
            self.at += usize::from(is_written);
            if op == Op::Power {
                self.power()?;
            } else {
                self.expression(precedence + 1)?;
                self.program.push(op);
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Parse an exponent; powers are right-associative: 2^3^2 is 2^(3^2). An exponent without x and y is evaluated at once.
    fn power(&mut self) -> Result<(), FormulaError> {
        let start = self.program.len();
        self.expression(NEGATION + 1)?;
        let exponent = self.program.split_off(start);
        if exponent.iter().any(|op| matches!(op, Op::Variable(_))) {
            self.program.extend(exponent);
            self.program.push(Op::Power);
        } else {
            self.program.push(Op::PowerOf(run(&exponent, [0.0; 2])));
        }
        Ok(())
    }

    fn operand(&mut self) -> Result<(), FormulaError> {
        match self.peek() {
            Some('-' | '−') => {
                self.at += 1;
                self.expression(NEGATION)?;
                self.program.push(Op::Negate);
                Ok(())
            }
            Some('+') => {
                self.at += 1;
                self.expression(NEGATION)
            }
            Some('(') => self.parenthesis(),
            Some(digit) if digit.is_ascii_digit() || digit == '.' => self.number(),
            Some(letter) if letter.is_alphabetic() => self.name(),
            Some(found) => Err(self.error(t!("formula.operand", found = found))),
            None => Err(self.error(t!("formula.missing"))),
        }?;
        // The stack never holds more numbers than there are open operands.
        if self.depth >= STACK_SIZE { Err(self.error(t!("formula.deep"))) } else { Ok(()) }
    }

    fn parenthesis(&mut self) -> Result<(), FormulaError> {
        let open = self.at + 1;
        self.at += 1;
        self.expression(0)?;
        if self.peek() == Some(')') {
            self.at += 1;
            return Ok(());
        }
        Err(match self.peek() {
            None => FormulaError::at(open, t!("formula.unclosed")),
            Some(found) => self.error(t!("formula.close", found = found)),
        })
    }

    fn number(&mut self) -> Result<(), FormulaError> {
        let start = self.at;
        let digit = |character: Option<&char>| character.is_some_and(char::is_ascii_digit);
        while digit(self.characters.get(self.at)) || self.characters.get(self.at) == Some(&'.') {
            self.at += 1;
        }
        // An exponent needs a digit: 2e is 2 times e.
        if matches!(self.characters.get(self.at), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.characters.get(self.at + 1), Some('+' | '-')));
            if digit(self.characters.get(self.at + 1 + sign)) {
                self.at += 1 + sign;
                while digit(self.characters.get(self.at)) {
                    self.at += 1;
                }
            }
        }
        let text: String = self.characters[start..self.at].iter().collect();
        let wrong = || FormulaError::at(start + 1, t!("formula.number", text = text));
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(wrong)?;
        self.program.push(Op::Number(number));
        Ok(())
    }

    /// Parse a variable, a constant, or a function with its arguments.
    fn name(&mut self) -> Result<(), FormulaError> {
        let start = self.at;
        while self
            .characters
            .get(self.at)
            .is_some_and(|letter| letter.is_alphabetic() || letter.is_ascii_digit() || *letter == '_')
        {
            self.at += 1;
        }
        let name: String = self.characters[start..self.at].iter().collect::<String>().to_lowercase();
        match name.as_str() {
            "x" => self.program.push(Op::Variable(0)),
            "y" => self.program.push(Op::Variable(1)),
            "pi" | "π" => self.program.push(Op::Number(std::f64::consts::PI)),
            "e" => self.program.push(Op::Number(std::f64::consts::E)),
            "min" | "max" => {
                self.arguments(&name, 2)?;
                self.program.push(Op::Extreme { greater: name == "max" });
            }
            _ => match FUNCTIONS.iter().find(|(known, _)| *known == name) {
                Some((_, function)) => {
                    self.arguments(&name, 1)?;
                    self.program.push(Op::Apply(*function));
                }
                None => return Err(FormulaError::at(start + 1, unknown(&name))),
            },
        }
        Ok(())
    }

    /// Parse the arguments of a function, in parentheses.
    fn arguments(&mut self, name: &str, count: usize) -> Result<(), FormulaError> {
        if self.peek() != Some('(') {
            return Err(self.error(t!("formula.argument", name = name)));
        }
        if count == 1 {
            return self.parenthesis();
        }
        self.at += 1;
        self.expression(0)?;
        if self.peek() != Some(',') {
            return Err(self.error(t!("formula.arguments", name = name)));
        }
        self.at += 1;
        self.expression(0)?;
        if self.peek() != Some(')') {
            return Err(self.error(t!("formula.end", name = name)));
        }
        self.at += 1;
        Ok(())
    }
}

/// An error message that suggests the nearest known name.
fn unknown(name: &str) -> String {
    let known: Vec<&str> =
        ["x", "y", "pi", "e", "min", "max"].into_iter().chain(FUNCTIONS.iter().map(|(name, _)| *name)).collect();
    naming::find(&t!("naming.name"), name, &known).err().unwrap_or_default()
}
