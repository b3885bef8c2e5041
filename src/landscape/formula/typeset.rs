//! A formula as it was understood, typeset: a product has its sign, a power its raised digits, and a bracket stands only where the
//! order needs one.

use super::program::{Comparison, Function, Op};
use super::tokens::raised;
use crate::knob::shortest;

/// How tightly a part holds together: a bracket is needed inside something tighter.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Tightness {
    Comparison,
    Sum,
    Product,
    Negation,
    Power,
    Atom,
}

struct Part {
    text: String,
    tightness: Tightness,
    /// The length of a function's name at the start of the text, behind which a power stands: sin²(x).
    name: Option<usize>,
}

impl Part {
    fn new(text: String, tightness: Tightness) -> Self {
        Self { text, tightness, name: None }
    }

    fn applied(function: Function, argument: &str) -> Self {
        let name = function.name();
        let name_length = function.takes_power().then_some(name.len());
        Self { name: name_length, ..Self::new(format!("{name}({argument})"), Tightness::Atom) }
    }

    /// The text, in brackets if it holds together less than this.
    fn inside(self, tightness: Tightness) -> String {
        if self.tightness < tightness { format!("({})", self.text) } else { self.text }
    }
}

/// A program as a formula. Parsed again it gives the same program, up to the order of signs.
pub fn typeset(program: &[Op]) -> String {
    let mut stack: Vec<Part> = Vec::new();
    for op in program {
        let part = match *op {
            Op::Number(value) => number(value),
            Op::Variable(axis) => Part::new(["x", "y"][axis].to_owned(), Tightness::Atom),
            Op::Select => {
                let [condition, a, b] = popped(&mut stack).map(|part| part.text);
                Part::new(format!("if({condition}, {a}, {b})"), Tightness::Atom)
            }
            Op::Negate | Op::PowerOf(_) | Op::Apply(_) => {
                let [a] = popped(&mut stack);
                of_one(*op, a)
            }
            _ => {
                let [a, b] = popped(&mut stack);
                of_two(*op, a, b)
            }
        };
        stack.push(part);
    }
    stack.pop().map(|part| part.text).unwrap_or_default()
}

/// The topmost parts in the order in which they were written.
fn popped<const N: usize>(stack: &mut Vec<Part>) -> [Part; N] {
    let mut parts = [const { None }; N];
    for part in parts.iter_mut().rev() {
        *part = stack.pop();
    }
    parts.map(|part| part.unwrap_or(Part::new(String::new(), Tightness::Atom)))
}

fn number(value: f64) -> Part {
    let name = [(std::f64::consts::PI, "π"), (std::f64::consts::E, "e")].into_iter().find(|(known, _)| *known == value);
    let text = name.map_or_else(|| digits(value), |(_, name)| name.to_owned());
    match text.split_once('e').filter(|_| text.len() > 1) {
        Some((mantissa, exponent)) => Part::new(format!("{mantissa}·10{}", raised(exponent)), Tightness::Product),
        None => Part::new(text, Tightness::Atom),
    }
}

/// The digits of a number; a constant can be too large for one.
fn digits(value: f64) -> String {
    if value.is_infinite() { (if value > 0.0 { "∞" } else { "-∞" }).to_owned() } else { shortest(value) }
}

fn of_one(op: Op, a: Part) -> Part {
    match op {
        Op::Negate => Part::new(format!("−{}", a.inside(Tightness::Negation)), Tightness::Negation),
        Op::PowerOf(power) => {
            if let (Some(name), true) = (a.name, power.fract() == 0.0 && (2.0..100.0).contains(&power)) {
                let (name, argument) = a.text.split_at(name);
                return Part::new(format!("{name}{}{argument}", raised(&shortest(power))), Tightness::Power);
            }
            let base = if a.tightness == Tightness::Power { format!("({})", a.text) } else { a.inside(Tightness::Power) };
            let text = match digits(power) {
                whole if power.fract() == 0.0 && !whole.contains('e') => format!("{base}{}", raised(&whole)),
                other => format!("{base}^({})", other.replace('-', "−")),
            };
            Part::new(text, Tightness::Power)
        }
        Op::Apply(Function::Abs) => Part::new(format!("|{}|", a.text), Tightness::Atom),
        Op::Apply(Function::Sqrt) => Part::new(format!("√({})", a.text), Tightness::Atom),
        Op::Apply(function) => Part::applied(function, &a.text),
        _ => a,
    }
}

fn of_two(op: Op, a: Part, b: Part) -> Part {
    let joined = |a: String, sign: &str, b: String, tightness| Part::new(format!("{a}{sign}{b}"), tightness);
    let more = |b: Part, tightness: Tightness| if b.tightness <= tightness { format!("({})", b.text) } else { b.text };
    match op {
        Op::Add => joined(a.inside(Tightness::Sum), " + ", b.inside(Tightness::Product), Tightness::Sum),
        Op::Subtract => joined(a.inside(Tightness::Sum), " − ", b.inside(Tightness::Product), Tightness::Sum),
        Op::Multiply => joined(a.inside(Tightness::Product), "·", more(b, Tightness::Product), Tightness::Product),
        Op::Divide => joined(a.inside(Tightness::Product), "/", more(b, Tightness::Product), Tightness::Product),
        Op::Power => joined(more(a, Tightness::Power), "^", format!("({})", b.text), Tightness::Power),
        Op::Extreme { greater } => {
            Part::new(format!("{}({}, {})", if greater { "max" } else { "min" }, a.text, b.text), Tightness::Atom)
        }
        Op::Compare(comparison) => joined(a.text, comparison_sign(comparison), b.text, Tightness::Comparison),
        _ => a,
    }
}

fn comparison_sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => " < ",
        Comparison::AtMost => " ≤ ",
        Comparison::Greater => " > ",
        Comparison::AtLeast => " ≥ ",
        Comparison::Equal => " = ",
        Comparison::NotEqual => " ≠ ",
    }
}
