//! Names in a formula: variables and constants, and functions with their arguments.

use super::{Comparison, Function, Meaning, NEGATION, Op, POWER, Parser, Special, Token};
use crate::landscape::formula::FormulaError;
use crate::landscape::formula::program::run;
use crate::language::t;

impl Parser<'_> {
    /// Parse a name with its arguments.
    pub(super) fn known(&mut self, meaning: Meaning) -> Result<(), FormulaError> {
        self.at += 1;
        match meaning {
            Meaning::Variable(axis) => self.program.push(Op::Variable(axis)),
            Meaning::Constant(value) => self.program.push(Op::Number(value)),
            Meaning::Function(function) => self.function(function)?,
            Meaning::Special(special) => self.special(special)?,
        }
        Ok(())
    }

    /// Parse what a function is applied to: `sin(x)`, `sin x`, `sin 2x`, `sin²x`, `sin^2(x)`.
    fn function(&mut self, function: Function) -> Result<(), FormulaError> {
        let power = self.power_of_function(function)?;
        if self.sign() == Some('(') {
            self.bracket()?;
        } else {
            self.bare_argument(function)?;
        }
        self.program.push(Op::Apply(function));
        self.program.extend(power.map(Op::PowerOf));
        Ok(())
    }

    /// The power between a function's name and its argument.
    fn power_of_function(&mut self, function: Function) -> Result<Option<f64>, FormulaError> {
        let at = self.at;
        let power = if let Some(Token::Raised(power)) = self.peek() {
            let power = *power;
            self.at += 1;
            power
        } else if self.take('^') {
            let start = self.program.len();
            if self.sign() == Some('(') {
                self.bracket()?;
            } else {
                // Only the number: in sin^2(x), (x) is the argument.
                let negative = self.take('-');
                let Some(Token::Number(number)) = self.peek() else { return Err(self.error(t!("formula.function_power"))) };
                self.program.push(Op::Number(if negative { -number } else { *number }));
                self.at += 1;
            }
            run(&self.program.split_off(start), [f64::NAN; 2])
        } else {
            return Ok(None);
        };
        if power == -1.0 {
            let name = function.name();
            return Err(FormulaError::at(self.column(at), t!("formula.inverse", name = name)));
        }
        if power.is_nan() { Err(FormulaError::at(self.column(at), t!("formula.function_power"))) } else { Ok(Some(power)) }
    }

    /// Parse an argument without brackets: a number, a variable or both, with their powers. √ takes only one of them.
    fn bare_argument(&mut self, function: Function) -> Result<(), FormulaError> {
        let starts = |token: Option<&Token>| matches!(token, Some(Token::Number(_) | Token::Known(_) | Token::Sign('|' | '-')));
        if !starts(self.peek()) {
            return Err(self.error(t!("formula.argument", name = function.name())));
        }
        if self.sign() == Some('-') {
            self.expression(NEGATION)?;
            return Ok(());
        }
        let mut is_number = matches!(self.peek(), Some(Token::Number(_)));
        self.expression(POWER)?;
        let takes_more = function != Function::Sqrt;
        loop {
            let is_factor = match self.peek() {
                Some(Token::Known(meaning)) => matches!(meaning, Meaning::Variable(_) | Meaning::Constant(_)),
                Some(Token::Sign('(')) => is_number,
                _ => false,
            };
            if !(takes_more && is_factor) {
                return Ok(());
            }
            is_number = false;
            self.expression(POWER)?;
            self.program.push(Op::Multiply);
        }
    }

    /// Parse a function with several arguments.
    fn special(&mut self, special: Special) -> Result<(), FormulaError> {
        match special {
            Special::Fraction => {
                for _ in 0..2 {
                    if self.sign() != Some('(') {
                        return Err(self.error(t!("formula.fraction")));
                    }
                    self.bracket()?;
                }
                self.program.push(Op::Divide);
            }
            Special::Min => self.arguments("min", 2, Op::Extreme { greater: false })?,
            Special::Max => self.arguments("max", 2, Op::Extreme { greater: true })?,
            Special::Pow => self.arguments("pow", 2, Op::Power)?,
            Special::If => self.arguments("if", 3, Op::Select)?,
        }
        Ok(())
    }

    /// Parse arguments in brackets, and apply an operation to them.
    fn arguments(&mut self, name: &str, count: usize, op: Op) -> Result<(), FormulaError> {
        let wanted = |name: &str| match name {
            "if" => t!("formula.if"),
            _ => t!("formula.arguments", name = name),
        };
        let open = self.column(self.at);
        if !self.take('(') {
            return Err(self.error(wanted(name)));
        }
        let bars = std::mem::take(&mut self.bars);
        self.arguments += 1;
        for index in 0..count {
            let start = self.program.len();
            self.expression(0)?;
            if name == "if" && index == 0 {
                self.comparison()?;
            }
            if index + 1 < count && !self.take(',') {
                return Err(self.error(wanted(name)));
            }
            if op == Op::Power && index == 1 {
                self.raise(start);
            }
        }
        self.arguments -= 1;
        self.bars = bars;
        if op != Op::Power {
            self.program.push(op);
        }
        match self.peek() {
            Some(Token::Sign(')')) | None => self.close(open),
            Some(_) => Err(self.error(t!("formula.end", name = name))),
        }
    }

    /// Parse the second half of a condition: < 0.
    fn comparison(&mut self) -> Result<(), FormulaError> {
        let comparison = match self.sign() {
            Some('<') => Comparison::Less,
            Some('≤') => Comparison::AtMost,
            Some('>') => Comparison::Greater,
            Some('≥') => Comparison::AtLeast,
            Some('≡' | '=') => Comparison::Equal,
            Some('≠') => Comparison::NotEqual,
            _ => return Err(self.error(t!("formula.if"))),
        };
        self.at += 1;
        self.expression(0)?;
        self.program.push(Op::Compare(comparison));
        Ok(())
    }
}
