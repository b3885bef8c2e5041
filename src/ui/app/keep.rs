//! A run is kept: what is shown goes on the shelf of its workspace.

use rust_i18n::t;

use super::App;
use crate::experiment::{WorkspaceKind, paths};
use crate::storage::kept_runs::{Curves, KeptRun, MAX_ITERATIONS, MAX_RUNS, RunList};

impl App {
    /// Put the run that is shown on the shelf, or say why that can't be.
    pub(in crate::ui) fn keep(&mut self) {
        let kept = match self.workspace {
            WorkspaceKind::Paths => {
                let now = &self.paths.settings;
                let settings = paths::Settings { optimizers: now.optimizers.clone(), ..now.inputs() };
                put(&mut self.kept_runs.paths, settings, ())
            }
            WorkspaceKind::Activations => Ok(t!("shelf.rows").into_owned()),
            WorkspaceKind::Training => self.keep_race(),
        };
        self.tell(kept, Self::done);
    }

    fn keep_race(&mut self) -> Result<String, String> {
        let view = &self.training.view;
        if !view.has_results() {
            return Err(t!("notice.no_run").into_owned());
        }
        let list = &mut self.kept_runs.training;
        let curves = Curves::from(view.runner.results.clone());
        let all = list.runs().iter().map(|kept| kept.results.iterations()).sum::<usize>() + curves.iterations();
        if all > MAX_ITERATIONS {
            return Err(t!("shelf.too_long").into_owned());
        }
        put(list, view.drawn(&self.training.settings), curves)
    }
}

/// Add a run under the first number that is free; returns what is said of it.
fn put<S: Clone, R: Clone>(list: &mut RunList<S, R>, settings: S, results: R) -> Result<String, String> {
    if list.runs().len() >= MAX_RUNS {
        return Err(t!("shelf.full", most = MAX_RUNS).into_owned());
    }
    let names = (1..).map(|number: usize| t!("shelf.run", number = number).into_owned());
    let name = names.into_iter().find(|name| !list.has_name(name, None)).unwrap_or_default();
    let told = t!("shelf.kept", name = name).into_owned();
    list.runs_mut().push(KeptRun { name, shown: true, settings, results });
    Ok(told)
}
