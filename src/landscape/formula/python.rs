//! A formula as Python: f as one expression, its gradient as statements, by the chain rule.

use std::fmt::Write;

use super::program::{Comparison, Function, Op};
use crate::knob::shortest;

/// A formula as the bodies of Python functions of x and y, with the functions of `np`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code {
    /// Functions that the others call.
    pub helpers: String,
    /// The body of f.
    pub value: String,
    /// The body of the gradient, which returns a pair.
    pub gradient: String,
}

const HELPERS: [(&str, &str); 4] = [
    ("relu(", "def relu(a):\n    return np.where(a > 0, a, 0.0 * a)\n\n\n"),
    ("sigmoid(", "def sigmoid(a):\n    return 1 / (1 + np.exp(-a))\n\n\n"),
    ("softplus(", "def softplus(a):\n    return np.where(a > 0, a, 0.0 * a) + np.log1p(np.exp(-np.abs(a)))\n\n\n"),
    ("pick(", "def pick(condition, a, b):\n    return np.where(condition, a, b)\n\n\n"),
];

/// A program as Python.
pub fn code(program: &[Op]) -> Code {
    let mut tape = Tape::default();
    let mut stack: Vec<Part> = Vec::new();
    for op in program {
        let part = tape.part(*op, &mut stack);
        stack.push(part);
    }
    let last = stack.pop().unwrap_or_default();
    let slope = |axis: usize| last.slopes[axis].clone().unwrap_or_else(|| "0.0 * x".to_owned());
    let value = format!("{}    return {}\n", tape.values, last.value);
    let gradient = format!("{}    return {}, {}\n", tape.all, slope(0), slope(1));
    let used = HELPERS.iter().filter(|(name, _)| tape.all.contains(name));
    Code { helpers: used.map(|(_, text)| *text).collect(), value, gradient }
}

/// A number with its slopes along x and y, each a name or a number; none is 0.
#[derive(Clone, Default)]
struct Part {
    value: String,
    slopes: [Option<String>; 2],
}

/// The statements so far: those of values, and all.
#[derive(Default)]
struct Tape {
    values: String,
    all: String,
    count: usize,
}

impl Tape {
    fn part(&mut self, op: Op, stack: &mut Vec<Part>) -> Part {
        let mut pop = || stack.pop().unwrap_or_default();
        match op {
            Op::Number(value) => Part { value: number(value), ..Part::default() },
            Op::Variable(axis) => {
                let mut slopes = [None, None];
                slopes[axis] = Some("1.0".to_owned());
                Part { value: ["x", "y"][axis].to_owned(), slopes }
            }
            Op::Negate | Op::PowerOf(_) | Op::Apply(_) => {
                let a = pop();
                let value = self.named(&of_one(op, &a.value));
                let slopes = a.slopes.clone().map(|slope| {
                    slope.and_then(|slope| {
                        derivative(op, &a.value, &value).map(|factor| self.slope(&format!("{factor} * {slope}")))
                    })
                });
                Part { value, slopes }
            }
            Op::Select => {
                let (b, a, condition) = (pop(), pop(), pop());
                self.picked(&format!("{} != 0", condition.value), &a, &b)
            }
            Op::Extreme { greater } => {
                let (b, a) = (pop(), pop());
                let condition = format!("{} > {}", a.value, b.value);
                if greater { self.picked(&condition, &a, &b) } else { self.picked(&condition, &b, &a) }
            }
            Op::Compare(comparison) => {
                let (b, a) = (pop(), pop());
                let value = self.named(&format!("pick({} {} {}, 1.0, 0.0)", a.value, sign(comparison), b.value));
                Part { value, ..Part::default() }
            }
            _ => {
                let (b, a) = (pop(), pop());
                self.of_two(op, &a, &b)
            }
        }
    }

    /// A statement that is needed for f, and its name.
    fn named(&mut self, expression: &str) -> String {
        self.count += 1;
        let line = format!("    t{} = {expression}\n", self.count);
        self.values += &line;
        self.all += &line;
        format!("t{}", self.count)
    }

    /// A statement that is needed for a slope only, and its name.
    fn slope(&mut self, expression: &str) -> String {
        self.count += 1;
        let _ = writeln!(self.all, "    t{} = {expression}", self.count); // writing to a string can't fail
        format!("t{}", self.count)
    }

    fn picked(&mut self, condition: &str, a: &Part, b: &Part) -> Part {
        let value = self.named(&format!("pick({condition}, {}, {})", a.value, b.value));
        let slopes = [0, 1].map(|axis| {
            let [a, b] = [a, b].map(|part| part.slopes[axis].as_deref());
            let any = a.is_some() || b.is_some();
            any.then(|| self.slope(&format!("pick({condition}, {}, {})", a.unwrap_or("0.0"), b.unwrap_or("0.0"))))
        });
        Part { value, slopes }
    }

    fn of_two(&mut self, op: Op, left: &Part, right: &Part) -> Part {
        let (a, b) = (&left.value, &right.value);
        let value = self.named(&match op {
            Op::Add => format!("{a} + {b}"),
            Op::Subtract => format!("{a} - {b}"),
            Op::Divide => format!("{a} / {b}"),
            Op::Power => format!("np.exp({b} * np.log({a}))"),
            _ => format!("{a} * {b}"),
        });
        let [by_left, by_right] = match op {
            Op::Add => ["1.0".to_owned(), "1.0".to_owned()],
            Op::Subtract => ["1.0".to_owned(), "-1.0".to_owned()],
            Op::Divide => [format!("1 / {b}"), format!("-{value} / {b}")],
            Op::Power => [format!("{value} * {b} / {a}"), format!("{value} * np.log({a})")],
            _ => [b.clone(), a.clone()],
        };
        let slopes = [0, 1].map(|axis| {
            let part = |factor: &str, slope: &Option<String>| slope.as_ref().map(|slope| format!("{factor} * {slope}"));
            let parts: Vec<String> =
                [part(&by_left, &left.slopes[axis]), part(&by_right, &right.slopes[axis])].into_iter().flatten().collect();
            (!parts.is_empty()).then(|| self.slope(&parts.join(" + ")))
        });
        Part { value, slopes }
    }
}

fn number(value: f64) -> String {
    match value {
        value if value.is_infinite() => (if value > 0.0 { "np.inf" } else { "(-np.inf)" }).to_owned(),
        value if value < 0.0 => format!("({})", shortest(value)),
        value => shortest(value),
    }
}

fn of_one(op: Op, a: &str) -> String {
    match op {
        Op::Negate => format!("-{a}"),
        Op::PowerOf(power) => format!("{a} ** {}", number(power)),
        Op::Apply(Function::Asin) => format!("np.arcsin({a})"),
        Op::Apply(Function::Acos) => format!("np.arccos({a})"),
        Op::Apply(Function::Atan) => format!("np.arctan({a})"),
        Op::Apply(Function::Log) => format!("np.log({a})"),
        Op::Apply(Function::Relu) => format!("relu({a})"),
        Op::Apply(Function::Sigmoid) => format!("sigmoid({a})"),
        Op::Apply(Function::Softplus) => format!("softplus({a})"),
        Op::Apply(function) => format!("np.{}({a})", function.name()),
        _ => a.to_owned(),
    }
}

/// The derivative of an operation on `a`, whose result is `value`; none where it is 0 almost everywhere.
fn derivative(op: Op, a: &str, value: &str) -> Option<String> {
    let function = match op {
        Op::PowerOf(power) => return Some(format!("{} * {a} ** {}", number(power), number(power - 1.0))),
        Op::Apply(function) => function,
        _ => return Some("-1.0".to_owned()),
    };
    Some(match function {
        Function::Sin => format!("np.cos({a})"),
        Function::Cos => format!("-np.sin({a})"),
        Function::Tan => format!("(1 + {value} ** 2)"),
        Function::Asin => format!("1 / np.sqrt(1 - {a} * {a})"),
        Function::Acos => format!("-1 / np.sqrt(1 - {a} * {a})"),
        Function::Atan => format!("1 / (1 + {a} * {a})"),
        Function::Exp => value.to_owned(),
        Function::Log => format!("1 / {a}"),
        Function::Log10 => format!("{} / {a}", 1.0 / std::f64::consts::LN_10),
        Function::Log2 => format!("{} / {a}", 1.0 / std::f64::consts::LN_2),
        Function::Sqrt => format!("0.5 / {value}"),
        Function::Abs => format!("np.sign({a})"),
        Function::Sinh => format!("np.cosh({a})"),
        Function::Cosh => format!("np.sinh({a})"),
        Function::Tanh => format!("(1 - {value} ** 2)"),
        Function::Sign | Function::Floor | Function::Ceil => return None,
        Function::Relu => format!("pick({a} > 0, 1.0, 0.0)"),
        Function::Sigmoid => format!("{value} * (1 - {value})"),
        Function::Softplus => format!("sigmoid({a})"),
    })
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::Greater => ">",
        Comparison::AtLeast => ">=",
        Comparison::Equal => "==",
        Comparison::NotEqual => "!=",
    }
}
