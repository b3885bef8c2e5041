//! The kept runs drawn with the curves.

use crate::experiment::training::Settings;
use crate::picture::training::KeptCurves;
use crate::storage::kept_runs::{Curves, RunList};

/// The shown kept runs.
#[derive(Default)]
pub struct ShownRuns {
    /// The runs, ready to be drawn.
    pub runs: Vec<KeptCurves>,
    /// The curves that each run was made from.
    sources: Vec<Curves>,
}

impl ShownRuns {
    /// Update the runs to the kept ones; existing curves are not made again.
    pub fn update(&mut self, list: &RunList<Settings, Curves>) {
        let before: Vec<(KeptCurves, Curves)> =
            std::mem::take(&mut self.runs).into_iter().zip(std::mem::take(&mut self.sources)).collect();
        for kept in list.drawn() {
            let same = before.iter().find(|(run, source)| source.is_same(&kept.results) && run.settings == kept.settings);
            let run = match same {
                Some((run, _)) => KeptCurves { name: kept.name.clone(), ..run.clone() },
                None => KeptCurves::new(&kept.name, &kept.settings, kept.results.results()),
            };
            self.runs.push(run);
            self.sources.push(kept.results.clone());
        }
    }
}
