//! What a net brings while it trains: its losses, its test accuracy now and then, and the time that it took.

use super::{TEST_EVERY, smooth};

/// Iterations between two lines of the log.
pub const LOG_EVERY: usize = 100;
/// A net whose loss stays above so many times what it began with, or 1, has diverged even if its loss is finite.
const DIVERGENCE_FACTOR: f32 = 1e3;
/// It stays there if half of every so many losses are: on a small mini-batch a net that has diverged may be right by chance.
const WINDOW: usize = 11;

/// A net's curve, as far as it has come. Iterations are counted from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// The loss before the first update, on the first mini-batch.
    pub initial: f32,
    /// The loss of every iteration; it ends before the first one that is not a finite number.
    pub losses: Vec<f32>,
    /// The share of the test images that is classified rightly after an iteration: at every hundredth, and at the last.
    pub accuracies: Vec<(usize, f64)>,
    /// The seconds that its own iterations took up to and with each, without the test accuracy.
    pub seconds: Vec<f64>,
    /// The iteration whose loss was no finite number any more.
    pub non_finite: Option<usize>,
    /// The smoothed losses of a curve that is looked at; see [`Self::smoothed`].
    smoothed: Vec<f64>,
}

/// What has become of a net.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It has trained, or trains still.
    Trained,
    /// Its loss is not finite at this iteration, or stays a thousand times above the first from there on.
    Diverged {
        /// Counted from 0.
        iteration: usize,
    },
}

impl Curve {
    /// An empty curve with room for so many iterations, so that none of them needs memory.
    pub(super) fn with_capacity(iterations: usize) -> Self {
        Self {
            losses: Vec::with_capacity(iterations),
            seconds: Vec::with_capacity(iterations),
            accuracies: Vec::with_capacity(iterations / TEST_EVERY + 2),
            ..Self::default()
        }
    }

    /// Take over what another curve, of the same net, has more than this one.
    pub fn catch_up(&mut self, other: &Self) {
        self.losses.extend_from_slice(&other.losses[self.losses.len()..]);
        self.seconds.extend_from_slice(&other.seconds[self.seconds.len()..]);
        self.accuracies.extend_from_slice(&other.accuracies[self.accuracies.len()..]);
        (self.initial, self.non_finite) = (other.initial, other.non_finite);
        self.smooth();
    }

    /// Bring the smoothed losses up to the losses; only the last ones of those that were there move.
    pub fn smooth(&mut self) {
        if self.smoothed.len() < self.losses.len() {
            let final_count = self.smoothed.len().saturating_sub(smooth::HALF);
            self.smoothed.truncate(final_count);
            self.smoothed.extend(smooth::smooth_from(&self.losses, final_count));
        }
    }

    /// The smoothed losses, one for each loss; none if there are fewer than [`smooth::LENGTH`]. Those of a net's own curve, which nobody
    /// looks at, are left out.
    pub fn smoothed(&self) -> &[f64] {
        &self.smoothed
    }

    /// The iterations made.
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

    /// What has become of the net.
    pub fn outcome(&self) -> Outcome {
        let limit = DIVERGENCE_FACTOR * self.initial.max(1.0);
        let is_above = |loss: &f32| *loss > limit;
        let is_high = |losses: &&[f32]| 2 * losses.iter().filter(|loss| is_above(loss)).count() >= losses.len();
        let high_count: usize = self.losses.rchunks(WINDOW).take_while(is_high).map(<[f32]>::len).sum();
        if high_count == 0 && self.non_finite.is_none() {
            return Outcome::Trained;
        }
        // It may have begun among the losses before, where it was not half of them.
        let begin = (self.losses.len() - high_count).saturating_sub(WINDOW);
        let first = self.losses[begin..].iter().position(is_above);
        Outcome::Diverged { iteration: first.map_or(self.losses.len(), |first| begin + first) }
    }

    /// The first iteration at which the smoothed loss is as low as `goal`; the provisional ones do not count.
    pub fn reached(&self, goal: f64) -> Option<usize> {
        let final_count = self.smoothed.len().saturating_sub(smooth::HALF);
        self.smoothed[..final_count].iter().position(|loss| *loss <= goal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(losses: &[f32]) -> Curve {
        let mut curve = Curve { initial: 2.3, losses: losses.to_vec(), ..Curve::default() };
        curve.smooth();
        curve
    }

    #[test]
    fn a_loss_that_stays_a_thousandfold_has_diverged_where_that_began() {
        assert_eq!(curve(&[2.0, 1.0]).outcome(), Outcome::Trained);
        assert_eq!(curve(&[2.0, 1e6, 1.0]).outcome(), Outcome::Trained);
        assert_eq!(curve(&[2.0, 1e6, 1e7]).outcome(), Outcome::Diverged { iteration: 1 });
        let mostly: Vec<f32> = (0..150).map(|step| if step < 40 || step % 4 == 1 { 2.0 } else { 1e6 }).collect();
        for end in 48..150 {
            assert_eq!(curve(&mostly[..end]).outcome(), Outcome::Diverged { iteration: 40 }, "of {end}");
        }
        assert_eq!(Curve { non_finite: Some(2), ..curve(&[2.0, 1.0]) }.outcome(), Outcome::Diverged { iteration: 2 });
        assert_eq!(Curve { non_finite: Some(2), ..curve(&[2.0, 1e9]) }.outcome(), Outcome::Diverged { iteration: 1 });
    }

    #[test]
    fn a_goal_counts_once_it_will_not_move_any_more() {
        let falling: Vec<f32> = (0..40u8).map(|step| 2.0 - 0.05 * f32::from(step)).collect();
        assert_eq!(curve(&falling).reached(1.0), Some(20));
        assert_eq!(curve(&falling[..25]).reached(1.0), None, "iteration 20 is provisional");
        assert_eq!(curve(&falling[..8]).reached(3.0), None, "too short to be smoothed");
    }

    #[test]
    fn a_copy_catches_up() {
        let mut copy = curve(&[3.0]);
        copy.catch_up(&curve(&[3.0, 2.0, 1.0]));
        assert_eq!(copy, curve(&[3.0, 2.0, 1.0]));
        assert_eq!(copy.recent_loss(), Some(2.0));
    }

    #[test]
    fn a_curve_that_grows_is_smoothed_as_if_it_had_been_whole() {
        let losses: Vec<f32> = (0..60u16).map(|step| f32::from(step * 37 % 50)).collect();
        let mut copy = curve(&[]);
        for end in [3, 10, 11, 12, 20, 20, 47, 60] {
            copy.catch_up(&curve(&losses[..end]));
            assert_eq!(copy.smoothed(), smooth::smooth(&losses[..end]), "{end}");
        }
    }
}
