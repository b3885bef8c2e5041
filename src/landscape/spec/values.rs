//! f and its derivatives at a point, or at many.

use super::{Function, LandscapeSpec};
use crate::landscape::{Batch, Point};
use crate::objective::Objective;

impl LandscapeSpec {
    /// f at a point.
    pub fn value(&self, point: Point) -> f64 {
        match &self.0 {
            Function::Listed(row, params) => (row.evaluate)(params, point).0,
            Function::Formula(formula) => formula.value(point),
        }
    }

    /// f and ∇f at a point.
    pub fn value_and_gradient(&self, point: Point) -> (f64, Point) {
        match &self.0 {
            Function::Listed(row, params) => (row.evaluate)(params, point),
            Function::Formula(formula) => formula.value_and_gradient(point),
        }
    }

    /// f and ∇f at many points, the same as at each of them.
    pub fn evaluate_batch(&self, batch: &mut Batch) {
        match &self.0 {
            Function::Listed(row, params) => (row.evaluate_batch)(params, batch),
            Function::Formula(formula) => formula.fill(batch),
        }
    }

    /// The Hessian at a point, row by row.
    pub fn hessian(&self, point: Point) -> [Point; 2] {
        match &self.0 {
            Function::Listed(row, params) => (row.hessian)(params, point),
            Function::Formula(formula) => formula.hessian(point),
        }
    }
}

impl Objective<f64> for LandscapeSpec {
    fn dim(&self) -> usize {
        2
    }

    fn evaluate(&self, point: &[f64], gradient: &mut [f64]) -> f64 {
        let (value, found) = self.value_and_gradient([point[0], point[1]]);
        gradient.copy_from_slice(&found);
        value
    }
}
