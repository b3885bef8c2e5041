//! Gradient descent: an optimizer that updates parameters on an objective, step by step.

use crate::objective::{Objective, Scalar};
use crate::optimizer::Optimizer;

/// The parameters of an objective and the optimizer that updates them.
pub struct Descent<'a, T, O: ?Sized, P: ?Sized = dyn Optimizer<T>> {
    objective: &'a O,
    optimizer: Box<P>,
    params: Vec<T>,
    gradient: Vec<T>,
    value: T,
}

impl<'a, T: Scalar, O: Objective<T> + ?Sized, P: Optimizer<T> + ?Sized> Descent<'a, T, O, P> {
    /// Start at `start`, of length `objective.dim()`, with no step made.
    pub fn new(objective: &'a O, optimizer: Box<P>, start: Vec<T>) -> Self {
        let mut gradient = vec![T::zero(); objective.dim()];
        let value = objective.evaluate(&start, &mut gradient);
        Self { objective, optimizer, params: start, gradient, value }
    }

    /// Make one step.
    pub fn step(&mut self) {
        self.step_with(&[]);
    }

    /// Make one step with `noise` added to the gradient, coordinate by coordinate. A shorter slice leaves the rest without
    /// noise.
    pub fn step_with(&mut self, noise: &[T]) {
        for (component, noise) in self.gradient.iter_mut().zip(noise) {
            *component += *noise;
        }
        self.optimizer.step(&mut self.params, &self.gradient);
        self.value = self.objective.evaluate(&self.params, &mut self.gradient);
    }

    /// The optimizer in its current state.
    pub fn optimizer(&self) -> &P {
        &self.optimizer
    }

    /// The current parameters.
    pub fn params(&self) -> &[T] {
        &self.params
    }

    /// The gradient at the current parameters, without noise.
    pub fn gradient(&self) -> &[T] {
        &self.gradient
    }

    /// The value of the objective at the current parameters.
    pub fn value(&self) -> T {
        self.value
    }
}
