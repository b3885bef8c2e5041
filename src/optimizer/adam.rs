//! Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η m̂ / (√v̂ + ε).
//!
//! Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, Algorithm 1; *Deep Learning from Scratch*, section
//! 6.1.6. The hats are the bias corrections m / (1 − β₁ᵗ) and v / (1 − β₂ᵗ). The paper and `PyTorch` add ε to the
//! corrected root; the book (and Keras) fold both corrections into η and add ε to the uncorrected root. The second
//! form's ε is the first's divided by √(1 − β₂ᵗ), so both are here as a setting.

use super::{About, Marker, Scalar, UpdateRule, Visit, epsilon, learning_rate};
use crate::knob::{Choice, Domain, Knob, Number, Slider};

const RATE: Number = learning_rate(0.3);
const BETA1: Number = Number {
    key: "beta1",
    symbol: "β₁",
    name: "beta 1",
    help: "The share of the mean slope that is kept from step to step.",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.999),
    default: 0.9,
};
const BETA2: Number = Number {
    key: "beta2",
    symbol: "β₂",
    name: "beta 2",
    help: "The share of the mean squared slope that is kept from step to step.",
    default: 0.999,
    ..BETA1
};
const EPSILON: Number = epsilon(1e-8);
const EPSILON_FORM: Choice = Choice {
    key: "epsilon_form",
    name: "place of ε",
    help: "paper: ε beside the bias-corrected root (Algorithm 1, PyTorch). book: beside the uncorrected one (Keras too).",
    forms: &["paper", "book"],
};
const BOOK: usize = 1;

/// The mean slope, divided by the root of the mean squared slope.
#[derive(Clone, Debug, PartialEq)]
pub struct Adam {
    lr: f64,
    beta1: f64,
    beta2: f64,
    epsilon: f64,
    epsilon_form: usize,
}

impl Default for Adam {
    fn default() -> Self {
        Self { lr: RATE.default, beta1: BETA1.default, beta2: BETA2.default, epsilon: EPSILON.default, epsilon_form: 0 }
    }
}

/// The moments of one coordinate's slope.
#[derive(Clone, Copy, Default)]
pub struct Moments<T> {
    /// m, the moving mean.
    mean: T,
    /// v, the moving mean of the squares.
    square: T,
}

/// The bias corrections of a step.
#[derive(Clone, Copy)]
pub struct Correction<T> {
    /// 1 − β₁ᵗ.
    mean: T,
    /// √(1 − β₂ᵗ).
    root: T,
}

impl UpdateRule for Adam {
    const ABOUT: About = About {
        key: "adam",
        name: "Adam",
        formula: "m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  w ← w − η m / (1 − β₁^t) / (√(v / (1 − β₂^t)) + ε)",
        source: "Kingma and Ba 2015, Algorithm 1; Deep Learning from Scratch, section 6.1.6",
        color: [0x00A8_4C86, 0x00EE_92C6],
        marker: Marker::Diamond,
    };
    type Memory<T: Scalar> = Moments<T>;
    type Shared<T: Scalar> = Correction<T>;

    fn shared<T: Scalar>(&self, step: u32) -> Correction<T> {
        // In f64 whatever T is: β₂ᵗ is close to 1 for the first steps, and 1 − β₂ᵗ would lose most digits of an f32.
        let step = step.min(i32::MAX as u32) as i32;
        Correction { mean: T::of(1.0 - self.beta1.powi(step)), root: T::of((1.0 - self.beta2.powi(step)).sqrt()) }
    }

    fn delta<T: Scalar>(&self, visit: Visit<T>, correction: Correction<T>, moments: &mut Moments<T>) -> T {
        let (beta1, beta2, epsilon) = (T::of(self.beta1), T::of(self.beta2), T::of(self.epsilon));
        moments.mean = moments.mean + (T::one() - beta1) * (visit.slope - moments.mean);
        moments.square = moments.square + (T::one() - beta2) * (visit.slope * visit.slope - moments.square);
        if moments.mean == T::zero() {
            return T::zero(); // also where ε = 0 and no slope was seen yet
        }
        let root = moments.square.sqrt();
        if self.epsilon_form == BOOK {
            -visit.rate * correction.root / correction.mean * moments.mean / (root + epsilon)
        } else {
            -visit.rate / correction.mean * moments.mean / (root / correction.root + epsilon)
        }
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(&RATE, &mut self.lr),
            Knob::Number(&BETA1, &mut self.beta1),
            Knob::Number(&BETA2, &mut self.beta2),
            Knob::Number(&EPSILON, &mut self.epsilon),
            Knob::Choice(&EPSILON_FORM, &mut self.epsilon_form),
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }
}
