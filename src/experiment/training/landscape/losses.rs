//! The loss of a net at the points of a plane through its parameters.
//!
//! The pre-activations of the first layer are linear in its parameters, and so in x and y: W(x, y) z + b(x, y) = A₀ + x A₁ + y A₂. Three
//! products, made once, replace the largest one of every point.

use std::sync::atomic::{AtomicBool, Ordering};

use super::plane::Plane;
use super::sums::total;
use crate::job::ThreadPool;
use crate::landscape::View;
use crate::network::loss::cross_entropy;
use crate::network::product::{self, matrix};
use crate::network::{MatrixElement, Pass, Shape};
use crate::simd;

/// Images that go through the net together.
pub(super) const BLOCK: usize = 128;

/// Labelled images to measure a loss on.
#[derive(Clone, Copy)]
pub struct Images<'a, T> {
    /// The right class of each, counted from 0; at least one.
    pub labels: &'a [usize],
    /// Writes the pixels of the image of this index.
    pub pixels: &'a (dyn Fn(usize, &mut [T]) + Sync),
}

impl<T: MatrixElement> Images<'_, T> {
    /// Call `visit` with every block of images in turn: pixels x images, column by column, and labels.
    pub fn for_each_block(&self, pixels: usize, mut visit: impl FnMut(&[T], &[usize])) {
        let mut inputs = vec![T::zero(); pixels * BLOCK.min(self.labels.len())];
        for (block, labels) in self.labels.chunks(BLOCK).enumerate() {
            let inputs = &mut inputs[..pixels * labels.len()];
            for (image, column) in inputs.chunks_exact_mut(pixels).enumerate() {
                (self.pixels)(block * BLOCK + image, column);
            }
            visit(inputs, labels);
        }
    }
}

/// The loss on a plane, ready to be computed at any of its points.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct PlaneLosses<T> {
    shape: Shape,
    plane: Plane<T>,
    blocks: Vec<Block<T>>,
    images: usize,
    /// The weight decay at (x, y): the factors of 1, x, y, x², xy and y².
    penalty: [f64; 6],
}

/// The images of a block: their labels and A₀, A₁, A₂, units x images.
#[derive(serde::Serialize, serde::Deserialize)]
struct Block<T> {
    labels: Vec<usize>,
    sums: [Vec<T>; 3],
}

/// The buffers of a thread: parameters, and the values of a block and of the shorter last one.
struct Buffers<T> {
    parameters: Vec<T>,
    passes: Vec<Pass<T>>,
    scores: Vec<T>,
}

impl<T: MatrixElement> PlaneLosses<T> {
    /// The mean cross-entropy on these images plus λ/2·ΣW², on a plane; `decay` is λ.
    pub fn new(shape: &Shape, decay: f64, plane: Plane<T>, images: Images<'_, T>, pool: ThreadPool) -> Self {
        let range = shape.layer_range(0);
        let (inputs, units) = (range.fan.inputs, range.fan.outputs);
        let mut blocks = Vec::new();
        images.for_each_block(inputs, |pixels, labels| {
            let from = [&plane.centre, &plane.axes[0], &plane.axes[1]];
            let sums = pool.map(3, |which| {
                let mut sums = from[which][range.biases.clone()].repeat(labels.len());
                let weights = matrix(&from[which][range.weights.clone()], units, inputs);
                product::add(&mut sums, weights, matrix(pixels, inputs, labels.len()));
                sums
            });
            if let Ok(sums) = sums.try_into() {
                blocks.push(Block { labels: labels.to_vec(), sums });
            }
        });
        let penalty = penalty(shape, decay, &plane);
        Self { shape: shape.clone(), plane, blocks, images: images.labels.len(), penalty }
    }

    /// The losses at single points.
    pub fn at(&self, points: &[[f64; 2]]) -> Vec<f64> {
        let mut buffers = self.buffers();
        points.iter().map(|point| self.loss(*point, &mut buffers)).collect()
    }

    /// The losses at the nodes of a grid over a view, at least 2 along x and along y: row by row from the lowest y. `advance` is called
    /// after each row, and stops by returning false; then it is `None`.
    pub fn grid(
        &self,
        view: View,
        [columns, rows]: [usize; 2],
        pool: ThreadPool,
        advance: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<f64>> {
        let at = |[low, high]: [f64; 2], index: usize, count: usize| low + (high - low) * index as f64 / (count - 1) as f64;
        let continues = AtomicBool::new(true);
        let row = |row: usize| {
            if !continues.load(Ordering::Relaxed) {
                return Vec::new();
            }
            let y = at(view.y, row, rows);
            let points: Vec<[f64; 2]> = (0..columns).map(|column| [at(view.x, column, columns), y]).collect();
            let losses = self.at(&points);
            continues.fetch_and(advance(), Ordering::Relaxed);
            losses
        };
        let losses = pool.map(rows, row).concat();
        continues.into_inner().then_some(losses)
    }

    fn buffers(&self) -> Buffers<T> {
        let sizes = [self.blocks.first(), self.blocks.last()].into_iter().flatten().map(|block| block.labels.len());
        let passes: Vec<Pass<T>> = sizes.map(|size| Pass::new(&self.shape, size)).collect();
        let scores = passes.first().map_or(0, |pass| pass.outputs().len());
        Buffers { parameters: self.plane.centre.clone(), passes, scores: vec![T::zero(); scores] }
    }

    fn loss(&self, [x, y]: [f64; 2], buffers: &mut Buffers<T>) -> f64 {
        let Buffers { parameters, passes, scores } = buffers;
        let Plane { centre, axes: [u, v] } = &self.plane;
        let first = self.shape.layer_range(0).biases.end; // the first layer has no need of them
        combine([&centre[first..], &u[first..], &v[first..]], [x, y], &mut parameters[first..]);
        let mut sum = 0.0;
        for Block { labels, sums } in &self.blocks {
            let Some(pass) = passes.iter_mut().find(|pass| pass.batch() == labels.len()) else { continue };
            let layer = &mut pass.layers[0];
            combine([&sums[0], &sums[1], &sums[2]], [x, y], &mut layer.pre_activations);
            self.shape.activation_of(0).apply(&layer.pre_activations, &mut layer.outputs);
            for index in 1..pass.layers.len() {
                pass.forward_layer(index, &self.shape, parameters, &[]);
            }
            let scores = &mut scores[..pass.outputs().len()];
            scores.copy_from_slice(pass.outputs());
            sum += cross_entropy(scores, labels).as_f64() * labels.len() as f64;
        }
        let [constant, by_x, by_y, by_xx, by_xy, by_yy] = self.penalty;
        sum / self.images as f64 + constant + x * by_x + y * by_y + x * x * by_xx + x * y * by_xy + y * y * by_yy
    }
}

/// out = base + x·u + y·v.
fn combine<T: MatrixElement>([base, u, v]: [&[T]; 3], [x, y]: [f64; 2], out: &mut [T]) {
    let [x, y] = [x, y].map(T::of);
    simd::vectorized(
        #[inline(always)]
        || {
            for (((out, base), u), v) in out.iter_mut().zip(base).zip(u).zip(v) {
                *out = *base + x * *u + y * *v;
            }
        },
    );
}

/// λ/2·Σ(c + xu + yv)² over the weights, as factors of 1, x, y, x², xy and y².
fn penalty<T: MatrixElement>(shape: &Shape, decay: f64, plane: &Plane<T>) -> [f64; 6] {
    let mut factors = [0.0; 6];
    if decay == 0.0 {
        return factors;
    }
    for range in shape.layer_ranges() {
        let [c, u, v] = [&plane.centre, &plane.axes[0], &plane.axes[1]].map(|values| &values[range.weights.clone()]);
        let sums = total(c.len(), |index| {
            let [c, u, v] = [c, u, v].map(|values| values[index].as_f64());
            [c * c, 2.0 * c * u, 2.0 * c * v, u * u, 2.0 * u * v, v * v]
        });
        for (factor, sum) in factors.iter_mut().zip(sums) {
            *factor += decay / 2.0 * sum;
        }
    }
    factors
}

#[cfg(test)]
mod tests;
