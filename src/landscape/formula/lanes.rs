//! A program at many points at once: each instruction is read once for [`LANES`] points, and its numbers fill the processor's registers.

use arrayvec::ArrayVec;

use super::jet::FirstOrder;
use super::program::{Machine, Op, STACK_SIZE, execute, run};
use crate::landscape::{Batch, Point};
use crate::simd;

/// The number of points.
const LANES: usize = 16;

/// f and ∇f of a program at all points.
pub fn fill(program: &[Op], batch: &mut Batch) {
    let Batch { points: [x, y], values, gradients: [slope_x, slope_y] } = batch;
    simd::vectorized(
        #[inline(always)]
        || {
            let (points_x, rest_x) = x.as_chunks::<LANES>();
            let (points_y, rest_y) = y.as_chunks::<LANES>();
            for (index, (x, y)) in points_x.iter().zip(points_y).enumerate() {
                let mut machine = Lanes { x, y, stack: ArrayVec::new() };
                execute(program, &mut machine);
                let part = index * LANES..(index + 1) * LANES;
                let result = machine.stack.pop().unwrap_or(Numbers::UNKNOWN);
                values[part.clone()].copy_from_slice(&result.values);
                slope_x[part.clone()].copy_from_slice(&result.gradients[0]);
                slope_y[part].copy_from_slice(&result.gradients[1]);
            }
            let first = points_x.len() * LANES;
            for (index, (x, y)) in rest_x.iter().zip(rest_y).enumerate() {
                let number: FirstOrder = run(program, [*x, *y]);
                values[first + index] = number.value;
                [slope_x[first + index], slope_y[first + index]] = number.gradient;
            }
        },
    );
}

/// A number at each point, with its gradient: one list for each part.
#[derive(Clone, Copy)]
struct Numbers {
    values: [f64; LANES],
    gradients: [[f64; LANES]; 2],
}

impl Numbers {
    const UNKNOWN: Self = Self { values: [f64::NAN; LANES], gradients: [[f64::NAN; LANES]; 2] };

    #[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
    #[inline(always)]
    fn get(&self, lane: usize) -> FirstOrder {
        FirstOrder { value: self.values[lane], gradient: [self.gradients[0][lane], self.gradients[1][lane]] }
    }

    #[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
    #[inline(always)]
    fn set(&mut self, lane: usize, number: FirstOrder) {
        self.values[lane] = number.value;
        [self.gradients[0][lane], self.gradients[1][lane]] = number.gradient;
    }
}

/// A stack of numbers at each of some points.
struct Lanes<'a> {
    x: &'a [f64; LANES],
    y: &'a [f64; LANES],
    stack: ArrayVec<Numbers, STACK_SIZE>,
}

#[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
impl Machine<FirstOrder> for Lanes<'_> {
    #[inline(always)]
    fn push(&mut self, number: impl Fn(Point) -> FirstOrder) {
        let mut numbers = Numbers::UNKNOWN;
        for lane in 0..LANES {
            numbers.set(lane, number([self.x[lane], self.y[lane]]));
        }
        // The parser refuses programs that overflow the stack.
        let _ = self.stack.try_push(numbers);
    }

    #[inline(always)]
    fn unary(&mut self, result: impl Fn(FirstOrder) -> FirstOrder) {
        let Some(a) = self.stack.last_mut() else { return };
        for lane in 0..LANES {
            a.set(lane, result(a.get(lane)));
        }
    }

    #[inline(always)]
    fn binary(&mut self, result: impl Fn(FirstOrder, FirstOrder) -> FirstOrder) {
        let Some(b) = self.stack.pop() else { return };
        let Some(a) = self.stack.last_mut() else { return };
        for lane in 0..LANES {
            a.set(lane, result(a.get(lane), b.get(lane)));
        }
    }

    #[inline(always)]
    fn ternary(&mut self, result: impl Fn([FirstOrder; 3]) -> FirstOrder) {
        let Some(b) = self.stack.pop() else { return };
        let Some(a) = self.stack.pop() else { return };
        let Some(below) = self.stack.last_mut() else { return };
        for lane in 0..LANES {
            below.set(lane, result([below.get(lane), a.get(lane), b.get(lane)]));
        }
    }
}
