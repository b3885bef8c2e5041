//! The training run of the window, in a job.

use super::pace::Pace;
use super::works::{News, TrainNets};
use crate::clock::Stopwatch;
use crate::dataset::Note;
use crate::experiment::training::landscape::KeptWalk;
use crate::experiment::training::{Curve, Results, Settings, TrainingRun};
use crate::job::{Job, Status};
use crate::language::t;

/// Seconds between two frames while the nets train.
const FRAME_SECS: f32 = 1.0 / 30.0;

/// The state of the runner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There is no run.
    Empty,
    /// The data is being read.
    Loading,
    /// The nets train.
    Running,
    /// The nets will stop within an iteration.
    Stopping,
    /// The run is paused and can be resumed.
    Paused,
    /// All iterations are done, or the user has ended the run.
    Done,
}

/// A training run with its curves so far.
#[derive(Default)]
pub struct Runner {
    /// The settings of the run, if there is one.
    pub settings: Option<Settings>,
    /// The curves so far.
    pub results: Results,
    /// The number of the run, for caches.
    pub run_number: u64,
    /// What is to be said of how the data was read.
    pub notes: Vec<Note>,
    /// Why the last start failed.
    pub error: Option<String>,
    /// The points that the nets have kept of their walks so far.
    walks: Vec<KeptWalk>,
    /// Whether the data is read, so that the nets train.
    has_begun: bool,
    work: Option<Work>,
    run: Option<TrainingRun>,
    /// The job of a paused run.
    paused: Option<Job<TrainNets>>,
    ended: bool,
    /// The measured pace of training.
    pub pace: Pace,
    /// Cancelled jobs, which are not waited for.
    cancelled: Vec<Job<TrainNets>>,
}

struct Work {
    job: Job<TrainNets>,
    watch: Stopwatch,
    /// The progress when it began, from 0 to 1.
    initial_progress: f64,
    stopping: bool,
}

impl Runner {
    /// Start a run from its beginning; a running one is cancelled.
    pub fn start(&mut self, ctx: &egui::Context, settings: &Settings) {
        self.clear();
        (self.settings, self.error) = (Some(settings.inputs()), None);
        let waker = ctx.clone();
        self.began(ctx, Job::spawn(TrainNets::new(settings), move || waker.request_repaint()));
    }

    /// Resume a paused run.
    pub fn resume(&mut self, ctx: &egui::Context) {
        let waker = ctx.clone();
        if let (Some(run), Some(mut job)) = (self.run.take(), self.paused.take())
            && job.resume(Ok(run), move || waker.request_repaint())
        {
            self.began(ctx, job);
        }
    }

    /// Pause the run, within an iteration.
    pub fn pause(&mut self) {
        if let Some(work) = &mut self.work {
            work.job.cancel();
            work.stopping = true;
        }
    }

    /// End the run.
    pub fn end(&mut self) {
        self.ended = true;
        self.pause();
        if let Some(run) = &mut self.run {
            run.release();
        }
    }

    /// Forget the run; a running one is cancelled.
    pub fn clear(&mut self) {
        self.cancel();
        self.reset();
        self.run_number += 1;
    }

    /// The state without a run.
    fn reset(&mut self) {
        let (run_number, pace, cancelled) =
            (self.run_number, std::mem::take(&mut self.pace), std::mem::take(&mut self.cancelled));
        *self = Self { run_number, pace, cancelled, ..Self::default() };
    }

    fn cancel(&mut self) {
        if let Some(Work { job, .. }) = self.work.take() {
            job.cancel();
            self.cancelled.push(job);
        }
    }

    fn began(&mut self, ctx: &egui::Context, job: Job<TrainNets>) {
        self.work = Some(Work { job, watch: Stopwatch::start(), initial_progress: self.progress(), stopping: false });
        ctx.request_repaint();
    }

    /// Update the curves to the run.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.cancelled.retain(|job| !job.has_ended());
        let Some(work) = &self.work else { return };
        let status = work.job.poll(); // before the news, so that none is missed
        for news in work.job.news() {
            self.learn(news);
        }
        let Some(work) = &self.work else { return };
        let made = self.progress() - work.initial_progress;
        if let (Status::Done(Ok(_)), Some(settings)) = (&status, &self.settings) {
            self.pace.learn(settings, made, work.watch.seconds());
        }
        match status {
            Status::Running => ctx.request_repaint_after_secs(FRAME_SECS),
            Status::Done(Ok(mut run)) => {
                if self.ended {
                    run.release();
                }
                self.run = Some(run);
                self.paused = self.work.take().map(|work| work.job);
            }
            Status::Done(Err(error)) | Status::NoData(error) => self.fail(error),
            Status::Failed => self.fail(t!("run.failed").into_owned()),
        }
    }

    /// Add what is new of the run.
    fn learn(&mut self, news: News) {
        let News { about, curves, walks } = news;
        if let Some((about, notes)) = about {
            let seeds = self.settings.as_ref().map_or(1, |settings| settings.seeds);
            let empty = vec![vec![Curve::default(); seeds]; curves.len() / seeds];
            (self.results, self.notes, self.has_begun) = (Results { curves: empty, ..about }, notes, true);
        }
        for (shown, new) in self.results.curves.iter_mut().flatten().zip(&curves) {
            shown.extend(new);
        }
        if self.walks.is_empty() {
            self.walks = walks.into_iter().map(|(_, walk)| walk).collect();
            return;
        }
        for (known, (from, new)) in self.walks.iter_mut().zip(walks) {
            known.points.truncate(from);
            known.points.extend(new.points);
        }
    }

    /// Drop a run that failed, and keep its error.
    fn fail(&mut self, error: String) {
        self.reset();
        self.error = Some(error);
    }

    /// The state.
    pub fn state(&self) -> State {
        match (&self.work, &self.run) {
            (Some(work), _) if work.stopping => State::Stopping,
            (Some(_), _) if !self.has_begun => State::Loading,
            (Some(_), _) => State::Running,
            (None, None) => State::Empty,
            (None, Some(run)) if self.ended || run.is_finished() => State::Done,
            (None, Some(_)) => State::Paused,
        }
    }

    /// The run, if it is paused or done.
    pub fn run(&self) -> Option<&TrainingRun> {
        self.run.as_ref()
    }

    /// The points that the nets have kept of their walks so far; empty if they keep none.
    pub fn kept_walks(&self) -> Vec<KeptWalk> {
        let walk = |(net, walk): (usize, &KeptWalk)| KeptWalk { diverged: self.results.diverged(net), ..walk.clone() };
        self.walks.iter().enumerate().map(walk).collect()
    }

    /// The share of the data that has arrived, from 0 to 1, while it is fetched.
    pub fn fetched(&self) -> Option<f32> {
        self.work.as_ref().filter(|_| !self.has_begun)?.job.fetched()
    }

    /// The progress of all iterations, from 0 to 1; a diverged net counts as finished.
    pub fn progress(&self) -> f64 {
        let Some(settings) = &self.settings else { return 0.0 };
        let made = |curve: &Curve| if curve.non_finite.is_some() { settings.iterations } else { curve.iterations() };
        let all: usize = self.results.curves.iter().flatten().map(made).sum();
        all as f64 / (settings.curve_specs().len() * settings.seeds * settings.iterations) as f64
    }

    /// An estimate of the remaining seconds, from the pace since the last start, or else from an earlier one.
    pub fn seconds_left(&self) -> Option<f64> {
        let work = self.work.as_ref().filter(|work| !work.stopping)?;
        let (progress, seconds) = (self.progress(), work.watch.seconds());
        let made = progress - work.initial_progress;
        let measured = (made > 0.002).then(|| seconds * (1.0 - progress) / made);
        measured.or_else(|| Some(self.pace.seconds(self.settings.as_ref()?)? * (1.0 - progress)))
    }
}
