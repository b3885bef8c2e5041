//! Values derived from paths for their picture, cached until paths, shown step or inspected optimizer change.

use std::sync::Arc;

use super::decimate::{self, Steps};
use crate::experiment::paths::insight::{Insight, insight};
use crate::experiment::paths::milestones::{HORIZON, Milestones, milestones};
use crate::experiment::paths::other_forms::{OtherForm, other_forms};
use crate::experiment::paths::outcome::{self, Basins, SettingsMap};
use crate::experiment::paths::sweep::{self, Sweep};
use crate::experiment::paths::{Chart, Path, Settings};
use crate::job::ThreadPool;
use crate::landscape::Point;
use crate::landscape::analysis::replay::{CountedTerms, Counts, terms_at_steps};
use crate::landscape::trajectory::Trajectory;
use crate::optimizer::StepTerms;

/// Steps of a path, and the terms of each along x and along y.
pub type TermsAtSteps = (Steps, Vec<[StepTerms; 2]>);

/// Values derived from paths.
#[derive(Default)]
pub struct Derived {
    /// The steps of each path to draw on the charts.
    pub on_charts: Vec<[Steps; 3]>,
    /// The insight into each path at the shown step.
    pub insights: Vec<Insight>,
    /// The terms of each path's steps, where a chart shows them.
    pub step_terms: Vec<Option<TermsAtSteps>>,
    /// How momentum and gradient combined on the inspected path up to the shown step, along x and along y.
    pub term_counts: [Counts; 2],
    /// The next step of the inspected optimizer as the other forms of its rule on the map would make it.
    pub other_forms: Vec<OtherForm>,
    /// The milestones of each path.
    pub milestones: Vec<Milestones>,
    /// The search for the best rate of each optimizer; empty before it was requested.
    pub sweeps: Vec<Sweep>,
    /// The map of settings, if it is shown.
    pub map: Option<Arc<SettingsMap>>,
    /// The maps of basins of all optimizers, if they are shown.
    pub basins: Vec<Arc<Basins>>,
    /// The number of the run: values derived from the paths are stale when it has changed.
    pub run: u64,
    trajectories: Vec<Arc<Trajectory>>,
    inputs: Option<Settings>,
    noise: Vec<Point>,
    insights_key: Option<(u64, usize)>,
    counted: Option<((u64, usize), CountedTerms)>,
    counts_key: Option<(u64, usize, usize)>,
}

/// The number of steps from which on threads are worth starting.
const WORTH_THREADS: usize = 20_000;

impl Derived {
    /// All values derived from the paths of a finished run, with a map of settings of this size.
    pub fn new(settings: &Settings, paths: &[Path], map: Option<[usize; 2]>) -> Self {
        let mut derived = Self::default();
        derived.replace(settings.inputs(), paths);
        if settings.chart == Chart::Sweep {
            derived.sweeps = sweep::sweep_while(settings, || true);
        }
        if settings.chart == Chart::Settings {
            let size = map.unwrap_or_else(|| settings.map_size(outcome::FINE_UPDATES));
            derived.map = settings.mapped(size, || true).map(Arc::new);
        }
        derived.update(settings, paths);
        derived
    }

    /// Replace the paths by those of another run with these inputs.
    pub fn replace(&mut self, inputs: Settings, paths: &[Path]) {
        self.noise = inputs.noise.draw(0, inputs.steps.max(HORIZON));
        let steps: usize = paths.iter().map(|path| path.trajectory.last_step()).sum();
        let pool = if steps < WORTH_THREADS { ThreadPool::with_threads(1) } else { ThreadPool::all_cores() };
        let known = |path: &Path| self.trajectories.iter().position(|known| Arc::ptr_eq(known, &path.trajectory));
        let of = |index: usize| {
            let path = &paths[index];
            let on_charts = known(path).map_or_else(|| decimate::on_charts(path), |known| self.on_charts[known].clone());
            (on_charts, milestones(&inputs, path, &self.noise))
        };
        (self.on_charts, self.milestones) = pool.map(paths.len(), of).into_iter().unzip();
        self.trajectories = paths.iter().map(|path| Arc::clone(&path.trajectory)).collect();
        self.step_terms = vec![None; paths.len()];
        self.inputs = Some(inputs);
        self.run += 1;
    }

    /// Update the insights, counts and terms whose run, shown step or inspected optimizer has changed.
    pub fn update(&mut self, settings: &Settings, paths: &[Path]) {
        let Some(inputs) = &self.inputs else { return };
        let shown = settings.shown_step().min(inputs.steps);
        if self.insights_key != Some((self.run, shown)) {
            let at_step = Settings { shown: Some(shown), ..inputs.clone() };
            self.insights = paths.iter().map(|path| insight(&at_step, path, &self.noise)).collect();
            self.insights_key = Some((self.run, shown));
        }
        let Some(inspected) = inspected(settings, paths) else { return };
        if self.counts_key != Some((self.run, inspected, shown)) {
            let path = &paths[inspected];
            let (rule, trajectory) = (&inputs.optimizers[path.optimizer].rule, path.first_seed());
            let counted = self.counted.take().filter(|(of, _)| *of == (self.run, inspected));
            let (of, counted) =
                counted.unwrap_or_else(|| ((self.run, inspected), CountedTerms::new(rule, trajectory, &self.noise)));
            self.term_counts = counted.up_to(rule, trajectory, &self.noise, shown);
            let at_step = Settings { shown: Some(shown), ..inputs.clone() };
            self.other_forms = other_forms(&at_step, path, &self.noise);
            self.counted = Some((of, counted));
            self.counts_key = Some((self.run, inspected, shown));
        }
        for (index, path) in paths.iter().enumerate().filter(|(_, path)| path.start == 0) {
            let wanted = settings.chart == Chart::Rate || (settings.chart == Chart::Terms && index == inspected);
            if wanted && self.step_terms[index].is_none() {
                let steps = decimate::evenly_spaced(path.first_seed().last_step());
                let terms = terms_at_steps(&inputs.optimizers[path.optimizer].rule, path.first_seed(), &self.noise, &steps);
                self.step_terms[index] = Some((steps, terms));
            }
        }
    }
}

/// The index of the inspected path: that of the inspected optimizer from the first start.
pub fn inspected(settings: &Settings, paths: &[Path]) -> Option<usize> {
    paths.iter().position(|path| path.optimizer == settings.inspected() && path.start == 0)
}
