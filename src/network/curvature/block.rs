//! A block of images at a point of parameter space: the values of a forward and a backward pass, and how they change when the
//! parameters move along a vector v.
//!
//! The change of the gradient along v is Hv: Pearlmutter 1994, Fast Exact Multiplication by the Hessian, section 3. With ẋ for the change of
//! x, layer by layer ȧ = V z + W ż + `v_b` and ż = f′(a)ȧ; back from the scores δ̇ = f″(a)ȧ·∂L/∂z + f′(a)·ġ, where ġ is the change of ∂L/∂z,
//! and below the layer ġ = Vᵀδ + Wᵀδ̇. Then Hv is δ̇zᵀ + δżᵀ for the weights and Σδ̇ for the biases. The images do not change: the first layer
//! has one product where others have two. What does not depend on v is kept from one vector to the next.

use super::vectors::{multiply, multiply_add, scale};
use crate::network::loss::{Batch, cross_entropy};
use crate::network::product::{self, MatrixElement, matrix, transposed};
use crate::network::{LayerRange, Pass, Shape};

/// What a block keeps of a layer, units x images.
struct LayerValues<T> {
    /// z.
    outputs: Vec<T>,
    /// f′(a).
    slopes: Vec<T>,
    /// f″(a)·∂L/∂z.
    bends: Vec<T>,
    /// δ = ∂L/∂a.
    deltas: Vec<T>,
}

/// The numbers that a block keeps for each unit and image.
pub(super) const NUMBERS: usize = 4;

/// A block of images at a point.
pub(super) struct Block<T> {
    layers: Vec<LayerValues<T>>,
    ranges: Vec<LayerRange>,
    /// Classes x images.
    probabilities: Vec<T>,
    images: usize,
    /// One image's share of the loss: 1/N.
    share: T,
    /// The part of the mean cross-entropy that these images make up.
    pub loss: f64,
}

/// The changes of a block's values along a vector, units x images of each layer: ȧ, then δ̇; and ż.
pub(super) struct Changes<T> {
    layers: Vec<[Vec<T>; 2]>,
    gradient: Vec<T>,
}

impl<T: MatrixElement> Changes<T> {
    /// Buffers for blocks of at most `images` images.
    pub fn new(shape: &Shape, images: usize) -> Self {
        let buffers = |units: &usize| [vec![T::zero(); units * images], vec![T::zero(); units * images]];
        let widest = shape.widths[1..].iter().max().copied().unwrap_or(0);
        Self { layers: shape.widths[1..].iter().map(buffers).collect(), gradient: vec![T::zero(); widest * images] }
    }
}

impl<T: MatrixElement> Block<T> {
    /// The passes of some of `all` images.
    pub fn new(shape: &Shape, parameters: &[T], batch: Batch<'_, T>, all: usize) -> Self {
        let images = batch.labels.len();
        let mut pass = Pass::new(shape, images);
        pass.forward(shape, parameters, batch.inputs);
        let mut scores = pass.outputs().to_vec();
        let probabilities = softmax(&scores, scores.len() / images);
        let share = images as f64 / all as f64;
        let loss = cross_entropy(&mut scores, batch.labels).as_f64() * share;
        scale(&mut scores, share);
        let forward = |(index, layer): (usize, &crate::network::Layer<T>)| {
            let (activation, outputs) = (shape.activation_of(index), layer.outputs.clone());
            let (mut slopes, mut bends) = (layer.pre_activations.clone(), layer.pre_activations.clone());
            activation.differentiate(&mut slopes, &outputs);
            activation.differentiate_twice(&mut bends, &outputs);
            LayerValues { outputs, slopes, bends, deltas: Vec::new() }
        };
        let mut layers: Vec<LayerValues<T>> = pass.layers.iter().enumerate().map(forward).collect();
        pass.backward(shape, parameters, batch.inputs, &scores, None);
        for (values, back) in layers.iter_mut().zip(pass.layers) {
            for (bend, gradient) in values.bends.iter_mut().zip(&back.outputs) {
                *bend *= *gradient;
            }
            values.deltas = back.pre_activations;
        }
        Self { layers, ranges: shape.layer_ranges(), probabilities, images, share: T::of(1.0 / all as f64), loss }
    }

    /// Add these images' part of the gradient.
    pub fn add_gradient(&self, inputs: &[T], out: &mut [T]) {
        for (index, (values, range)) in self.layers.iter().zip(&self.ranges).enumerate() {
            let below = if index == 0 { inputs } else { &self.layers[index - 1].outputs };
            add_outer(range, &values.deltas, below, out);
            add_biases(range, &values.deltas, out);
        }
    }

    /// Add these images' part of Hv.
    pub fn add_product(&self, parameters: &[T], inputs: &[T], vector: &[T], changes: &mut Changes<T>, out: &mut [T]) {
        self.forward(parameters, inputs, vector, changes);
        self.backward(parameters, inputs, vector, changes, out);
    }

    fn forward(&self, parameters: &[T], inputs: &[T], vector: &[T], changes: &mut Changes<T>) {
        let images = self.images;
        for (index, (values, range)) in self.layers.iter().zip(&self.ranges).enumerate() {
            let (fan, size) = (range.fan, range.fan.outputs * images);
            let (done, rest) = changes.layers.split_at_mut(index);
            let [sums, outputs] = &mut rest[0];
            let (sums, outputs) = (&mut sums[..size], &mut outputs[..size]);
            for sample in sums.chunks_exact_mut(fan.outputs) {
                sample.copy_from_slice(&vector[range.biases.clone()]);
            }
            let below = if index == 0 { inputs } else { &self.layers[index - 1].outputs };
            let weights = range.weights.clone();
            product::add(sums, matrix(&vector[weights.clone()], fan.outputs, fan.inputs), matrix(below, fan.inputs, images));
            if let Some([_, change]) = done.last() {
                let change = matrix(&change[..fan.inputs * images], fan.inputs, images);
                product::add(sums, matrix(&parameters[weights], fan.outputs, fan.inputs), change);
            }
            multiply(outputs, &values.slopes, sums);
        }
    }

    fn backward(&self, parameters: &[T], inputs: &[T], vector: &[T], changes: &mut Changes<T>, out: &mut [T]) {
        let images = self.images;
        let Changes { layers: changes, gradient } = changes;
        if let Some([_, scores]) = changes.last() {
            let size = self.probabilities.len();
            gradient[..size].copy_from_slice(&scores[..size]);
            self.change_of_output_gradient(&mut gradient[..size]);
        }
        for (index, (values, range)) in self.layers.iter().zip(&self.ranges).enumerate().rev() {
            let (fan, size) = (range.fan, range.fan.outputs * images);
            let (done, rest) = changes.split_at_mut(index);
            let deltas = &mut rest[0][0][..size];
            multiply_add(deltas, &values.bends, &values.slopes, &gradient[..size]);
            let deltas = &*deltas;
            add_biases(range, deltas, out);
            let Some([_, change]) = done.last() else {
                add_outer(range, deltas, inputs, out);
                continue;
            };
            add_outer(range, deltas, &self.layers[index - 1].outputs, out);
            add_outer(range, &values.deltas, &change[..fan.inputs * images], out);
            let below = &mut gradient[..fan.inputs * images];
            let turned = |weights| transposed(weights, fan.outputs, fan.inputs);
            product::set(below, turned(&vector[range.weights.clone()]), matrix(&values.deltas, fan.outputs, images));
            product::add(below, turned(&parameters[range.weights.clone()]), matrix(deltas, fan.outputs, images));
        }
    }

    /// From ż of the last layer to ġ: p ∘ (ż − p·ż)/N for each image. Changes are measured from that of the most probable class: where its
    /// probability is almost 1, ż and p·ż are almost equal.
    fn change_of_output_gradient(&self, changes: &mut [T]) {
        let classes = changes.len() / self.images;
        for (changes, probabilities) in changes.chunks_exact_mut(classes).zip(self.probabilities.chunks_exact(classes)) {
            let more = |best: usize, class: usize| if probabilities[class] > probabilities[best] { class } else { best };
            let reference = changes[(1..classes).fold(0, more)];
            let mut mean = T::zero();
            for (change, &probability) in changes.iter_mut().zip(probabilities) {
                *change -= reference;
                mean += probability * *change;
            }
            for (change, &probability) in changes.iter_mut().zip(probabilities) {
                *change = probability * (*change - mean) * self.share;
            }
        }
    }
}

/// Weights += deltas · belowᵀ.
fn add_outer<T: MatrixElement>(range: &LayerRange, deltas: &[T], below: &[T], out: &mut [T]) {
    let (fan, images) = (range.fan, deltas.len() / range.fan.outputs);
    let below = transposed(below, fan.inputs, images);
    product::add(&mut out[range.weights.clone()], matrix(deltas, fan.outputs, images), below);
}

/// Biases += the sum of deltas over the images.
fn add_biases<T: MatrixElement>(range: &LayerRange, deltas: &[T], out: &mut [T]) {
    let biases = &mut out[range.biases.clone()];
    for sample in deltas.chunks_exact(biases.len()) {
        for (bias, &delta) in biases.iter_mut().zip(sample) {
            *bias += delta;
        }
    }
}

/// The probabilities of each image's classes.
fn softmax<T: MatrixElement>(scores: &[T], classes: usize) -> Vec<T> {
    let mut probabilities = scores.to_vec();
    for sample in probabilities.chunks_exact_mut(classes) {
        let highest = sample.iter().fold(T::neg_infinity(), |highest, score| highest.max(*score));
        let mut sum = T::zero();
        for score in &mut *sample {
            *score = (*score - highest).exp();
            sum += *score;
        }
        for score in &mut *sample {
            *score /= sum;
        }
    }
    probabilities
}
