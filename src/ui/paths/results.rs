//! The results of the settings: computed at once where that is quick, in a background job where it is not.

use std::time::Duration;

use super::sketch::{self, Steps};
use crate::experiment::paths::{Path, Settings, run, run_while};
use crate::job::{Job, Status};

/// Updates that are computed within a frame; more go to a job.
const AT_ONCE: usize = 100_000;

/// How often the progress of a job is told anew.
const PROGRESS: Duration = Duration::from_millis(100);

/// The paths, and the settings they were computed from.
#[derive(Default)]
pub struct Results {
    /// The paths; while a job runs, those of the settings before.
    pub paths: Vec<Path>,
    /// The steps of each path to draw on the charts.
    pub on_charts: Vec<[Steps; 3]>,
    /// Counts the runs: whatever is derived from the paths is out of date when it has changed.
    pub run: u64,
    of: Option<Settings>,
    job: Option<(Settings, Job<Vec<Path>>)>,
}

impl Results {
    /// Bring the results up to the settings.
    pub fn update(&mut self, ctx: &egui::Context, settings: &Settings) {
        let wanted = settings.inputs();
        if self.of.as_ref() == Some(&wanted) {
            self.job = None;
        } else if wanted.updates() <= AT_ONCE {
            self.job = None;
            self.take(run(&wanted), wanted);
        } else if self.job.as_ref().is_none_or(|(under_way, _)| *under_way != wanted) {
            let (waker, task) = (ctx.clone(), wanted.clone());
            let job = Job::spawn(move |control| run_while(&task, || control.advance()), move || waker.request_repaint());
            self.job = Some((wanted, job));
            ctx.request_repaint_after(PROGRESS);
        } else {
            self.collect(ctx);
        }
        // Rows of entries or starts that are gone would have no name or colour.
        let there = |path: &Path| path.optimizer < settings.optimizers.len() && path.start < settings.starts.len();
        if !self.paths.iter().all(there) {
            self.paths.retain(there);
            self.derive();
        }
    }

    /// Take the job's result, if it has one.
    fn collect(&mut self, ctx: &egui::Context) {
        let Some((of, job)) = &self.job else { return };
        match job.poll() {
            Status::Running => ctx.request_repaint_after(PROGRESS),
            Status::Done(paths) => {
                let of = of.clone();
                self.take(paths, of);
                self.job = None;
            }
            Status::Failed => self.of = Some(of.clone()), // no second try at what has failed
        }
    }

    fn take(&mut self, paths: Vec<Path>, of: Settings) {
        self.paths = paths;
        self.of = Some(of);
        self.derive();
    }

    fn derive(&mut self) {
        self.on_charts = sketch::on_charts(&self.paths);
        self.run += 1;
    }

    /// How much of a long run is done, from 0 to 1; `None` when nothing is under way.
    pub fn progress(&self) -> Option<f32> {
        let (of, job) = self.job.as_ref()?;
        Some(job.done() as f32 / (of.optimizers.len() * of.starts.len()).max(1) as f32)
    }
}
