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
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Trajectory {
    /// The points.
    pub points: Vec<Point>,
    /// f at each point; finite, except perhaps in row 0.
    pub values: Vec<f64>,
    /// ∇f at each point, without noise.
    pub gradients: Vec<Point>,
    /// How the run ended.
    pub outcome: Outcome,
    /// The optimizer's states on the way; they follow from the rest.
    #[serde(skip)]
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
mod tests;
