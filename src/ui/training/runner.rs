//! The training run of the window, in a job.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::pace::Pace;
use crate::clock::Stopwatch;
use crate::dataset::{Dataset, DatasetError, Note};
use crate::experiment::training::landscape::{Keeper, KeptWalk, kept_walks};
use crate::experiment::training::{Curve, Results, RunControl, Settings, TrainingRun};
use crate::job::{Control, Job, Status, ThreadPool};
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
    work: Option<Work>,
    run: Option<TrainingRun>,
    ended: bool,
    /// The measured pace of training.
    pub pace: Pace,
    /// Cancelled jobs, which are not waited for.
    cancelled: Vec<Job<Result<TrainingRun, String>>>,
}

struct Work {
    job: Job<Result<TrainingRun, String>>,
    live: Arc<OnceLock<Live>>,
    watch: Stopwatch,
    /// The progress when it began, from 0 to 1.
    initial_progress: f64,
    stopping: bool,
}

/// The curves of a run while it runs.
struct Live {
    curves: Vec<Arc<Mutex<Curve>>>,
    /// Name and sizes of the data, without curves.
    about: Results,
    /// What is to be said of how the data was read.
    notes: Vec<Note>,
    keepers: Vec<Arc<Mutex<Keeper>>>,
}

impl Live {
    fn new(run: &TrainingRun) -> Self {
        let about = Results { curves: Vec::new(), ..run.results() };
        Self { curves: run.curves(), about, notes: run.data.notes.clone(), keepers: run.keepers() }
    }
}

impl Runner {
    /// Start a run from its beginning; a running one is cancelled.
    pub fn start(&mut self, ctx: &egui::Context, settings: &Settings) {
        self.cancel();
        self.run = None;
        let inputs = settings.inputs();
        (self.results, self.notes) = (Results::default(), Vec::new());
        (self.settings, self.error, self.ended, self.run_number) = (Some(inputs.clone()), None, false, self.run_number + 1);
        self.spawn(ctx, move || {
            let data = Dataset::open(inputs.data.as_deref()).map_err(|error| unreadable(&error))?;
            TrainingRun::new(&inputs, data).map_err(|error| error.to_string())
        });
    }

    /// Resume a paused run.
    pub fn resume(&mut self, ctx: &egui::Context) {
        if let Some(run) = self.run.take() {
            self.spawn(ctx, move || Ok(run));
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

    fn spawn(&mut self, ctx: &egui::Context, run: impl FnOnce() -> Result<TrainingRun, String> + Send + 'static) {
        let live = Arc::new(OnceLock::new());
        let (shown, waker) = (Arc::clone(&live), ctx.clone());
        let work = move |control: &Control| {
            let mut run = run()?;
            let _ = shown.set(Live::new(&run)); // set only once
            let watch = Stopwatch::start();
            run.run(
                ThreadPool::all_cores(),
                RunControl { should_continue: &|| control.should_continue(), seconds: &|| watch.seconds() },
            );
            Ok(run)
        };
        let job = Job::spawn(work, move || waker.request_repaint());
        self.work = Some(Work { job, live, watch: Stopwatch::start(), initial_progress: self.progress(), stopping: false });
        ctx.request_repaint();
    }

    /// Update the curves to the run.
    pub fn update(&mut self, ctx: &egui::Context) {
        self.cancelled.retain(|job| !job.has_ended());
        let Some(work) = &self.work else { return };
        let status = work.job.poll();
        if let Some(live) = work.live.get() {
            self.notes.clone_from(&live.notes);
            self.results =
                catch_up(std::mem::take(&mut self.results), live, self.settings.as_ref().map_or(1, |settings| settings.seeds));
        }
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
                (self.run, self.work) = (Some(run), None);
            }
            Status::Done(Err(error)) => self.fail(error),
            Status::Failed => self.fail(t!("run.failed").into_owned()),
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
            (Some(work), _) if work.live.get().is_none() => State::Loading,
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
        let live = self.work.as_ref().and_then(|work| work.live.get());
        let keepers = live.map(|live| live.keepers.clone()).or_else(|| self.run.as_ref().map(TrainingRun::keepers));
        kept_walks(&keepers.unwrap_or_default(), |net| self.results.diverged(net))
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

/// Why the data can't be read, and what to do in the window.
pub fn unreadable(error: &DatasetError) -> String {
    match error {
        DatasetError::NotHere(what) => t!("data.not_here_choose", what = what, button = t!("run.folder")).into_owned(),
        _ => error.to_string(),
    }
}

/// The results with the points added by the run since.
fn catch_up(results: Results, live: &Live, seeds: usize) -> Results {
    let mut curves = results.curves;
    if curves.is_empty() {
        curves = vec![vec![Curve::default(); seeds]; live.curves.len() / seeds];
    }
    for (shown, curve) in curves.iter_mut().flatten().zip(&live.curves) {
        shown.catch_up(&curve.lock().unwrap_or_else(PoisonError::into_inner));
    }
    Results { curves, ..live.about.clone() }
}
