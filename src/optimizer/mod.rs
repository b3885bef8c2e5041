//! Optimizers: first-order rules that move each parameter by its slope.
//!
//! One file an optimizer, one line in the list at the end of this file. The settings, the command line, the cards with
//! their sliders, the legend, the presets and the tests pick it up from the list.

mod spec;

use crate::knob::{Domain, Knob, Number, Slider};
pub use crate::objective::Scalar;
pub use spec::OptimizerError;

/// One coordinate at one step, as an update rule sees it.
#[derive(Clone, Copy, Debug)]
pub struct Visit<T> {
    /// The step, counted from 1.
    pub step: u32,
    /// The learning rate of this step.
    pub rate: T,
    /// The parameter before the step.
    pub value: T,
    /// The gradient's coordinate at `value`.
    pub slope: T,
}

/// A first-order rule that acts on each coordinate by itself. It does not know how many there are.
pub trait UpdateRule: Clone + Default + PartialEq + Send + Sync + 'static {
    /// Names, formula, source and look.
    const ABOUT: About;

    /// What the rule remembers of a coordinate, zero at the start.
    type Memory<T: Scalar>: Clone + Default + Send;

    /// What is the same for all coordinates of a step, such as the powers of β.
    type Shared<T: Scalar>: Copy;

    /// Compute once a step what all coordinates share; `step` counts from 1.
    fn shared<T: Scalar>(&self, step: u32) -> Self::Shared<T>;

    /// How far the coordinate moves.
    fn delta<T: Scalar>(&self, visit: Visit<T>, shared: Self::Shared<T>, memory: &mut Self::Memory<T>) -> T;

    /// The settings; the learning rate comes first.
    fn knobs(&mut self) -> Vec<Knob<'_>>;

    /// The learning rate η.
    fn rate(&self) -> f64;
}

/// What is said and drawn of an optimizer.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The name on the command line and in presets: `adagrad`.
    pub key: &'static str,
    /// The name on the screen: `AdaGrad`.
    pub name: &'static str,
    /// The update rule in the textbook's letters.
    pub formula: &'static str,
    /// The paper or book with the equation, and which form is implemented.
    pub source: &'static str,
    /// The colour in the light and in the dark theme, 0xRRGGBB.
    pub color: [u32; 2],
    /// The shape of its markers.
    pub marker: Marker,
}

/// The shape that marks an optimizer's steps, so that colour is never the only difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// ○
    Circle,
    /// ✕
    Cross,
    /// □
    Square,
    /// △
    Triangle,
    /// ◇
    Diamond,
    /// ▽
    TriangleDown,
    /// +
    Plus,
    /// ⬠
    Pentagon,
    /// ⬡
    Hexagon,
}

/// An optimizer at work on some parameters; the number of parameters must stay the same.
pub trait Optimizer<T>: Send {
    /// Move `params` by one step against `gradient`, both of the same length.
    fn step(&mut self, params: &mut [T], gradient: &[T]);
}

/// A rule, the memory of every coordinate and the number of steps made.
struct Running<R: UpdateRule, T: Scalar> {
    rule: R,
    memory: Vec<R::Memory<T>>,
    steps: u32,
}

impl<R: UpdateRule, T: Scalar> Optimizer<T> for Running<R, T> {
    fn step(&mut self, params: &mut [T], gradient: &[T]) {
        self.memory.resize_with(params.len(), Default::default);
        self.steps += 1;
        let (step, rate) = (self.steps, T::of(self.rule.rate()));
        let shared = self.rule.shared(step);
        for ((value, &slope), memory) in params.iter_mut().zip(gradient).zip(&mut self.memory) {
            let visit = Visit { step, rate, value: *value, slope };
            *value = *value + self.rule.delta(visit, shared, memory);
        }
    }
}

/// Start `rule` from fresh memory.
fn start<T: Scalar>(rule: impl UpdateRule) -> Box<dyn Optimizer<T>> {
    Box::new(Running { rule, memory: Vec::new(), steps: 0 })
}

/// The learning rate η with this default.
const fn learning_rate(default: f64) -> Number {
    Number {
        key: "lr",
        symbol: "η",
        name: "learning rate",
        help: "How far each step goes along the slope. Too small creeps, too large diverges.",
        domain: Domain::Positive,
        slider: Slider::log(1e-4, 10.0),
        default,
    }
}

/// The momentum coefficient α of Momentum and Nesterov.
const MOMENTUM: Number = Number {
    key: "momentum",
    symbol: "α",
    name: "momentum",
    help: "The share of the velocity that is kept from step to step; 0 is plain SGD.",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.99),
    default: 0.9,
};

/// The small number ε that keeps a quotient finite.
const fn epsilon(default: f64) -> Number {
    Number {
        key: "epsilon",
        symbol: "ε",
        name: "epsilon",
        help: "A small number added to the divisor, so that a slope of 0 does no harm.",
        domain: Domain::NotNegative,
        slider: Slider::log(1e-12, 1e-2),
        default,
    }
}

spec::optimizers! {
    sgd::Sgd,
    momentum::Momentum,
    nesterov::Nesterov,
    adagrad::AdaGrad,
    rmsprop::RmsProp,
    adam::Adam,
}
