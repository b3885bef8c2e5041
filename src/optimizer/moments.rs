//! The two moments of a gradient: what the rules of Adam's family share.
//!
//! m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g² start at 0, so that at first both are too small; the bias corrections divide them by
//! 1 − β₁ᵗ and 1 − β₂ᵗ: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, section 3.

use super::step_terms::{GRADIENT, Term, TermKind};
use super::{Scalar, StepMatrix, StepTerms, epsilon};
use crate::knob::{Choice, Domain, Knob, Number, Slider};

/// β₁, the share of m that is kept.
pub(super) const BETA1: Number = Number {
    key: "beta1",
    symbol: "β₁",
    name: "knob.beta1",
    help: "knob.beta1_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.999),
    default: 0.9,
};
/// β₂, the share of v that is kept.
pub(super) const BETA2: Number =
    Number { key: "beta2", symbol: "β₂", name: "knob.beta2", help: "knob.beta2_help", default: 0.999, ..BETA1 };
/// ε, beside or inside the root.
pub(super) const EPSILON: Number = epsilon(1e-8);
/// Which moments are corrected. mlx corrects none by default, `BERT`'s Adam (mindspore's `AdamWeightDecay`) never does.
pub(super) const CORRECTION: Choice =
    Choice { key: "correction", name: "knob.correction", help: "knob.correction_help", forms: &["both", "mean", "none"] };
/// Only m is corrected.
pub(super) const MEAN_ONLY: usize = 1;
/// Neither moment is corrected.
pub(super) const UNCORRECTED: usize = 2;

/// The settings of Adam and its variants.
#[derive(Clone, Debug, PartialEq)]
pub struct AdamSettings {
    pub(super) lr: f64,
    pub(super) beta1: f64,
    pub(super) beta2: f64,
    pub(super) epsilon: f64,
}

impl AdamSettings {
    /// The defaults with the default learning rate of `rate`.
    pub(super) fn with_rate(rate: &Number) -> Self {
        Self { lr: rate.default, beta1: BETA1.default, beta2: BETA2.default, epsilon: EPSILON.default }
    }

    /// The settings as knobs, with `rate` as the learning rate.
    pub(super) fn knobs(&mut self, rate: &'static Number) -> Vec<Knob<'_>> {
        self.knobs_with(rate, &EPSILON)
    }

    /// The settings as knobs, with `rate` as the learning rate and `epsilon` as ε.
    pub(super) fn knobs_with(&mut self, rate: &'static Number, epsilon: &'static Number) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(rate, &mut self.lr),
            Knob::Number(&BETA1, &mut self.beta1),
            Knob::Number(&BETA2, &mut self.beta2),
            Knob::Number(epsilon, &mut self.epsilon),
        ]
    }

    /// √v̂ and the factor on m in the step, for the updated v and ε beside the corrected root.
    pub(super) fn root_and_rate<T: Scalar>(&self, rate: T, correction: Correction<T>, square: T) -> [T; 2] {
        let (root, Correction { mean, root: corrected }) = (square.sqrt(), correction);
        // One quotient for each coordinate: η / (1 − β₁ᵗ) / (√v / c + ε) = η c / (1 − β₁ᵗ) / (√v + cε).
        [root / corrected, rate * (corrected / mean) / (root + T::of(self.epsilon) * corrected)]
    }

    /// m updated with a gradient.
    pub(super) fn mean<T: Scalar>(&self, mean: T, gradient: T) -> T {
        mean + (T::one() - T::of(self.beta1)) * (gradient - mean)
    }
}

/// The first and second moment of one coordinate's gradient.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments<T> {
    /// m, the running mean of the gradient.
    pub(super) mean: T,
    /// v, the running mean of its square.
    pub(super) square: T,
}

/// The bias corrections of a step.
#[derive(Clone, Copy, PartialEq)]
pub struct Correction<T> {
    /// 1 − β₁ᵗ.
    pub(super) mean: T,
    /// √(1 − β₂ᵗ).
    pub(super) root: T,
}

impl<T: Scalar> Correction<T> {
    /// Computed in `f64` for every T: in the first steps β₂ᵗ is close to 1, and 1 − β₂ᵗ would lose most digits of an `f32`.
    pub(super) fn new(beta1: f64, beta2: f64, step: u32) -> Self {
        Self { mean: T::of(rest_of_power(beta1, step)), root: T::of(rest_of_power(beta2, step).sqrt()) }
    }

    /// The same for a form of [`CORRECTION`]: 1 for what is not corrected.
    pub(super) fn of_form(form: usize, settings: &AdamSettings, step: u32) -> Self {
        let mut correction = Self::new(settings.beta1, settings.beta2, step);
        if form >= MEAN_ONLY {
            correction.root = T::one();
        }
        if form == UNCORRECTED {
            correction.mean = T::one();
        }
        correction
    }
}

/// From here on βᵗ, which is at most e^(−(1 − β)t), does not change the 1.
const FADED: f64 = 40.0;

/// 1 − βᵗ.
fn rest_of_power(beta: f64, step: u32) -> f64 {
    if (1.0 - beta) * f64::from(step) > FADED { 1.0 } else { 1.0 - beta.powi(step.min(i32::MAX as u32) as i32) }
}

/// The terms of −η′m with the updated m = β₁m + (1 − β₁)g.
pub(super) fn mean_terms(rate: f64, beta1: f64, mean: f64, gradient: f64) -> StepTerms {
    StepTerms::of([
        Term::new(TermKind::Momentum, [("−η′", -rate), ("β₁", beta1), ("m", mean)]),
        Term::new(TermKind::Gradient, [("−η′", -rate), ("(1 − β₁)", 1.0 - beta1), (GRADIENT, gradient)]),
    ])
}

/// The step matrix of −η′m on (w, m).
pub(super) fn mean_matrix(curvature: f64, rate: f64, beta1: f64) -> StepMatrix {
    let fresh = (1.0 - beta1) * curvature;
    [[1.0 - rate * fresh, -rate * beta1], [fresh, beta1]]
}

#[cfg(test)]
mod tests;
