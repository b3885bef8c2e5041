//! Softmax cross-entropy loss with weight decay, and a network on labelled samples as an objective.
//!
//! *Deep Learning from Scratch*, sections 4.2.2 (cross-entropy), 3.5 (softmax) and 6.4.2 (weight decay, which adds λ/2·ΣW² to
//! the loss; biases do not decay).

use std::cell::RefCell;

use super::{LayerRange, MatrixElement, Pass, Shape};
use crate::objective::Objective;

/// The mean cross-entropy of a batch with softmax. Replaces the scores (classes x batch, column by column) by the gradient of
/// that mean with respect to them; `labels` are the right classes, from 0.
pub fn cross_entropy<T: MatrixElement>(scores: &mut [T], labels: &[usize]) -> T {
    let (samples, classes) = (T::of(labels.len() as f64), scores.len() / labels.len());
    let mut loss = T::zero();
    for (sample, &label) in scores.chunks_exact_mut(classes).zip(labels) {
        // Subtracting the highest score changes no probability and prevents overflow.
        let highest = sample.iter().fold(T::neg_infinity(), |highest, score| highest.max(*score));
        let right = sample[label] - highest;
        let mut sum = T::zero();
        for score in &mut *sample {
            *score = (*score - highest).exp();
            sum += *score;
        }
        loss += sum.ln() - right;
        for score in &mut *sample {
            *score = *score / sum / samples;
        }
        sample[label] -= T::one() / samples;
    }
    loss / samples
}

/// A batch of labelled samples.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a, T> {
    /// Features x batch, column by column.
    pub inputs: &'a [T],
    /// The class of each sample, counted from 0.
    pub labels: &'a [usize],
}

/// The loss of a network and its gradient, on batches of one size with reused buffers.
#[derive(Clone, Debug)]
pub struct Evaluator<T> {
    shape: Shape,
    decay: T,
    pass: Pass<T>,
    scores: Vec<T>,
}

impl<T: MatrixElement> Evaluator<T> {
    /// For batches of `batch` samples; `decay` is λ.
    pub fn new(shape: &Shape, batch: usize, decay: T) -> Self {
        let pass = Pass::new(shape, batch);
        let scores = pass.outputs().to_vec();
        Self { shape: shape.clone(), decay, pass, scores }
    }

    /// The loss: the mean cross-entropy of the batch plus λ/2·ΣW².
    pub fn loss(&mut self, parameters: &[T], batch: Batch<'_, T>) -> T {
        self.pass.forward(&self.shape, parameters, batch.inputs);
        self.scores.copy_from_slice(self.pass.outputs());
        cross_entropy(&mut self.scores, batch.labels) + self.penalty(parameters)
    }

    /// [`Self::loss`]; writes its gradient with respect to the parameters.
    pub fn loss_and_gradient(&mut self, parameters: &[T], batch: Batch<'_, T>, gradient: &mut [T]) -> T {
        let loss = self.loss(parameters, batch);
        self.pass.backward(&self.shape, parameters, batch.inputs, &self.scores, Some(&mut *gradient));
        if self.decay != T::zero() {
            for range in self.pass.layer_ranges() {
                for (component, &weight) in gradient[range.weights.clone()].iter_mut().zip(&parameters[range.weights.clone()]) {
                    *component += self.decay * weight;
                }
            }
        }
        loss
    }

    /// λ/2·ΣW².
    fn penalty(&self, parameters: &[T]) -> T {
        if self.decay == T::zero() {
            return T::zero();
        }
        let squares = |range: &LayerRange| squares(&parameters[range.weights.clone()]);
        T::of(0.5 * self.decay.as_f64() * self.pass.layer_ranges().iter().map(squares).sum::<f64>())
    }
}

/// The sum of squares in `f64`, since an `f32` is too short for so long a sum. Eight partial sums, so that additions do not
/// wait for each other.
fn squares<T: MatrixElement>(weights: &[T]) -> f64 {
    let square = |weight: &T| weight.as_f64() * weight.as_f64();
    let (groups, rest) = weights.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for group in groups {
        for (sum, weight) in sums.iter_mut().zip(group) {
            *sum += square(weight);
        }
    }
    sums.iter().sum::<f64>() + rest.iter().map(square).sum::<f64>()
}

/// The loss of a network on a fixed batch, as an objective.
pub struct Classifier<'a, T> {
    batch: Batch<'a, T>,
    evaluator: RefCell<Evaluator<T>>,
}

impl<'a, T: MatrixElement> Classifier<'a, T> {
    /// The loss on this batch; `decay` is λ.
    pub fn new(shape: &Shape, batch: Batch<'a, T>, decay: T) -> Self {
        Self { batch, evaluator: RefCell::new(Evaluator::new(shape, batch.labels.len(), decay)) }
    }
}

impl<T: MatrixElement> Objective<T> for Classifier<'_, T> {
    fn dim(&self) -> usize {
        self.evaluator.borrow().shape.parameter_count()
    }

    fn evaluate(&self, parameters: &[T], gradient: &mut [T]) -> T {
        self.evaluator.borrow_mut().loss_and_gradient(parameters, self.batch, gradient)
    }
}
