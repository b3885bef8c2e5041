//! Gradient noise: the S in SGD.
//!
//! The gradient of a mini-batch is the full gradient plus an error of mean 0. Here the error is normal, independent from step
//! to step, and has the same standard deviation along each axis at every point.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;
use serde::{Deserialize, Serialize};

use crate::knob::{Domain, Number, Slider};
use crate::landscape::Point;

/// The greatest number of seeds.
pub const MAX_SEEDS: usize = 50;

/// The standard deviation σ of the noise.
pub const DEVIATION: Number = Number {
    key: "noise",
    symbol: "σ",
    name: "knob.noise",
    help: "knob.noise_help",
    domain: Domain::NotNegative,
    slider: Slider::linear(0.0, 2.0),
    default: 0.0,
};

/// Noise on the gradient, the same for every optimizer of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Noise {
    /// The standard deviation along each axis, 0 or greater.
    pub deviation: f64,
    /// The first seed; each further trajectory takes the next one.
    pub seed: u64,
    /// The number of seeds, with one trajectory each: 1 to [`MAX_SEEDS`].
    pub seeds: usize,
}

impl Default for Noise {
    fn default() -> Self {
        Self { deviation: DEVIATION.default, seed: 1, seeds: 1 }
    }
}

impl Noise {
    /// Whether the standard deviation is 0.
    pub fn is_off(&self) -> bool {
        self.deviation == 0.0
    }

    /// The number of trajectories from one start: 1 without noise.
    pub fn seed_count(&self) -> usize {
        if self.is_off() { 1 } else { self.seeds }
    }

    /// The noise of a seed, counted from 0, for each of the first `steps` updates; empty without noise. A longer draw starts with
    /// a shorter one.
    pub fn draw(&self, seed_index: usize, steps: usize) -> Vec<Point> {
        if self.is_off() {
            return Vec::new();
        }
        let mut random = ChaCha8Rng::seed_from_u64(self.seed.wrapping_add(seed_index as u64));
        let mut normal = || random.sample::<f64, _>(StandardNormal) * self.deviation;
        (0..steps).map(|_| [normal(), normal()]).collect()
    }
}

#[cfg(test)]
mod tests;
