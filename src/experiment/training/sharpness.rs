//! The sharpness of a network along its training: the largest eigenvalue of the Hessian of the loss, and the curvature along the gradient,
//! both on the same training images at every measurement; and how often the gradient turns.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{MAX_BATCH, MAX_ITERATIONS};
use crate::dataset::Samples;
use crate::dataset::batches::normalize_pixels;
use crate::experiment::{SettingsError, within};
use crate::job::ThreadPool;
use crate::network::Shape;
use crate::network::curvature::{Hessian, dot, largest_eigenvalue};
use crate::network::draws::standard_normal;
use crate::network::loss::Batch;

/// The estimated error, as a share of the eigenvalue, at which the search for it ends. The estimate takes the gap to the next eigenvalue from
/// few vectors; so it is a fifth of the 1 % that the eigenvalue is to be right to.
const TOLERANCE: f64 = 2e-3;
/// The stream of the vector that the first search starts from.
const START: u64 = 1 << 40;

/// When and on what the sharpness is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sharpness {
    /// The number of iterations between two measurements, 1 to [`MAX_ITERATIONS`]. The first is before the first update, the last one
    /// after the last.
    pub every: usize,
    /// It is measured on so many of the first training images, 1 to [`MAX_BATCH`], or on all of them if there are fewer.
    pub images: usize,
}

impl Default for Sharpness {
    fn default() -> Self {
        Self { every: 100, images: 1_000 }
    }
}

impl Sharpness {
    /// Check that both numbers are within their ranges.
    pub(super) fn validate(self) -> Result<(), SettingsError> {
        within("sharpness", self.every, [1, MAX_ITERATIONS])?;
        within("sharpness", self.images, [1, MAX_BATCH])
    }
}

/// A measurement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The largest eigenvalue λ of the Hessian of the loss, weight decay included; right to 1 %, rather too small than too large.
    pub largest: f64,
    /// gᵀHg/‖g‖², with the gradient g on the same images; NaN where that is 0.
    pub along_gradient: f64,
}

/// How often the gradient of a mini-batch turns against the one before: their product is below 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turns {
    /// The number of steps whose gradient turns.
    pub turned: usize,
    /// The number of steps that have one before them.
    pub of: usize,
}

impl Turns {
    /// The share of the steps whose gradient turns; `None` without any.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.turned as f64 / self.of as f64)
    }
}

/// The images that the networks of a run are measured on.
pub(super) struct Images {
    /// Features x images.
    inputs: Vec<f32>,
    labels: Vec<usize>,
}

impl Images {
    /// The first images; `count` is at most that of the samples.
    pub fn first(samples: &Samples, count: usize) -> Self {
        let mut inputs = vec![0.0; count * samples.pixels()];
        for (index, column) in inputs.chunks_exact_mut(samples.pixels()).enumerate() {
            normalize_pixels(samples.image(index), column);
        }
        Self { inputs, labels: (0..count).map(|index| samples.label(index)).collect() }
    }
}

/// What measures the sharpness of one network.
pub(super) struct Meter {
    every: usize,
    images: Arc<Images>,
    decay: f32,
    /// The eigenvector found last, from which the next search starts.
    latest: Option<Vec<f32>>,
    /// The gradient of the mini-batch before; empty before the first.
    previous: Vec<f32>,
}

impl Meter {
    pub fn new(sharpness: Sharpness, images: Arc<Images>, decay: f32) -> Self {
        Self { every: sharpness.every, images, decay, latest: None, previous: Vec::new() }
    }

    /// Whether it is time to measure, before the update of this iteration.
    pub fn is_due(&self, iteration: usize) -> bool {
        iteration.is_multiple_of(self.every)
    }

    /// Measure at these parameters; `None` where a number is not finite.
    pub fn measure(&mut self, shape: &Shape, parameters: &[f32]) -> Option<Measured> {
        let batch = Batch { inputs: &self.images.inputs, labels: &self.images.labels };
        let hessian = Hessian::new(shape, parameters, batch, self.decay, ThreadPool::with_threads(1));
        let mut gradient = vec![0.0; parameters.len()];
        hessian.gradient(&mut gradient);
        let has_gradient = dot(&gradient, &gradient) > 0.0;
        let start = self
            .latest
            .take()
            .unwrap_or_else(|| standard_normal(0, START, parameters.len()).into_iter().map(|number| number as f32).collect());
        let mut along_gradient = None;
        // The first product is that with the gradient.
        let apply = |vector: &[f32], product: &mut [f32]| {
            hessian.times(vector, product);
            along_gradient.get_or_insert_with(|| dot(vector, product));
        };
        let found = largest_eigenvalue(apply, &[&gradient, &start], TOLERANCE)?;
        self.latest = Some(found.vector);
        let along_gradient = along_gradient.filter(|_| has_gradient).unwrap_or(f64::NAN);
        Some(Measured { largest: found.value, along_gradient })
    }

    /// Compare the gradient of a mini-batch with the one before.
    pub fn compare(&mut self, gradient: &[f32], turns: &mut Turns) {
        if !self.previous.is_empty() {
            turns.of += 1;
            turns.turned += usize::from(dot(&self.previous, gradient) < 0.0);
        }
        self.previous.clear();
        self.previous.extend_from_slice(gradient);
    }
}
