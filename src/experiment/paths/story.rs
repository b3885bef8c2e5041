//! What happened on a path, as data: how it ended, and how it moves where it is. [`crate::words::story`] puts it in words.

use crate::landscape::analysis::curvature::is_saddle;
use crate::landscape::analysis::mode::{Eigenvalues, Mode};
use crate::landscape::trajectory::{GRADIENT_TOLERANCE, Outcome, Trajectory};
use crate::landscape::{LandscapeSpec, Point};

/// How a path ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending {
    /// All steps were made, and it was still under way.
    UnderWay,
    /// From this step on the slope is as good as none.
    Converged {
        /// The step.
        step: usize,
    },
    /// The slope is as good as none from this step on, but f curves downward in one direction.
    Saddle {
        /// The step.
        step: usize,
        /// Where.
        point: Point,
    },
    /// f ran away.
    Diverged {
        /// The first high step.
        step: usize,
    },
}

/// How a path moves along one direction, step by step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// A step multiplies the distance by a factor below 0 and above −1.
    ZigZag(f64),
    /// A step multiplies the distance by a factor from 0 to 1.
    Shrink(f64),
    /// The distance swings to the other side and back.
    Oscillate {
        /// Steps from one swing to the next.
        period: f64,
        /// What the swing is multiplied by each step.
        modulus: f64,
    },
    /// A step multiplies the distance by a factor of −1, or one beyond −1 or 1.
    Grow(f64),
    /// f curves downward along this direction: a step multiplies the distance from the ridge by a factor above 1.
    Ridge(f64),
    /// There is no curvature along this direction.
    Flat,
}

impl Motion {
    /// The motion of a mode in the long run.
    pub fn of(mode: &Mode) -> Self {
        let eigenvalues = mode.eigenvalues();
        match eigenvalues {
            _ if mode.curvature == 0.0 => Self::Flat,
            Eigenvalues::Complex { modulus, .. } => {
                Self::Oscillate { period: eigenvalues.period().unwrap_or(f64::INFINITY), modulus }
            }
            Eigenvalues::Real(factor, _) if mode.curvature < 0.0 && factor > 1.0 => Self::Ridge(factor),
            Eigenvalues::Real(factor, _) if factor.abs() >= 1.0 => Self::Grow(factor),
            Eigenvalues::Real(factor, _) if factor < 0.0 => Self::ZigZag(factor),
            Eigenvalues::Real(factor, _) => Self::Shrink(factor),
        }
    }

    /// What is told first: what grows before what flips, that before what swings, that before what shrinks slowly.
    fn priority(self) -> f64 {
        match self {
            Self::Grow(factor) | Self::Ridge(factor) => 6.0 + factor.abs().min(1e9),
            Self::ZigZag(factor) if factor < -0.05 => 4.0 - factor,
            Self::Oscillate { period, .. } => 3.0 + 1.0 / period,
            Self::Shrink(factor) => 1.0 + factor,
            Self::ZigZag(factor) => 1.0 - factor,
            Self::Flat => 0.0,
        }
    }
}

/// A motion and where it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DirectedMotion {
    /// The direction, of length 1.
    pub direction: Point,
    /// The motion.
    pub motion: Motion,
    /// Whether a step multiplies the distance by 1 − rate · λ, so that the factor can be told as such.
    pub memoryless: bool,
}

/// What happened on a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// How it ended.
    pub ending: Ending,
    /// How it moves at the shown step, what counts most first; empty for a rule that is not linear in the slope.
    pub motions: Vec<DirectedMotion>,
}

impl Story {
    /// The story of a walk with these modes at the shown step.
    pub fn new(landscape: &LandscapeSpec, trajectory: &Trajectory, modes: Option<[Mode; 2]>) -> Self {
        let motion = |mode: &Mode| DirectedMotion {
            direction: mode.direction,
            motion: Motion::of(mode),
            memoryless: mode.is_memoryless(),
        };
        let mut motions: Vec<DirectedMotion> = modes.iter().flatten().map(motion).collect();
        motions
            .retain(|directed| !matches!(directed.motion, Motion::Grow(factor) | Motion::Ridge(factor) if !factor.is_finite()));
        motions.sort_by(|a, b| b.motion.priority().total_cmp(&a.motion.priority()));
        Self { ending: ending(landscape, trajectory), motions }
    }
}

fn ending(landscape: &LandscapeSpec, trajectory: &Trajectory) -> Ending {
    match trajectory.outcome {
        Outcome::Diverged { step } => Ending::Diverged { step },
        Outcome::Converged { step } => {
            let point = trajectory.points[trajectory.last_step()];
            let stopped =
                trajectory.gradient_norm(trajectory.last_step()) < GRADIENT_TOLERANCE && is_saddle(landscape.hessian(point));
            if stopped { Ending::Saddle { step, point } } else { Ending::Converged { step } }
        }
        Outcome::Finished => Ending::UnderWay,
    }
}
