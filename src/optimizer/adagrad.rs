//! `AdaGrad`: h ← h + g², w ← w − η g / (√h + ε).
//!
//! Duchi, Hazan and Singer, "Adaptive Subgradient Methods", 2011, figure 1 (diagonal form); *Deep Learning from Scratch*,
//! section 6.1.5, equations 6.5 and 6.6. ε = 1e-7 is added to the root, as in the book; `PyTorch` adds 1e-10. Keras and optax
//! start h at 0.1 and have ε [inside the root](super::root); `TensorFlow` 1 and `MindSpore` start at 0.1 without ε.
//! `jax.example_libraries` has no ε and takes a moving mean, m ← αm + (1 − α) g / √h, of which α is a setting.

use std::borrow::Cow;

use super::behind::{Behind, RootRule, Whole, formula};
use super::root::{ROOT_FORM, Root};
use super::settings::{MOMENTUM, START};
use super::{About, CoordinateStep, FormVisitor, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, epsilon, learning_rate};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(1.5);
const EPSILON: Number = epsilon(1e-7);
const AVERAGING: Number =
    Number { key: "averaging", name: "knob.averaging", help: "knob.averaging_help", default: 0.0, ..MOMENTUM };

/// Each coordinate's step shrinks with the sum of its squared gradients.
#[derive(Clone, Debug, PartialEq)]
pub struct AdaGrad {
    lr: f64,
    root: Root,
    start: f64,
    /// α, the share of the moving mean behind the quotient that is kept.
    averaging: f64,
}

impl Default for AdaGrad {
    fn default() -> Self {
        Self { lr: RATE.default, root: Root::new(&EPSILON), start: START.default, averaging: AVERAGING.default }
    }
}

impl RootRule for AdaGrad {
    fn start(&self) -> f64 {
        self.start
    }

    fn squares<T: Scalar>(&self, before: T, gradient: T) -> T {
        before + gradient * gradient
    }

    fn root(&self) -> &Root {
        &self.root
    }

    fn centered(&self) -> Option<f64> {
        None
    }

    fn behind(&self) -> Behind {
        let fresh = (self.averaging != 0.0).then_some(1.0 - self.averaging);
        Behind { kept: self.averaging, fresh, rate_inside: false, symbol: "m" }
    }
}

impl UpdateRule for AdaGrad {
    const ABOUT: About = About {
        key: "adagrad",
        name: "AdaGrad",
        formula: "h ← h + g²,  w ← w − η g / (√h + ε)",
        source: "Duchi, Hazan and Singer 2011, figure 1; Deep Learning from Scratch, equations 6.5 and 6.6",
        color: [0x0000_805C, 0x003C_CB9B],
        marker: Marker::Square,
        adaptive: true,
        in_book: true,
        rates_like: None,
        limit: None,
        network_rate: 0.01,
    };
    /// The sum h of the squared gradients.
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
            Knob::Number(&EPSILON, &mut self.root.epsilon),
            Knob::Choice(&ROOT_FORM, &mut self.root.form),
            Knob::Number(&START, &mut self.start),
            Knob::Number(&AVERAGING, &mut self.averaging),
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        formula(self, "h ← h + g²")
    }

    fn in_its_form<V: FormVisitor>(&self, visitor: V) -> V::Output {
        if self.averaging == 0.0 { visitor.visit(self.clone()) } else { visitor.visit(Whole(self.clone())) }
    }
}
