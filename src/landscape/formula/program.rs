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

/// What runs a program: a stack of numbers at a point, or at many. The parser refuses programs that take more from it than is there, or
/// leave nothing.
pub trait Machine<J: Jet> {
    /// Push a number, which can depend on the point.
    fn push(&mut self, number: impl Fn(Point) -> J);
    /// Replace the topmost number.
    fn unary(&mut self, result: impl Fn(J) -> J);
    /// Replace the two topmost numbers, the topmost last.
    fn binary(&mut self, result: impl Fn(J, J) -> J);
    /// Replace the three topmost numbers, the topmost last.
    fn ternary(&mut self, result: impl Fn([J; 3]) -> J);
}

/// Run a program.
#[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
#[inline(always)]
pub fn execute<J: Jet>(program: &[Op], machine: &mut impl Machine<J>) {
    for op in program {
        match *op {
            Op::Number(value) => machine.push(|_| J::constant(value)),
            Op::Variable(axis) => machine.push(|point| J::variable(point, axis)),
            Op::Negate => machine.unary(negate),
            // Where the compiler knows the power it needs no call.
            Op::PowerOf(2.0) => machine.unary(|a| power_of(a, 2.0)),
            Op::PowerOf(power) => machine.unary(|a| power_of(a, power)),
            Op::Apply(function) => machine.unary(|a| apply(a, function)),
            Op::Add => machine.binary(J::add),
            Op::Subtract => machine.binary(|a, b| a.add(negate(b))),
            Op::Multiply => machine.binary(J::mul),
            Op::Divide => machine.binary(|a, b| a.mul(power_of(b, -1.0))),
            Op::Power => machine.binary(|a, b| apply(b.mul(apply(a, Function::Log)), Function::Exp)),
            Op::Compare(comparison) => {
                machine.binary(|a, b| J::constant(f64::from(u8::from(comparison.holds(a.value(), b.value())))));
            }
            Op::Select => machine.ternary(|[condition, a, b]| if condition.value() == 0.0 { b } else { a }),
            Op::Extreme { greater } => machine.binary(|a, b| if (a.value() > b.value()) == greater { a } else { b }),
        }
    }
}

/// Run a program at a point.
pub fn run<J: Jet>(program: &[Op], point: Point) -> J {
    let mut machine = Stack { point, numbers: ArrayVec::new() };
    execute(program, &mut machine);
    machine.pop()
}

/// A stack of numbers at a point.
struct Stack<J: Jet> {
    point: Point,
    numbers: ArrayVec<J, STACK_SIZE>,
}

impl<J: Jet> Stack<J> {
    fn pop(&mut self) -> J {
        self.numbers.pop().unwrap_or(J::constant(f64::NAN))
    }
}

impl<J: Jet> Machine<J> for Stack<J> {
    fn push(&mut self, number: impl Fn(Point) -> J) {
        let _ = self.numbers.try_push(number(self.point));
    }

    fn unary(&mut self, result: impl Fn(J) -> J) {
        let a = self.pop();
        let _ = self.numbers.try_push(result(a));
    }

    fn binary(&mut self, result: impl Fn(J, J) -> J) {
        let (b, a) = (self.pop(), self.pop());
        let _ = self.numbers.try_push(result(a, b));
    }

    fn ternary(&mut self, result: impl Fn([J; 3]) -> J) {
        let (b, a, below) = (self.pop(), self.pop(), self.pop());
        let _ = self.numbers.try_push(result([below, a, b]));
    }
}

#[inline]
fn negate<J: Jet>(a: J) -> J {
    a.chain(-a.value(), -1.0, 0.0)
}

#[inline]
fn apply<J: Jet>(a: J, function: Function) -> J {
    let [value, first, second] = function.at(a.value());
    a.chain(value, first, second)
}

/// A constant power; integer powers are also defined for a ≤ 0.
#[inline]
fn power_of<J: Jet>(a: J, power: f64) -> J {
    let base = a.value();
    let raised = |power: f64| if power.fract() == 0.0 && power.abs() < 1e9 { base.powi(power as i32) } else { base.powf(power) };
    // A factor of 0 stays 0 even if the power that it multiplies is infinite.
    let times = |factor: f64, power: f64| if factor == 0.0 { 0.0 } else { factor * raised(power) };
    a.chain(raised(power), times(power, power - 1.0), times(power * (power - 1.0), power - 2.0))
}
