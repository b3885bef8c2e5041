//! What happened on a path, as data: how it ended and how it moves now. [`crate::words::story`] puts it into words.

use crate::landscape::analysis::curvature::is_saddle;
use crate::landscape::analysis::step_modes::{Eigenvalues, Mode};
use crate::landscape::trajectory::{GRADIENT_TOLERANCE, Outcome, Trajectory};
use crate::landscape::{LandscapeSpec, Point};

/// How a path ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending {
    /// All steps were made, without convergence or divergence.
    UnderWay,
    /// The gradient is negligible from this step on.
    Converged {
        /// The step.
        step: usize,
    },
    /// The gradient is negligible from this step on, but the point is a saddle point.
    Saddle {
        /// The step.
        step: usize,
        /// The saddle point.
        point: Point,
    },
    /// f diverged.
    Diverged {
        /// The first step with a high f.
        step: usize,
    },
    /// f has no slope at the point of this step.
    NoSlope {
        /// The step.
        step: usize,
    },
    /// f falls without end.
    Falls {
        /// The first step at which it is lower than any minimum.
        step: usize,
    },
}

/// How a path moves along one direction in each step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// The distance from the minimum is multiplied by a factor between −1 and 0.
    ZigZag(f64),
    /// The distance from the minimum is multiplied by a factor from 0 to 1.
    Shrink(f64),
    /// The distance from the minimum oscillates around 0.
    Oscillate {
        /// The period in steps.
        period: f64,
        /// The factor on the amplitude per step.
        modulus: f64,
    },
    /// The distance from the minimum changes its sign and keeps its size.
    Jump,
    /// The distance from the minimum stays as it is, because the learning rate is 0.
    Still,
    /// The distance from the minimum is multiplied by a factor below −1 or above 1.
    Grow(f64),
    /// f curves downward: the distance from the ridge is multiplied by a factor above 1.
    Ridge(f64),
    /// There is no curvature along this direction.
    Flat,
}

/// A factor this close to 0 or to −1 differs by rounding.
const ROUNDING: f64 = 1e-12;

impl Motion {
    /// The long-run motion of a mode.
    pub fn of(mode: &Mode) -> Self {
        let eigenvalues = mode.eigenvalues();
        match eigenvalues {
            _ if mode.curvature == 0.0 => Self::Flat,
            Eigenvalues::Real(factor, _) if (factor + 1.0).abs() < ROUNDING => Self::Jump,
            Eigenvalues::Real(factor, _) if (factor - 1.0).abs() < f64::EPSILON => Self::Still,
            Eigenvalues::Real(factor, _) if factor.abs() < ROUNDING => Self::Shrink(0.0),
            Eigenvalues::Complex { modulus, .. } => {
                Self::Oscillate { period: eigenvalues.period().unwrap_or(f64::INFINITY), modulus }
            }
            Eigenvalues::Real(factor, _) if mode.curvature < 0.0 && factor > 1.0 => Self::Ridge(factor),
            Eigenvalues::Real(factor, _) if factor.abs() >= 1.0 => Self::Grow(factor),
            Eigenvalues::Real(factor, _) if factor < 0.0 => Self::ZigZag(factor),
            Eigenvalues::Real(factor, _) => Self::Shrink(factor),
        }
    }

    /// The priority in a story: diverging, flipping, oscillating, converging slowly.
    fn priority(self) -> f64 {
        match self {
            Self::Grow(factor) | Self::Ridge(factor) => 6.0 + factor.abs().min(1e9),
            Self::Jump => 5.5,
            Self::ZigZag(factor) if factor < -0.05 => 4.0 - factor,
            Self::Oscillate { period, .. } => 3.0 + 1.0 / period,
            Self::Shrink(factor) => 1.0 + factor,
            Self::ZigZag(factor) => 1.0 - factor,
            Self::Still => 0.5,
            Self::Flat => 0.0,
        }
    }
}

/// A motion and its direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DirectedMotion {
    /// The direction, a unit vector.
    pub direction: Point,
    /// The motion.
    pub motion: Motion,
    /// Whether the factor is exactly 1 − rate · λ, without influence of earlier steps.
    pub memoryless: bool,
}

/// What happened on a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// How it ended.
    pub ending: Ending,
    /// The motions at the shown step, by priority; empty for a rule that is not linear in the gradient.
    pub motions: Vec<DirectedMotion>,
}

impl Story {
    /// The story of a trajectory with these modes at the shown step.
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
        Outcome::NoSlope { step } => Ending::NoSlope { step },
        Outcome::Falls { step } => Ending::Falls { step },
        Outcome::Converged { step } => {
            let point = trajectory.points[trajectory.last_step()];
            let stopped =
                trajectory.gradient_norm(trajectory.last_step()) < GRADIENT_TOLERANCE && is_saddle(landscape.hessian(point));
            if stopped { Ending::Saddle { step, point } } else { Ending::Converged { step } }
        }
        Outcome::Finished => Ending::UnderWay,
    }
}
