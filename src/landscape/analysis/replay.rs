//! A walk made again, to ask the optimizer about its steps.

use crate::landscape::Point;
use crate::landscape::trajectory::Trajectory;
use crate::optimizer::step_terms::TermKind;
use crate::optimizer::{Inspectable, OptimizerSpec, StepTerms};

/// The slope that the optimizer saw at a step of a walk: ∇f with the noise.
pub fn noisy_gradient(trajectory: &Trajectory, noise: &[Point], step: usize) -> Point {
    let (gradient, noise) = (trajectory.gradients[step], noise.get(step).copied().unwrap_or_default());
    [gradient[0] + noise[0], gradient[1] + noise[1]]
}

/// The optimizer as it stands at a step of its walk, before it goes on. `noise` is that of the walk.
pub fn replay(optimizer: &OptimizerSpec, trajectory: &Trajectory, noise: &[Point], step: usize) -> Box<dyn Inspectable> {
    let mut inspectable = optimizer.start_inspectable();
    for before in 0..step {
        advance(&mut *inspectable, trajectory, noise, before);
    }
    inspectable
}

/// The updates that follow these rising steps of a walk, taken apart along x and along y. A step that there is no row for is
/// left out.
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

/// The update that follows a step of a walk, taken apart along x and along y.
pub fn next_step_terms(inspectable: &dyn Inspectable, trajectory: &Trajectory, noise: &[Point], step: usize) -> [StepTerms; 2] {
    let mut both = inspectable.explain(&trajectory.points[step], &noisy_gradient(trajectory, noise, step)).into_iter();
    [both.next().unwrap_or_default(), both.next().unwrap_or_default()]
}

/// How momentum and slope pulled along an axis, over some updates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Updates in which there was something remembered.
    pub with_momentum: usize,
    /// Those in which the slope pulled against the momentum.
    pub opposed: usize,
    /// Those in which the slope's term was shorter than the momentum's.
    pub gradient_shorter: usize,
}

/// Count over the first `updates` of a walk how momentum and slope pulled along x and along y.
pub fn count_terms(optimizer: &OptimizerSpec, trajectory: &Trajectory, noise: &[Point], updates: usize) -> [Counts; 2] {
    let mut counts = [Counts::default(); 2];
    let mut inspectable = optimizer.start_inspectable();
    for step in 0..updates.min(trajectory.last_step()) {
        let both = next_step_terms(&*inspectable, trajectory, noise, step);
        for (count, terms) in counts.iter_mut().zip(both) {
            let (Some(momentum), Some(gradient)) = (terms.sum_of(TermKind::Momentum), terms.sum_of(TermKind::Gradient)) else {
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
mod tests {
    use super::*;
    use crate::landscape::trajectory::trace_noisy;

    #[test]
    fn momentum_opposes_the_slope_as_an_independent_program_counts() {
        // seed_questions of the reference: the book's Momentum in the 29 updates that its figure draws.
        let momentum = "momentum:lr=0.1".parse().unwrap();
        let trajectory = trace_noisy(&"bowl".parse().unwrap(), &momentum, [-7.0, 2.0], 29, &[]);
        let [x, y] = count_terms(&momentum, &trajectory, &[], 29);
        assert_eq!((x.with_momentum, x.opposed, x.gradient_shorter), (28, 5, 27));
        assert_eq!((y.with_momentum, y.opposed), (28, 15));
    }

    #[test]
    fn the_terms_of_a_replayed_step_add_up_to_the_step_that_was_made() {
        let noise: Vec<Point> = (0..50).map(|step| [f64::from(step).sin(), f64::from(step).cos()]).collect();
        for optimizer in OptimizerSpec::all() {
            let trajectory = trace_noisy(&"himmelblau".parse().unwrap(), &optimizer, [-1.0, 0.5], 50, &noise);
            let steps: Vec<usize> = (0..trajectory.last_step()).step_by(3).collect();
            for (terms, step) in terms_at_steps(&optimizer, &trajectory, &noise, &steps).iter().zip(&steps) {
                for (axis, terms) in terms.iter().enumerate() {
                    let made = trajectory.points[step + 1][axis] - trajectory.points[*step][axis];
                    let explained = terms.step();
                    assert!((explained - made).abs() <= 1e-12 * made.abs().max(10.0), "{optimizer} {step}: {explained} {made}");
                }
            }
        }
    }
}
