//! `AMSGrad`: Adam with the maximum of all v so far in place of v.
//!
//! Reddi, Kale and Kumar, "On the Convergence of Adam and Beyond", 2018, Algorithm 2, which has no bias correction; here with
//! Adam's, and with the maximum of the uncorrected v, as in `PyTorch`. (optax takes the maximum of the corrected v.)

use super::adam::{Adam, Correction, Moments};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule};
use crate::knob::Knob;

/// Adam with a divisor that never decreases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AmsGrad {
    adam: Adam,
}

/// Adam's moments of one coordinate, and the maximum of v so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MaxMoments<T> {
    moments: Moments<T>,
    max_square: T,
}

impl AmsGrad {
    /// The maximum of v, updated with one more gradient.
    fn max_square(&self, state: &MaxMoments<f64>, gradient: f64) -> f64 {
        state.max_square.max(state.moments.after(&self.adam, gradient).square)
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
    type Shared<T: Scalar> = Correction<T>;

    fn shared<T: Scalar>(&self, step: u32) -> Correction<T> {
        self.adam.shared(step)
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, correction: Correction<T>, state: &mut MaxMoments<T>) -> T {
        self.adam.update_moments(&mut state.moments, coordinate.gradient);
        state.max_square = state.max_square.max(state.moments.square);
        self.adam.step_from(coordinate.rate, correction, state.moments.mean, state.max_square)
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, state: &MaxMoments<f64>) -> StepTerms {
        self.adam.terms_from(coordinate, correction, state.moments.mean, self.max_square(state, coordinate.gradient))
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        correction: Correction<f64>,
        state: &MaxMoments<f64>,
    ) -> Option<StepMatrix> {
        Some(self.adam.matrix_from(curvature, coordinate.rate, correction, self.max_square(state, coordinate.gradient)))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.adam.knobs()
    }

    fn rate(&self) -> f64 {
        self.adam.rate()
    }
}
