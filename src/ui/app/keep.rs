//! Keeping the shown run, to compare with.

use super::App;
use crate::experiment::{WorkspaceKind, paths};
use crate::language::t;
use crate::storage::kept_runs::{Curves, KeptRun, MAX_ITERATIONS, MAX_RUNS, RunList};

impl App {
    /// Add the shown run to the kept runs of its workspace, or report why that is not possible.
    pub(in crate::ui) fn keep_run(&mut self) {
        let kept = match self.workspace {
            WorkspaceKind::Paths => {
                let now = &self.paths.settings;
                let settings = paths::Settings { optimizers: now.optimizers.clone(), ..now.inputs() };
                add_run(&mut self.kept_runs.paths, settings, ())
            }
            WorkspaceKind::Activations => Ok(t!("kept_runs.rows").into_owned()),
            WorkspaceKind::Training => self.keep_training_run(),
        };
        self.report(kept, Self::confirm);
    }

    fn keep_training_run(&mut self) -> Result<String, String> {
        let view = &self.training.view;
        if !view.has_results() {
            return Err(t!("notice.no_run").into_owned());
        }
        let list = &mut self.kept_runs.training;
        let curves = Curves::from(view.runner.results.clone());
        let iterations = list.runs().iter().map(|kept| kept.results.iterations()).sum::<usize>() + curves.iterations();
        if iterations > MAX_ITERATIONS {
            return Err(t!("kept_runs.too_long").into_owned());
        }
        add_run(list, view.drawn(&self.training.settings), curves)
    }
}

/// Add a run named by the first free number; returns a message.
fn add_run<S: Clone, R: Clone>(list: &mut RunList<S, R>, settings: S, results: R) -> Result<String, String> {
    if list.runs().len() >= MAX_RUNS {
        return Err(t!("kept_runs.full", most = MAX_RUNS).into_owned());
    }
    let names = (1..).map(|number: usize| t!("kept_runs.run", number = number).into_owned());
    let name = names.into_iter().find(|name| !list.has_name(name, None)).unwrap_or_default();
    let message = t!("kept_runs.kept", name = name).into_owned();
    let place = list.here().to_owned();
    list.runs_mut().push(KeptRun { name, shown: true, place, settings, results });
    Ok(message)
}
