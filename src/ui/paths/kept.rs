//! The kept runs that can be drawn on the present landscape: their paths are computed again from their settings, once.

use std::sync::Arc;

use crate::experiment::paths::{Path, Settings, run_while};
use crate::picture::paths::kept::KeptPaths;
use crate::storage::kept_runs::RunList;
use crate::ui::latest::Latest;

/// Updates that are computed within a frame; more go to a job.
const AT_ONCE: usize = 20_000;

/// The kept runs that are shown.
#[derive(Default)]
pub struct Kept {
    /// The runs, to be drawn.
    pub runs: Vec<KeptPaths>,
    /// The paths of each, as they are computed.
    computed: Vec<Latest<Settings, Arc<[Path]>>>,
}

impl Kept {
    /// Bring the runs up to the kept ones and to the landscape; what is there already is not computed again.
    pub fn update(&mut self, ctx: &egui::Context, list: &RunList<Settings>, now: &Settings) {
        let mut before: Vec<_> = std::mem::take(&mut self.runs).into_iter().zip(std::mem::take(&mut self.computed)).collect();
        let drawn = list.runs().iter().filter(|kept| kept.shown && kept.settings.landscape == now.landscape);
        for kept in drawn {
            let place = before.iter().position(|(run, _)| run.settings == kept.settings);
            let (mut run, mut computed) =
                place.map_or_else(|| (KeptPaths::new(&kept.settings), Latest::default()), |place| before.swap_remove(place));
            run.name.clone_from(&kept.name);
            if computed.of().is_none() {
                let wanted = kept.settings.inputs();
                let task = wanted.clone();
                computed.update(ctx, &wanted, wanted.updates() <= AT_ONCE, move |_, control| {
                    let paths = run_while(&task, || control.advance());
                    (paths.len() == task.optimizers.len() * task.starts.len()).then(|| paths.into())
                });
                run.replace(Arc::clone(&computed.result));
            }
            self.runs.push(run);
            self.computed.push(computed);
        }
    }
}
