//! A formula as a program for a stack machine.

use arrayvec::ArrayVec;

use super::jet::Jet;
use crate::landscape::Point;

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
}

/// The functions of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it; `Log` is the natural logarithm
pub enum Function {
    Sin,
    Cos,
    Tan,
    Exp,
    Log,
    Sqrt,
    Abs,
    Sinh,
    Cosh,
    Tanh,
}

/// The functions by name.
pub const FUNCTIONS: [(&str, Function); 11] = [
    ("sin", Function::Sin),
    ("cos", Function::Cos),
    ("tan", Function::Tan),
    ("exp", Function::Exp),
    ("log", Function::Log),
    ("ln", Function::Log),
    ("sqrt", Function::Sqrt),
    ("abs", Function::Abs),
    ("sinh", Function::Sinh),
    ("cosh", Function::Cosh),
    ("tanh", Function::Tanh),
];

impl Function {
    /// Value, first and second derivative at `a`.
    fn at(self, a: f64) -> [f64; 3] {
        match self {
            Self::Sin => [a.sin(), a.cos(), -a.sin()],
            Self::Cos => [a.cos(), -a.sin(), -a.cos()],
            Self::Tan => {
                let (tan, derivative) = (a.tan(), 1.0 + a.tan().powi(2));
                [tan, derivative, 2.0 * tan * derivative]
            }
            Self::Exp => [a.exp(); 3],
            Self::Log => [a.ln(), 1.0 / a, -1.0 / (a * a)],
            Self::Sqrt => {
                let root = a.sqrt();
                [root, 0.5 / root, -0.25 / (root * a)]
            }
            Self::Abs => [a.abs(), if a == 0.0 { 0.0 } else { a.signum() }, 0.0],
            Self::Sinh => [a.sinh(), a.cosh(), a.sinh()],
            Self::Cosh => [a.cosh(), a.sinh(), a.cosh()],
            Self::Tanh => {
                let (tanh, derivative) = (a.tanh(), 1.0 - a.tanh().powi(2));
                [tanh, derivative, -2.0 * tanh * derivative]
            }
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
