//! `RAdam`: Adam without gradient scaling until the variance of the scaling is bounded, then with a rectified one.
//!
//! Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020, Algorithm 2, with the threshold 5 and with ε
//! on the uncorrected root as in `PyTorch` and Paddle (the paper has 4 and no ε), or on the corrected one as in optax. With β₂ = 0.999
//! the first five steps are plain momentum; in `pytorch_optimizer` there are none. thinc's t is one ahead, a slip: its first step is
//! that of t = 2.

use std::borrow::Cow;

use super::moments::{AdamSettings, Correction, Moments, mean_matrix, mean_terms};
use super::root::finite_rate;
use super::step_terms::EFFECTIVE_RATE;
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Choice, Knob, Number};
use crate::language::localized;

const RATE: Number = learning_rate(1.0);
const EPSILON_FORM: Choice = Choice {
    key: "epsilon_form",
    name: "knob.epsilon_form",
    help: "knob.epsilon_form_of_root_help",
    forms: &["uncorrected", "corrected"],
};
const CORRECTED: usize = 1;
const EARLY: Choice = Choice { key: "early", name: "knob.early", help: "knob.early_help", forms: &["momentum", "nothing"] };
const NOTHING: usize = 1;
/// How far t is ahead.
const AHEAD: Choice = Choice { key: "ahead", name: "knob.ahead", help: "knob.ahead_help", forms: &["0", "1"] };
/// The length ρ of the approximated simple moving average above which the gradient is scaled.
const MIN_LENGTH: f64 = 5.0;

/// Adam with a rectified gradient scaling.
#[derive(Clone, Debug, PartialEq)]
pub struct RAdam {
    settings: AdamSettings,
    epsilon_form: usize,
    early: usize,
    ahead: usize,
}

impl Default for RAdam {
    fn default() -> Self {
        Self { settings: AdamSettings::with_rate(&RATE), epsilon_form: 0, early: 0, ahead: 0 }
    }
}

/// The values that all coordinates of a step share.
#[derive(Clone, Copy, PartialEq)]
pub struct Rectification<T> {
    /// 1 − β₁ᵗ.
    mean: T,
    /// The rectification r times √(1 − β₂ᵗ); 0 while the gradient is not scaled.
    scale: T,
    /// ε beside the uncorrected root.
    epsilon: T,
}

impl RAdam {
    fn update_moments<T: Scalar>(&self, moments: &mut Moments<T>, gradient: T) {
        let beta2 = T::of(self.settings.beta2);
        moments.mean = self.settings.mean(moments.mean, gradient);
        moments.square = beta2 * moments.square + (T::one() - beta2) * gradient * gradient;
    }

    /// The factor on m in the step, with the updated v.
    fn rate_from<T: Scalar>(&self, rate: T, shared: Rectification<T>, square: T) -> T {
        let divisor = square.sqrt() + shared.epsilon;
        match (shared.scale == T::zero(), divisor == T::zero()) {
            (true, _) if self.early == NOTHING => T::zero(),
            (true, _) => rate / shared.mean,
            (false, true) => T::zero(), // ε = 0, and the squares of the gradients underflow
            (false, false) => rate / shared.mean * shared.scale / divisor,
        }
    }

    fn effective_rate(&self, coordinate: CoordinateStep<f64>, shared: Rectification<f64>, moments: &Moments<f64>) -> (f64, f64) {
        let mut after = *moments;
        self.update_moments(&mut after, coordinate.gradient);
        (finite_rate(self.rate_from(coordinate.rate, shared, after.square)), after.square.sqrt())
    }
}

impl UpdateRule for RAdam {
    const ABOUT: About = About {
        key: "radam",
        name: "RAdam",
        formula: "listed.radam_formula",
        source: "Liu et al. 2020, Algorithm 2, with the threshold and ε of PyTorch",
        color: [0x0024_2BB6, 0x0070_87D5],
        marker: Marker::Bowtie,
        adaptive: true,
        in_book: false,
        rates_like: None,
        limit: None,
        network_rate: 0.001,
    };
    type State<T: Scalar> = Moments<T>;
    type Shared<T: Scalar> = Rectification<T>;

    fn shared<T: Scalar>(&self, step: u32) -> Rectification<T> {
        let (AdamSettings { beta1, beta2, epsilon, .. }, step) = (&self.settings, step.saturating_add(self.ahead as u32));
        let correction: Correction<f64> = Correction::new(*beta1, *beta2, step);
        let longest = 2.0 / (1.0 - beta2) - 1.0;
        let faded = 1.0 - correction.root * correction.root; // β₂ᵗ
        let length = longest - 2.0 * f64::from(step) * faded / (1.0 - faded);
        let rectification = (length - 4.0) * (length - 2.0) * longest / ((longest - 4.0) * (longest - 2.0) * length);
        let scale = if length > MIN_LENGTH { rectification.sqrt() * correction.root } else { 0.0 };
        let epsilon = if self.epsilon_form == CORRECTED { epsilon * correction.root } else { *epsilon };
        Rectification { mean: T::of(correction.mean), scale: T::of(scale), epsilon: T::of(epsilon) }
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, shared: Rectification<T>, moments: &mut Moments<T>) -> T {
        self.update_moments(moments, coordinate.gradient);
        -self.rate_from(coordinate.rate, shared, moments.square) * moments.mean
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, shared: Rectification<f64>, moments: &Moments<f64>) -> StepTerms {
        let (rate, root) = self.effective_rate(coordinate, shared, moments);
        mean_terms(rate, self.settings.beta1, moments.mean, coordinate.gradient)
            .with_details([("√v", root), (EFFECTIVE_RATE, rate)])
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        shared: Rectification<f64>,
        moments: &Moments<f64>,
    ) -> Option<StepMatrix> {
        Some(mean_matrix(curvature, self.effective_rate(coordinate, shared, moments).0, self.settings.beta1))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        let mut knobs = self.settings.knobs(&RATE);
        knobs.push(Knob::Choice(&EPSILON_FORM, &mut self.epsilon_form));
        knobs.push(Knob::Choice(&EARLY, &mut self.early));
        knobs.push(Knob::Choice(&AHEAD, &mut self.ahead));
        knobs
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        let mut formula =
            if self.early == NOTHING { localized("listed.radam_waiting_formula") } else { Self::ABOUT.formula() }.into_owned();
        if self.epsilon_form == CORRECTED {
            formula += ",  w ← w − η r m / (1 − β₁^t) / (√(v / (1 − β₂^t)) + ε)";
        }
        if self.ahead > 0 {
            formula += ",  t ← t + 1";
        }
        formula.into()
    }
}
