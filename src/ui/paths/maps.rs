//! The map of settings, kept up to date: a coarse one within the frame, then a fine one from a job.

use std::sync::Arc;

use crate::experiment::paths::outcome::{COARSE_UPDATES, FINE_UPDATES, MapSpec, SettingsMap};
use crate::experiment::paths::{Chart, Settings};
use crate::ui::latest::Latest;

/// What a map depends on; the number of its pixels follows from it.
type Key = (Settings, MapSpec);

/// The coarse and the fine map.
#[derive(Default)]
pub struct Maps {
    coarse: Latest<Key, Option<Arc<SettingsMap>>>,
    fine: Latest<Key, Option<Arc<SettingsMap>>>,
}

impl Maps {
    /// Update the map to the settings; the finest that is up to date. While something is dragged that changes it, no job is begun.
    pub fn update(&mut self, ctx: &egui::Context, settings: &Settings) -> Option<Arc<SettingsMap>> {
        let key = settings.settings_map([2; 2]).filter(|_| settings.chart == Chart::Settings);
        let Some(key) = key else {
            self.fine.cancel();
            return None;
        };
        if self.fine.inputs() == Some(&key) {
            return self.fine.result.clone();
        }
        let task = settings.clone();
        let map = move |updates: usize, continues: &(dyn Fn() -> bool + Sync)| Some(Some(Arc::new(task.mapped(updates, continues)?)));
        let coarse = map.clone();
        self.coarse.update(ctx, &key, true, move |_, _| coarse(COARSE_UPDATES, &|| true));
        if !ctx.input(|input| input.pointer.any_down()) {
            self.fine.update(ctx, &key, false, move |_, control| map(FINE_UPDATES, &|| control.advance()));
        }
        if self.fine.inputs() == Some(&key) { self.fine.result.clone() } else { self.coarse.result.clone() }
    }
}
