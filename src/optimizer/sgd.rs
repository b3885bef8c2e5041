//! Stochastic gradient descent: w ← w − η g.
//!
//! Robbins and Monro, "A Stochastic Approximation Method", 1951; *Deep Learning from Scratch*, section 6.1.2, equation 6.1.

use super::step_terms::{GRADIENT, Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.95);

/// Plain gradient steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Sgd {
    lr: f64,
}

impl Default for Sgd {
    fn default() -> Self {
        Self { lr: RATE.default }
    }
}

impl UpdateRule for Sgd {
    const ABOUT: About = About {
        key: "sgd",
        name: "SGD",
        formula: "w ← w − η g",
        source: "Robbins and Monro 1951; Deep Learning from Scratch, equation 6.1",
        color: [0x00C4_4E00, 0x00FF_8A3D],
        marker: Marker::Circle,
        adaptive: false,
        in_book: true,
        rates_like: None,
        limit: Some("2/λ"),
        network_rate: 0.01,
    };
    type State<T: Scalar> = ();
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), (): &mut ()) -> T {
        -coordinate.rate * coordinate.gradient
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), (): &()) -> StepTerms {
        StepTerms::of([Term::new(TermKind::Gradient, [("−η", -coordinate.rate), (GRADIENT, coordinate.gradient)])])
    }

    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), (): &()) -> Option<StepMatrix> {
        Some([[1.0 - coordinate.rate * curvature, 0.0], [0.0, 0.0]])
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![Knob::Number(&RATE, &mut self.lr)]
    }

    fn rate(&self) -> f64 {
        self.lr
    }
}
