//! Paths and best rates, brought up to the settings: at once where that is quick, in a job where it is not.

use std::sync::Arc;

use crate::experiment::paths::sweep::{self, Sweep};
use crate::experiment::paths::{Path, RateRule, Settings, run_while};
use crate::picture::paths::derived::Derived;
use crate::ui::latest::Latest;

/// Updates that are computed within a frame; more go to a job.
const AT_ONCE: usize = 100_000;

/// The paths with all that follows from them, and the best rates.
#[derive(Default)]
pub struct Computed {
    run: Latest<Settings, Arc<[Path]>>,
    search: Latest<Settings, Vec<Sweep>>,
    /// What follows from the paths.
    pub derived: Derived,
}

impl Computed {
    /// The paths; while a job runs, those of the settings before.
    pub fn paths(&self) -> &[Path] {
        &self.run.result
    }

    /// Bring paths and what follows from them up to the settings.
    pub fn update(&mut self, ctx: &egui::Context, settings: &Settings) {
        let wanted = settings.inputs();
        let (task, before) = (wanted.clone(), self.run.count);
        self.run.update(ctx, &wanted, wanted.updates() <= AT_ONCE, move |_, control| {
            let paths = run_while(&task, || control.advance());
            (paths.len() == task.optimizers.len() * task.starts.len()).then(|| paths.into())
        });
        // While a job runs, paths of entries or starts that are gone would have no name or colour.
        let there = |path: &&Path| path.optimizer < settings.optimizers.len() && path.start < settings.starts.len();
        let gone = !self.run.result.iter().all(|path| there(&path));
        if gone {
            self.run.result = self.run.result.iter().filter(there).cloned().collect();
        }
        if let Some(of) = self.run.of().filter(|_| gone || before != self.run.count) {
            self.derived.replace(of.clone(), &self.run.result);
        }
        self.derived.look(settings, &self.run.result);
    }

    /// Where the settings ask for the best rates, search them in a job, and set them when they are found; returns whether they
    /// have been set.
    pub fn search(&mut self, ctx: &egui::Context, settings: &mut Settings) -> bool {
        if settings.rates != RateRule::Best {
            self.search.cancel();
            return false;
        }
        let (wanted, before) = (sweep::key(settings), self.search.count);
        let task = wanted.clone();
        self.search.update(ctx, &wanted, false, move |_, control| {
            let sweeps = sweep::sweep_while(&task, || control.advance());
            (sweeps.len() == task.optimizers.len()).then_some(sweeps)
        });
        let found = before != self.search.count && !self.search.result.is_empty();
        if found {
            sweep::apply_best(settings, &self.search.result);
            self.derived.sweeps.clone_from(&self.search.result);
        }
        found
    }

    /// Whether best rates were searched, or are being searched.
    pub fn searched(&self) -> bool {
        !self.derived.sweeps.is_empty() || self.search.done().is_some()
    }

    /// How much of a long run or of a search is done, from 0 to 1; `None` when nothing is under way.
    pub fn progress(&self) -> Option<f32> {
        let run = self.run.under_way().map(|(of, done)| (done, of.optimizers.len() * of.starts.len()));
        let search = self.search.under_way().map(|(of, done)| (done, sweep::trial_count(of)));
        run.or(search).map(|(done, all)| (done as f32 / all.max(1) as f32).min(1.0))
    }
}
