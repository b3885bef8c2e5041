//! `AdaMax`: Adam with a decaying maximum of the gradient in place of the root: u ← max(β₂u, |g| + ε), w ← w − η m̂ / u.
//!
//! Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, Algorithm 2, which has no ε (nor has `MXNet`). ε = 1e-8 is
//! added to |g| as in `PyTorch` and optax, to β₂u (Paddle), or to u where it divides (Keras, JAX, mindspore, TensorFlow.js, mlx). mlx
//! corrects no bias of m.

use std::borrow::Cow;

use super::moments::{AdamSettings, Correction, UNCORRECTED, mean_matrix, mean_terms};
use super::root::finite_rate;
use super::step_terms::EFFECTIVE_RATE;
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Choice, Knob, Number};

const RATE: Number = learning_rate(0.3);
const EPSILON_FORM: Choice = Choice {
    key: "epsilon_form",
    name: "knob.epsilon_form",
    help: "knob.epsilon_form_of_norm_help",
    forms: &["gradient", "memory", "beside"],
};
const MEMORY: usize = 1;
const BESIDE: usize = 2;
/// Whether m is corrected.
const CORRECTION: Choice =
    Choice { key: "correction", name: "knob.correction", help: "knob.correction_of_mean_help", forms: &["both", "none"] };
const NONE: usize = 1;

/// The running mean of the gradient, divided by its decaying maximum.
#[derive(Clone, Debug, PartialEq)]
pub struct AdaMax {
    settings: AdamSettings,
    epsilon_form: usize,
    correction: usize,
}

impl Default for AdaMax {
    fn default() -> Self {
        Self { settings: AdamSettings::with_rate(&RATE), epsilon_form: 0, correction: 0 }
    }
}

/// The state of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MeanAndNorm<T> {
    /// m, the running mean of the gradient.
    pub(super) mean: T,
    /// u, the exponentially weighted infinity norm of the gradients.
    norm: T,
}

impl AdaMax {
    /// u updated with one more gradient, and the divisor that it makes.
    fn norm<T: Scalar>(&self, before: T, gradient: T) -> [T; 2] {
        let (faded, epsilon) = (T::of(self.settings.beta2) * before, T::of(self.settings.epsilon));
        let norm = match self.epsilon_form {
            MEMORY => (faded + epsilon).max(gradient.abs()),
            BESIDE => faded.max(gradient.abs()),
            _ => faded.max(gradient.abs() + epsilon),
        };
        [norm, if self.epsilon_form == BESIDE { norm + epsilon } else { norm }]
    }

    fn effective_rate(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, state: &MeanAndNorm<f64>) -> f64 {
        finite_rate(coordinate.rate / correction.mean / self.norm(state.norm, coordinate.gradient)[1])
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
        Correction::of_form(if self.correction == NONE { UNCORRECTED } else { 0 }, &self.settings, step)
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, correction: Correction<T>, state: &mut MeanAndNorm<T>) -> T {
        state.mean = self.settings.mean(state.mean, coordinate.gradient);
        let [norm, divisor] = self.norm(state.norm, coordinate.gradient);
        state.norm = norm;
        if divisor == T::zero() { T::zero() } else { -coordinate.rate / correction.mean * state.mean / divisor }
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, state: &MeanAndNorm<f64>) -> StepTerms {
        let rate = self.effective_rate(coordinate, correction, state);
        let [norm, _] = self.norm(state.norm, coordinate.gradient);
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
        let mut knobs = self.settings.knobs(&RATE);
        knobs.push(Knob::Choice(&EPSILON_FORM, &mut self.epsilon_form));
        knobs.push(Knob::Choice(&CORRECTION, &mut self.correction));
        knobs
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        let (norm, divisor) = match self.epsilon_form {
            MEMORY => ("max(β₂u + ε, |g|)", "u"),
            BESIDE => ("max(β₂u, |g|)", "(u + ε)"),
            _ => ("max(β₂u, |g| + ε)", "u"),
        };
        let memory = format!("m ← β₁m + (1 − β₁)g,  u ← {norm}");
        if self.correction == NONE {
            return format!("{memory},  w ← w − η m / {divisor}").into();
        }
        format!("{memory},  w ← w − η m / ((1 − β₁^t) {divisor})").into()
    }
}
