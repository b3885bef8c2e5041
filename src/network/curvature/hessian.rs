//! The Hessian of a network's loss on some images, as a map of vectors.

use super::block::{Block, Changes, NUMBERS};
use super::vectors::add_scaled;
use crate::job::ThreadPool;
use crate::network::loss::Batch;
use crate::network::product::MatrixElement;
use crate::network::{LayerRange, Shape};

/// The number of images of a block.
const BLOCK: usize = 250;
/// The values of the blocks are kept from vector to vector if they take less than this, in bytes; otherwise they are computed again.
const KEPT_BYTES: usize = 256 << 20;
/// Sums over blocks are made in this many parts, whatever the number of threads, so that the result does not depend on it.
const PARTS: usize = 4;
/// A network with more parameters than this has one part, for the sake of memory.
const MANY: usize = 4 << 20;

/// The Hessian of the mean cross-entropy of some images plus λ/2·ΣW², at a point.
pub struct Hessian<'a, T> {
    shape: &'a Shape,
    parameters: &'a [T],
    batch: Batch<'a, T>,
    decay: T,
    pool: ThreadPool,
    /// The blocks, or none if they are too large to be kept.
    kept: Vec<Block<T>>,
}

impl<'a, T: MatrixElement> Hessian<'a, T> {
    /// The Hessian at `parameters` for the images of `batch`, at least one; `decay` is λ. Does a forward and a backward pass.
    pub fn new(shape: &'a Shape, parameters: &'a [T], batch: Batch<'a, T>, decay: T, pool: ThreadPool) -> Self {
        let mut hessian = Self { shape, parameters, batch, decay, pool, kept: Vec::new() };
        let units: usize = shape.widths[1..].iter().sum();
        if units * batch.labels.len() * NUMBERS * size_of::<T>() <= KEPT_BYTES {
            hessian.kept = pool.map(hessian.blocks(), |index| hessian.block(index));
        }
        hessian
    }

    /// The mean cross-entropy of the images plus λ/2·ΣW².
    pub fn loss(&self) -> f64 {
        let parts = self.pool.map(self.blocks(), |index| self.with_block(index, |block, _| block.loss));
        let squares = |range: LayerRange| super::dot(&self.parameters[range.weights.clone()], &self.parameters[range.weights]);
        let squares: f64 = self.shape.layer_ranges().into_iter().map(squares).sum();
        parts.iter().sum::<f64>() + 0.5 * self.decay.as_f64() * squares
    }

    /// Write the gradient of the loss.
    pub fn gradient(&self, out: &mut [T]) {
        self.sum(out, |block, inputs, _, out| block.add_gradient(inputs, out));
        self.add_decay(self.parameters, out);
    }

    /// Write the product of the Hessian and a vector; both have as many numbers as the network has parameters.
    pub fn times(&self, vector: &[T], out: &mut [T]) {
        self.sum(out, |block, inputs, changes, out| block.add_product(self.parameters, inputs, vector, changes, out));
        self.add_decay(vector, out);
    }

    /// λ times the weights of `vector`; biases do not decay.
    fn add_decay(&self, vector: &[T], out: &mut [T]) {
        if self.decay != T::zero() {
            for range in self.shape.layer_ranges() {
                add_scaled(&mut out[range.weights.clone()], self.decay.as_f64(), &vector[range.weights]);
            }
        }
    }

    /// The sum of what `add` adds for each block.
    fn sum(&self, out: &mut [T], add: impl Fn(&Block<T>, &[T], &mut Changes<T>, &mut [T]) + Sync) {
        let blocks = self.blocks();
        let parts = if self.parameters.len() > MANY { 1 } else { PARTS.min(blocks) };
        let part = |part: usize, out: &mut [T]| {
            let mut changes = Changes::new(self.shape, BLOCK.min(self.batch.labels.len()));
            for index in part * blocks / parts..(part + 1) * blocks / parts {
                self.with_block(index, |block, inputs| add(block, inputs, &mut changes, out));
            }
        };
        out.fill(T::zero());
        if parts == 1 {
            return part(0, out);
        }
        let sums = self.pool.map(parts, |index| {
            let mut sum = vec![T::zero(); out.len()];
            part(index, &mut sum);
            sum
        });
        for sum in &sums {
            add_scaled(out, 1.0, sum);
        }
    }

    fn blocks(&self) -> usize {
        self.batch.labels.len().div_ceil(BLOCK)
    }

    /// The images of a block.
    fn images(&self, index: usize) -> Batch<'a, T> {
        let Batch { inputs, labels } = self.batch;
        let (first, last) = (index * BLOCK, ((index + 1) * BLOCK).min(labels.len()));
        let features = self.shape.widths[0];
        Batch { inputs: &inputs[first * features..last * features], labels: &labels[first..last] }
    }

    fn block(&self, index: usize) -> Block<T> {
        Block::new(self.shape, self.parameters, self.images(index), self.batch.labels.len())
    }

    /// Call `work` with a block and its inputs.
    fn with_block<R>(&self, index: usize, work: impl FnOnce(&Block<T>, &[T]) -> R) -> R {
        let inputs = self.images(index).inputs;
        match self.kept.get(index) {
            Some(block) => work(block, inputs),
            None => work(&self.block(index), inputs),
        }
    }
}

#[cfg(test)]
mod tests;
