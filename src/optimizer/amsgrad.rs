//! `AMSGrad`: Adam with the maximum of all v so far in place of v.
//!
//! Reddi, Kale and Kumar, "On the Convergence of Adam and Beyond", 2018, Algorithm 2, which has no bias correction; here with
//! Adam's, and with the maximum of the v before its correction, as in `PyTorch`, Keras, Paddle and Chainer, or of the v after it, as
//! in optax: the corrected v of the first steps are large, and stay the greatest for long.

use std::borrow::Cow;

use super::adam::{Adam, AdamShared};
use super::moments::Moments;
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule};
use crate::knob::{Choice, Knob};

const MAX_FORM: Choice =
    Choice { key: "max_form", name: "knob.max_form", help: "knob.max_form_help", forms: &["before", "after"] };
const AFTER: usize = 1;

/// Adam with a divisor that never decreases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AmsGrad {
    adam: Adam,
    max_form: usize,
}

/// Adam's moments of one coordinate, and the maximum of v so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MaxMoments<T> {
    pub(super) moments: Moments<T>,
    max_square: T,
}

/// The values that all coordinates of a step share.
#[derive(Clone, Copy, PartialEq)]
pub struct MaxShared<T> {
    /// Adam's.
    adam: AdamShared<T>,
    /// How much larger 1 − β₂ᵗ is than at the step before, if the maximum is of the corrected v; otherwise 1.
    growth: T,
}

impl AmsGrad {
    /// Update the state with a gradient. What is kept of a maximum of corrected v is the maximum times 1 − β₂ᵗ.
    fn update<T: Scalar>(&self, state: &mut MaxMoments<T>, growth: T, gradient: T) {
        self.adam.update_moments(&mut state.moments, gradient);
        state.max_square = (state.max_square * growth).max(state.moments.square);
    }

    /// The maximum after one more gradient.
    fn max_after(&self, mut state: MaxMoments<f64>, growth: f64, gradient: f64) -> f64 {
        self.update(&mut state, growth, gradient);
        state.max_square
    }
}

impl UpdateRule for AmsGrad {
    const ABOUT: About = About {
        key: "amsgrad",
        name: "AMSGrad",
        formula: "listed.amsgrad_formula",
        source: "Reddi, Kale and Kumar 2018, Algorithm 2, with bias correction as in PyTorch",
        color: [0x006F_4B63, 0x00C6_64A8],
        marker: Marker::Hexagon,
        adaptive: true,
        in_book: false,
        rates_like: Some("adam"),
        limit: None,
        network_rate: 0.001,
    };
    type State<T: Scalar> = MaxMoments<T>;
    type Shared<T: Scalar> = MaxShared<T>;

    fn shared<T: Scalar>(&self, step: u32) -> MaxShared<T> {
        let squared = |step: u32| self.adam.bias_correction(step).root.powi(2);
        let growth = match (self.max_form == AFTER, step) {
            (false, _) => 1.0,
            (true, ..=1) => 0.0, // nothing is kept yet
            (true, _) => squared(step) / squared(step - 1),
        };
        MaxShared { adam: self.adam.shared(step), growth: T::of(growth) }
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, shared: MaxShared<T>, state: &mut MaxMoments<T>) -> T {
        self.update(state, shared.growth, self.adam.decayed(coordinate));
        shared.adam.step(coordinate.rate, state.moments.mean, state.max_square)
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, shared: MaxShared<f64>, state: &MaxMoments<f64>) -> StepTerms {
        let square = self.max_after(*state, shared.growth, self.adam.decayed(coordinate));
        self.adam.terms_from(coordinate, shared.adam, state.moments.mean, square)
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        shared: MaxShared<f64>,
        state: &MaxMoments<f64>,
    ) -> Option<StepMatrix> {
        let square = self.max_after(*state, shared.growth, self.adam.decayed(coordinate));
        Some(self.adam.matrix_from(curvature, coordinate.rate, shared.adam, square))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        let mut knobs = self.adam.knobs();
        knobs.push(Knob::Choice(&MAX_FORM, &mut self.max_form));
        knobs
    }

    fn rate(&self) -> f64 {
        self.adam.rate()
    }

    fn formula(&self) -> Cow<'static, str> {
        if self.adam.is_plain() && self.max_form != AFTER {
            return Self::ABOUT.formula();
        }
        let (kept, square) = if self.max_form == AFTER && self.adam.corrects_square() {
            (",  x ← max(x, v / (1 − β₂^t))", ["(1 − β₂^t) x", "x"])
        } else {
            (",  x ← max(x, v)", ["x", "x / (1 − β₂^t)"])
        };
        self.adam.formula_with(kept, square).into()
    }
}
