//! `RMSProp`: h ← ρh + (1 − ρ)g², w ← w − η g / (√h + ε).
//!
//! Tieleman and Hinton, Neural Networks for Machine Learning, lecture 6.5, 2012; *Deep Learning from Scratch*, section 6.1.5.
//! Decay 0.99 and ε = 1e-7 as in the book's code; `PyTorch` has ε = 1e-8 at the same place. Keras, optax and Paddle have it
//! [inside the root](super::root), `TensorFlow` 1, timm and `MindSpore` also start h at 1. Centered, and with momentum [behind the
//! quotient](super::behind), it is that of Graves 2013; the learning rate is inside of that velocity in Keras, optax, Paddle and
//! `TensorFlow`, outside in `PyTorch`.

use std::borrow::Cow;

use super::behind::{Behind, RootRule, Whole, formula};
use super::root::{ROOT_FORM, Root};
use super::settings::{MOMENTUM, MOMENTUM_FORM, PYTORCH, START};
use super::{About, CoordinateStep, FormVisitor, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, epsilon, learning_rate};
use crate::knob::{Choice, Domain, Knob, Number, Slider};

const RATE: Number = learning_rate(0.1);
const DECAY: Number = Number {
    key: "decay",
    symbol: "ρ",
    name: "knob.decay",
    help: "knob.decay_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.999),
    default: 0.99,
};
const EPSILON: Number = epsilon(1e-7);
const CENTERED: Choice =
    Choice { key: "centered", name: "knob.centered", help: "knob.centered_help", forms: &["no", "yes"] };
const YES: usize = 1;
const BEHIND: Number = Number { help: "knob.momentum_behind_help", default: 0.0, ..MOMENTUM };

/// `AdaGrad` with a running mean of the squared gradients in place of their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct RmsProp {
    lr: f64,
    decay: f64,
    root: Root,
    start: f64,
    centered: usize,
    /// α, the share of the velocity behind the quotient that is kept.
    momentum: f64,
    form: usize,
}

impl Default for RmsProp {
    fn default() -> Self {
        Self {
            lr: RATE.default,
            decay: DECAY.default,
            root: Root::new(&EPSILON),
            start: START.default,
            centered: 0,
            momentum: BEHIND.default,
            form: 0,
        }
    }
}

impl RootRule for RmsProp {
    fn start(&self) -> f64 {
        self.start
    }

    fn squares<T: Scalar>(&self, before: T, gradient: T) -> T {
        let decay = T::of(self.decay);
        decay * before + (T::one() - decay) * gradient * gradient
    }

    fn root(&self) -> &Root {
        &self.root
    }

    fn centered(&self) -> Option<f64> {
        (self.centered == YES).then_some(self.decay)
    }

    fn behind(&self) -> Behind {
        Behind { kept: self.momentum, fresh: None, rate_inside: self.form != PYTORCH, symbol: "v" }
    }
}

impl UpdateRule for RmsProp {
    const ABOUT: About = About {
        key: "rmsprop",
        name: "RMSProp",
        formula: "h ← ρh + (1 − ρ)g²,  w ← w − η g / (√h + ε)",
        source: "Tieleman and Hinton 2012, lecture 6.5; Deep Learning from Scratch, section 6.1.5",
        color: [0x008A_5F00, 0x00F0_BE4A],
        marker: Marker::Triangle,
        adaptive: true,
        in_book: true,
        rates_like: None,
        limit: None,
        network_rate: 0.01,
    };
    /// The running mean h of the squared gradients.
    type State<T: Scalar> = T;
    type Shared<T: Scalar> = ();

    fn start_state<T: Scalar>(&self) -> T {
        T::of(self.start)
    }

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), squares: &mut T) -> T {
        *squares = self.squares(*squares, coordinate.gradient);
        self.root.step(coordinate.rate, coordinate.gradient, *squares)
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), squares: &f64) -> StepTerms {
        self.root.terms(coordinate, self.squares(*squares, coordinate.gradient))
    }

    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), squares: &f64) -> Option<StepMatrix> {
        Some(self.root.matrix(curvature, coordinate.rate, self.squares(*squares, coordinate.gradient)))
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(&RATE, &mut self.lr),
            Knob::Number(&DECAY, &mut self.decay),
            Knob::Number(&EPSILON, &mut self.root.epsilon),
            Knob::Choice(&ROOT_FORM, &mut self.root.form),
            Knob::Number(&START, &mut self.start),
            Knob::Choice(&CENTERED, &mut self.centered),
            Knob::Number(&BEHIND, &mut self.momentum),
            Knob::Choice(&MOMENTUM_FORM, &mut self.form),
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        formula(self, "h ← ρh + (1 − ρ)g²")
    }

    fn in_its_form<V: FormVisitor>(&self, visitor: V) -> V::Output {
        let only_squares = self.momentum == 0.0 && self.centered != YES;
        if only_squares { visitor.visit(self.clone()) } else { visitor.visit(Whole(self.clone())) }
    }
}
