//! `AdamW`: Adam with decoupled weight decay: w ← w − ηδw − η m̂ / (√v̂ + ε).
//!
//! Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, Algorithm 2, with the decay scaled by η as in
//! `PyTorch`. The step matrix lets w itself decay, which is the distance from the minimum only if the minimum is at 0.

use super::adam::{Adam, Correction, Moments};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, decay_term, weight_decay};
use crate::knob::{Knob, Number};

const DECAY: Number = weight_decay(0.01);

/// Adam with decoupled weight decay.
#[derive(Clone, Debug, PartialEq)]
pub struct AdamW {
    adam: Adam,
    weight_decay: f64,
}

impl Default for AdamW {
    fn default() -> Self {
        Self { adam: Adam::default(), weight_decay: DECAY.default }
    }
}

impl UpdateRule for AdamW {
    const ABOUT: About = About {
        key: "adamw",
        name: "AdamW",
        formula: "Adam,  w ← w − ηδw",
        source: "Loshchilov and Hutter 2019, Algorithm 2; PyTorch",
        color: [0x0078_1860, 0x00EA_BFDA],
        marker: Marker::Pentagon,
        adaptive: true,
        in_book: false,
        rates_like: Some("adam"),
        limit: None,
        network_rate: 0.001,
    };
    type State<T: Scalar> = Moments<T>;
    type Shared<T: Scalar> = Correction<T>;

    fn shared<T: Scalar>(&self, step: u32) -> Correction<T> {
        self.adam.shared(step)
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, correction: Correction<T>, moments: &mut Moments<T>) -> T {
        self.adam.delta(coordinate, correction, moments) - coordinate.rate * T::of(self.weight_decay) * coordinate.value
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, correction: Correction<f64>, moments: &Moments<f64>) -> StepTerms {
        let mut terms = self.adam.explain(coordinate, correction, moments);
        terms.terms.push(decay_term(coordinate, self.weight_decay));
        terms
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        correction: Correction<f64>,
        moments: &Moments<f64>,
    ) -> Option<StepMatrix> {
        let mut step = self.adam.step_matrix(curvature, coordinate, correction, moments)?;
        step[0][0] -= coordinate.rate * self.weight_decay;
        Some(step)
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        let mut knobs = self.adam.knobs();
        knobs.push(Knob::Number(&DECAY, &mut self.weight_decay));
        knobs
    }

    fn rate(&self) -> f64 {
        self.adam.rate()
    }
}
