//! The parser: from tokens to a program, by precedence climbing (Pratt, "Top Down Operator Precedence", 1973).

use super::FormulaError;
use super::indices;
use super::names::{definition, understood};
use super::program::{Comparison, Function, Op, STACK_SIZE, height, run};
use super::tokens::{Meaning, Placed, Special, Token, tokens};
use crate::language::t;

mod call;

/// The greatest length of a formula, in characters.
pub const MAX_LENGTH: usize = 1000;
/// The greatest nesting depth.
const MAX_DEPTH: usize = 40;
/// The precedence of products.
const PRODUCT: u8 = 3;
/// The precedence of −a: lower than that of a power, so that −x² is −(x²).
const NEGATION: u8 = 5;
/// The precedence of powers.
const POWER: u8 = 7;

/// Parse a formula in x and y into a program.
pub fn parse(text: &str) -> Result<Vec<Op>, FormulaError> {
    let length = text.chars().count();
    if length > MAX_LENGTH {
        return Err(FormulaError::at(MAX_LENGTH, t!("formula.long", length = length, most = MAX_LENGTH)));
    }
    indices::check(text)?;
    let mut tokens = tokens(text)?;
    tokens.drain(..definition(&tokens));
    let mut parser = Parser {
        text,
        tokens: understood(text, tokens)?,
        at: 0,
        end: length + 1,
        depth: 0,
        bars: 0,
        arguments: 0,
        program: Vec::new(),
    };
    if parser.peek().is_none() {
        return Err(parser.error(t!("formula.empty")));
    }
    parser.expression(0)?;
    match parser.sign() {
        _ if parser.peek().is_none() && height(&parser.program) > STACK_SIZE => Err(parser.error(t!("formula.deep"))),
        _ if parser.peek().is_none() => Ok(parser.program),
        Some(')') => Err(parser.error(t!("formula.unopened"))),
        Some('=') => Err(parser.error(t!("formula.equals"))),
        Some('<' | '>' | '≤' | '≥' | '≡' | '≠') => Err(parser.error(t!("formula.comparison"))),
        Some(',') => Err(parser.error(t!("formula.comma"))),
        _ => Err(parser.error(t!("formula.operator", found = parser.shown()))),
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Placed>,
    at: usize,
    /// The column behind the last character.
    end: usize,
    depth: usize,
    /// The number of open bars of absolute values inside the innermost bracket.
    bars: usize,
    /// The number of open lists of arguments.
    arguments: usize,
    program: Vec<Op>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|placed| &placed.token)
    }

    /// The next token if it is a sign.
    fn sign(&self) -> Option<char> {
        if let Some(Token::Sign(sign)) = self.peek() { Some(*sign) } else { None }
    }

    /// Read the next token if it is this sign.
    fn take(&mut self, sign: char) -> bool {
        let is_next = self.sign() == Some(sign);
        self.at += usize::from(is_next);
        is_next
    }

    /// The column of a token, or behind the end.
    fn column(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.end, |placed| placed.column)
    }

    fn error(&self, message: impl Into<String>) -> FormulaError {
        FormulaError::at(self.column(self.at), message)
    }

    /// The next token as it was typed.
    fn shown(&self) -> String {
        self.tokens.get(self.at).map_or_else(String::new, |placed| {
            self.text.chars().skip(placed.column - 1).take(placed.end - placed.column).collect()
        })
    }

    /// Parse operations of at least this precedence.
    fn expression(&mut self, min_precedence: u8) -> Result<(), FormulaError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error(t!("formula.nested", most = MAX_DEPTH)));
        }
        self.operand()?;
        while let Some(next) = self.peek() {
            let (op, precedence, is_written) = match next {
                Token::Raised(power) => {
                    let power = *power;
                    self.at += 1;
                    self.program.push(Op::PowerOf(power));
                    continue;
                }
                Token::Sign('+') => (Op::Add, 1, true),
                Token::Sign('-') => (Op::Subtract, 1, true),
                Token::Sign('*') => (Op::Multiply, PRODUCT, true),
                Token::Sign('/') => (Op::Divide, PRODUCT, true),
                Token::Sign('^') => (Op::Power, POWER, true),
                _ if self.is_product() => (Op::Multiply, PRODUCT, false),
                _ => break,
            };
            if precedence < min_precedence {
                break;
            }
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

    /// Whether what follows is a factor without a sign, as in 2x, 2(x + 1), x|y| and (x + 1)2.
    fn is_product(&self) -> bool {
        let after = |sign: char| self.at > 0 && self.tokens[self.at - 1].token == Token::Sign(sign);
        match self.peek() {
            Some(Token::Known(_) | Token::Sign('(')) => true,
            Some(Token::Sign('|')) => self.bars == 0,
            Some(Token::Number(_)) => after(')'),
            _ => false,
        }
    }

    /// Parse an exponent; powers are right-associative: 2^3^2 is 2^(3^2). An exponent without x and y is evaluated at once.
    fn power(&mut self) -> Result<(), FormulaError> {
        let start = self.program.len();
        self.expression(NEGATION + 1)?;
        self.raise(start);
        Ok(())
    }

    /// Raise what is before a place of the program to the power that stands from there on.
    fn raise(&mut self, start: usize) {
        let exponent = self.program.split_off(start);
        if exponent.iter().any(|op| matches!(op, Op::Variable(_))) {
            self.program.extend(exponent);
            self.program.push(Op::Power);
        } else {
            self.program.push(Op::PowerOf(run(&exponent, [0.0; 2])));
        }
    }

    fn operand(&mut self) -> Result<(), FormulaError> {
        let Some(next) = self.tokens.get(self.at).cloned() else { return Err(self.error(t!("formula.missing"))) };
        match next.token {
            Token::Sign('-') => {
                self.at += 1;
                self.expression(NEGATION)?;
                self.program.push(Op::Negate);
                Ok(())
            }
            Token::Sign('+') => {
                self.at += 1;
                self.expression(NEGATION)
            }
            Token::Sign('(') => self.bracket(),
            Token::Sign('|') => self.absolute(),
            Token::Number(number) => {
                self.at += 1;
                let number = number + self.decimals(next.end);
                self.program.push(Op::Number(number));
                Ok(())
            }
            Token::Known(meaning) => self.known(meaning),
            // A name does not come here: all are understood before.
            Token::Sign(_) | Token::Name(_) => Err(self.error(t!("formula.operand", found = self.shown()))),
            Token::Raised(_) => Err(self.error(t!("formula.raised"))),
        }
    }

    /// The decimals behind a comma, as in 0,5, where no list is possible.
    fn decimals(&mut self, end: usize) -> f64 {
        let [Some(comma), Some(behind)] = [self.at, self.at + 1].map(|at| self.tokens.get(at)) else { return 0.0 };
        let joined = comma.token == Token::Sign(',') && comma.column == end && behind.column == comma.end;
        match behind.token {
            Token::Number(digits) if joined && self.arguments == 0 && digits.fract() == 0.0 => {
                let places = behind.end - behind.column;
                self.at += 2;
                format!("{digits}e-{places}").parse().unwrap_or(f64::NAN)
            }
            _ => 0.0,
        }
    }

    fn bracket(&mut self) -> Result<(), FormulaError> {
        let open = self.column(self.at);
        self.at += 1;
        let bars = std::mem::take(&mut self.bars);
        self.expression(0)?;
        self.bars = bars;
        self.close(open)
    }

    /// Read the ) that belongs to the ( at a column.
    fn close(&mut self, open: usize) -> Result<(), FormulaError> {
        match self.peek() {
            Some(Token::Sign(')')) => {
                self.at += 1;
                Ok(())
            }
            None => {
                let bracket = self.text.chars().nth(open - 1).unwrap_or('(');
                Err(FormulaError::at(open, t!("formula.unclosed", bracket = bracket)))
            }
            Some(Token::Sign('=')) => Err(self.error(t!("formula.equals"))),
            Some(Token::Sign('<' | '>' | '≤' | '≥' | '≡' | '≠')) => Err(self.error(t!("formula.comparison"))),
            Some(_) => Err(self.error(t!("formula.close", found = self.shown()))),
        }
    }

    /// Parse |a|.
    fn absolute(&mut self) -> Result<(), FormulaError> {
        let open = self.column(self.at);
        self.at += 1;
        self.bars += 1;
        self.expression(0)?;
        self.bars -= 1;
        if !self.take('|') {
            return Err(FormulaError::at(open, t!("formula.bar")));
        }
        self.program.push(Op::Apply(Function::Abs));
        Ok(())
    }
}
