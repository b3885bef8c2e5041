//! The trajectory of one optimizer from one start: a pure function of landscape, optimizer, start, steps and noise.

pub mod many;
mod outcome;
mod walk;

use std::sync::Arc;

use super::{LandscapeSpec, Point};
use crate::optimizer::{Inspectable, OptimizerSpec};
use outcome::{Bounds, Run, is_flat};
pub use outcome::{DIVERGENCE_FACTOR, GRADIENT_TOLERANCE, Outcome};
use walk::Walk;

/// The points of a run, step by step; row 0 is the start. The three lists have the same length, at least 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// The points.
    pub points: Vec<Point>,
    /// f at each point; finite, except perhaps in row 0.
    pub values: Vec<f64>,
    /// ∇f at each point, without noise.
    pub gradients: Vec<Point>,
    /// How the run ended.
    pub outcome: Outcome,
    /// The optimizer's states on the way.
    pub states: States,
}

/// The optimizer's state at every [`STRIDE`](Self::STRIDE)th step of a trajectory, so that none is far from a known one. They follow
/// from the trajectory, and so are equal to any others.
#[derive(Clone, Default)]
pub struct States(Arc<[Box<dyn Inspectable>]>);

impl States {
    /// The number of steps from one state to the next.
    pub const STRIDE: usize = 500;

    /// The last known state at a step or before it, before the update that follows its own step, which is returned too. `None` for the
    /// first steps.
    pub fn before(&self, step: usize) -> Option<(usize, &dyn Inspectable)> {
        let known = (step / Self::STRIDE).min(self.0.len()).checked_sub(1)?;
        Some(((known + 1) * Self::STRIDE, &*self.0[known]))
    }
}

impl PartialEq for States {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl std::fmt::Debug for States {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} states", self.0.len())
    }
}

impl Trajectory {
    /// The last step that has a row.
    pub fn last_step(&self) -> usize {
        self.values.len() - 1
    }

    /// |∇f| at a step, at most [`Self::last_step`].
    pub fn gradient_norm(&self, step: usize) -> f64 {
        let [x, y] = self.gradients[step];
        x.hypot(y)
    }

    /// Whether the path ended before its last step, or left for infinity: it leads to no minimum.
    pub fn is_lost(&self) -> bool {
        self.outcome.is_lost()
    }

    /// The outcome that follows from the rows, which must all be finite.
    pub(crate) fn classify(&self, landscape: &LandscapeSpec) -> Outcome {
        let values = &self.values;
        let bounds = Bounds::new(values[0], landscape.fall());
        let before = values.len().checked_sub(2).map_or(values[0], |row| values[row]);
        let from = |holds: &dyn Fn(usize) -> bool| (0..values.len()).rev().take_while(|step| holds(*step)).last();
        Outcome::at_the_end([before, values[values.len() - 1]], |run| match run {
            Run::High => from(&|step| values[step] > bounds.high),
            Run::Low => from(&|step| values[step] < bounds.low),
            Run::Flat => from(&|step| is_flat(self.gradients[step])),
        })
    }
}

/// Run `steps` updates from `start`, where f and ∇f should be finite: row 0 is recorded as it is.
pub fn trace(landscape: &LandscapeSpec, optimizer: &OptimizerSpec, start: Point, steps: usize) -> Trajectory {
    trace_noisy(landscape, optimizer, start, steps, &[])
}

/// [`trace`] with noise on the gradient: `noise[k]` is added for the update after step k; a shorter slice leaves the rest
/// without noise. The rows hold f and ∇f without noise.
pub fn trace_noisy(
    landscape: &LandscapeSpec,
    optimizer: &OptimizerSpec,
    start: Point,
    steps: usize,
    noise: &[Point],
) -> Trajectory {
    optimizer.start_with(Walk { landscape, start, steps, noise })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traced(optimizer: &str, start: Point, steps: usize) -> Trajectory {
        trace(&"bowl".parse().unwrap(), &optimizer.parse().unwrap(), start, steps)
    }

    #[test]
    fn sgd_flips_the_sign_of_y_above_half_the_limit() {
        let trajectory = traced("sgd:lr=0.95", [-7.0, 2.0], 29);
        assert_eq!(trajectory.last_step(), 29);
        assert!(trajectory.points.windows(2).all(|pair| pair[0][1] * pair[1][1] < 0.0));
    }

    #[test]
    fn growth_counts_as_divergence_from_its_first_high_step() {
        // y is multiplied by 1 − 2η = −1.2 each step, so f ≈ 4·1.44ᵏ passes 10³·f(start) = 6,450 at k = 21.
        let trajectory = traced("sgd:lr=1.1", [-7.0, 2.0], 60);
        assert_eq!(trajectory.outcome, Outcome::Diverged { step: 21 });
        assert_eq!(trajectory.last_step(), 60);
    }

    #[test]
    fn rows_end_with_the_last_finite_one() {
        let trajectory = traced("sgd:lr=1e150", [-7.0, 2.0], 60);
        assert_eq!(trajectory.outcome, Outcome::Diverged { step: 2 });
        assert_eq!(trajectory.last_step(), 1);
        assert!(trajectory.values[1].is_finite());
    }

    #[test]
    fn convergence_does_not_stop_the_run() {
        let trajectory = traced("sgd:lr=0.5", [-7.0, 2.0], 2000);
        let Outcome::Converged { step } = trajectory.outcome else { panic!("{:?}", trajectory.outcome) };
        assert!(trajectory.gradient_norm(step) < GRADIENT_TOLERANCE && trajectory.gradient_norm(step - 1) >= GRADIENT_TOLERANCE);
        assert_eq!(trajectory.last_step(), 2000);
        assert_eq!(traced("sgd", [0.0, 0.0], 0).outcome, Outcome::Converged { step: 0 });
    }

    #[test]
    fn running_away_downward_and_having_no_slope_are_no_divergence() {
        let end = |landscape: &str, optimizer: &str, start, steps| {
            trace(&landscape.parse().unwrap(), &optimizer.parse().unwrap(), start, steps).outcome
        };
        assert!(matches!(end("formula:x^2-y^2", "sgd:lr=0.1", [1.0, 0.001], 500), Outcome::Falls { .. }));
        assert_eq!(end("formula:x+2y", "sgd:lr=0.1", [1.0, 1.0], 5), Outcome::Falls { step: 1 });
        assert!(matches!(end("formula:x^3-3x*y^2", "sgd:lr=0.1", [1.0, 1.0], 500), Outcome::Falls { .. }));
        // √x at 0.25 with a step of η/(2√x) = 0.25 arrives at 0, where the slope is infinite.
        assert_eq!(end("formula:sqrt(x)+y^2", "sgd:lr=0.25", [0.25, 0.0], 5), Outcome::NoSlope { step: 1 });
        // At a kink the slope is 0: the path has arrived.
        assert_eq!(end("formula:sqrt(x^2+y^2)", "sgd:lr=0.5", [2.0, 0.0], 10), Outcome::Converged { step: 4 });
    }
}
