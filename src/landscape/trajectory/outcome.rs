//! How a run ended, and how that follows from f and ∇f on the way: the same for one walk and for many at once.

use crate::landscape::{FallLevel, Point};

/// A trajectory counts as converged when |∇f| is below this.
pub const GRADIENT_TOLERANCE: f64 = 1e-6;
/// A trajectory diverges if f stays above this many times max(1, f(start)) and rises in the last step.
pub const DIVERGENCE_FACTOR: f64 = 1e3;

/// How a run ended: a value, not an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Outcome {
    /// All steps were made, without convergence or divergence.
    Finished,
    /// |∇f| is below [`GRADIENT_TOLERANCE`] from this step to the last.
    Converged {
        /// The first such step.
        step: usize,
    },
    /// f or a coordinate is not finite at this step, and the rows end before it; or f stays high from this step on and still
    /// rises.
    Diverged {
        /// The first such step.
        step: usize,
    },
    /// f has no value or no slope at the point of this step, and the rows end before it: √x at 0.
    NoSlope {
        /// The step.
        step: usize,
    },
    /// f falls without end: from this step on it is below the [level](FallLevel) of the landscape.
    Falls {
        /// The first such step.
        step: usize,
    },
}

impl Outcome {
    /// Whether the path ended before its last step, or left for infinity: it leads to no minimum.
    pub fn is_lost(self) -> bool {
        matches!(self, Self::Diverged { .. } | Self::NoSlope { .. } | Self::Falls { .. })
    }

    /// The key in CSV and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Converged { .. } => "converged",
            Self::Diverged { .. } => "diverged",
            Self::NoSlope { .. } => "no_slope",
            Self::Falls { .. } => "falls",
        }
    }

    /// The step with which it began; `None` if all steps were made and nothing happened.
    pub fn step(self) -> Option<usize> {
        match self {
            Self::Finished => None,
            Self::Converged { step } | Self::Diverged { step } | Self::NoSlope { step } | Self::Falls { step } => Some(step),
        }
    }

    /// The outcome at a step whose point has no row, because f, a coordinate or the gradient is not finite there; `before` is f one step
    /// before.
    pub(super) fn without_row(step: usize, point: Point, value: f64, before: f64, bounds: Bounds) -> Self {
        if value == f64::NEG_INFINITY || before < bounds.low {
            return Self::Falls { step };
        }
        let high = before > bounds.high;
        let is_near = point.iter().all(|part| part.is_finite()) && value != f64::INFINITY && !high;
        if is_near { Self::NoSlope { step } } else { Self::Diverged { step } }
    }

    /// The outcome after all steps: of f at the last two rows, which are the same if there is only one, and of the row from which on
    /// something holds to the last.
    pub(super) fn at_the_end([before, last]: [f64; 2], since: impl Fn(Run) -> Option<usize>) -> Self {
        if last > before
            && let Some(step) = since(Run::High)
        {
            return Self::Diverged { step };
        }
        if last < before
            && let Some(step) = since(Run::Low)
        {
            return Self::Falls { step };
        }
        since(Run::Flat).map_or(Self::Finished, |step| Self::Converged { step })
    }
}

/// What can hold from some row to the last.
#[derive(Clone, Copy, Debug)]
pub(super) enum Run {
    /// f is above [`Bounds::high`].
    High,
    /// f is below [`Bounds::low`].
    Low,
    /// |∇f| is below [`GRADIENT_TOLERANCE`].
    Flat,
}

/// Between which values of f a walk neither diverges nor falls without end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Above it a walk diverges if it goes on rising.
    pub(super) high: f64,
    /// Below it a walk falls without end if it goes on falling.
    pub(super) low: f64,
}

impl Bounds {
    /// Those of a walk that starts at this f.
    pub(super) fn new(start: f64, fall: FallLevel) -> Self {
        Self { high: DIVERGENCE_FACTOR * start.max(1.0), low: fall.of(start) }
    }
}

/// Whether |∇f| is below [`GRADIENT_TOLERANCE`].
#[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
#[inline(always)]
pub(super) fn is_flat([x, y]: Point) -> bool {
    x * x + y * y < GRADIENT_TOLERANCE * GRADIENT_TOLERANCE
}
