//! `AdamW`: Adam with decoupled weight decay: w ← w − ηδw − η m̂ / (√v̂ + ε).
//!
//! Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019, Algorithm 2, with the decay scaled by η as in
//! `PyTorch`, Keras (also its Adam with `weight_decay`), optax, Paddle and others; or plain, w ← w − δw whatever η is, as in Chainer,
//! and as the paper's δ of a schedule that stays at 1. The step matrix lets w itself decay, which is the distance from the minimum
//! only if the minimum is at 0.

use std::borrow::Cow;

use super::adam::{Adam, AdamShared};
use super::moments::Moments;
use super::step_terms::{Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, decay_term, weight_decay};
use crate::knob::{Choice, Knob, Number};

const DECAY: Number = weight_decay(0.01);
const DECAY_FORM: Choice = Choice {
    key: "decay_form",
    name: "knob.decay_scale",
    help: "knob.decay_scale_help",
    forms: &["rate", "plain"],
};
const WHATEVER_RATE: usize = 1;

/// Adam with decoupled weight decay.
#[derive(Clone, Debug, PartialEq)]
pub struct AdamW {
    adam: Adam,
    weight_decay: f64,
    decay_form: usize,
}

impl Default for AdamW {
    fn default() -> Self {
        Self { adam: Adam::default(), weight_decay: DECAY.default, decay_form: 0 }
    }
}

impl AdamW {
    /// The share of w that a step takes away.
    fn share<T: Scalar>(&self, rate: T) -> T {
        if self.decay_form == WHATEVER_RATE { T::of(self.weight_decay) } else { rate * T::of(self.weight_decay) }
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
    type Shared<T: Scalar> = AdamShared<T>;

    fn shared<T: Scalar>(&self, step: u32) -> AdamShared<T> {
        self.adam.shared(step)
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, shared: AdamShared<T>, moments: &mut Moments<T>) -> T {
        self.adam.delta(coordinate, shared, moments) - self.share(coordinate.rate) * coordinate.value
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, shared: AdamShared<f64>, moments: &Moments<f64>) -> StepTerms {
        let mut terms = self.adam.explain(coordinate, shared, moments);
        terms.terms.push(if self.decay_form == WHATEVER_RATE {
            Term::new(TermKind::Decay, [("−δ", -self.weight_decay), ("w", coordinate.value)])
        } else {
            decay_term(coordinate, self.weight_decay)
        });
        terms
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        shared: AdamShared<f64>,
        moments: &Moments<f64>,
    ) -> Option<StepMatrix> {
        let mut step = self.adam.step_matrix(curvature, coordinate, shared, moments)?;
        step[0][0] -= self.share(coordinate.rate);
        Some(step)
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        let mut knobs = self.adam.knobs_with_decay(Knob::Number(&DECAY, &mut self.weight_decay));
        knobs.push(Knob::Choice(&DECAY_FORM, &mut self.decay_form));
        knobs
    }

    fn rate(&self) -> f64 {
        self.adam.rate()
    }

    fn formula(&self) -> Cow<'static, str> {
        let adam = if self.adam.is_plain() { Adam::ABOUT.name.into() } else { self.adam.formula() };
        let share = if self.decay_form == WHATEVER_RATE { "δ" } else { "ηδ" };
        format!("{adam},  w ← w − {share}w").into()
    }
}
