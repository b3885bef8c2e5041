//! `FTRL`-Proximal (follow the regularized leader): `AdaGrad` that makes weights exactly 0.
//!
//! `McMahan` et al., "Ad Click Prediction: a View from the Trenches", 2013, Algorithm 1: n ← n + g², z ← z + g − σw with σ = (√n −
//! √n before)/η, and the new w is the minimizer of zw + ((β + √n)/η + λ₂)w²/2 + λ₁|w|. It teaches what L1 in the gradient can't:
//! a weight whose gradients add up to less than λ₁ is 0, not nearly 0. Without λ₁, λ₂, β and a start of n the steps are those of
//! `AdaGrad` without ε.
//!
//! z starts at 0, so with a start of n the first step goes from w as if it were nearer to 0, as in Keras and `TensorFlow`. Here z
//! is multiplied by η, as `TensorFlow` has it as a choice; without that a schedule that lowers η would shrink all weights.

use super::root::finite_rate;
use super::settings::START;
use super::step_terms::{EFFECTIVE_RATE, GRADIENT, Term, TermKind};
use super::{About, CoordinateStep, FormVisitor, Marker, Scalar, StepMatrix, StepTerms, UpdateRule, learning_rate};
use crate::knob::{Domain, Knob, Number, Slider};

const RATE: Number = learning_rate(1.5);
const POWER: Number = Number {
    key: "power",
    symbol: "p",
    name: "knob.power",
    help: "knob.power_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.99),
    default: 0.5,
};
const START_OF_N: Number = Number { symbol: "n₀", help: "knob.start_of_n_help", ..START };
const BETA: Number = Number {
    key: "beta",
    symbol: "β",
    name: "knob.beta",
    help: "knob.beta_help",
    domain: Domain::NotNegative,
    slider: Slider::linear(0.0, 2.0),
    default: 0.0,
};
const L1: Number = Number { key: "l1", symbol: "λ₁", name: "knob.l1", help: "knob.l1_help", ..BETA };
const L2: Number = Number { key: "l2", symbol: "λ₂", name: "knob.l2", help: "knob.l2_help", ..BETA };

/// The weight that all gradients and penalties so far ask for. `ROOT`: with the power ½.
#[derive(Clone, Debug, PartialEq)]
pub struct Ftrl<const ROOT: bool = false> {
    lr: f64,
    power: f64,
    start: f64,
    beta: f64,
    l1: f64,
    l2: f64,
}

impl<const ROOT: bool> Default for Ftrl<ROOT> {
    fn default() -> Self {
        Self {
            lr: RATE.default,
            power: POWER.default,
            start: START_OF_N.default,
            beta: BETA.default,
            l1: L1.default,
            l2: L2.default,
        }
    }
}

/// The state of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Leader<T> {
    /// n, the sum of the squared gradients.
    squares: T,
    /// ηz.
    sum: T,
}

/// The weight to come, and what it comes from.
struct Coming<T> {
    /// nᵖ before this gradient.
    before: T,
    /// nᵖ + β + ηλ₂, the divisor.
    divisor: T,
    /// ηz cut to between −ηλ₁ and ηλ₁.
    cut: T,
}

impl<const ROOT: bool> Ftrl<ROOT> {
    /// nᵖ.
    fn powered<T: Scalar>(&self, squares: T) -> T {
        if ROOT { squares.sqrt() } else { squares.powf(T::of(self.power)) }
    }

    /// β + ηλ₂, which shortens steps.
    fn shortening<T: Scalar>(&self, rate: T) -> T {
        T::of(self.beta) + rate * T::of(self.l2)
    }

    /// Update the state with a gradient.
    fn follow<T: Scalar>(&self, coordinate: CoordinateStep<T>, state: &mut Leader<T>) -> Coming<T> {
        let before = self.powered(state.squares);
        state.squares += coordinate.gradient * coordinate.gradient;
        let after = self.powered(state.squares);
        state.sum = state.sum + coordinate.rate * coordinate.gradient - (after - before) * coordinate.value;
        let most = coordinate.rate * T::of(self.l1);
        Coming { before, divisor: after + self.shortening(coordinate.rate), cut: state.sum.max(-most).min(most) }
    }
}

impl<const ROOT: bool> UpdateRule for Ftrl<ROOT> {
    const ABOUT: About = About {
        key: "ftrl",
        name: "FTRL",
        formula: "n ← n + g²,  σ = (n^p − n^p before) / η,  z ← z + g − σw,  w ← (z cut to ±λ₁ − z) / ((n^p + β) / η + λ₂)",
        source: "McMahan et al. 2013, Algorithm 1",
        color: [0x006B_3A2A, 0x00D9_A68F],
        marker: Marker::Bar,
        adaptive: true,
        in_book: false,
        rates_like: Some("adagrad"),
        limit: None,
        network_rate: 0.01,
    };
    type State<T: Scalar> = Leader<T>;
    type Shared<T: Scalar> = ();

    fn start_state<T: Scalar>(&self) -> Leader<T> {
        Leader { squares: T::of(self.start), sum: T::zero() }
    }

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), state: &mut Leader<T>) -> T {
        let coming = self.follow(coordinate, state);
        // At the end of a schedule rounding would move w for ever; without a divisor all gradients were 0, or their squares underflow.
        if coordinate.rate == T::zero() || coming.divisor == T::zero() {
            return T::zero();
        }
        (coming.cut - state.sum) / coming.divisor - coordinate.value
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), state: &Leader<f64>) -> StepTerms {
        let coming = self.follow(coordinate, &mut state.clone());
        let rate = finite_rate(coordinate.rate / coming.divisor);
        let mut terms =
            StepTerms::of([Term::new(TermKind::Gradient, [("−η′", -rate), (GRADIENT, coordinate.gradient)])]);
        // What the penalties and the start of n ask for: without them w is where ηz led to, and only rounding is left.
        let held = (coming.before + self.shortening(coordinate.rate)) * coordinate.value;
        let pull = coming.cut - state.sum - held;
        if rate != 0.0 && pull.abs() > 16.0 * f64::EPSILON * (state.sum.abs() + held.abs()) {
            terms.terms.push(Term::new(TermKind::Decay, [("η′", rate), ("p", pull / coordinate.rate)]));
        }
        terms.with_details([("n^p", coming.divisor - self.shortening(coordinate.rate)), ("ηz", state.sum), (EFFECTIVE_RATE, rate)])
    }

    /// With a fixed divisor, as for `AdaGrad`. None while λ₁ holds w at 0.
    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), state: &Leader<f64>) -> Option<StepMatrix> {
        let mut state = *state;
        let coming = self.follow(coordinate, &mut state);
        let held = self.l1 > 0.0 && coming.cut == state.sum;
        let rate = finite_rate(coordinate.rate / coming.divisor);
        (!held).then_some([[1.0 - rate * curvature, 0.0], [0.0, 0.0]])
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        vec![
            Knob::Number(&RATE, &mut self.lr),
            Knob::Number(&POWER, &mut self.power),
            Knob::Number(&START_OF_N, &mut self.start),
            Knob::Number(&BETA, &mut self.beta),
            Knob::Number(&L1, &mut self.l1),
            Knob::Number(&L2, &mut self.l2),
        ]
    }

    fn rate(&self) -> f64 {
        self.lr
    }

    fn in_its_form<V: FormVisitor>(&self, visitor: V) -> V::Output {
        let Self { lr, power, start, beta, l1, l2 } = *self;
        if power == POWER.default {
            visitor.visit(Ftrl::<true> { lr, power, start, beta, l1, l2 })
        } else {
            visitor.visit(self.clone())
        }
    }
}
