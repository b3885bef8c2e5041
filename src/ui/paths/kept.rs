//! The kept runs on the current landscape: their paths are computed once, from their settings.

use std::sync::Arc;

use super::works::TracePaths;
use crate::experiment::paths::{Path, Settings};
use crate::picture::paths::kept::KeptPaths;
use crate::storage::kept_runs::RunList;
use crate::ui::latest::Latest;

/// Maximum number of updates computed within a frame; more run in a job.
const MAX_IN_FRAME: usize = 20_000;

/// The shown kept runs.
#[derive(Default)]
pub struct ShownRuns {
    /// The runs, ready to be drawn.
    pub runs: Vec<KeptPaths>,
    /// The computed paths of each run.
    computed: Vec<Latest<Settings, Arc<[Path]>, TracePaths>>,
}

impl ShownRuns {
    /// Update the runs to the kept ones on the current landscape; existing paths are not computed again.
    pub fn update(&mut self, ctx: &egui::Context, list: &RunList<Settings>, now: &Settings) {
        let mut before: Vec<_> = std::mem::take(&mut self.runs).into_iter().zip(std::mem::take(&mut self.computed)).collect();
        let drawn = list.drawn().filter(|kept| kept.settings.landscape == now.landscape);
        for kept in drawn {
            let position = before.iter().position(|(run, _)| run.settings == kept.settings);
            let (mut run, mut computed) = position
                .map_or_else(|| (KeptPaths::new(&kept.settings), Latest::default()), |position| before.swap_remove(position));
            run.name.clone_from(&kept.name);
            if computed.inputs().is_none() {
                let wanted = kept.settings.inputs();
                let trace = |_: &_| TracePaths { settings: wanted.clone(), known: None };
                computed.update(ctx, &wanted, wanted.updates() <= MAX_IN_FRAME, trace);
                run.replace(Arc::clone(&computed.result));
            }
            self.runs.push(run);
            self.computed.push(computed);
        }
    }
}
