//! `AdaMax`: Adam with a decaying maximum of the gradient in place of the root: u ← max(β₂u, |g| + ε), w ← w − η m̂ / u.
//!
//! Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, Algorithm 2. ε = 1e-8 is added to |g| as in `PyTorch`;
//! the paper has no ε.

use super::adagrad::finite_rate;
use super::adam::{AdamSettings, Correction, mean_matrix, mean_terms};
use super::step_terms::EFFECTIVE_RATE;
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.3);

/// The running mean of the gradient, divided by its decaying maximum.
#[derive(Clone, Debug, PartialEq)]
pub struct AdaMax {
    settings: AdamSettings,
}

impl Default for AdaMax {
    fn default() -> Self {
        Self { settings: AdamSettings::with_rate(&RATE) }
    }
}

/// The state of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MeanAndNorm<T> {
    /// m, the running mean of the gradient.
    mean: T,
    /// u, the exponentially weighted infinity norm of the gradients.
    norm: T,
}

impl AdaMax {
    fn norm<T: Scalar>(&self, before: T, gradient: T) -> T {
        (T::of(self.settings.beta2) * before).max(gradient.abs() + T::of(self.settings.epsilon))
    }

    fn effective_rate(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, state: &MeanAndNorm<f64>) -> f64 {
        finite_rate(coordinate.rate / correction.mean / self.norm(state.norm, coordinate.gradient))
    }
}

impl UpdateRule for AdaMax {
    const ABOUT: About = About {
        key: "adamax",
        name: "AdaMax",
        formula: "m ← β₁m + (1 − β₁)g,  u ← max(β₂u, |g| + ε),  w ← w − η m / ((1 − β₁^t) u)",
        source: "Kingma and Ba 2015, Algorithm 2; ε as in PyTorch",
        color: [0x0068_130B, 0x00AE_7F77],
        marker: Marker::Plus,
        adaptive: true,
        in_book: false,
        rates_like: Some("adam"),
        limit: None,
        network_rate: 0.002,
    };
    type State<T: Scalar> = MeanAndNorm<T>;
    type Shared<T: Scalar> = Correction<T>;

    fn shared<T: Scalar>(&self, step: u32) -> Correction<T> {
        Correction::new(self.settings.beta1, self.settings.beta2, step)
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, correction: Correction<T>, state: &mut MeanAndNorm<T>) -> T {
        state.mean = state.mean + (T::one() - T::of(self.settings.beta1)) * (coordinate.gradient - state.mean);
        state.norm = self.norm(state.norm, coordinate.gradient);
        if state.norm == T::zero() { T::zero() } else { -coordinate.rate / correction.mean * state.mean / state.norm }
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, state: &MeanAndNorm<f64>) -> StepTerms {
        let rate = self.effective_rate(coordinate, correction, state);
        let norm = self.norm(state.norm, coordinate.gradient);
        mean_terms(rate, self.settings.beta1, state.mean, coordinate.gradient).with_details([("u", norm), (EFFECTIVE_RATE, rate)])
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        correction: Correction<f64>,
        state: &MeanAndNorm<f64>,
    ) -> Option<StepMatrix> {
        Some(mean_matrix(curvature, self.effective_rate(coordinate, correction, state), self.settings.beta1))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.settings.knobs(&RATE)
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }
}
