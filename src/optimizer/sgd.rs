//! Stochastic gradient descent: w ← w − η g.
//!
//! Robbins and Monro, "A Stochastic Approximation Method", 1951; *Deep Learning from Scratch*, section 6.1.2, equation 6.1.
//! With weight decay w ← w − η(g + δw): here it is the same in the gradient and beside the step.

use std::borrow::Cow;

use super::settings::L2_DECAY;
use super::step_terms::{GRADIENT, Term, TermKind};
use super::{
    About, CoordinateStep, FormVisitor, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, decay_term, decayed, learning_rate,
};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.95);

/// Plain gradient steps. `DECAYED`: with weight decay.
#[derive(Clone, Debug, PartialEq)]
pub struct Sgd<const DECAYED: bool = false> {
    lr: f64,
    /// δ.
    weight_decay: f64,
}

impl<const DECAYED: bool> Default for Sgd<DECAYED> {
    fn default() -> Self {
        Self { lr: RATE.default, weight_decay: L2_DECAY.default }
    }
}

impl<const DECAYED: bool> UpdateRule for Sgd<DECAYED> {
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
        -coordinate.rate * if DECAYED { decayed(coordinate, self.weight_decay) } else { coordinate.gradient }
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), (): &()) -> StepTerms {
        let gradient = Term::new(TermKind::Gradient, [("−η", -coordinate.rate), (GRADIENT, coordinate.gradient)]);
        let mut terms = StepTerms::of([gradient]);
        if self.weight_decay != 0.0 {
            terms.terms.push(decay_term(coordinate, self.weight_decay));
        }
        terms
    }

    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), (): &()) -> Option<StepMatrix> {
        Some([[1.0 - coordinate.rate * (curvature + self.weight_decay), 0.0], [0.0, 0.0]])
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![Knob::Number(&RATE, &mut self.lr), Knob::Number(&L2_DECAY, &mut self.weight_decay)]
    }

    fn rate(&self) -> f64 {
        self.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        if self.weight_decay == 0.0 { Self::ABOUT.formula() } else { "w ← w − η (g + δw)".into() }
    }

    fn in_its_form<V: FormVisitor>(&self, visitor: V) -> V::Output {
        let Self { lr, weight_decay } = *self;
        if weight_decay == 0.0 {
            visitor.visit(Sgd::<false> { lr, weight_decay })
        } else {
            visitor.visit(Sgd::<true> { lr, weight_decay })
        }
    }

    fn limit(&self) -> Option<Cow<'static, str>> {
        Some(if self.weight_decay == 0.0 { "2/λ" } else { "2/(λ + δ)" }.into())
    }
}
