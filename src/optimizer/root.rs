//! The quotient of the rules that divide the gradient by the root of a memory h of its squares.
//!
//! ε stands beside the root, √h + ε, in the book, `PyTorch`, MLX and Chainer, and below it, √(h + ε), in Keras, optax, Paddle,
//! `MXNet`, Lasagne and `TensorFlow`. Where h is 0, ε inside is a divisor of √ε.

use super::step_terms::{EFFECTIVE_RATE, GRADIENT, Term, TermKind};
use super::{CoordinateStep, Scalar, StepMatrix, StepTerms};
use crate::knob::{Choice, Number};

/// The place of ε.
pub(super) const ROOT_FORM: Choice =
    Choice { key: "epsilon_form", name: "knob.epsilon_form", help: "knob.root_form_help", forms: &["beside", "inside"] };
const INSIDE: usize = 1;

/// The divisor √h + ε or √(h + ε).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Root {
    pub(super) epsilon: f64,
    pub(super) form: usize,
}

impl Root {
    /// The default form with the default ε.
    pub(super) fn new(epsilon: &Number) -> Self {
        Self { epsilon: epsilon.default, form: 0 }
    }

    /// −η g over the divisor; 0 if the divisor is 0: all gradients were 0, or their squares underflow, and ε = 0.
    pub(super) fn step<T: Scalar>(&self, rate: T, gradient: T, squares: T) -> T {
        let divisor = self.divisor(squares);
        if divisor == T::zero() { T::zero() } else { -rate * gradient / divisor }
    }

    fn divisor<T: Scalar>(&self, squares: T) -> T {
        // One root for both forms, so that a loop over many weights has no more.
        let [inside, beside] = if self.form == INSIDE { [self.epsilon, 0.0] } else { [0.0, self.epsilon] }.map(T::of);
        (squares + inside).sqrt() + beside
    }

    /// The effective rate η′: η over the divisor.
    pub(super) fn effective_rate(&self, rate: f64, squares: f64) -> f64 {
        finite_rate(rate / self.divisor(squares))
    }

    /// The terms of [`Self::step`].
    pub(super) fn terms(&self, coordinate: CoordinateStep<f64>, squares: f64) -> StepTerms {
        let rate = self.effective_rate(coordinate.rate, squares);
        let term = Term::new(TermKind::Gradient, [("−η′", -rate), (GRADIENT, coordinate.gradient)]);
        StepTerms::of([term]).with_details([self.detail(["√h", "√(h + ε)"], squares), (EFFECTIVE_RATE, rate)])
    }

    /// The root with its symbol, of which there is one with ε beside it and one with ε inside.
    pub(super) fn detail(&self, symbols: [&'static str; 2], squares: f64) -> (&'static str, f64) {
        if self.form == INSIDE { (symbols[1], self.divisor(squares)) } else { (symbols[0], squares.sqrt()) }
    }

    /// The step matrix of [`Self::step`], with a fixed h.
    pub(super) fn matrix(&self, curvature: f64, rate: f64, squares: f64) -> StepMatrix {
        [[1.0 - self.effective_rate(rate, squares) * curvature, 0.0], [0.0, 0.0]]
    }

    /// The divisor of h, or of a difference.
    pub(super) fn formula(&self, squares: &str) -> String {
        match (self.form, squares.contains(' ')) {
            (INSIDE, _) => format!("√({squares} + ε)"),
            (_, true) => format!("(√({squares}) + ε)"),
            (_, false) => format!("(√{squares} + ε)"),
        }
    }
}

/// An effective rate; 0 if it is not finite, where the rules make no step (ε = 0 and no gradient yet).
pub(super) fn finite_rate(rate: f64) -> f64 {
    if rate.is_finite() { rate } else { 0.0 }
}
