//! Softmax cross-entropy with weight decay, and a network on labelled samples as an objective that optimizers lower.
//!
//! *Deep Learning from Scratch*, sections 4.2.2 (cross-entropy), 3.5 (softmax) and 6.4.2 (weight decay, which adds λ/2·ΣW² to
//! the loss; biases do not decay).

use std::cell::RefCell;

use super::{Element, Pass, Shape};
use crate::objective::Objective;

/// The mean over a batch of −ln of the probability that softmax gives to the right class. Replaces the scores
/// (classes x batch) by the gradient of that mean with respect to them; `labels` has the right class of each sample, from 0.
pub fn cross_entropy<T: Element>(scores: &mut [T], labels: &[usize]) -> T {
    let (samples, classes) = (T::of(labels.len() as f64), scores.len() / labels.len());
    let mut loss = T::zero();
    for (sample, &label) in scores.chunks_exact_mut(classes).zip(labels) {
        // The highest score is taken off all of them, which changes no probability and keeps the powers finite.
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

/// A network that should tell which class each sample of a batch belongs to.
pub struct Classifier<'a, T> {
    shape: &'a Shape,
    inputs: &'a [T],
    labels: &'a [usize],
    decay: T,
    buffers: RefCell<Buffers<T>>,
}

struct Buffers<T> {
    pass: Pass<T>,
    scores: Vec<T>,
}

impl<'a, T: Element> Classifier<'a, T> {
    /// On these samples (features x batch, column by column) with their classes, counted from 0; `decay` is λ.
    pub fn new(shape: &'a Shape, inputs: &'a [T], labels: &'a [usize], decay: T) -> Self {
        let pass = Pass::new(shape, labels.len());
        let scores = pass.outputs().to_vec();
        Self { shape, inputs, labels, decay, buffers: RefCell::new(Buffers { pass, scores }) }
    }
}

impl<T: Element> Objective<T> for Classifier<'_, T> {
    fn dim(&self) -> usize {
        self.shape.parameters()
    }

    fn evaluate(&self, parameters: &[T], gradient: &mut [T]) -> T {
        let mut buffers = self.buffers.borrow_mut();
        let Buffers { pass, scores } = &mut *buffers;
        pass.forward(self.shape, parameters, self.inputs);
        scores.copy_from_slice(pass.outputs());
        let mut loss = cross_entropy(scores, self.labels);
        pass.backward(self.shape, parameters, self.inputs, scores, Some(&mut *gradient));
        if self.decay != T::zero() {
            for place in self.shape.places() {
                for (slope, &weight) in gradient[place.weights.clone()].iter_mut().zip(&parameters[place.weights]) {
                    *slope += self.decay * weight;
                    loss += T::of(0.5) * self.decay * weight * weight;
                }
            }
        }
        loss
    }
}
