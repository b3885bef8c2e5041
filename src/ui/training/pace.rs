//! How long a run takes, from the measured speed of an earlier one or of a short trial.

use std::task::Poll;

use serde::{Deserialize, Serialize};

use crate::clock::Stopwatch;
use crate::dataset::Dataset;
use crate::experiment::training::{RunControl, Settings, TrainingRun};
use crate::job::{Control, Job, Reads, Status, ThreadPool, Work};

/// The time of a trial.
const TRIAL_SECS: f64 = 0.2;
/// A shorter time measures nothing.
const LEAST_SECS: f64 = 0.1;
/// Pixels of an image and number of classes where the data is not known yet: those of MNIST.
const IO_WIDTHS: [usize; 2] = [784, 10];

/// The measured pace of training.
#[derive(Default)]
pub struct Pace {
    /// Whether it is measured before the first run, by a short trial.
    pub has_trial: bool,
    /// Work per second.
    measured: Option<f64>,
    trial: Option<Job<TryPace>>,
}

/// Measure the pace of training by a run that ends early: work per second. `None` without data, or if nothing was done.
#[derive(Serialize, Deserialize)]
pub struct TryPace(pub Settings);

impl Work for TryPace {
    type Output = Option<f64>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        Poll::Ready(trial(&self.0, control))
    }

    fn reads(&self) -> Reads {
        Reads::of_data(self.0.data.as_ref())
    }
}

/// A measurement of the sharpness costs as much as so many iterations on its images.
const MEASUREMENT: usize = 6;

/// The work of a run: updated weights, for each image of a mini-batch once, and the measurements of the sharpness.
fn work(settings: &Settings) -> f64 {
    let [input, output] = IO_WIDTHS;
    let widths: Vec<usize> = std::iter::once(input).chain(settings.hidden.iter().copied()).chain([output]).collect();
    let weights: usize = widths.windows(2).map(|pair| pair[0] * pair[1]).sum();
    let nets = settings.curve_specs().len() * settings.seeds;
    let measured = settings.sharpness.map_or(0, |sharpness| {
        let times = settings.iterations.div_ceil(sharpness.every.max(1)) + 1;
        times.saturating_mul(sharpness.images).saturating_mul(MEASUREMENT)
    });
    (nets * weights) as f64 * ((settings.iterations * settings.batch) as f64 + measured as f64)
}

impl Pace {
    /// The seconds that a run takes; `None` before anything was measured.
    pub fn seconds(&self, settings: &Settings) -> Option<f64> {
        self.measured.map(|pace| work(settings) / pace)
    }

    /// Learn from a run that has done the share `made` of its work in `seconds`.
    pub fn learn(&mut self, settings: &Settings, made: f64, seconds: f64) {
        if made > 0.0 && seconds > LEAST_SECS {
            self.measured = Some(work(settings) * made / seconds);
        }
    }

    /// Measure the pace by a short trial, where that is wanted and it is not known.
    pub fn try_out(&mut self, ctx: &egui::Context, settings: &Settings) {
        match self.trial.as_ref().map(Job::poll) {
            Some(Status::Done(pace)) => self.measured = self.measured.or(pace),
            None if self.has_trial && self.measured.is_none() => {
                // The first iteration would be little but a measurement.
                let (settings, waker) = (Settings { sharpness: None, ..settings.inputs() }, ctx.clone());
                self.trial = Some(Job::spawn(TryPace(settings), move || waker.request_repaint()));
            }
            _ => {}
        }
    }
}

/// The pace of a run that ends early; `None` without data, or if nothing was done.
fn trial(settings: &Settings, control: &Control) -> Option<f64> {
    let data = Dataset::open(settings.data.as_deref()).ok()?;
    let mut run = TrainingRun::new(settings, data).ok()?;
    let watch = Stopwatch::start();
    let goes_on = || control.should_continue() && watch.seconds() < TRIAL_SECS;
    run.run(ThreadPool::all_cores(), RunControl { should_continue: &goes_on, seconds: &|| watch.seconds() });
    let made: usize = run.nets.iter().map(crate::experiment::training::Net::iterations).sum();
    let made = made as f64 / (run.nets.len() * settings.iterations) as f64;
    (made > 0.0).then(|| work(settings) * made / watch.seconds())
}

#[cfg(test)]
mod tests;
