//! `AdaGrad`: h ← h + g², w ← w − η g / (√h + ε).
//!
//! Duchi, Hazan and Singer, "Adaptive Subgradient Methods", 2011, figure 1 (diagonal form); *Deep Learning from Scratch*,
//! section 6.1.5, equations 6.5 and 6.6. ε = 1e-7 is added to the root, as in the book; `PyTorch` adds 1e-10.

use super::step_terms::{EFFECTIVE_RATE, GRADIENT, Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, epsilon, learning_rate};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(1.5);
const EPSILON: Number = epsilon(1e-7);

/// Each coordinate's step shrinks with the sum of its squared gradients.
#[derive(Clone, Debug, PartialEq)]
pub struct AdaGrad {
    lr: f64,
    epsilon: f64,
}

impl Default for AdaGrad {
    fn default() -> Self {
        Self { lr: RATE.default, epsilon: EPSILON.default }
    }
}

impl UpdateRule for AdaGrad {
    const ABOUT: About = About {
        key: "adagrad",
        name: "AdaGrad",
        formula: "h ← h + g²,  w ← w − η g / (√h + ε)",
        source: "Duchi, Hazan and Singer 2011, figure 1; Deep Learning from Scratch, equations 6.5 and 6.6",
        color: [0x0000_805C, 0x003C_CB9B],
        marker: Marker::Square,
        adaptive: true,
        in_book: true,
        rates_like: None,
        limit: None,
        network_rate: 0.01,
    };
    /// The sum h of the squared gradients.
    type State<T: Scalar> = T;
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), squares: &mut T) -> T {
        *squares += coordinate.gradient * coordinate.gradient;
        over_root(coordinate, *squares, T::of(self.epsilon))
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), squares: &f64) -> StepTerms {
        over_root_terms(coordinate, squares + coordinate.gradient * coordinate.gradient, self.epsilon)
    }

    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), squares: &f64) -> Option<StepMatrix> {
        Some(over_root_matrix(curvature, coordinate.rate, squares + coordinate.gradient * coordinate.gradient, self.epsilon))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![Knob::Number(&RATE, &mut self.lr), Knob::Number(&EPSILON, &mut self.epsilon)]
    }

    fn rate(&self) -> f64 {
        self.lr
    }
}

/// −η g / (√h + ε); 0 if √h + ε is 0: all gradients were 0, or their squares underflow, and ε = 0.
pub(super) fn over_root<T: Scalar>(coordinate: CoordinateStep<T>, squares: T, epsilon: T) -> T {
    let divisor = squares.sqrt() + epsilon;
    if divisor == T::zero() { T::zero() } else { -coordinate.rate * coordinate.gradient / divisor }
}

/// The terms of [`over_root`]: the effective rate η′ = η / (√h + ε) times the gradient.
pub(super) fn over_root_terms(coordinate: CoordinateStep<f64>, squares: f64, epsilon: f64) -> StepTerms {
    let rate = finite_rate(coordinate.rate / (squares.sqrt() + epsilon));
    let term = Term::new(TermKind::Gradient, [("−η′", -rate), (GRADIENT, coordinate.gradient)]);
    StepTerms::of([term]).with_details([("√h", squares.sqrt()), (EFFECTIVE_RATE, rate)])
}

/// An effective rate; 0 if it is not finite, where the rules make no step (ε = 0 and no gradient yet).
pub(super) fn finite_rate(rate: f64) -> f64 {
    if rate.is_finite() { rate } else { 0.0 }
}

/// The step matrix of [`over_root`], with a fixed h.
pub(super) fn over_root_matrix(curvature: f64, rate: f64, squares: f64, epsilon: f64) -> StepMatrix {
    [[1.0 - finite_rate(rate / (squares.sqrt() + epsilon)) * curvature, 0.0], [0.0, 0.0]]
}
