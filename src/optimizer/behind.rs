//! The rules of the root in the forms that remember more than h: the mean gradient a, whose square is subtracted from h, and a
//! velocity v behind the quotient: v ← κv + φ g / (√(h − a²) + ε).
//!
//! Graves, "Generating Sequences With Recurrent Neural Networks", 2013, equations 38 to 41, which is `RMSProp` with both. A rule
//! whose settings need only h is walked without them: a loop over a single memory fills the processor's registers and takes an
//! eighth of the time.

use std::borrow::Cow;

use super::root::Root;
use super::step_terms::{EFFECTIVE_RATE, GRADIENT, Term, TermKind};
use super::{About, CoordinateStep, Scalar, StepMatrix, StepTerms, UpdateRule};
use crate::knob::Knob;

/// A rule that divides the gradient by the root of a memory of its squares.
pub trait RootRule: UpdateRule {
    /// h before the first step.
    fn start(&self) -> f64;

    /// h after one more gradient.
    fn squares<T: Scalar>(&self, before: T, gradient: T) -> T;

    /// The divisor.
    fn root(&self) -> &Root;

    /// The share of the mean gradient that is kept, if its square is subtracted from h.
    fn centered(&self) -> Option<f64>;

    /// What the quotient goes through.
    fn behind(&self) -> Behind;
}

/// What a quotient q goes through: v ← κv − φηq and w ← w + v, or v ← κv + φq and w ← w − ηv. With κ = 0 it is the step.
#[derive(Clone, Copy)]
pub struct Behind {
    /// κ, the share of v that is kept.
    pub(super) kept: f64,
    /// φ, the share of the quotient that enters, if it isn't all.
    pub(super) fresh: Option<f64>,
    /// Whether the learning rate is inside of v.
    pub(super) rate_inside: bool,
    /// The symbol of v.
    pub(super) symbol: &'static str,
}

/// A rule in the form that remembers all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole<R>(pub(super) R);

/// What is remembered of one coordinate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory<T> {
    /// h.
    squares: T,
    /// a, the mean gradient.
    mean: T,
    /// v, what the quotients have gone through.
    velocity: T,
}

impl<R: RootRule> Whole<R> {
    /// Update h and a, and return what is under the root: h − a², at least 0 where rounding has left less.
    fn remember<T: Scalar>(&self, gradient: T, memory: &mut Memory<T>) -> T {
        memory.squares = self.0.squares(memory.squares, gradient);
        let Some(decay) = self.0.centered().map(T::of) else { return memory.squares };
        memory.mean = decay * memory.mean + (T::one() - decay) * gradient;
        (memory.squares - memory.mean * memory.mean).max(T::zero())
    }
}

impl<R: RootRule> UpdateRule for Whole<R> {
    const ABOUT: About = R::ABOUT;
    type State<T: Scalar> = Memory<T>;
    type Shared<T: Scalar> = ();

    fn start_state<T: Scalar>(&self) -> Memory<T> {
        Memory { squares: T::of(self.0.start()), ..Memory::default() }
    }

    fn shared<T: Scalar>(&self, _step: u32) {}

    fn delta<T: Scalar>(&self, coordinate: CoordinateStep<T>, (): (), memory: &mut Memory<T>) -> T {
        let under = self.remember(coordinate.gradient, memory);
        let behind = self.0.behind();
        let rate = if behind.rate_inside { coordinate.rate } else { -T::one() };
        let quotient = T::of(behind.fresh.unwrap_or(1.0)) * self.0.root().step(rate, coordinate.gradient, under);
        memory.velocity = T::of(behind.kept) * memory.velocity + quotient;
        if behind.rate_inside { memory.velocity } else { -coordinate.rate * memory.velocity }
    }

    fn explain(&self, coordinate: CoordinateStep<f64>, (): (), memory: &Memory<f64>) -> StepTerms {
        let (behind, root) = (self.0.behind(), self.0.root());
        let under = self.remember(coordinate.gradient, &mut memory.clone());
        let rate = root.effective_rate(coordinate.rate, under);
        let mut terms = StepTerms::default();
        if behind.kept != 0.0 {
            let velocity = [("α", behind.kept), (behind.symbol, memory.velocity)];
            terms.terms.push(match (behind.rate_inside, velocity) {
                (true, velocity) => Term::new(TermKind::Momentum, velocity),
                (false, [kept, velocity]) => Term::new(TermKind::Momentum, [("−η", -coordinate.rate), kept, velocity]),
            });
        }
        let gradient = (GRADIENT, coordinate.gradient);
        terms.terms.push(match behind.fresh {
            Some(fresh) => Term::new(TermKind::Gradient, [("−η′", -rate), ("(1 − α)", fresh), gradient]),
            None => Term::new(TermKind::Gradient, [("−η′", -rate), gradient]),
        });
        let symbols =
            if self.0.centered().is_some() { ["√(h − a²)", "√(h − a² + ε)"] } else { ["√h", "√(h + ε)"] };
        terms.with_details([root.detail(symbols, under), (EFFECTIVE_RATE, rate)])
    }

    /// On (w, v), with a fixed divisor: Polyak's heavy ball at the effective rate.
    fn step_matrix(&self, curvature: f64, coordinate: CoordinateStep<f64>, (): (), memory: &Memory<f64>) -> Option<StepMatrix> {
        let (behind, root) = (self.0.behind(), self.0.root());
        let under = self.remember(coordinate.gradient, &mut memory.clone());
        let pull = |rate: f64| root.effective_rate(rate, under) * behind.fresh.unwrap_or(1.0) * curvature;
        let (whole, kept) = (pull(coordinate.rate), behind.kept);
        if kept == 0.0 {
            return Some([[1.0 - whole, 0.0], [0.0, 0.0]]);
        }
        if behind.rate_inside {
            return Some([[1.0 - whole, kept], [-whole, kept]]);
        }
        Some([[1.0 - whole, -coordinate.rate * kept], [pull(1.0), kept]])
    }

    fn knobs(&mut self) -> Vec<Knob<'_>> {
        self.0.knobs()
    }

    fn rate(&self) -> f64 {
        self.0.rate()
    }
}

/// The formula of a rule of the root: `memory` tells how h is updated.
pub(super) fn formula(rule: &impl RootRule, memory: &str) -> Cow<'static, str> {
    let (behind, centered) = (rule.behind(), rule.centered().is_some());
    let mean = if centered { "a ← ρa + (1 − ρ)g,  " } else { "" };
    let divisor = rule.root().formula(if centered { "h − a²" } else { "h" });
    let (v, fresh) = (behind.symbol, if behind.fresh.is_some() { "(1 − α) " } else { "" });
    let step = match (behind.kept == 0.0, behind.rate_inside) {
        (true, _) => format!("w ← w − η g / {divisor}"),
        (false, true) => format!("{v} ← α{v} − η {fresh}g / {divisor},  w ← w + {v}"),
        (false, false) => format!("{v} ← α{v} + {fresh}g / {divisor},  w ← w − η {v}"),
    };
    format!("{memory},  {mean}{step}").into()
}
