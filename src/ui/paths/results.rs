//! The results of the settings: computed at once where that is quick, in a background job where it is not.

use std::time::Duration;

use super::sketch::{self, Steps};
use crate::experiment::paths::insight::{Insight, insight};
use crate::experiment::paths::milestones::{HORIZON, Milestones, milestones};
use crate::experiment::paths::sweep::{self, Sweep};
use crate::experiment::paths::{Chart, Path, RateRule, Settings, run, run_while};
use crate::job::{Job, Status};
use crate::landscape::Point;
use crate::landscape::replay::{Tally, dissect, tally};
use crate::optimizer::Anatomy;

/// Updates that are computed within a frame; more go to a job.
const AT_ONCE: usize = 100_000;

/// How often the progress of a job is told anew.
const PROGRESS: Duration = Duration::from_millis(100);

/// Steps of a path, and each taken apart along x and along y.
pub type TakenApart = (Steps, Vec<[Anatomy; 2]>);

/// The paths, and what follows from them.
#[derive(Default)]
pub struct Results {
    /// The paths; while a job runs, those of the settings before.
    pub paths: Vec<Path>,
    /// The steps of each path to draw on the charts.
    pub on_charts: Vec<[Steps; 3]>,
    /// What lies behind each path at the shown step.
    pub insights: Vec<Insight>,
    /// The steps of each path taken apart, where a chart shows them.
    pub anatomies: Vec<Option<TakenApart>>,
    /// How memory and slope of the inspected path pulled up to the shown step, along x and along y.
    pub tally: [Tally; 2],
    /// How soon each path is low.
    pub milestones: Vec<Milestones>,
    /// The sweep of the best rates, one for each optimizer; empty before it was asked for.
    pub sweeps: Vec<Sweep>,
    /// Counts the runs: whatever is derived from the paths is out of date when it has changed.
    pub run: u64,
    of: Option<Settings>,
    noise: Vec<Point>,
    looked_at: Option<(u64, usize)>,
    tallied: Option<(u64, usize, usize)>,
    job: Option<(Settings, Job<Vec<Path>>)>,
    swept: Option<Settings>,
    sweeping: Option<(Settings, Job<Vec<Sweep>>)>,
}

impl Results {
    /// The results of a run that is done.
    pub fn of(settings: &Settings, paths: &[Path]) -> Self {
        let mut results = Self::default();
        results.take(paths.to_vec(), settings.inputs());
        if settings.chart == Chart::Sweep {
            results.sweeps = sweep::sweep_while(settings, || true);
        }
        results.look(settings);
        results
    }

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
        self.look(settings);
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
        self.noise = of.noise.draw(0, of.steps.max(HORIZON));
        self.of = Some(of);
        self.derive();
    }

    fn derive(&mut self) {
        self.on_charts = sketch::on_charts(&self.paths);
        self.anatomies = vec![None; self.paths.len()];
        self.milestones = match &self.of {
            Some(of) => self.paths.iter().map(|path| milestones(of, path, &self.noise)).collect(),
            None => Vec::new(),
        };
        self.run += 1;
    }

    /// Look behind the paths at the shown step, as far as run, step or what is looked at have changed.
    pub fn look(&mut self, settings: &Settings) {
        let Some(of) = &self.of else { return };
        let shown = settings.shown_step().min(of.steps);
        if self.looked_at != Some((self.run, shown)) {
            let at = Settings { shown: Some(shown), ..of.clone() };
            self.insights = self.paths.iter().map(|path| insight(&at, path, &self.noise)).collect();
            self.looked_at = Some((self.run, shown));
        }
        let Some(inspected) = self.inspected(settings) else { return };
        if self.tallied != Some((self.run, inspected, shown)) {
            let path = &self.paths[inspected];
            self.tally = tally(&of.optimizers[path.optimizer].rule, path.walk(), &self.noise, shown);
            self.tallied = Some((self.run, inspected, shown));
        }
        for (index, path) in self.paths.iter().enumerate().filter(|(_, path)| path.start == 0) {
            let wanted = settings.chart == Chart::Rate || (settings.chart == Chart::Terms && index == inspected);
            if wanted && self.anatomies[index].is_none() {
                let steps = sketch::spread(path.walk().last());
                let taken_apart = dissect(&of.optimizers[path.optimizer].rule, path.walk(), &self.noise, &steps);
                self.anatomies[index] = Some((steps, taken_apart));
            }
        }
    }

    /// The index of the path that is taken apart: that of the inspected optimizer from the first start.
    pub fn inspected(&self, settings: &Settings) -> Option<usize> {
        self.paths.iter().position(|path| path.optimizer == settings.inspected() && path.start == 0)
    }

    /// Where the settings ask for the best rates, search them in a job, and set them when they are found.
    pub fn sweep(&mut self, ctx: &egui::Context, settings: &mut Settings) {
        if settings.rates != RateRule::Best {
            self.sweeping = None;
            return;
        }
        let wanted = sweep::key(settings);
        if self.swept.as_ref() == Some(&wanted) {
            return;
        }
        if self.sweeping.as_ref().is_none_or(|(under_way, _)| *under_way != wanted) {
            let (waker, task) = (ctx.clone(), wanted.clone());
            let work = move |control: &crate::job::Control| sweep::sweep_while(&task, || control.advance());
            self.sweeping = Some((wanted, Job::spawn(work, move || waker.request_repaint())));
            ctx.request_repaint_after(PROGRESS);
            return;
        }
        let Some((of, job)) = &self.sweeping else { return };
        match job.poll() {
            Status::Running => ctx.request_repaint_after(PROGRESS),
            Status::Done(sweeps) => {
                sweep::take_best(settings, &sweeps);
                (self.sweeps, self.swept) = (sweeps, Some(of.clone()));
                self.sweeping = None;
            }
            Status::Failed => self.swept = Some(of.clone()), // no second try at what has failed
        }
    }

    /// Whether best rates were searched, or are being searched.
    pub fn searched(&self) -> bool {
        !self.sweeps.is_empty() || self.sweeping.is_some()
    }

    /// How much of a long run or of a search is done, from 0 to 1; `None` when nothing is under way.
    pub fn progress(&self) -> Option<f32> {
        let run = self.job.as_ref().map(|(of, job)| (job.done(), of.optimizers.len() * of.starts.len()));
        let search = self.sweeping.as_ref().map(|(of, job)| (job.done(), sweep::walks(of)));
        run.or(search).map(|(done, all)| (done as f32 / all.max(1) as f32).min(1.0))
    }
}
