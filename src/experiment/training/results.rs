//! The results of a training run.

use std::sync::{Arc, PoisonError};

use super::net::RunControl;
use super::{Curve, LOG_EVERY, Net, Outcome, Settings, TrainingRun};
use crate::dataset::Dataset;
use crate::experiment::SettingsError;
use crate::job::ThreadPool;

/// The curves of a training run, as far as it has come.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Results {
    /// For each curve of the settings, those of its seeds, the first seed first.
    pub curves: Vec<Vec<Curve>>,
    /// The name of the data set.
    pub data: String,
    /// The numbers of training and of test images.
    pub images: [usize; 2],
    /// The numbers of pixels and of classes.
    pub io_widths: [usize; 2],
}

/// A value over several seeds.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Band {
    /// The lowest.
    pub low: f64,
    /// The median.
    pub median: f64,
    /// The highest.
    pub high: f64,
}

/// When the target loss was reached, over the seeds of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The median iteration, the upper one of two; `None` if half of the seeds or more have not reached it.
    pub iteration: Option<usize>,
    /// The number of seeds that have reached it.
    pub seeds: usize,
}

/// A measurement over the seeds of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharpnessBand {
    /// The iteration before whose update it was made; the number of iterations for that at the end.
    pub iteration: usize,
    /// The largest eigenvalue.
    pub largest: Band,
    /// The curvature along the gradient, where there is one.
    pub along_gradient: Option<Band>,
}

/// Train to the end with valid settings; an error if the networks are too large for the images of this data set.
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
    /// The band of these values; `None` if there are none.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (low, high) = (*values.first()?, *values.last()?);
        let middle = [(values.len() - 1) / 2, values.len() / 2].map(|index| values[index]);
        Some(Self { low, median: middle[0].midpoint(middle[1]), high })
    }
}

impl Results {
    /// The curves of the seeds of a curve, the first seed first; empty before the run has started.
    pub fn seeds(&self, curve: usize) -> &[Curve] {
        self.curves.get(curve).map_or(&[], Vec::as_slice)
    }

    /// The smoothed loss over the seeds of a curve, as far as all have come; with one seed all three values are equal. Empty
    /// with fewer than [`super::smooth::LENGTH`] iterations.
    pub fn smoothed(&self, curve: usize) -> Vec<Band> {
        let smoothed: Vec<&[f64]> = self.seeds(curve).iter().map(Curve::smoothed).collect();
        let shortest = smoothed.iter().map(|losses| losses.len()).min().unwrap_or(0);
        (0..shortest).filter_map(|at| Band::of(smoothed.iter().map(|losses| losses[at]))).collect()
    }

    /// The test accuracies over the seeds of a curve, with their iterations, where all seeds were measured.
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

    /// The time in seconds that the iterations took, over the seeds of a curve.
    pub fn seconds(&self, curve: usize) -> Option<Band> {
        Band::of(self.seeds(curve).iter().filter_map(|curve| curve.seconds.last().copied()))
    }

    /// When the smoothed loss of a curve reaches `goal`.
    pub fn reached(&self, curve: usize, goal: f64) -> Reached {
        let all = self.seeds(curve);
        let mut reached: Vec<usize> = all.iter().filter_map(|curve| curve.reached(goal)).collect();
        reached.sort_unstable();
        Reached { iteration: reached.get(all.len() / 2).copied(), seeds: reached.len() }
    }

    /// The outcome of a curve: that of the first seed that diverged, if any.
    pub fn outcome(&self, curve: usize) -> Outcome {
        let outcomes = self.seeds(curve).iter().map(Curve::outcome);
        outcomes.into_iter().find(|outcome| *outcome != Outcome::Trained).unwrap_or(Outcome::Trained)
    }

    /// The iteration from which on a net has diverged, if it has; nets are counted curve by curve, each with all its seeds.
    pub fn diverged(&self, net: usize) -> Option<usize> {
        match self.curves.iter().flatten().nth(net)?.outcome() {
            Outcome::Diverged { iteration } => Some(iteration),
            Outcome::Trained => None,
        }
    }

    /// Whether the loss of a curve is at least 1 % below that of guessing, ln of the number of classes. True for the first
    /// hundred iterations.
    pub fn learns(&self, curve: usize) -> bool {
        const BETTER: f64 = 0.99;
        let guess = (self.io_widths[1] as f64).ln();
        let is_past_first_hundred = self.seeds(curve).iter().all(|curve| curve.iterations() > LOG_EVERY);
        !is_past_first_hundred || self.recent_loss(curve).is_none_or(|loss| loss.median < BETTER * guess)
    }

    /// Whether the net of a curve ever classifies clearly more test images correctly than by guessing. True before the first measurement.
    pub fn beats_guessing(&self, curve: usize) -> bool {
        const BETTER: f64 = 1.2; // always the most frequent digit of MNIST: 1.135
        let accuracies = self.accuracies(curve);
        accuracies.is_empty() || accuracies.iter().any(|(_, share)| share.median * self.io_widths[1] as f64 > BETTER)
    }

    /// The greatest number of iterations of a network.
    pub fn iterations(&self) -> usize {
        self.curves.iter().flatten().map(Curve::iterations).max().unwrap_or(0)
    }

    /// The measurements over the seeds of a curve, where all seeds were measured.
    pub fn sharpness(&self, curve: usize) -> Vec<SharpnessBand> {
        let seeds = self.seeds(curve);
        let count = seeds.iter().map(|curve| curve.sharpness.len()).min().unwrap_or(0);
        let at = |index: usize| {
            let measured = || seeds.iter().map(move |curve| curve.sharpness[index].1);
            let along = Band::of(measured().map(|measured| measured.along_gradient).filter(|along| !along.is_nan()));
            let largest = Band::of(measured().map(|measured| measured.largest))?;
            Some(SharpnessBand { iteration: seeds[0].sharpness[index].0, largest, along_gradient: along })
        };
        (0..count).filter_map(at).collect()
    }

    /// The share of the steps whose gradient turns against the one before, over the seeds of a curve.
    pub fn turning(&self, curve: usize) -> Option<Band> {
        Band::of(self.seeds(curve).iter().filter_map(|curve| curve.turns.share()))
    }
}
