//! A formula as a program for a stack machine.

use arrayvec::ArrayVec;

pub use super::function::{FUNCTIONS, Function};
use super::jet::Jet;
use crate::landscape::Point;

/// The greatest number of numbers that a program keeps on the stack.
pub fn height(program: &[Op]) -> usize {
    let mut now = 0usize;
    let heights = program.iter().map(|op| {
        match op {
            Op::Number(_) | Op::Variable(_) => now += 1,
            Op::Negate | Op::PowerOf(_) | Op::Apply(_) => {}
            Op::Select => now = now.saturating_sub(2),
            _ => now = now.saturating_sub(1),
        }
        now
    });
    heights.max().unwrap_or(0)
}

/// The size of the stack, in numbers.
pub const STACK_SIZE: usize = 64;

/// An instruction. a and b are the numbers on top of the stack, b the topmost of two; the result replaces them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// Push a number.
    Number(f64),
    /// Push x (0) or y (1).
    Variable(usize),
    /// a + b.
    Add,
    /// a − b.
    Subtract,
    /// a · b.
    Multiply,
    /// a / b.
    Divide,
    /// −a.
    Negate,
    /// a to the power b, where b depends on x or y; NaN for a < 0.
    Power,
    /// a to a constant power.
    PowerOf(f64),
    /// A function of a.
    Apply(Function),
    /// The minimum or the maximum of a and b.
    Extreme {
        /// Whether it is the maximum.
        greater: bool,
    },
    /// 1 where a compares with b like this, else 0.
    Compare(Comparison),
    /// a where the number below both is not 0, else b; of three numbers on the stack.
    Select,
}

/// A comparison of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum Comparison {
    Less,
    AtMost,
    Greater,
    AtLeast,
    Equal,
    NotEqual,
}

impl Comparison {
    fn holds(self, a: f64, b: f64) -> bool {
        match self {
            Self::Less => a < b,
            Self::AtMost => a <= b,
            Self::Greater => a > b,
            Self::AtLeast => a >= b,
            Self::Equal => a == b,
            Self::NotEqual => a != b,
        }
    }
}

/// Run a program at a point. NaN if the program leaves nothing on the stack, which the parser rules out.
pub fn run<J: Jet>(program: &[Op], point: Point) -> J {
    let mut stack: ArrayVec<J, STACK_SIZE> = ArrayVec::new();
    for op in program {
        let result = match *op {
            Op::Number(value) => Some(J::constant(value)),
            Op::Variable(axis) => Some(J::variable(point, axis)),
            Op::Negate => stack.pop().map(negate),
            Op::PowerOf(power) => stack.pop().map(|a| power_of(a, power)),
            Op::Apply(function) => stack.pop().map(|a| apply(a, function)),
            Op::Add => pair(&mut stack, J::add),
            Op::Subtract => pair(&mut stack, |a, b| a.add(negate(b))),
            Op::Multiply => pair(&mut stack, J::mul),
            Op::Divide => pair(&mut stack, |a, b| a.mul(power_of(b, -1.0))),
            Op::Power => pair(&mut stack, |a, b| apply(b.mul(apply(a, Function::Log)), Function::Exp)),
            Op::Compare(comparison) => {
                pair(&mut stack, |a, b| J::constant(f64::from(u8::from(comparison.holds(a.value(), b.value())))))
            }
            Op::Select => {
                let both = stack.pop().and_then(|b| Some((stack.pop()?, b)));
                both.and_then(|(a, b)| stack.pop().map(|condition| if condition.value() == 0.0 { b } else { a }))
            }
            Op::Extreme { greater } => pair(&mut stack, |a, b| if (a.value() > b.value()) == greater { a } else { b }),
        };
        // The parser refuses programs that overflow the stack.
        let _ = stack.try_push(result.unwrap_or(J::constant(f64::NAN)));
    }
    stack.pop().unwrap_or(J::constant(f64::NAN))
}

fn pair<J: Jet>(stack: &mut ArrayVec<J, STACK_SIZE>, combine: impl Fn(J, J) -> J) -> Option<J> {
    let b = stack.pop()?;
    Some(combine(stack.pop()?, b))
}

fn negate<J: Jet>(a: J) -> J {
    a.chain(-a.value(), -1.0, 0.0)
}

fn apply<J: Jet>(a: J, function: Function) -> J {
    let [value, first, second] = function.at(a.value());
    a.chain(value, first, second)
}

/// A constant power; integer powers are also defined for a ≤ 0.
fn power_of<J: Jet>(a: J, power: f64) -> J {
    let base = a.value();
    let raised = |power: f64| if power.fract() == 0.0 && power.abs() < 1e9 { base.powi(power as i32) } else { base.powf(power) };
    // A factor of 0 stays 0 even if the power that it multiplies is infinite.
    let times = |factor: f64, power: f64| if factor == 0.0 { 0.0 } else { factor * raised(power) };
    a.chain(raised(power), times(power, power - 1.0), times(power * (power - 1.0), power - 2.0))
}
