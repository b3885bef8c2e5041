//! An optimizer on its way: a rule, and the state of every coordinate.

use super::{CoordinateStep, Inspectable, Optimizer, StepMatrix, StepTerms, UpdateRule};
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

impl<R: UpdateRule, T: Scalar> Optimizer<T> for Running<R, T> {
    fn step(&mut self, params: &mut [T], gradient: &[T]) {
        self.states.resize_with(params.len(), Default::default);
        self.steps += 1;
        let (step, rate) = (self.steps, T::of(self.rule.rate() * self.schedule.factor(self.steps)));
        let shared = self.rule.shared(step);
        let Self { rule, states, .. } = self;
        simd::vectorized(
            #[inline(always)]
            || {
                // A local copy of the rule can't be changed elsewhere, so its settings are loaded once and not for every
                // parameter.
                let rule = rule.clone();
                for ((value, &gradient), state) in params.iter_mut().zip(gradient).zip(states) {
                    let coordinate = CoordinateStep { step, rate, value: *value, gradient };
                    *value += rule.delta(coordinate, shared, state);
                }
            },
        );
    }
}

impl<R: UpdateRule> Inspectable for Running<R, f64> {
    fn copied(&self) -> Box<dyn Inspectable> {
        Box::new(self.clone())
    }

    fn explain(&self, params: &[f64], gradient: &[f64]) -> Vec<StepTerms> {
        let (step, rate) = (self.steps + 1, Inspectable::rate(self));
        let shared = self.rule.shared(step);
        let fresh = R::State::default();
        let terms = |(index, (&value, &gradient))| {
            let state = self.states.get(index).unwrap_or(&fresh);
            self.rule.explain(CoordinateStep { step, rate, value, gradient }, shared, state)
        };
        params.iter().zip(gradient).enumerate().map(terms).collect()
    }

    fn rate(&self) -> f64 {
        self.rule.rate() * self.schedule.factor(self.steps + 1)
    }

    fn step_matrix(&self, index: usize, params: &[f64], gradient: &[f64], curvature: f64, rate: f64) -> Option<StepMatrix> {
        let step = self.steps + 1;
        let fresh = R::State::default();
        let state = self.states.get(index).unwrap_or(&fresh);
        let coordinate = CoordinateStep { step, rate, value: params[index], gradient: gradient[index] };
        self.rule.step_matrix(curvature, coordinate, self.rule.shared(step), state)
    }
}
