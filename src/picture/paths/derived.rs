//! What follows from paths for a picture of them: kept until paths, shown step or inspected optimizer change.

use super::decimate::{self, Steps};
use crate::experiment::paths::insight::{Insight, insight};
use crate::experiment::paths::milestones::{HORIZON, Milestones, milestones};
use crate::experiment::paths::sweep::{self, Sweep};
use crate::experiment::paths::{Chart, Path, Settings};
use crate::landscape::Point;
use crate::landscape::analysis::replay::{Counts, count_terms, terms_at_steps};
use crate::optimizer::StepTerms;

/// Steps of a path, and each taken apart along x and along y.
pub type TakenApart = (Steps, Vec<[StepTerms; 2]>);

/// What follows from paths.
#[derive(Default)]
pub struct Derived {
    /// The steps of each path to draw on the charts.
    pub on_charts: Vec<[Steps; 3]>,
    /// What lies behind each path at the shown step.
    pub insights: Vec<Insight>,
    /// The steps of each path taken apart, where a chart shows them.
    pub taken_apart: Vec<Option<TakenApart>>,
    /// How momentum and gradient of the inspected path pulled up to the shown step, along x and along y.
    pub tally: [Counts; 2],
    /// How soon each path is low.
    pub milestones: Vec<Milestones>,
    /// The search for the best rates, one for each optimizer; empty before it was asked for.
    pub sweeps: Vec<Sweep>,
    /// Counts the runs: whatever is derived from the paths is out of date when it has changed.
    pub run: u64,
    of: Option<Settings>,
    noise: Vec<Point>,
    looked_at: Option<(u64, usize)>,
    tallied: Option<(u64, usize, usize)>,
}

impl Derived {
    /// All that follows from the paths of a run that is done.
    pub fn new(settings: &Settings, paths: &[Path]) -> Self {
        let mut derived = Self::default();
        derived.replace(settings.inputs(), paths);
        if settings.chart == Chart::Sweep {
            derived.sweeps = sweep::sweep_while(settings, || true);
        }
        derived.look(settings, paths);
        derived
    }

    /// Other paths have come, made with the inputs `of`.
    pub fn replace(&mut self, of: Settings, paths: &[Path]) {
        self.noise = of.noise.draw(0, of.steps.max(HORIZON));
        self.on_charts = decimate::on_charts(paths);
        self.taken_apart = vec![None; paths.len()];
        self.milestones = paths.iter().map(|path| milestones(&of, path, &self.noise)).collect();
        self.of = Some(of);
        self.run += 1;
    }

    /// Look behind the paths at the shown step, as far as run, step or what is looked at have changed.
    pub fn look(&mut self, settings: &Settings, paths: &[Path]) {
        let Some(of) = &self.of else { return };
        let shown = settings.shown_step().min(of.steps);
        if self.looked_at != Some((self.run, shown)) {
            let at = Settings { shown: Some(shown), ..of.clone() };
            self.insights = paths.iter().map(|path| insight(&at, path, &self.noise)).collect();
            self.looked_at = Some((self.run, shown));
        }
        let Some(inspected) = inspected(settings, paths) else { return };
        if self.tallied != Some((self.run, inspected, shown)) {
            let path = &paths[inspected];
            self.tally = count_terms(&of.optimizers[path.optimizer].rule, path.first_seed(), &self.noise, shown);
            self.tallied = Some((self.run, inspected, shown));
        }
        for (index, path) in paths.iter().enumerate().filter(|(_, path)| path.start == 0) {
            let wanted = settings.chart == Chart::Rate || (settings.chart == Chart::Terms && index == inspected);
            if wanted && self.taken_apart[index].is_none() {
                let steps = decimate::spread(path.first_seed().last_step());
                let taken_apart = terms_at_steps(&of.optimizers[path.optimizer].rule, path.first_seed(), &self.noise, &steps);
                self.taken_apart[index] = Some((steps, taken_apart));
            }
        }
    }
}

/// The index of the path that is taken apart: that of the inspected optimizer from the first start.
pub fn inspected(settings: &Settings, paths: &[Path]) -> Option<usize> {
    paths.iter().position(|path| path.optimizer == settings.inspected() && path.start == 0)
}
