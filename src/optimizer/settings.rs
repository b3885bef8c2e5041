//! Settings that several rules share.

use super::CoordinateStep;
use super::step_terms::{Term, TermKind};
use crate::knob::{Choice, Domain, Number, Slider};

/// The learning rate η with this default.
pub(super) const fn learning_rate(default: f64) -> Number {
    Number {
        key: "lr",
        symbol: "η",
        name: "knob.learning_rate",
        help: "knob.learning_rate_help",
        domain: Domain::Positive,
        slider: Slider::log(1e-4, 10.0),
        default,
    }
}

/// The momentum coefficient α of Momentum and Nesterov.
pub(super) const MOMENTUM: Number = Number {
    key: "momentum",
    symbol: "α",
    name: "knob.momentum",
    help: "knob.momentum_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.99),
    default: 0.9,
};

/// Whether the learning rate is inside or outside the velocity, which matters when it changes.
pub(super) const MOMENTUM_FORM: Choice =
    Choice { key: "form", name: "knob.momentum_form", help: "knob.momentum_form_help", forms: &["book", "pytorch"] };
/// The form with the learning rate outside the velocity.
pub(super) const PYTORCH: usize = 1;

/// The small number ε that keeps a quotient finite.
pub(super) const fn epsilon(default: f64) -> Number {
    Number {
        key: "epsilon",
        symbol: "ε",
        name: "knob.epsilon",
        help: "knob.epsilon_help",
        domain: Domain::NotNegative,
        slider: Slider::log(1e-12, 1e-2),
        default,
    }
}

/// Where the memory of squared gradients starts: 0 in the papers.
pub(super) const START: Number = Number {
    key: "start",
    symbol: "h₀",
    name: "knob.start_of_squares",
    help: "knob.start_of_squares_help",
    domain: Domain::NotNegative,
    slider: Slider::linear(0.0, 1.0),
    default: 0.0,
};

/// The decoupled weight decay δ.
pub(super) const fn weight_decay(default: f64) -> Number {
    Number {
        key: "weight_decay",
        symbol: "δ",
        name: "knob.weight_decay",
        help: "knob.weight_decay_help",
        domain: Domain::NotNegative,
        slider: Slider::linear(0.0, 0.2),
        default,
    }
}

/// The weight decay δ of a rule that has none in its paper: the gradient becomes g + δw (L2 regularization).
pub(super) const L2_DECAY: Number = Number { help: "knob.l2_decay_help", ..weight_decay(0.0) };

/// The weight-decay term −ηδw. (The usual symbol λ is the curvature here.)
pub(super) fn decay_term(coordinate: CoordinateStep<f64>, weight_decay: f64) -> Term {
    Term::new(TermKind::Decay, [("−η", -coordinate.rate), ("δ", weight_decay), ("w", coordinate.value)])
}

/// The gradient with weight decay in it: g + δw.
pub(super) fn decayed<T: super::Scalar>(coordinate: CoordinateStep<T>, weight_decay: f64) -> T {
    if weight_decay == 0.0 { coordinate.gradient } else { coordinate.gradient + T::of(weight_decay) * coordinate.value }
}
