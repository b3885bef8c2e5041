//! Parameters and an optimizer on an objective: one step at a time.

use crate::objective::{Objective, Scalar};
use crate::optimizer::Optimizer;

/// An optimizer's walk on an objective, at some step.
pub struct Descent<'a, T, O: ?Sized> {
    objective: &'a O,
    optimizer: Box<dyn Optimizer<T>>,
    params: Vec<T>,
    gradient: Vec<T>,
    value: T,
}

impl<'a, T: Scalar, O: Objective<T> + ?Sized> Descent<'a, T, O> {
    /// Stand at `start`, of length `objective.dim()`, before the first step.
    pub fn new(objective: &'a O, optimizer: Box<dyn Optimizer<T>>, start: Vec<T>) -> Self {
        let mut gradient = vec![T::zero(); objective.dim()];
        let value = objective.evaluate(&start, &mut gradient);
        Self { objective, optimizer, params: start, gradient, value }
    }

    /// Make one step.
    pub fn step(&mut self) {
        self.step_with(&[]);
    }

    /// Make one step by the gradient with this noise added, coordinate by coordinate; none where `noise` is shorter.
    pub fn step_with(&mut self, noise: &[T]) {
        for (slope, noise) in self.gradient.iter_mut().zip(noise) {
            *slope = *slope + *noise;
        }
        self.optimizer.step(&mut self.params, &self.gradient);
        self.value = self.objective.evaluate(&self.params, &mut self.gradient);
    }

    /// The parameters.
    pub fn params(&self) -> &[T] {
        &self.params
    }

    /// The gradient at the parameters.
    pub fn gradient(&self) -> &[T] {
        &self.gradient
    }

    /// The objective's value at the parameters.
    pub fn value(&self) -> T {
        self.value
    }
}
