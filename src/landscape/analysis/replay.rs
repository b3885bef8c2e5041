//! Repeats the steps of a trajectory to analyse them, from the nearest step before whose state it knows.

use std::ops::{AddAssign, Range};

use crate::job::ThreadPool;
use crate::landscape::Point;
use crate::landscape::trajectory::{States, Trajectory};
use crate::optimizer::{Inspectable, OptimizerSpec, StepTerms};

/// The gradient that the optimizer saw at a step: ∇f plus noise.
pub fn noisy_gradient(trajectory: &Trajectory, noise: &[Point], step: usize) -> Point {
    let (gradient, noise) = (trajectory.gradients[step], noise.get(step).copied().unwrap_or_default());
    [gradient[0] + noise[0], gradient[1] + noise[1]]
}

/// The optimizer in its state before the update that follows `step`. `noise` is that of the trajectory.
pub fn replay(optimizer: &OptimizerSpec, trajectory: &Trajectory, noise: &[Point], step: usize) -> Box<dyn Inspectable> {
    let (at, inspectable) = trajectory.states.before(step).map_or((0, None), |(at, state)| (at, Some(state.copied())));
    let mut inspectable = inspectable.unwrap_or_else(|| optimizer.start_inspectable());
    for before in at..step {
        advance(&mut *inspectable, trajectory, noise, before);
    }
    inspectable
}

/// Another optimizer before the update that follows `step`, after the gradients of this trajectory.
pub fn replay_other(other: &OptimizerSpec, trajectory: &Trajectory, noise: &[Point], step: usize) -> Box<dyn Inspectable> {
    let mut inspectable = other.start_inspectable();
    for before in 0..step {
        advance(&mut *inspectable, trajectory, noise, before);
    }
    inspectable
}

/// The terms along x and y of the updates that follow `steps`, which must rise. Steps beyond the trajectory's last are left
/// out.
pub fn terms_at_steps(
    optimizer: &OptimizerSpec,
    trajectory: &Trajectory,
    noise: &[Point],
    steps: &[usize],
) -> Vec<[StepTerms; 2]> {
    let mut inspectable = optimizer.start_inspectable();
    let mut at = 0;
    let mut all_terms = Vec::with_capacity(steps.len());
    for &step in steps.iter().filter(|step| **step <= trajectory.last_step()) {
        for before in at..step {
            advance(&mut *inspectable, trajectory, noise, before);
        }
        at = step;
        all_terms.push(next_step_terms(&*inspectable, trajectory, noise, step));
    }
    all_terms
}

/// The terms along x and y of the update that follows `step`, for an optimizer in its state there.
pub fn next_step_terms(inspectable: &dyn Inspectable, trajectory: &Trajectory, noise: &[Point], step: usize) -> [StepTerms; 2] {
    let mut both = inspectable.explain(&trajectory.points[step], &noisy_gradient(trajectory, noise, step)).into_iter();
    [both.next().unwrap_or_default(), both.next().unwrap_or_default()]
}

/// How the momentum term and the gradient term compare along an axis, counted over updates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Updates with a momentum term other than 0.
    pub with_momentum: usize,
    /// Updates in which the gradient term opposes the momentum term.
    pub opposed: usize,
    /// Updates in which the gradient term is shorter than the momentum term.
    pub gradient_shorter: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.with_momentum += other.with_momentum;
        self.opposed += other.opposed;
        self.gradient_shorter += other.gradient_shorter;
    }
}

/// The counts of a trajectory up to any of its steps.
#[derive(Clone, Debug, Default)]
pub struct CountedTerms {
    /// The counts up to every [`States::STRIDE`]th step.
    until: Vec<[Counts; 2]>,
}

impl CountedTerms {
    /// Compare the momentum and gradient terms along x and y over a trajectory.
    pub fn new(optimizer: &OptimizerSpec, trajectory: &Trajectory, noise: &[Point]) -> Self {
        let stretches = trajectory.last_step() / States::STRIDE;
        let pool = if stretches < 10 { ThreadPool::with_threads(1) } else { ThreadPool::all_cores() };
        let stretch = |index: usize| {
            let first = index * States::STRIDE;
            count(optimizer, trajectory, noise, first..first + States::STRIDE)
        };
        let mut sum = [Counts::default(); 2];
        let mut until = vec![sum];
        for counts in pool.map(stretches, stretch) {
            sum.iter_mut().zip(counts).for_each(|(sum, counts)| *sum += counts);
            until.push(sum);
        }
        Self { until }
    }

    /// The counts over the first `updates`, at most as many as the trajectory has.
    pub fn up_to(&self, optimizer: &OptimizerSpec, trajectory: &Trajectory, noise: &[Point], updates: usize) -> [Counts; 2] {
        let updates = updates.min(trajectory.last_step());
        let known = (updates / States::STRIDE).min(self.until.len().saturating_sub(1));
        let mut sum = self.until.get(known).copied().unwrap_or_default();
        let rest = count(optimizer, trajectory, noise, known * States::STRIDE..updates);
        sum.iter_mut().zip(rest).for_each(|(sum, counts)| *sum += counts);
        sum
    }
}

/// Compare the momentum and gradient terms along x and y in these updates of a trajectory.
fn count(optimizer: &OptimizerSpec, trajectory: &Trajectory, noise: &[Point], updates: Range<usize>) -> [Counts; 2] {
    let mut counts = [Counts::default(); 2];
    let mut inspectable = replay(optimizer, trajectory, noise, updates.start);
    for step in updates {
        let (point, gradient) = (trajectory.points[step], noisy_gradient(trajectory, noise, step));
        for (axis, count) in counts.iter_mut().enumerate() {
            let Some([momentum, gradient]) = inspectable.momentum_and_gradient(axis, point[axis], gradient[axis]) else {
                continue;
            };
            count.with_momentum += usize::from(momentum != 0.0);
            count.opposed += usize::from(momentum * gradient < 0.0);
            count.gradient_shorter += usize::from(gradient.abs() < momentum.abs());
        }
        advance(&mut *inspectable, trajectory, noise, step);
    }
    counts
}

fn advance(inspectable: &mut dyn Inspectable, trajectory: &Trajectory, noise: &[Point], step: usize) {
    inspectable.step(&mut trajectory.points[step].clone(), &noisy_gradient(trajectory, noise, step));
}

#[cfg(test)]
mod tests;
