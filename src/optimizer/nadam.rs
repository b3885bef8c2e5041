//! `NAdam`: Adam with Nesterov momentum: the first moment of the next step, in which the current gradient counts once more.
//!
//! Dozat, "Incorporating Nesterov Momentum into Adam", 2016, Algorithm 2, with the increasing momentum μₜ = β₁(1 − 0.96^(0.004
//! t) / 2) of `PyTorch` (momentum decay 0.004).

use super::adagrad::finite_rate;
use super::adam::{AdamSettings, Correction, Moments};
use super::step_terms::{EFFECTIVE_RATE, GRADIENT, Term, TermKind};
use super::{About, CoordinateStep, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Knob, Number};

const RATE: Number = learning_rate(0.3);
/// How fast μ rises to β₁: the default of `PyTorch`.
const MOMENTUM_DECAY: f64 = 0.004;

/// Adam with Nesterov momentum.
#[derive(Clone, Debug, PartialEq)]
pub struct NAdam {
    settings: AdamSettings,
}

impl Default for NAdam {
    fn default() -> Self {
        Self { settings: AdamSettings::with_rate(&RATE) }
    }
}

/// The state of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NadamState<T> {
    moments: Moments<T>,
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
    /// √(1 − β₂ᵗ).
    root: T,
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
        let (beta1, beta2) = (T::of(self.settings.beta1), T::of(self.settings.beta2));
        let moments = &mut state.moments;
        moments.mean = moments.mean + (T::one() - beta1) * (coordinate.gradient - moments.mean);
        moments.square = beta2 * moments.square + (T::one() - beta2) * coordinate.gradient * coordinate.gradient;
        let product = (T::one() - state.one_minus_product) * momentum.now;
        state.one_minus_product = T::one() - product;
        let divisor = moments.square.sqrt() / momentum.root + T::of(self.settings.epsilon);
        Weights {
            mean: coordinate.rate * momentum.next / (T::one() - product * momentum.next) / divisor,
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
        let mu = |step: f64| self.settings.beta1 * (1.0 - 0.5 * 0.96f64.powf(step * MOMENTUM_DECAY));
        let correction: Correction<f64> = Correction::new(self.settings.beta1, self.settings.beta2, step);
        let step = f64::from(step);
        NesterovMomentum { now: T::of(mu(step)), next: T::of(mu(step + 1.0)), root: T::of(correction.root) }
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
        self.settings.knobs(&RATE)
    }

    fn rate(&self) -> f64 {
        self.settings.lr
    }
}
