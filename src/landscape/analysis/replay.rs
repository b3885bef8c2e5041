//! A walk made again, to ask the optimizer about its steps.

use crate::landscape::Point;
use crate::landscape::trajectory::Trajectory;
use crate::optimizer::step_terms::TermKind;
use crate::optimizer::{Inspectable, OptimizerSpec, StepTerms};

/// The slope that the optimizer saw at a step of a walk: ∇f with the noise.
pub fn slope_seen(walk: &Trajectory, noise: &[Point], step: usize) -> Point {
    let (slope, noise) = (walk.gradients[step], noise.get(step).copied().unwrap_or_default());
    [slope[0] + noise[0], slope[1] + noise[1]]
}

/// The optimizer as it stands at a step of its walk, before it goes on. `noise` is that of the walk.
pub fn replay(optimizer: &OptimizerSpec, walk: &Trajectory, noise: &[Point], step: usize) -> Box<dyn Inspectable> {
    let mut explained = optimizer.start_inspectable();
    for before in 0..step {
        advance(&mut *explained, walk, noise, before);
    }
    explained
}

/// The updates that follow these rising steps of a walk, taken apart along x and along y. A step that there is no row for is
/// left out.
pub fn dissect(optimizer: &OptimizerSpec, walk: &Trajectory, noise: &[Point], steps: &[usize]) -> Vec<[StepTerms; 2]> {
    let mut explained = optimizer.start_inspectable();
    let mut at = 0;
    let mut taken_apart = Vec::with_capacity(steps.len());
    for &step in steps.iter().filter(|step| **step <= walk.last()) {
        for before in at..step {
            advance(&mut *explained, walk, noise, before);
        }
        at = step;
        taken_apart.push(coming_step(&*explained, walk, noise, step));
    }
    taken_apart
}

/// The update that follows a step of a walk, taken apart along x and along y.
pub fn coming_step(explained: &dyn Inspectable, walk: &Trajectory, noise: &[Point], step: usize) -> [StepTerms; 2] {
    let mut both = explained.explain(&walk.points[step], &slope_seen(walk, noise, step)).into_iter();
    [both.next().unwrap_or_default(), both.next().unwrap_or_default()]
}

/// How memory and slope pulled along an axis, over some updates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Updates in which there was something remembered.
    pub remembering: usize,
    /// Those in which the slope pulled against the memory.
    pub opposed: usize,
    /// Those in which the slope's term was shorter than the memory's.
    pub shorter: usize,
}

/// Count over the first `updates` of a walk how memory and slope pulled along x and along y.
pub fn tally(optimizer: &OptimizerSpec, walk: &Trajectory, noise: &[Point], updates: usize) -> [Counts; 2] {
    let mut tallies = [Counts::default(); 2];
    let mut explained = optimizer.start_inspectable();
    for step in 0..updates.min(walk.last()) {
        let both = coming_step(&*explained, walk, noise, step);
        for (tally, anatomy) in tallies.iter_mut().zip(both) {
            let (Some(memory), Some(slope)) = (anatomy.part(TermKind::Momentum), anatomy.part(TermKind::Gradient)) else {
                continue;
            };
            tally.remembering += usize::from(memory != 0.0);
            tally.opposed += usize::from(memory * slope < 0.0);
            tally.shorter += usize::from(slope.abs() < memory.abs());
        }
        advance(&mut *explained, walk, noise, step);
    }
    tallies
}

fn advance(explained: &mut dyn Inspectable, walk: &Trajectory, noise: &[Point], step: usize) {
    explained.step(&mut walk.points[step].clone(), &slope_seen(walk, noise, step));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::landscape::trajectory::trace_noisy;

    #[test]
    fn momentum_opposes_the_slope_as_an_independent_program_counts() {
        // seed_questions of the reference: the book's Momentum in the 29 updates that its figure draws.
        let momentum = "momentum:lr=0.1".parse().unwrap();
        let walk = trace_noisy(&"bowl".parse().unwrap(), &momentum, [-7.0, 2.0], 29, &[]);
        let [x, y] = tally(&momentum, &walk, &[], 29);
        assert_eq!((x.remembering, x.opposed, x.shorter), (28, 5, 27));
        assert_eq!((y.remembering, y.opposed), (28, 15));
    }

    #[test]
    fn the_terms_of_a_replayed_step_add_up_to_the_step_that_was_made() {
        let noise: Vec<Point> = (0..50).map(|step| [f64::from(step).sin(), f64::from(step).cos()]).collect();
        for optimizer in OptimizerSpec::all() {
            let walk = trace_noisy(&"himmelblau".parse().unwrap(), &optimizer, [-1.0, 0.5], 50, &noise);
            let steps: Vec<usize> = (0..walk.last()).step_by(3).collect();
            for (anatomy, step) in dissect(&optimizer, &walk, &noise, &steps).iter().zip(&steps) {
                for (axis, anatomy) in anatomy.iter().enumerate() {
                    let made = walk.points[step + 1][axis] - walk.points[*step][axis];
                    let told = anatomy.step();
                    assert!((told - made).abs() <= 1e-12 * made.abs().max(10.0), "{optimizer} {step}: {told} {made}");
                }
            }
        }
    }
}
