//! `NAdam`: Adam with Nesterov momentum: the first moment of the next step, in which the current gradient counts once more.
//!
//! Dozat, "Incorporating Nesterov Momentum into Adam", 2016, Algorithm 2, with its increasing momentum μₜ = β₁(1 − 0.96^(ψt) / 2),
//! ψ = 0.004, as in `PyTorch`, Paddle and `MXNet`. Keras has ψ = 1: after a few steps μ is β₁. Without that schedule
//!
//! - μ is β₁, and m has the correction of the coming step, 1 − β₁ᵗ⁺¹, the gradient that of this one (optax);
//! - or both have Adam's correction 1 − β₁ᵗ (mindspore).
//!
//! ε is beside the corrected root, or beside the uncorrected one (mindspore).

use std::borrow::Cow;

use super::moments::{AdamSettings, Correction, Moments};
use super::root::finite_rate;
use super::step_terms::{EFFECTIVE_RATE, GRADIENT, Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Choice, Domain, Knob, Number, Slider};
use crate::language::t;

const RATE: Number = learning_rate(0.3);
const EPSILON_FORM: Choice = Choice {
    key: "epsilon_form",
    name: "knob.epsilon_form",
    help: "knob.epsilon_form_of_two_help",
    forms: &["paper", "book"],
};
const BOOK: usize = 1;
/// ψ: how fast μ rises to β₁.
const MOMENTUM_DECAY: Number = Number {
    key: "momentum_decay",
    symbol: "ψ",
    name: "knob.momentum_decay",
    help: "knob.momentum_decay_help",
    domain: Domain::NotNegative,
    slider: Slider::log(1e-4, 10.0),
    default: 0.004,
};
const SCHEDULE: Choice = Choice {
    key: "momentum_schedule",
    name: "knob.momentum_schedule",
    help: "knob.momentum_schedule_help",
    forms: &["dozat", "none", "adam"],
};
const DOZAT: usize = 0;
const ADAM: usize = 2;

/// Adam with Nesterov momentum.
#[derive(Clone, Debug, PartialEq)]
pub struct NAdam {
    settings: AdamSettings,
    epsilon_form: usize,
    momentum_decay: f64,
    schedule: usize,
}

impl Default for NAdam {
    fn default() -> Self {
        let settings = AdamSettings::with_rate(&RATE);
        Self { settings, epsilon_form: 0, momentum_decay: MOMENTUM_DECAY.default, schedule: DOZAT }
    }
}

/// The state of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NadamState<T> {
    pub(super) moments: Moments<T>,
    /// 1 − μ₁μ₂…μₜ; 0 before the first step.
    one_minus_product: T,
}

/// The momentum coefficients and the bias correction of a step.
#[derive(Clone, Copy, PartialEq)]
pub struct NesterovMomentum<T> {
    /// μₜ.
    now: T,
    /// μₜ₊₁.
    next: T,
    /// The factor on μ₁μ₂…μₜ in the correction of m: μₜ₊₁, or 1 for Adam's correction.
    coming: T,
    /// √(1 − β₂ᵗ).
    root: T,
    /// ε beside the corrected root.
    epsilon: T,
}

/// The factors on the updated m and on the gradient in a step.
struct Weights<T> {
    mean: T,
    gradient: T,
}

impl NAdam {
    /// Update the state with the gradient, and return the factors of the step.
    fn weigh<T: Scalar>(
        &self,
        coordinate: CoordinateStep<T>,
        momentum: NesterovMomentum<T>,
        state: &mut NadamState<T>,
    ) -> Weights<T> {
        let beta2 = T::of(self.settings.beta2);
        let moments = &mut state.moments;
        moments.mean = self.settings.mean(moments.mean, coordinate.gradient);
        moments.square = beta2 * moments.square + (T::one() - beta2) * coordinate.gradient * coordinate.gradient;
        let product = (T::one() - state.one_minus_product) * momentum.now;
        state.one_minus_product = T::one() - product;
        let divisor = moments.square.sqrt() / momentum.root + momentum.epsilon;
        Weights {
            mean: coordinate.rate * momentum.next / (T::one() - product * momentum.coming) / divisor,
            gradient: coordinate.rate * (T::one() - momentum.now) / state.one_minus_product / divisor,
        }
    }
}

impl UpdateRule for NAdam {
    const ABOUT: About = About {
        key: "nadam",
        name: "NAdam",
        formula: "listed.nadam_formula",
        source: "Dozat 2016, Algorithm 2, with the momentum of PyTorch",
        color: [0x004A_0284, 0x00A2_64F6],
        marker: Marker::Hourglass,
        adaptive: true,
        in_book: false,
        rates_like: None,
        limit: None,
        network_rate: 0.001,
    };
    type State<T: Scalar> = NadamState<T>;
    type Shared<T: Scalar> = NesterovMomentum<T>;

    fn shared<T: Scalar>(&self, step: u32) -> NesterovMomentum<T> {
        let AdamSettings { beta1, beta2, epsilon, .. } = self.settings;
        let faded = |step: f64| if self.schedule == DOZAT { 0.5 * 0.96f64.powf(step * self.momentum_decay) } else { 0.0 };
        let mu = |step: f64| beta1 * (1.0 - faded(step));
        let root = Correction::<f64>::new(beta1, beta2, step).root;
        let (now, next) = (mu(f64::from(step)), mu(f64::from(step) + 1.0));
        NesterovMomentum {
            now: T::of(now),
            next: T::of(next),
            coming: T::of(if self.schedule == ADAM { 1.0 } else { next }),
            root: T::of(root),
            epsilon: T::of(if self.epsilon_form == BOOK { epsilon / root } else { epsilon }),
        }
    }

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, momentum: NesterovMomentum<T>, state: &mut NadamState<T>) -> T {
        let weights = self.weigh(coordinate, momentum, state);
        if !weights.mean.is_finite() {
            return T::zero(); // ε = 0, and all gradients were 0 or their squares underflow
        }
        -weights.gradient * coordinate.gradient - weights.mean * state.moments.mean
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, momentum: NesterovMomentum<f64>, state: &NadamState<f64>) -> StepTerms {
        let weights = self.weigh(coordinate, momentum, &mut state.clone());
        let (mean, gradient) = (finite_rate(weights.mean), finite_rate(weights.gradient));
        StepTerms::of([
            Term::new(TermKind::Momentum, [("−η′", -mean), ("β₁", self.settings.beta1), ("m", state.moments.mean)]),
            Term::new(
                TermKind::Gradient,
                [("−η₂", -(gradient + (1.0 - self.settings.beta1) * mean)), (GRADIENT, coordinate.gradient)],
            ),
        ])
        .with_details([(EFFECTIVE_RATE, mean)])
    }

    fn step_matrix(
        &self,
        curvature: f64,
        coordinate: CoordinateStep<f64>,
        momentum: NesterovMomentum<f64>,
        state: &NadamState<f64>,
    ) -> Option<StepMatrix> {
        let weights = self.weigh(coordinate, momentum, &mut state.clone());
        let (mean, gradient) = (finite_rate(weights.mean), finite_rate(weights.gradient));
        let fresh = (1.0 - self.settings.beta1) * curvature;
        Some([[1.0 - gradient * curvature - mean * fresh, -mean * self.settings.beta1], [fresh, self.settings.beta1]])
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        let mut knobs = self.settings.knobs(&RATE);
        knobs.push(Knob::Choice(&EPSILON_FORM, &mut self.epsilon_form));
        knobs.push(Knob::Number(&MOMENTUM_DECAY, &mut self.momentum_decay));
        knobs.push(Knob::Choice(&SCHEDULE, &mut self.schedule));
        knobs
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }

    fn formula(&self) -> Cow<'static, str> {
        let formula = match self.schedule {
            DOZAT => Self::ABOUT.formula(),
            ADAM => t!("listed.nadam_of", mean = "(β₁m + (1 − β₁)g) / (1 − β₁^t)"),
            _ => t!("listed.nadam_of", mean = "β₁m / (1 − β₁^(t + 1)) + (1 − β₁)g / (1 − β₁^t)"),
        };
        if self.epsilon_form == BOOK { format!("{formula},  w ← w − η √(1 − β₂^t) m / (√v + ε)").into() } else { formula }
    }
}
