//! `AdaBelief`: Adam that divides by the root of the mean squared surprise, (g − m)², in place of the mean squared gradient.
//!
//! Zhuang et al., "`AdaBelief` Optimizer: Adapting Stepsizes by the Belief in Observed Gradients", 2020, Algorithm 2: s ← β₂s + (1 −
//! β₂)(g − m)² + ε, with m already updated; w ← w − η m̂ / (√ŝ + ε), with ε = 1e-16 as in optax. Along a slope that stays the same,
//! where Adam's steps are η long, they become longer: s falls toward 0.

use super::moments::{AdamSettings, Correction, EPSILON, Moments, mean_matrix, mean_terms};
use super::root::finite_rate;
use super::step_terms::EFFECTIVE_RATE;
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Knob, Number, Slider};

const RATE: Number = learning_rate(0.3);
const TINY: Number = Number { default: 1e-16, slider: Slider::log(1e-20, 1e-2), ..EPSILON };

/// The running mean of the gradient, divided by how far gradients are from it.
#[derive(Clone, Debug, PartialEq)]
pub struct AdaBelief {
    settings: AdamSettings,
}

impl Default for AdaBelief {
    fn default() -> Self {
        Self { settings: AdamSettings { epsilon: TINY.default, ..AdamSettings::with_rate(&RATE) } }
    }
}

impl AdaBelief {
    /// Update m, and s in the place of v.
    fn update<T: Scalar>(&self, moments: &mut Moments<T>, gradient: T) {
        moments.mean = self.settings.mean(moments.mean, gradient);
        let (beta2, surprise) = (T::of(self.settings.beta2), gradient - moments.mean);
        moments.square =
            beta2 * moments.square + (T::one() - beta2) * surprise * surprise + T::of(self.settings.epsilon);
    }

    /// √ŝ and the factor on m of the coming step, from the updated s.
    fn coming(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, moments: &Moments<f64>) -> [f64; 2] {
        let mut after = *moments;
        self.update(&mut after, coordinate.gradient);
        self.settings.root_and_rate(coordinate.rate, correction, after.square).map(finite_rate)
    }
}

impl UpdateRule for AdaBelief {
    const ABOUT: About = About {
        key: "adabelief",
        name: "AdaBelief",
        formula: "m ← β₁m + (1 − β₁)g,  s ← β₂s + (1 − β₂)(g − m)² + ε,  w ← w − η m / (1 − β₁^t) / (√(s / (1 − β₂^t)) + ε)",
        source: "Zhuang et al. 2020, Algorithm 2; ε as in optax",
        color: [0x0052_6A1B, 0x00B2_D36C],
        marker: Marker::Target,
        adaptive: true,
        in_book: false,
        rates_like: Some("adam"),
        limit: None,
        network_rate: 0.001,
    };
    type State<T: Scalar> = Moments<T>;
    type Shared<T: Scalar> = Correction<T>;

    fn shared<T: Scalar>(&self, step: u32) -> Correction<T> {
        Correction::new(self.settings.beta1, self.settings.beta2, step)
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, correction: Correction<T>, moments: &mut Moments<T>) -> T {
        self.update(moments, coordinate.gradient);
        let [_, rate] = self.settings.root_and_rate(coordinate.rate, correction, moments.square);
        if rate.is_finite() { -rate * moments.mean } else { T::zero() } // ε = 0, and no surprise so far
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, moments: &Moments<f64>) -> StepTerms {
        let [root, rate] = self.coming(coordinate, correction, moments);
        mean_terms(rate, self.settings.beta1, moments.mean, coordinate.gradient)
            .with_details([("√(s/(1 − β₂^t))", root), (EFFECTIVE_RATE, rate)])
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        correction: Correction<f64>,
        moments: &Moments<f64>,
    ) -> Option<StepMatrix> {
        Some(mean_matrix(curvature, self.coming(coordinate, correction, moments)[1], self.settings.beta1))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.settings.knobs_with(&RATE, &TINY)
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }
}
