//! `RMSProp`: h ← ρh + (1 − ρ)g², w ← w − η g / (√h + ε).
//!
//! Tieleman and Hinton, Neural Networks for Machine Learning, lecture 6.5, 2012; *Deep Learning from Scratch*, section 6.1.5.
//! Decay 0.99 and ε = 1e-7 as in the book's code; `PyTorch` has ε = 1e-8 at the same place.

use super::adagrad::{over_root, over_root_matrix, over_root_terms};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, epsilon, learning_rate};
use crate::knob::{Domain, Knob, Number, Slider};

const RATE: Number = learning_rate(0.1);
const DECAY: Number = Number {
    key: "decay",
    symbol: "ρ",
    name: "knob.decay",
    help: "knob.decay_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.999),
    default: 0.99,
};
const EPSILON: Number = epsilon(1e-7);

/// `AdaGrad` with a running mean of the squared gradients in place of their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct RmsProp {
    lr: f64,
    decay: f64,
    epsilon: f64,
}

impl Default for RmsProp {
    fn default() -> Self {
        Self { lr: RATE.default, decay: DECAY.default, epsilon: EPSILON.default }
    }
}

impl RmsProp {
    /// The running mean updated with one more gradient.
    fn mean<T: Scalar>(&self, squares: T, gradient: T) -> T {
        let decay = T::of(self.decay);
        decay * squares + (T::one() - decay) * gradient * gradient
    }
}

impl UpdateRule for RmsProp {
    const ABOUT: About = About {
        key: "rmsprop",
        name: "RMSProp",
        formula: "h ← ρh + (1 − ρ)g²,  w ← w − η g / (√h + ε)",
        source: "Tieleman and Hinton 2012, lecture 6.5; Deep Learning from Scratch, section 6.1.5",
        color: [0x008A_5F00, 0x00F0_BE4A],
        marker: Marker::Triangle,
        adaptive: true,
        in_book: true,
        rates_like: None,
        limit: None,
        network_rate: 0.01,
    };
    /// The running mean h of the squared gradients.
    type State<T: Scalar> = T;
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), squares: &mut T) -> T {
        *squares = self.mean(*squares, coordinate.gradient);
        over_root(coordinate, *squares, T::of(self.epsilon))
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), squares: &f64) -> StepTerms {
        over_root_terms(coordinate, self.mean(*squares, coordinate.gradient), self.epsilon)
    }

    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), squares: &f64) -> Option<StepMatrix> {
        Some(over_root_matrix(curvature, coordinate.rate, self.mean(*squares, coordinate.gradient), self.epsilon))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![Knob::Number(&RATE, &mut self.lr), Knob::Number(&DECAY, &mut self.decay), Knob::Number(&EPSILON, &mut self.epsilon)]
    }

    fn rate(&self) -> f64 {
        self.lr
    }
}
