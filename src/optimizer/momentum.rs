//! Momentum: v ← αv − ηg, w ← w + v.
//!
//! Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; *Deep Learning from Scratch*,
//! section 6.1.4, equations 6.3 and 6.4. The learning rate is inside the velocity, as in the book: `PyTorch` keeps it
//! outside, which is the same while η is constant.

use super::anatomy::{Kind, SLOPE, Term};
use super::{About, Anatomy, Linear, MOMENTUM, Marker, Scalar, UpdateRule, Visit, learning_rate};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.1);

/// A heavy ball: part of each step's velocity is kept for the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Momentum {
    lr: f64,
    momentum: f64,
}

impl Default for Momentum {
    fn default() -> Self {
        Self { lr: RATE.default, momentum: MOMENTUM.default }
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
    };
    /// The velocity v.
    type Memory<T: Scalar> = T;
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, visit: Visit<T>, (): (), velocity: &mut T) -> T {
        *velocity = T::of(self.momentum) * *velocity - visit.rate * visit.slope;
        *velocity
    }

    fn explain(&self, visit: Visit<f64>, (): (), velocity: &f64) -> Anatomy {
        Anatomy::of([
            Term::new(Kind::Memory, [("α", self.momentum), ("v", *velocity)]),
            Term::new(Kind::Slope, [("−η", -visit.rate), (SLOPE, visit.slope)]),
        ])
    }

    /// Polyak's heavy ball on (w, v): eigenvalues μ of μ² − (1 + α − ηλ)μ + α = 0.
    fn linear(&self, curvature: f64, visit: Visit<f64>, (): (), _: &f64) -> Option<Linear> {
        let pull = visit.rate * curvature;
        Some([[1.0 - pull, self.momentum], [-pull, self.momentum]])
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![Knob::Number(&RATE, &mut self.lr), Knob::Number(&MOMENTUM, &mut self.momentum)]
    }

    fn rate(&self) -> f64 {
        self.lr
    }
}
