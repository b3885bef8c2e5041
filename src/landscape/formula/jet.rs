//! Numbers that carry their derivatives with respect to x and y: forward-mode automatic differentiation.
//!
//! Griewank and Walther, *Evaluating Derivatives*, 2008, chapters 3 and 13: each operation has a rule for the first and second
//! derivatives of its result, so they are exact up to rounding.

use crate::landscape::Point;

/// A number that a formula can be evaluated with.
pub trait Jet: Copy {
    /// A constant.
    fn constant(value: f64) -> Self;
    /// The coordinate x (axis 0) or y (axis 1) of a point.
    fn variable(point: Point, axis: usize) -> Self;
    /// The value, without derivatives.
    fn value(self) -> f64;
    /// The sum.
    fn add(self, other: Self) -> Self;
    /// The product.
    fn mul(self, other: Self) -> Self;
    /// A function of this number, by its value and its first and second derivative there: the chain rule.
    fn chain(self, value: f64, first: f64, second: f64) -> Self;
}

impl Jet for f64 {
    fn constant(value: f64) -> Self {
        value
    }
    fn variable(point: Point, axis: usize) -> Self {
        point[axis]
    }
    fn value(self) -> f64 {
        self
    }
    fn add(self, other: Self) -> Self {
        self + other
    }
    fn mul(self, other: Self) -> Self {
        self * other
    }
    fn chain(self, value: f64, _: f64, _: f64) -> Self {
        value
    }
}

/// A product of which 0 makes 0, even if the other factor is infinite: at a kink, or at a root with an infinite slope, a quantity
/// that does not move contributes nothing.
fn times(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
}

/// A value with its gradient.
#[derive(Clone, Copy, Debug)]
pub struct FirstOrder {
    pub(super) value: f64,
    pub(super) gradient: Point,
}

impl Jet for FirstOrder {
    fn constant(value: f64) -> Self {
        Self { value, gradient: [0.0; 2] }
    }
    fn variable(point: Point, axis: usize) -> Self {
        let mut gradient = [0.0; 2];
        gradient[axis] = 1.0;
        Self { value: point[axis], gradient }
    }
    fn value(self) -> f64 {
        self.value
    }
    fn add(self, other: Self) -> Self {
        let gradient = [0, 1].map(|axis| self.gradient[axis] + other.gradient[axis]);
        Self { value: self.value + other.value, gradient }
    }
    fn mul(self, other: Self) -> Self {
        let part = |axis: usize| times(self.gradient[axis], other.value) + times(self.value, other.gradient[axis]);
        Self { value: self.value * other.value, gradient: [0, 1].map(part) }
    }
    fn chain(self, value: f64, first: f64, _: f64) -> Self {
        Self { value, gradient: self.gradient.map(|part| times(first, part)) }
    }
}

/// A value with its gradient and its Hessian, as xx, xy, yy.
#[derive(Clone, Copy, Debug)]
pub struct SecondOrder {
    first: FirstOrder,
    pub(super) hessian: [f64; 3],
}

/// The axes of the three entries of the Hessian.
const ENTRIES: [[usize; 2]; 3] = [[0, 0], [0, 1], [1, 1]];

impl Jet for SecondOrder {
    fn constant(value: f64) -> Self {
        Self { first: FirstOrder::constant(value), hessian: [0.0; 3] }
    }
    fn variable(point: Point, axis: usize) -> Self {
        Self { first: FirstOrder::variable(point, axis), hessian: [0.0; 3] }
    }
    fn value(self) -> f64 {
        self.first.value
    }
    fn add(self, other: Self) -> Self {
        let hessian = [0, 1, 2].map(|entry| self.hessian[entry] + other.hessian[entry]);
        Self { first: self.first.add(other.first), hessian }
    }
    fn mul(self, other: Self) -> Self {
        let (a, b) = (self.first, other.first);
        let entry = |entry: usize| {
            let [i, j] = ENTRIES[entry];
            let mixed = times(a.gradient[i], b.gradient[j]) + times(a.gradient[j], b.gradient[i]);
            self.hessian[entry] * b.value + mixed + a.value * other.hessian[entry]
        };
        Self { first: a.mul(b), hessian: [0, 1, 2].map(entry) }
    }
    fn chain(self, value: f64, first: f64, second: f64) -> Self {
        let gradient = self.first.gradient;
        let entry = |entry: usize| {
            let [i, j] = ENTRIES[entry];
            // An infinite curvature times 0 stays unknown: it can be anything.
            let inner = if self.hessian[entry] == 0.0 { 0.0 } else { first * self.hessian[entry] };
            inner + times(second, gradient[i] * gradient[j])
        };
        Self { first: self.first.chain(value, first, second), hessian: [0, 1, 2].map(entry) }
    }
}
