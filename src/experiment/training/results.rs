//! The results of a race, as data.

use std::sync::{Arc, PoisonError};

use super::net::RunControl;
use super::{Curve, LOG_EVERY, Net, Outcome, Settings, TrainingRun};
use crate::dataset::Dataset;
use crate::experiment::SettingsError;
use crate::job::ThreadPool;

/// The curves of a race, as far as they have come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// For each curve of the settings those of its seeds, the first one first.
    pub curves: Vec<Vec<Curve>>,
    /// The name of the data.
    pub data: String,
    /// The numbers of images to train and to test with.
    pub images: [usize; 2],
    /// The numbers of pixels and of classes.
    pub io_widths: [usize; 2],
}

/// A value of several seeds: the lowest, the median and the highest.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Band {
    /// The lowest.
    pub low: f64,
    /// The middle one, or the mean of the two middle ones.
    pub median: f64,
    /// The highest.
    pub high: f64,
}

/// When a loss was reached, over the seeds of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The median over the seeds, rounded up; `None` if half of them have not.
    pub iteration: Option<usize>,
    /// How many seeds have.
    pub seeds: usize,
}

/// The results of settings, which must be valid, on this data.
pub fn run(settings: &Settings, data: Arc<Dataset>, pool: ThreadPool) -> Result<Results, SettingsError> {
    let mut run = TrainingRun::new(settings, data)?;
    run.run(pool, RunControl { should_continue: &|| true, seconds: &|| 0.0 });
    Ok(run.results())
}

impl TrainingRun {
    /// The results so far.
    pub fn results(&self) -> Results {
        let curve = |net: &Net| {
            let mut curve = net.curve().lock().unwrap_or_else(PoisonError::into_inner).clone();
            curve.smooth();
            curve
        };
        let curves: Vec<Curve> = self.nets.iter().map(curve).collect();
        let curves = curves.chunks(self.settings.seeds).map(<[Curve]>::to_vec).collect();
        let data = &self.data;
        let images = [data.train.count(), data.test.count()];
        Results { curves, data: data.name.clone(), images, io_widths: [data.train.pixels(), data.classes] }
    }
}

impl Band {
    /// Of these values, at least one.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (low, high) = (*values.first()?, *values.last()?);
        let middle = [(values.len() - 1) / 2, values.len() / 2].map(|index| values[index]);
        Some(Self { low, median: middle[0].midpoint(middle[1]), high })
    }
}

impl Results {
    /// The curves of the seeds of a curve, the first one first; none before the run has begun.
    pub fn seeds(&self, curve: usize) -> &[Curve] {
        self.curves.get(curve).map_or(&[], Vec::as_slice)
    }

    /// The smoothed loss over the seeds of a curve, as far as all of them have come; with one seed all three are the same. Empty
    /// with fewer than eleven iterations.
    pub fn smoothed(&self, curve: usize) -> Vec<Band> {
        let smoothed: Vec<&[f64]> = self.seeds(curve).iter().map(Curve::smoothed).collect();
        let shortest = smoothed.iter().map(|losses| losses.len()).min().unwrap_or(0);
        (0..shortest).filter_map(|at| Band::of(smoothed.iter().map(|losses| losses[at]))).collect()
    }

    /// The test accuracy over the seeds of a curve, where all of them were measured, with its iteration.
    pub fn accuracies(&self, curve: usize) -> Vec<(usize, Band)> {
        let seeds = self.seeds(curve);
        let count = seeds.iter().map(|curve| curve.accuracies.len()).min().unwrap_or(0);
        let at = |index: usize| {
            let band = Band::of(seeds.iter().map(|curve| curve.accuracies[index].1))?;
            Some((seeds[0].accuracies[index].0, band))
        };
        (0..count).filter_map(at).collect()
    }

    /// The mean of the last hundred losses, over the seeds of a curve.
    pub fn recent_loss(&self, curve: usize) -> Option<Band> {
        Band::of(self.seeds(curve).iter().filter_map(Curve::recent_loss))
    }

    /// The seconds that the iterations of a curve took, over its seeds.
    pub fn seconds(&self, curve: usize) -> Option<Band> {
        Band::of(self.seeds(curve).iter().filter_map(|curve| curve.seconds.last().copied()))
    }

    /// The first iteration at which the smoothed loss of a curve is as low as `goal`.
    pub fn reached(&self, curve: usize, goal: f64) -> Reached {
        let all = self.seeds(curve);
        let mut reached: Vec<usize> = all.iter().filter_map(|curve| curve.reached(goal)).collect();
        reached.sort_unstable();
        Reached { iteration: reached.get(all.len() / 2).copied(), seeds: reached.len() }
    }

    /// What has become of a curve: the first seed that has diverged, if any.
    pub fn outcome(&self, curve: usize) -> Outcome {
        let outcomes = self.seeds(curve).iter().map(Curve::outcome);
        outcomes.into_iter().find(|outcome| *outcome != Outcome::Trained).unwrap_or(Outcome::Trained)
    }

    /// Whether a curve is below what guessing costs, ln of the number of classes, by more than a hundredth; in its first hundred
    /// iterations nobody is asked.
    pub fn learns(&self, curve: usize) -> bool {
        const BETTER: f64 = 0.99;
        let guess = (self.io_widths[1] as f64).ln();
        let asked = self.seeds(curve).iter().all(|curve| curve.iterations() > LOG_EVERY);
        !asked || self.recent_loss(curve).is_none_or(|loss| loss.median < BETTER * guess)
    }

    /// The greatest number of iterations that a net has made.
    pub fn iterations(&self) -> usize {
        self.curves.iter().flatten().map(Curve::iterations).max().unwrap_or(0)
    }
}
