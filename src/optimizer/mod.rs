//! Optimizers: first-order rules that update each parameter by its gradient.
//!
//! Each optimizer is one file and one line in the list at the end of this file; the texts of its settings are in `locales/`.
//! Command line, cards, legend, presets and tests all follow from the list.

mod behind;
pub mod dialect;
mod form;
mod moments;
mod root;
mod running;
mod settings;
mod spec;
pub mod step_terms;
mod text;
mod velocity;

use std::borrow::Cow;
use std::fmt;

use crate::knob::Knob;
use crate::language::localized;
pub use crate::objective::Scalar;
pub use form::FormVisitor;
use settings::{decay_term, decayed, epsilon, learning_rate, weight_decay};
pub use spec::{OptimizerError, OptimizerSpec};
pub use step_terms::{StepMatrix, StepTerms};

/// One coordinate at one step, as an update rule sees it.
#[derive(Clone, Copy, Debug)]
pub struct CoordinateStep<T> {
    /// The step, counted from 1.
    pub step: u32,
    /// The learning rate of this step.
    pub rate: T,
    /// The parameter before the step.
    pub value: T,
    /// The gradient of this coordinate at `value`.
    pub gradient: T,
}

/// A first-order update rule. It acts on each coordinate separately and does not know how many there are.
pub trait UpdateRule: Clone + Default + PartialEq + Send + Sync + 'static {
    /// Names, formula, source, colour and marker.
    const ABOUT: About;

    /// The state of one coordinate, such as moments; [`Self::start_state`] at the start.
    type State<T: Scalar>: Clone + fmt::Debug + Default + PartialEq + Send + Sync;

    /// The values that all coordinates of a step share, such as bias corrections. Beyond some step they are the same for ever.
    type Shared<T: Scalar>: Copy + PartialEq;

    /// The state before the first step: zeros, unless a setting says otherwise.
    fn start_state<T: Scalar>(&self) -> Self::State<T> {
        Self::State::default()
    }

    /// Compute the shared values of a step, counted from 1; called once per step.
    fn shared<T: Scalar>(&self, step: u32) -> Self::Shared<T>;

    /// The change of the coordinate; updates `state`.
    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, shared: Self::Shared<T>, state: &mut Self::State<T>) -> T;

    /// The terms of the step that [`Self::delta`] would make; `state` is the state before the step.
    fn explain(&self, coordinate: CoordinateStep<f64>, shared: Self::Shared<f64>, state: &Self::State<f64>) -> StepTerms;

    /// The step as a linear map for a gradient of `curvature` times the distance from the minimum; `state` is the state before
    /// the step. Gradient scaling keeps the divisor of this step. `None` for a rule that uses only the sign of the gradient.
    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        shared: Self::Shared<f64>,
        state: &Self::State<f64>,
    ) -> Option<StepMatrix>;

    /// The settings; the learning rate comes first.
    fn knobs(&mut self) -> Vec<Knob<'_>>;

    /// The learning rate η.
    fn rate(&self) -> f64;

    /// The update rule with these settings, in the symbols of the textbook.
    fn formula(&self) -> Cow<'static, str> {
        Self::ABOUT.formula()
    }

    /// The [limit](About::limit) with these settings.
    fn limit(&self) -> Option<Cow<'static, str>> {
        Self::ABOUT.limit.map(Cow::Borrowed)
    }

    /// Do this with the rule in the form that its settings ask for. The steps of all forms are those of the rule.
    fn in_its_form<V: FormVisitor>(&self, visitor: V) -> V::Output {
        visitor.visit(self.clone())
    }
}

/// What an optimizer is called, where it comes from and how it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The key on the command line and in presets: `adagrad`.
    pub key: &'static str,
    /// The name: `AdaGrad`.
    pub name: &'static str,
    /// The [formula](Self::formula) of the default form, or its catalogue key.
    pub formula: &'static str,
    /// The paper or book with the equation, and the form that is implemented.
    pub source: &'static str,
    /// The colour in the light and in the dark theme, 0xRRGGBB.
    pub color: [u32; 2],
    /// The shape of its markers.
    pub marker: Marker,
    /// Whether each coordinate has its own step size, derived from its gradients.
    pub adaptive: bool,
    /// Whether the book's code has it; the others are listed under "more".
    pub in_book: bool,
    /// The key of an optimizer whose usual learning rates also suit this one.
    pub rates_like: Option<&'static str>,
    /// The learning rate at which its default form starts to diverge on a quadratic with greatest curvature λ, as a formula, if
    /// there is a closed form.
    pub limit: Option<&'static str>,
    /// The usual learning rate on a network: the book's (section 6.1.8) for its four optimizers, otherwise that of the paper or
    /// of `PyTorch`.
    pub network_rate: f64,
}

impl About {
    /// The update rule in its default form, in the symbols of the textbook.
    pub fn formula(&self) -> Cow<'static, str> {
        localized(self.formula)
    }
}

/// The marker of an optimizer's steps, so that colour is never the only difference.
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
    /// ◁
    TriangleLeft,
    /// ▷
    TriangleRight,
    /// A star of three strokes.
    Asterisk,
    /// Two triangles, tip to tip, one above the other.
    Hourglass,
    /// Two triangles, tip to tip, side by side.
    Bowtie,
    /// ▭
    Bar,
    /// A circle with a dot in it.
    Target,
    /// Three strokes, one of them down.
    Fork,
}

/// An optimizer with its state; the number of parameters must not change between steps.
pub trait Optimizer<T>: Send {
    /// Update `params` with `gradient`; both have the same length.
    fn step(&mut self, params: &mut [T], gradient: &[T]);
}

/// An optimizer whose next step can be analysed. None of these methods changes its state.
pub trait Inspectable: Optimizer<f64> + Sync {
    /// A copy in the same state.
    fn copied(&self) -> Box<dyn Inspectable>;

    /// The sums of the momentum terms and of the gradient terms of the next step of coordinate `index`; `None` if it lacks one of
    /// them.
    fn momentum_and_gradient(&self, index: usize, value: f64, gradient: f64) -> Option<[f64; 2]>;

    /// The terms of the next step, one [`StepTerms`] per coordinate.
    fn explain(&self, params: &[f64], gradient: &[f64]) -> Vec<StepTerms>;

    /// The learning rate of the next step, schedule included.
    fn rate(&self) -> f64;

    /// The step matrix of the next step of coordinate `index`, at learning rate `rate`; see [`UpdateRule::step_matrix`].
    fn step_matrix(&self, index: usize, params: &[f64], gradient: &[f64], curvature: f64, rate: f64) -> Option<StepMatrix>;
}

/// Work with a started optimizer, compiled for each rule, so that no step is a call through a table.
pub trait Visitor {
    /// What comes of it.
    type Output;

    /// Do the work.
    fn visit(self, optimizer: impl Started) -> Self::Output;
}

/// A started optimizer of one rule.
pub trait Started: Inspectable + Clone {
    /// Whether from the same point it goes on as it did from `before`, to the last bit and for ever, while there is no noise.
    fn repeats(&self, before: &Self) -> bool;

    /// Count steps that lead back to the same state.
    fn skip(&mut self, steps: usize);
}

spec::optimizers! {
    sgd::Sgd,
    momentum::Momentum,
    nesterov::Nesterov,
    adagrad::AdaGrad,
    rmsprop::RmsProp,
    adam::Adam,
    adamw::AdamW,
    nadam::NAdam,
    amsgrad::AmsGrad,
    adamax::AdaMax,
    adadelta::Adadelta,
    radam::RAdam,
    adabelief::AdaBelief,
    yogi::Yogi,
    lion::Lion,
    rprop::Rprop,
    ftrl::Ftrl,
}
