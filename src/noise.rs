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
mod tests {
    use super::*;

    fn noise(deviation: f64, seed: u64) -> Noise {
        Noise { deviation, seed, seeds: 3 }
    }

    #[test]
    fn the_same_seed_gives_the_same_noise_and_a_longer_draw_continues_a_shorter_one() {
        let (short, long) = (noise(0.5, 7).draw(0, 10), noise(0.5, 7).draw(0, 30));
        assert_eq!(short, long[..10]);
        assert_eq!(noise(0.5, 8).draw(0, 10), noise(0.5, 7).draw(1, 10));
        assert_ne!(noise(0.5, 8).draw(0, 10), short);
    }

    #[test]
    fn mean_and_deviation_are_the_settings() {
        let drawn: Vec<f64> = noise(3.0, 1).draw(0, 20_000).concat();
        let count = drawn.len() as f64;
        let mean = drawn.iter().sum::<f64>() / count;
        let deviation = (drawn.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt();
        // Four standard errors of the mean and of the deviation.
        assert!(mean.abs() < 4.0 * 3.0 / count.sqrt(), "{mean}");
        assert!((deviation - 3.0).abs() < 4.0 * 3.0 / (2.0 * count).sqrt(), "{deviation}");
    }

    #[test]
    fn no_noise_draws_nothing_and_runs_once() {
        assert!(noise(0.0, 1).draw(0, 10).is_empty());
        assert_eq!((noise(0.0, 1).seed_count(), noise(1.0, 1).seed_count()), (1, 3));
    }
}
