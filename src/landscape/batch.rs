//! Many points with f and ∇f there: one list for each number, so that a loop over them fills the processor's registers.

use super::Point;
use crate::simd;

/// Points with f and ∇f there.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// All x, and all y.
    pub points: [Vec<f64>; 2],
    /// f at each point.
    pub values: Vec<f64>,
    /// ∂f/∂x at each point, and ∂f/∂y.
    pub gradients: [Vec<f64>; 2],
}

impl Batch {
    /// These points, with f and ∇f to be filled in.
    pub fn new(points: &[Point]) -> Self {
        let part = |axis: usize| points.iter().map(|point| point[axis]).collect();
        let zeros = || vec![0.0; points.len()];
        Self { points: [part(0), part(1)], values: zeros(), gradients: [zeros(), zeros()] }
    }

    /// The number of points.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are no points.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// A point.
    pub fn point(&self, index: usize) -> Point {
        [self.points[0][index], self.points[1][index]]
    }

    /// ∇f at a point.
    pub fn gradient(&self, index: usize) -> Point {
        [self.gradients[0][index], self.gradients[1][index]]
    }

    /// Whether a point, f and ∇f there are finite.
    pub fn is_finite(&self, index: usize) -> bool {
        let ([x, y], [slope_x, slope_y]) = (self.point(index), self.gradient(index));
        [self.values[index], x, y, slope_x, slope_y].iter().all(|number| number.is_finite())
    }

    /// Remove a point; the last one takes its place.
    pub fn swap_remove(&mut self, index: usize) {
        for list in self.points.iter_mut().chain([&mut self.values]).chain(&mut self.gradients) {
            list.swap_remove(index);
        }
    }

    /// Compute f and ∇f at all points, on the processor's widest registers if `evaluate` can be inlined.
    pub fn fill(&mut self, evaluate: impl Fn(Point) -> (f64, Point)) {
        let Self { points: [x, y], values, gradients: [slope_x, slope_y] } = self;
        simd::vectorized(
            #[inline(always)]
            || fill(x, y, values, slope_x, slope_y, evaluate),
        );
    }
}

#[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
#[inline(always)]
fn fill(
    x: &[f64],
    y: &[f64],
    values: &mut [f64],
    slope_x: &mut [f64],
    slope_y: &mut [f64],
    evaluate: impl Fn(Point) -> (f64, Point),
) {
    let points = x.iter().zip(y).zip(values).zip(slope_x).zip(slope_y);
    for ((((x, y), value), slope_x), slope_y) in points {
        (*value, [*slope_x, *slope_y]) = evaluate([*x, *y]);
    }
}
