//! The measurements of a network during training: losses, test accuracies, and the time taken.

use super::{Measured, TEST_EVERY, Turns, smooth};

/// Iterations between two lines of the log.
pub const LOG_EVERY: usize = 100;
/// A network diverges if its loss stays above this many times the initial loss or 1, whichever is greater.
const DIVERGENCE_FACTOR: f32 = 1e3;
/// The loss stays high if at least half of the losses of each window of this length are: on a small mini-batch a diverged network
/// can be right by chance.
const WINDOW: usize = 11;

/// The measurements of a network, as far as it is trained. Iterations are counted from 0.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Curve {
    /// The loss on the first mini-batch, before the first update.
    pub initial: f32,
    /// The loss of every iteration; the list ends before the first loss that is not finite.
    pub losses: Vec<f32>,
    /// The test accuracies with their iterations: every [`super::TEST_EVERY`] iterations, and after the last.
    pub accuracies: Vec<(usize, f64)>,
    /// The time in seconds from the start to the end of each iteration, without other networks and without the test accuracy.
    pub seconds: Vec<f64>,
    /// The iteration whose loss was not finite, which ends the training.
    pub non_finite: Option<usize>,
    /// The sharpness, if it is measured, with the iterations before whose updates it was; the last one after the last update.
    pub sharpness: Vec<(usize, Measured)>,
    /// How often the gradient turns, if the sharpness is measured.
    pub turns: Turns,
    /// The smoothed losses; see [`Self::smoothed`].
    smoothed: Vec<f64>,
}

/// The outcome of a training run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Trained, or still training.
    Trained,
    /// The loss is not finite at this iteration, or stays high from it on.
    Diverged {
        /// Counted from 0.
        iteration: usize,
    },
}

impl Curve {
    /// An empty curve with capacity for `iterations`, so that training does not allocate.
    pub(super) fn with_capacity(iterations: usize) -> Self {
        Self {
            losses: Vec::with_capacity(iterations),
            seconds: Vec::with_capacity(iterations),
            accuracies: Vec::with_capacity(iterations / TEST_EVERY + 2),
            ..Self::default()
        }
    }

    /// The numbers of losses, of times, of test accuracies and of measurements of the sharpness.
    pub fn lengths(&self) -> [usize; 4] {
        [self.losses.len(), self.seconds.len(), self.accuracies.len(), self.sharpness.len()]
    }

    /// What follows the parts of these [lengths](Self::lengths).
    #[must_use]
    pub fn after(&self, [losses, seconds, accuracies, sharpness]: [usize; 4]) -> Self {
        Self {
            losses: self.losses[losses..].to_vec(),
            seconds: self.seconds[seconds..].to_vec(),
            accuracies: self.accuracies[accuracies..].to_vec(),
            sharpness: self.sharpness[sharpness..].to_vec(),
            smoothed: Vec::new(),
            ..*self
        }
    }

    /// Add what follows, from [`Self::after`] of a curve of the same network.
    pub fn extend(&mut self, more: &Self) {
        self.losses.extend_from_slice(&more.losses);
        self.seconds.extend_from_slice(&more.seconds);
        self.accuracies.extend_from_slice(&more.accuracies);
        self.sharpness.extend_from_slice(&more.sharpness);
        self.turns = more.turns;
        (self.initial, self.non_finite) = (more.initial, more.non_finite);
        self.smooth();
    }

    /// Copy what another curve of the same network has in addition.
    pub fn catch_up(&mut self, other: &Self) {
        self.extend(&other.after(self.lengths()));
    }

    /// Update the smoothed losses; of those that exist, only the provisional ones at the end change.
    pub fn smooth(&mut self) {
        if self.smoothed.len() < self.losses.len() {
            let final_count = self.smoothed.len().saturating_sub(smooth::HALF);
            self.smoothed.truncate(final_count);
            self.smoothed.extend(smooth::smooth_from(&self.losses, final_count));
        }
    }

    /// The smoothed losses, one per loss; empty if there are fewer losses than [`smooth::LENGTH`], and for the curve of a
    /// network in training, which [`Self::smooth`] is not called for.
    pub fn smoothed(&self) -> &[f64] {
        &self.smoothed
    }

    /// The number of iterations made.
    pub fn iterations(&self) -> usize {
        self.losses.len()
    }

    /// The latest test accuracy.
    pub fn accuracy(&self) -> Option<f64> {
        self.accuracies.last().map(|(_, accuracy)| *accuracy)
    }

    /// The mean of the last hundred losses, or of all if there are fewer.
    pub fn recent_loss(&self) -> Option<f64> {
        let recent = &self.losses[self.losses.len().saturating_sub(LOG_EVERY)..];
        let sum: f64 = recent.iter().copied().map(f64::from).sum();
        (!recent.is_empty()).then(|| sum / recent.len() as f64)
    }

    /// Whether, and from which iteration on, the network has diverged.
    pub fn outcome(&self) -> Outcome {
        let limit = DIVERGENCE_FACTOR * self.initial.max(1.0);
        let is_above = |loss: &f32| *loss > limit;
        let is_high = |losses: &&[f32]| 2 * losses.iter().filter(|loss| is_above(loss)).count() >= losses.len();
        let high_count: usize = self.losses.rchunks(WINDOW).take_while(is_high).map(<[f32]>::len).sum();
        if high_count == 0 && self.non_finite.is_none() {
            return Outcome::Trained;
        }
        // The divergence may begin in the window before, where fewer than half of the losses are high.
        let begin = (self.losses.len() - high_count).saturating_sub(WINDOW);
        let first = self.losses[begin..].iter().position(is_above);
        Outcome::Diverged { iteration: first.map_or(self.losses.len(), |first| begin + first) }
    }

    /// The first iteration whose smoothed loss is at most `goal`; provisional values do not count.
    pub fn reached(&self, goal: f64) -> Option<usize> {
        let final_count = self.smoothed.len().saturating_sub(smooth::HALF);
        self.smoothed[..final_count].iter().position(|loss| *loss <= goal)
    }
}

#[cfg(test)]
mod tests;
