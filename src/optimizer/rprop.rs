//! Rprop: a step size per coordinate, which grows while the gradient keeps its sign and shrinks when the sign flips.
//!
//! Riedmiller and Braun, "A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm", 1993. As in
//! `PyTorch`, a flip leaves the coordinate unchanged for one step (iRprop−, Igel and Hüsken 2000). The learning rate is the
//! initial step size; a schedule affects only that.

use super::lion::sign;
use super::step_terms::{Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Domain, Knob, Number, Slider};

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

/// Steps by the sign of the gradient alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Rprop {
    lr: f64,
    eta_minus: f64,
    eta_plus: f64,
    step_min: f64,
    step_max: f64,
}

impl Default for Rprop {
    fn default() -> Self {
        Self {
            lr: RATE.default,
            eta_minus: ETA_MINUS.default,
            eta_plus: ETA_PLUS.default,
            step_min: STEP_MIN.default,
            step_max: STEP_MAX.default,
        }
    }
}

/// The state of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StepSize<T> {
    /// Δ, the step size; 0 before the first step.
    size: T,
    /// The gradient of the previous step; 0 if its sign had flipped.
    previous: T,
}

impl Rprop {
    /// The updated state: the new step size, and the gradient that the step uses.
    fn adapt<T: Scalar>(&self, coordinate: CoordinateStep<T>, state: &StepSize<T>) -> StepSize<T> {
        let agreement = coordinate.gradient * state.previous;
        let factor = match agreement {
            agreement if agreement > T::zero() => T::of(self.eta_plus),
            agreement if agreement < T::zero() => T::of(self.eta_minus),
            _ => T::one(),
        };
        let size = if state.size == T::zero() { coordinate.rate } else { state.size };
        StepSize {
            size: (size * factor).max(T::of(self.step_min)).min(T::of(self.step_max)),
            previous: if agreement < T::zero() { T::zero() } else { coordinate.gradient },
        }
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
        *state = self.adapt(coordinate, state);
        -sign(state.previous) * state.size
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), state: &StepSize<f64>) -> StepTerms {
        let adapted = self.adapt(coordinate, state);
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
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }
}
