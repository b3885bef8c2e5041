//! Nesterov's accelerated gradient: w ← w + α²v − (1 + α)ηg, v ← αv − ηg.
//!
//! Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k²)", 1983, in the form of Bengio et
//! al., "Advances in Optimizing Recurrent Networks", 2013, equation 7, which needs only the gradient at w. The same as
//! `nesterov=True` of `PyTorch` for constant η. Early copies of the book's file used the updated v in the first equation; this
//! is the corrected form.

use super::step_terms::{GRADIENT, Term, TermKind};
use super::{
    About, CoordinateStep, MOMENTUM, MOMENTUM_FORM, Marker, PYTORCH, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate,
};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.1);

/// Momentum with the gradient taken at the point that the velocity leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Nesterov {
    lr: f64,
    alpha: f64,
    form: usize,
}

impl Default for Nesterov {
    fn default() -> Self {
        Self { lr: RATE.default, alpha: MOMENTUM.default, form: 0 }
    }
}

impl UpdateRule for Nesterov {
    const ABOUT: About = About {
        key: "nesterov",
        name: "Nesterov",
        formula: "w ← w + α²v − (1 + α)η g,  v ← αv − η g",
        source: "Nesterov 1983 in the form of Bengio et al. 2013, equation 7",
        color: [0x0056_4FA8, 0x00A9_A2F5],
        marker: Marker::TriangleDown,
        adaptive: false,
        in_book: true,
        rates_like: None,
        limit: Some("2(1 + α)/((1 + 2α)λ)"),
        network_rate: 0.01,
    };
    /// The velocity v.
    type State<T: Scalar> = T;
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), velocity: &mut T) -> T {
        let alpha = T::of(self.alpha);
        let before = *velocity;
        if self.form == PYTORCH {
            *velocity = alpha * before + coordinate.gradient;
            return -coordinate.rate * (coordinate.gradient + alpha * *velocity);
        }
        *velocity = alpha * before - coordinate.rate * coordinate.gradient;
        alpha * alpha * before - (T::one() + alpha) * coordinate.rate * coordinate.gradient
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), velocity: &f64) -> StepTerms {
        let alpha = self.alpha;
        let momentum = if self.form == PYTORCH {
            Term::new(TermKind::Momentum, [("−η", -coordinate.rate), ("α²", alpha * alpha), ("v", *velocity)])
        } else {
            Term::new(TermKind::Momentum, [("α²", alpha * alpha), ("v", *velocity)])
        };
        StepTerms::of([
            momentum,
            Term::new(
                TermKind::Gradient,
                [("−(1 + α)", -(1.0 + alpha)), ("η", coordinate.rate), (GRADIENT, coordinate.gradient)],
            ),
        ])
    }

    /// On (w, v): eigenvalues μ of μ² − (1 + α)(1 − ηλ)μ + α(1 − ηλ) = 0.
    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), _: &f64) -> Option<StepMatrix> {
        let (alpha, pull) = (self.alpha, coordinate.rate * curvature);
        if self.form == PYTORCH {
            return Some([[1.0 - (1.0 + alpha) * pull, -coordinate.rate * alpha * alpha], [curvature, alpha]]);
        }
        Some([[1.0 - (1.0 + alpha) * pull, alpha * alpha], [-pull, alpha]])
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(&RATE, &mut self.lr),
            Knob::Number(&MOMENTUM, &mut self.alpha),
            Knob::Choice(&MOMENTUM_FORM, &mut self.form),
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }
}
