//! Lion: steps of equal length by the sign: c = β₁m + (1 − β₁)g, w ← w − η (sign(c) + δw), m ← β₂m + (1 − β₂)g.
//!
//! Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023, Algorithm 2, with its β₁ = 0.9 and β₂ = 0.99. The weight
//! decay 0.001 is that of optax.

use super::moments::{BETA1, BETA2};
use super::step_terms::{Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, decay_term, learning_rate, weight_decay};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.1);
const LION_BETA2: Number = Number { default: 0.99, ..BETA2 };
const DECAY: Number = weight_decay(0.001);

/// Steps of equal length along each coordinate, by the sign of c.
#[derive(Clone, Debug, PartialEq)]
pub struct Lion {
    lr: f64,
    beta1: f64,
    beta2: f64,
    weight_decay: f64,
}

impl Default for Lion {
    fn default() -> Self {
        Self { lr: RATE.default, beta1: BETA1.default, beta2: LION_BETA2.default, weight_decay: DECAY.default }
    }
}

/// The sign of a number, 0 for 0. (`signum` gives ±1 for ±0.)
pub(super) fn sign<T: Scalar>(value: T) -> T {
    if value == T::zero() { T::zero() } else { value.signum() }
}

impl Lion {
    /// β₁m and (1 − β₁)g, the two parts of c.
    fn parts<T: Scalar>(&self, mean: T, gradient: T) -> [T; 2] {
        let beta1 = T::of(self.beta1);
        [beta1 * mean, (T::one() - beta1) * gradient]
    }
}

impl UpdateRule for Lion {
    const ABOUT: About = About {
        key: "lion",
        name: "Lion",
        formula: "c = β₁m + (1 − β₁)g,  w ← w − η (sign(c) + δw),  m ← β₂m + (1 − β₂)g",
        source: "Chen et al. 2023, Algorithm 2; weight decay as in optax",
        color: [0x00A5_092A, 0x00F1_4254],
        marker: Marker::Asterisk,
        adaptive: false,
        in_book: false,
        rates_like: None,
        limit: None,
        network_rate: 0.0001,
    };
    /// The running mean m of the gradient.
    type State<T: Scalar> = T;
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), mean: &mut T) -> T {
        let [momentum, gradient] = self.parts(*mean, coordinate.gradient);
        let beta2 = T::of(self.beta2);
        *mean = (T::one() - beta2) * coordinate.gradient + beta2 * *mean;
        -coordinate.rate * (sign(momentum + gradient) + T::of(self.weight_decay) * coordinate.value)
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), mean: &f64) -> StepTerms {
        let [momentum, gradient] = self.parts(*mean, coordinate.gradient);
        StepTerms::of([
            Term::new(TermKind::Gradient, [("−η", -coordinate.rate), ("sign(c)", sign(momentum + gradient))]),
            decay_term(coordinate, self.weight_decay),
        ])
        .with_details([("β₁m", momentum), ("(1 − β₁)g", gradient), ("c", momentum + gradient)])
    }

    fn step_matrix(&self, _: f64, _: CoordinateStep<f64>, (): (), _: &f64) -> Option<StepMatrix> {
        None
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(&RATE, &mut self.lr),
            Knob::Number(&BETA1, &mut self.beta1),
            Knob::Number(&LION_BETA2, &mut self.beta2),
            Knob::Number(&DECAY, &mut self.weight_decay),
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }
}
