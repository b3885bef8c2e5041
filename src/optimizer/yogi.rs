//! Yogi: Adam whose v changes by a share of g², up or down, and not by a share of the difference.
//!
//! Zaheer, Reddi, Sachan, Kale and Kumar, "Adaptive Methods for Nonconvex Optimization", 2018, Algorithm 2: v ← v − (1 − β₂) sign(v −
//! g²) g². Where gradients become small, Adam forgets the large ones at a fixed pace and its steps grow; Yogi's v then hardly changes.
//! The paper has no bias correction and ε = 1e-3; optax has Adam's, starts v (and m) at 1e-6, and so does halfpipe (but for m: with it, a
//! weight without a slope would move). Without a correction it is the paper's.

use std::borrow::Cow;

use super::lion::sign;
use super::moments::{AdamSettings, Correction, EPSILON, Moments, UNCORRECTED, mean_matrix, mean_terms};
use super::root::finite_rate;
use super::step_terms::EFFECTIVE_RATE;
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Choice, Domain, Knob, Number, Slider};

const RATE: Number = learning_rate(0.3);
const LARGE: Number = Number { default: 1e-3, ..EPSILON };
/// Where v starts.
const START: Number = Number {
    key: "start",
    symbol: "v₀",
    name: "knob.square_start",
    help: "knob.square_start_help",
    domain: Domain::NotNegative,
    slider: Slider::log(1e-12, 1.0),
    default: 1e-6,
};
const CORRECTION: Choice = Choice {
    key: "correction",
    name: "knob.correction",
    help: "knob.correction_of_yogi_help",
    forms: &["both", "none"],
};
const NONE: usize = 1;

/// The running mean of the gradient, divided by the root of a v that falls slowly.
#[derive(Clone, Debug, PartialEq)]
pub struct Yogi {
    settings: AdamSettings,
    start: f64,
    correction: usize,
}

impl Default for Yogi {
    fn default() -> Self {
        let settings = AdamSettings { epsilon: LARGE.default, ..AdamSettings::with_rate(&RATE) };
        Self { settings, start: START.default, correction: 0 }
    }
}

impl Yogi {
    fn update<T: Scalar>(&self, moments: &mut Moments<T>, gradient: T) {
        moments.mean = self.settings.mean(moments.mean, gradient);
        let square = gradient * gradient;
        moments.square -= (T::one() - T::of(self.settings.beta2)) * sign(moments.square - square) * square;
    }

    /// √v, corrected if the form says so, and the factor on m of the coming step, from the updated v.
    fn coming(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, moments: &Moments<f64>) -> [f64; 2] {
        let mut after = *moments;
        self.update(&mut after, coordinate.gradient);
        self.settings.root_and_rate(coordinate.rate, correction, after.square).map(finite_rate)
    }
}

impl UpdateRule for Yogi {
    const ABOUT: About = About {
        key: "yogi",
        name: "Yogi",
        formula: "m ← β₁m + (1 − β₁)g,  v ← v − (1 − β₂) sign(v − g²) g²,  w ← w − η m / (1 − β₁^t) / (√(v / (1 − β₂^t)) + ε)",
        source: "Zaheer et al. 2018, Algorithm 2, with bias correction and the start of v as in optax",
        color: [0x0000_6E7A, 0x0067_D5DE],
        marker: Marker::Fork,
        adaptive: true,
        in_book: false,
        rates_like: Some("adam"),
        limit: None,
        network_rate: 0.01,
    };
    type State<T: Scalar> = Moments<T>;
    type Shared<T: Scalar> = Correction<T>;

    fn start_state<T: Scalar>(&self) -> Moments<T> {
        Moments { mean: T::zero(), square: T::of(self.start) }
    }

    fn shared<T: Scalar>(&self, step: u32) -> Correction<T> {
        Correction::of_form(if self.correction == NONE { UNCORRECTED } else { 0 }, &self.settings, step)
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, correction: Correction<T>, moments: &mut Moments<T>) -> T {
        self.update(moments, coordinate.gradient);
        let [_, rate] = self.settings.root_and_rate(coordinate.rate, correction, moments.square);
        if rate.is_finite() { -rate * moments.mean } else { T::zero() } // ε and v₀ are 0, and there was no gradient so far
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, moments: &Moments<f64>) -> StepTerms {
        let [root, rate] = self.coming(coordinate, correction, moments);
        let letters = if self.correction == NONE { "√v" } else { "√(v/(1 − β₂^t))" };
        mean_terms(rate, self.settings.beta1, moments.mean, coordinate.gradient)
            .with_details([(letters, root), (EFFECTIVE_RATE, rate)])
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
        let mut knobs = self.settings.knobs_with(&RATE, &LARGE);
        knobs.push(Knob::Number(&START, &mut self.start));
        knobs.push(Knob::Choice(&CORRECTION, &mut self.correction));
        knobs
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        if self.correction != NONE {
            return Self::ABOUT.formula();
        }
        "m ← β₁m + (1 − β₁)g,  v ← v − (1 − β₂) sign(v − g²) g²,  w ← w − η m / (√v + ε)".into()
    }
}
