//! Rprop: a step size per coordinate, which grows while the gradient keeps its sign and shrinks when the sign flips.
//!
//! Riedmiller and Braun, "A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm", 1993. As in
//! `PyTorch`, a flip leaves the coordinate unchanged for one step (iRprop−, Igel and Hüsken 2000). The learning rate is the
//! initial step size; a schedule affects only that. In optax (0.2.8, a known mistake) each step is the one that was due before, so
//! that the first is 0; and where the gradient is 0 the size stays as it is.

use std::borrow::Cow;

use super::lion::sign;
use super::step_terms::{Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Choice, Domain, Knob, Number, Slider};
use crate::language::localized;

const RATE: Number = learning_rate(0.1);
const ETA_MINUS: Number = Number {
    key: "eta_minus",
    symbol: "η−",
    name: "knob.shrinking",
    help: "knob.shrinking_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.1, 0.9),
    default: 0.5,
};
const ETA_PLUS: Number = Number {
    key: "eta_plus",
    symbol: "η+",
    name: "knob.growing",
    help: "knob.growing_help",
    domain: Domain::AboveOne,
    slider: Slider::linear(1.05, 2.0),
    default: 1.2,
};
const STEP_MIN: Number = Number {
    key: "step_min",
    symbol: "Δ−",
    name: "knob.shortest",
    help: "knob.shortest_help",
    domain: Domain::Positive,
    slider: Slider::log(1e-9, 1e-2),
    default: 1e-6,
};
const STEP_MAX: Number = Number {
    key: "step_max",
    symbol: "Δ+",
    name: "knob.longest",
    help: "knob.longest_help",
    domain: Domain::Positive,
    slider: Slider::log(1e-2, 1e3),
    default: 50.0,
};
const FLIP: Choice = Choice { key: "flip", name: "knob.flip", help: "knob.flip_help", forms: &["still", "late"] };
const LATE: usize = 1;

/// Steps by the sign of the gradient alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Rprop {
    lr: f64,
    eta_minus: f64,
    eta_plus: f64,
    step_min: f64,
    step_max: f64,
    flip: usize,
}

impl Default for Rprop {
    fn default() -> Self {
        Self {
            lr: RATE.default,
            eta_minus: ETA_MINUS.default,
            eta_plus: ETA_PLUS.default,
            step_min: STEP_MIN.default,
            step_max: STEP_MAX.default,
            flip: 0,
        }
    }
}

/// The state of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StepSize<T> {
    /// Δ, the step size; 0 before the first step.
    size: T,
    /// The gradient of the previous step, or in the late form the step that is due, upward; 0 if the sign had flipped.
    previous: T,
}

impl Rprop {
    /// The updated state: the new step size, and the gradient that the step uses, or the step that is due next.
    fn adapt<T: Scalar>(&self, coordinate: CoordinateStep<T>, state: &StepSize<T>) -> StepSize<T> {
        let agreement = coordinate.gradient * state.previous;
        let factor = match agreement {
            agreement if agreement > T::zero() => T::of(self.eta_plus),
            agreement if agreement < T::zero() => T::of(self.eta_minus),
            _ => T::one(),
        };
        let size = if state.size == T::zero() { coordinate.rate } else { state.size };
        let bounded = (size * factor).max(T::of(self.step_min)).min(T::of(self.step_max));
        let size = if self.flip == LATE && factor == T::one() { size } else { bounded };
        let next = if self.flip == LATE { size * sign(coordinate.gradient) } else { coordinate.gradient };
        StepSize { size, previous: if agreement < T::zero() { T::zero() } else { next } }
    }

    /// The step upward: that of the adapted state, or the one that was due before.
    fn ascent<T: Scalar>(&self, gradient: T, before: &StepSize<T>, adapted: &StepSize<T>) -> T {
        if self.flip != LATE {
            return sign(adapted.previous) * adapted.size;
        }
        if gradient * before.previous < T::zero() { T::zero() } else { before.previous }
    }
}

impl UpdateRule for Rprop {
    const ABOUT: About = About {
        key: "rprop",
        name: "Rprop",
        formula: "listed.rprop_formula",
        source: "Riedmiller and Braun 1993, in the form of PyTorch",
        color: [0x0000_4049, 0x00B3_EDF7],
        marker: Marker::TriangleRight,
        adaptive: true,
        in_book: false,
        rates_like: None,
        limit: None,
        network_rate: 0.001,
    };
    type State<T: Scalar> = StepSize<T>;
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), state: &mut StepSize<T>) -> T {
        let before = *state;
        *state = self.adapt(coordinate, &before);
        -self.ascent(coordinate.gradient, &before, state)
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), state: &StepSize<f64>) -> StepTerms {
        let adapted = self.adapt(coordinate, state);
        if self.flip == LATE {
            let due = self.ascent(coordinate.gradient, state, &adapted);
            let term = Term::new(TermKind::Momentum, [("−d", -due)]);
            return StepTerms::of([term]).with_details([("g", coordinate.gradient), ("d", state.previous)]);
        }
        StepTerms::of([Term::new(TermKind::Gradient, [("−sign(g)", -sign(adapted.previous)), ("Δ", adapted.size)])])
            .with_details([("g", coordinate.gradient), ("g before", state.previous)])
    }

    fn step_matrix(&self, _: f64, _: CoordinateStep<f64>, (): (), _: &StepSize<f64>) -> Option<StepMatrix> {
        None
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(&RATE, &mut self.lr),
            Knob::Number(&ETA_MINUS, &mut self.eta_minus),
            Knob::Number(&ETA_PLUS, &mut self.eta_plus),
            Knob::Number(&STEP_MIN, &mut self.step_min),
            Knob::Number(&STEP_MAX, &mut self.step_max),
            Knob::Choice(&FLIP, &mut self.flip),
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        if self.flip == LATE { localized("listed.rprop_late_formula") } else { Self::ABOUT.formula() }
    }
}
