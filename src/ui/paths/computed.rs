//! Paths and best rates, kept up to date with the settings: within the frame if that is quick, else in a job.

use std::sync::Arc;

use super::maps::Maps;
use super::works::{SearchRates, TracePaths};
use crate::experiment::paths::sweep::{self, Sweep};
use crate::experiment::paths::{Path, RateRule, Settings};
use crate::landscape::View;
use crate::picture::paths::derived::Derived;
use crate::ui::latest::Latest;

/// Maximum number of updates computed within a frame; more run in a job.
const MAX_IN_FRAME: usize = 100_000;
/// The same while something is dragged: paths from a job would stand still until it rests.
const MAX_IN_DRAGGED_FRAME: usize = 600_000;

/// The paths with the values derived from them, and the best rates.
#[derive(Default)]
pub struct Computed {
    run: Latest<Settings, Arc<[Path]>, TracePaths>,
    search: Latest<Settings, Vec<Sweep>, SearchRates>,
    maps: Maps,
    /// The values derived from the paths.
    pub derived: Derived,
}

impl Computed {
    /// The paths; while a job runs, those of earlier settings.
    pub fn paths(&self) -> &[Path] {
        &self.run.result
    }

    /// The settings of the paths; `None` before there are any.
    pub fn inputs(&self) -> Option<&Settings> {
        self.run.inputs()
    }

    /// Update paths, derived values, maps of outcome and what is known of a typed formula to the settings. `view` is what the map
    /// has shown last.
    pub fn update(&mut self, ctx: &egui::Context, settings: &mut Settings, view: Option<View>) {
        let wanted = settings.inputs();
        let before = self.run.count;
        let is_dragging = ctx.input(|input| input.pointer.any_down());
        let most = if is_dragging { MAX_IN_DRAGGED_FRAME } else { MAX_IN_FRAME };
        let known = self.run.inputs().cloned();
        let trace = |paths: &Arc<[Path]>| TracePaths { settings: wanted.clone(), known: known.map(|known| (known, Arc::clone(paths))) };
        self.run.update(ctx, &wanted, wanted.updates() <= most, trace);
        // While a job runs, paths of removed entries or starts would have no name or colour.
        let (optimizers, starts) = (settings.optimizers.len(), settings.starts.len());
        let exists = |path: &&Path| path.optimizer < optimizers && path.start < starts;
        let removed = !self.run.result.iter().all(|path| exists(&path));
        if removed {
            self.run.result = self.run.result.iter().filter(exists).cloned().collect();
        }
        let explored = settings.explore(&self.run.result);
        if let Some(inputs) = self.run.inputs().filter(|_| explored || removed || before != self.run.count) {
            let mut inputs = inputs.clone();
            if inputs.landscape == settings.landscape {
                inputs.landscape = settings.landscape.clone(); // with what is known of it now
            }
            self.derived.replace(inputs, &self.run.result);
        }
        self.derived.update(settings, &self.run.result);
        self.derived.map = self.maps.map(ctx, settings);
        self.derived.basins = self.maps.basins(ctx, settings, view);
    }

    /// With the rule of best rates, search these in a job, and set them when they are found; returns whether they
    /// have been set.
    pub fn search(&mut self, ctx: &egui::Context, settings: &mut Settings) -> bool {
        if settings.rates != RateRule::Best {
            self.search.cancel();
            return false;
        }
        let (wanted, before) = (sweep::key(settings), self.search.count);
        self.search.update(ctx, &wanted, false, |_| SearchRates(wanted.clone()));
        let found = before != self.search.count && !self.search.result.is_empty();
        if found {
            sweep::apply_best(settings, &self.search.result);
            self.derived.sweeps.clone_from(&self.search.result);
        }
        found
    }

    /// Whether best rates have been or are being searched.
    pub fn searched(&self) -> bool {
        !self.derived.sweeps.is_empty() || self.search.done().is_some()
    }

    /// The progress of a long run or of a search, from 0 to 1; `None` if no job runs.
    pub fn progress(&self) -> Option<f32> {
        let run = self.run.running().map(|(inputs, done)| (done, inputs.optimizers.len() * inputs.starts.len()));
        let search = self.search.running().map(|(inputs, done)| (done, sweep::trial_count(inputs)));
        run.or(search).map(|(done, all)| (done as f32 / all.max(1) as f32).min(1.0))
    }
}
