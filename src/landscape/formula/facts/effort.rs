//! How much a search may compute: a long formula with thousands of low points must not stop the window.

use std::cell::Cell;

use crate::landscape::Point;
use crate::landscape::formula::Formula;

/// Operations of a search: a fraction of a second.
const MOST: usize = 20_000_000;
/// The cost of a gradient and of a Hessian, in operations for a value.
const GRADIENT: usize = 3;
const HESSIAN: usize = 8;

/// A formula of which the computed values are counted.
pub struct Effort<'a> {
    formula: &'a Formula,
    operations: Cell<usize>,
}

impl<'a> Effort<'a> {
    pub fn new(formula: &'a Formula) -> Self {
        Self { formula, operations: Cell::new(0) }
    }

    /// Whether it is time to stop.
    pub fn is_spent(&self) -> bool {
        self.operations.get() > MOST
    }

    pub fn value(&self, point: Point) -> f64 {
        self.count(1);
        self.formula.value(point)
    }

    pub fn value_and_gradient(&self, point: Point) -> (f64, Point) {
        self.count(GRADIENT);
        self.formula.value_and_gradient(point)
    }

    pub fn hessian(&self, point: Point) -> [Point; 2] {
        self.count(HESSIAN);
        self.formula.hessian(point)
    }

    fn count(&self, times: usize) {
        self.operations.set(self.operations.get().saturating_add(times * self.formula.program.len()));
    }
}
