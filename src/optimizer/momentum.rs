//! Momentum: v ← αv − ηg, w ← w + v.
//!
//! Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; *Deep Learning from Scratch*, section
//! 6.1.4, equations 6.3 and 6.4. The learning rate is inside the velocity, as in the book. The form of `PyTorch` keeps it
//! outside: v ← αv + g, w ← w − ηv, which is the same for constant η.

use super::step_terms::{GRADIENT, Term, TermKind};
use super::{
    About, CoordinateStep, MOMENTUM, MOMENTUM_FORM, Marker, PYTORCH, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate,
};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.1);

/// A heavy ball: each step keeps a share of the previous velocity.
#[derive(Clone, Debug, PartialEq)]
pub struct Momentum {
    lr: f64,
    /// α, the share of the velocity that is kept.
    alpha: f64,
    form: usize,
}

impl Default for Momentum {
    fn default() -> Self {
        Self { lr: RATE.default, alpha: MOMENTUM.default, form: 0 }
    }
}

impl UpdateRule for Momentum {
    const ABOUT: About = About {
        key: "momentum",
        name: "Momentum",
        formula: "v ← αv − η g,  w ← w + v",
        source: "Polyak 1964; Deep Learning from Scratch, equations 6.3 and 6.4",
        color: [0x0000_69A8, 0x005D_B5F0],
        marker: Marker::Cross,
        adaptive: false,
        in_book: true,
        rates_like: None,
        limit: Some("2(1 + α)/λ"),
        network_rate: 0.01,
    };
    /// The velocity v.
    type State<T: Scalar> = T;
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), velocity: &mut T) -> T {
        let rest = T::of(self.alpha) * *velocity;
        if self.form == PYTORCH {
            *velocity = rest + coordinate.gradient;
            return -coordinate.rate * *velocity;
        }
        *velocity = rest - coordinate.rate * coordinate.gradient;
        *velocity
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), velocity: &f64) -> StepTerms {
        let momentum = if self.form == PYTORCH {
            Term::new(TermKind::Momentum, [("−η", -coordinate.rate), ("α", self.alpha), ("v", *velocity)])
        } else {
            Term::new(TermKind::Momentum, [("α", self.alpha), ("v", *velocity)])
        };
        StepTerms::of([momentum, Term::new(TermKind::Gradient, [("−η", -coordinate.rate), (GRADIENT, coordinate.gradient)])])
    }

    /// Polyak's heavy ball on (w, v): eigenvalues μ of μ² − (1 + α − ηλ)μ + α = 0.
    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), _: &f64) -> Option<StepMatrix> {
        let (alpha, pull) = (self.alpha, coordinate.rate * curvature);
        if self.form == PYTORCH {
            return Some([[1.0 - pull, -coordinate.rate * alpha], [curvature, alpha]]);
        }
        Some([[1.0 - pull, alpha], [-pull, alpha]])
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
