//! Adadelta: w ← w − η √(u + ε) / √(v + ε) g, with running means v of the squared gradients and u of the squared steps.
//!
//! Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012, Algorithm 1, which has no η; `PyTorch` multiplies the step by
//! one. u takes the step before that factor, d, or the whole one, ηd, as in climin. With η = 1, where both are the same, the first steps are of the order of √ε and the bowl takes thousands of them, so the default here is 30.

use std::borrow::Cow;

use super::step_terms::{EFFECTIVE_RATE, GRADIENT, Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, epsilon, learning_rate};
use crate::knob::{Choice, Domain, Knob, Number, Slider};

const RATE: Number = Number { slider: Slider::log(1e-2, 100.0), ..learning_rate(30.0) };
const DECAY: Number = Number {
    key: "decay",
    symbol: "ρ",
    name: "knob.decay_of_both",
    help: "knob.decay_of_both_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.999),
    default: 0.9,
};
const EPSILON: Number = epsilon(1e-6);
const KEPT: Choice =
    Choice { key: "kept", name: "knob.kept_step", help: "knob.kept_step_help", forms: &["paper", "step"] };
const STEP: usize = 1;

/// Steps in the units of the weights, whatever the scale of the gradient.
#[derive(Clone, Debug, PartialEq)]
pub struct Adadelta {
    lr: f64,
    decay: f64,
    epsilon: f64,
    kept: usize,
}

impl Default for Adadelta {
    fn default() -> Self {
        Self { lr: RATE.default, decay: DECAY.default, epsilon: EPSILON.default, kept: 0 }
    }
}

/// The running mean squares of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Squares<T> {
    /// v, of the gradients.
    gradients: T,
    /// u, of the steps, before the factor η or after it.
    steps: T,
}

impl Adadelta {
    /// A running mean square updated with one more value.
    fn mean<T: Scalar>(&self, before: T, value: T) -> T {
        let decay = T::of(self.decay);
        decay * before + (T::one() - decay) * value * value
    }

    /// √(u + ε) / √(v + ε); 0 while all gradients were 0 and ε = 0.
    fn scale<T: Scalar>(&self, squares: &Squares<T>, gradient: T) -> T {
        let epsilon = T::of(self.epsilon);
        let scale = (squares.steps + epsilon).sqrt() / (self.mean(squares.gradients, gradient) + epsilon).sqrt();
        if scale.is_finite() { scale } else { T::zero() }
    }
}

impl UpdateRule for Adadelta {
    const ABOUT: About = About {
        key: "adadelta",
        name: "Adadelta",
        formula: "v ← ρv + (1 − ρ)g²,  d = √(u + ε) / √(v + ε) g,  w ← w − η d,  u ← ρu + (1 − ρ)d²",
        source: "Zeiler 2012, Algorithm 1; η as in PyTorch",
        color: [0x0045_5633, 0x00C7_F29C],
        marker: Marker::TriangleLeft,
        adaptive: true,
        in_book: false,
        rates_like: None,
        limit: None,
        network_rate: 1.0,
    };
    type State<T: Scalar> = Squares<T>;
    type Shared<T: Scalar> = ();

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), squares: &mut Squares<T>) -> T {
        let step = self.scale(squares, coordinate.gradient) * coordinate.gradient;
        let kept = if self.kept == STEP { coordinate.rate * step } else { step };
        *squares =
            Squares { gradients: self.mean(squares.gradients, coordinate.gradient), steps: self.mean(squares.steps, kept) };
        -coordinate.rate * step
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), squares: &Squares<f64>) -> StepTerms {
        let rate = coordinate.rate * self.scale(squares, coordinate.gradient);
        let root = |square: f64| (square + self.epsilon).sqrt();
        StepTerms::of([Term::new(TermKind::Gradient, [("−η′", -rate), (GRADIENT, coordinate.gradient)])]).with_details([
            ("√(u + ε)", root(squares.steps)),
            ("√(v + ε)", root(self.mean(squares.gradients, coordinate.gradient))),
            (EFFECTIVE_RATE, rate),
        ])
    }

    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), squares: &Squares<f64>) -> Option<StepMatrix> {
        Some([[1.0 - coordinate.rate * self.scale(squares, coordinate.gradient) * curvature, 0.0], [0.0, 0.0]])
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(&RATE, &mut self.lr),
            Knob::Number(&DECAY, &mut self.decay),
            Knob::Number(&EPSILON, &mut self.epsilon),
            Knob::Choice(&KEPT, &mut self.kept),
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        let formula = Self::ABOUT.formula();
        if self.kept == STEP { formula.replace("(1 − ρ)d²", "(1 − ρ)(ηd)²").into() } else { formula }
    }
}
