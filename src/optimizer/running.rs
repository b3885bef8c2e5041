//! An optimizer on its way: a rule, and the state of every coordinate.

use super::step_terms::TermKind;
use super::{CoordinateStep, Inspectable, Optimizer, Started, StepMatrix, StepTerms, UpdateRule};
use crate::objective::Scalar;
use crate::schedule::Schedule;
use crate::simd;

/// A rule with its schedule, the states of all coordinates and the number of steps made.
#[derive(Clone)]
pub(super) struct Running<R: UpdateRule, T: Scalar> {
    rule: R,
    schedule: Schedule,
    states: Vec<R::State<T>>,
    steps: u32,
}

impl<R: UpdateRule, T: Scalar> Running<R, T> {
    /// `rule` with its initial state.
    pub(super) fn new(rule: R, schedule: Schedule) -> Self {
        Self { rule, schedule, states: Vec::new(), steps: 0 }
    }
}

/// The number of parameters from which on wide registers are worth the way to them.
const WORTH_WIDE: usize = 8;

impl<R: UpdateRule, T: Scalar> Optimizer<T> for Running<R, T> {
    #[inline]
    fn step(&mut self, params: &mut [T], gradient: &[T]) {
        if self.states.len() != params.len() {
            self.states.resize_with(params.len(), || self.rule.start_state());
        }
        self.steps += 1;
        let (step, rate) = (self.steps, T::of(self.rule.rate() * self.schedule.factor(self.steps)));
        let shared = self.rule.shared(step);
        let Self { rule, states, .. } = self;
        let at = |(value, gradient)| CoordinateStep { step, rate, value, gradient };
        if params.len() < WORTH_WIDE {
            update(rule, states, params, gradient, shared, at);
        } else {
            simd::vectorized(
                #[inline(always)]
                || update(rule, states, params, gradient, shared, at),
            );
        }
    }
}

/// Make a step of all coordinates.
#[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
#[inline(always)]
fn update<R: UpdateRule, T: Scalar>(
    rule: &R,
    states: &mut [R::State<T>],
    params: &mut [T],
    gradient: &[T],
    shared: R::Shared<T>,
    at: impl Fn((T, T)) -> CoordinateStep<T>,
) {
    // A local copy of the rule can't be changed elsewhere, so its settings are loaded once and not for every parameter.
    let rule = rule.clone();
    for ((value, &gradient), state) in params.iter_mut().zip(gradient).zip(states) {
        *value += rule.delta(at((*value, gradient)), shared, state);
    }
}

impl<R: UpdateRule> Running<R, f64> {
    /// The terms of the next step of coordinate `index`.
    fn terms(&self, index: usize, value: f64, gradient: f64) -> StepTerms {
        let (step, rate) = (self.steps + 1, Inspectable::rate(self));
        let (shared, fresh) = (self.rule.shared(step), self.rule.start_state());
        let state = self.states.get(index).unwrap_or(&fresh);
        self.rule.explain(CoordinateStep { step, rate, value, gradient }, shared, state)
    }
}

impl<R: UpdateRule> Started for Running<R, f64> {
    fn repeats(&self, before: &Self) -> bool {
        let settled = self.rule.shared::<f64>(before.steps + 1) == self.rule.shared(u32::MAX);
        // That zeros are equal does not mean that their signs are.
        let text = |running: &Self| format!("{:?}", running.states);
        settled && self.schedule.is_constant() && self.states == before.states && text(self) == text(before)
    }

    fn skip(&mut self, steps: usize) {
        self.steps += steps as u32;
    }
}

impl<R: UpdateRule> Inspectable for Running<R, f64> {
    fn copied(&self) -> Box<dyn Inspectable> {
        Box::new(self.clone())
    }

    fn momentum_and_gradient(&self, index: usize, value: f64, gradient: f64) -> Option<[f64; 2]> {
        let terms = self.terms(index, value, gradient);
        Some([terms.sum_of(TermKind::Momentum)?, terms.sum_of(TermKind::Gradient)?])
    }

    fn explain(&self, params: &[f64], gradient: &[f64]) -> Vec<StepTerms> {
        params.iter().zip(gradient).enumerate().map(|(index, (value, gradient))| self.terms(index, *value, *gradient)).collect()
    }

    fn rate(&self) -> f64 {
        self.rule.rate() * self.schedule.factor(self.steps + 1)
    }

    fn step_matrix(&self, index: usize, params: &[f64], gradient: &[f64], curvature: f64, rate: f64) -> Option<StepMatrix> {
        let step = self.steps + 1;
        let fresh = self.rule.start_state();
        let state = self.states.get(index).unwrap_or(&fresh);
        let coordinate = CoordinateStep { step, rate, value: params[index], gradient: gradient[index] };
        self.rule.step_matrix(curvature, coordinate, self.rule.shared(step), state)
    }
}
