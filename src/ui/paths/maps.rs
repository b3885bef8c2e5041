//! The maps of outcome, kept up to date: coarse ones within the frame, then fine ones from a job.

use std::sync::Arc;

use super::works::{MapBasins, MapSettings};
use crate::experiment::paths::outcome::{Basins, COARSE_UPDATES, FINE_UPDATES, MapSpec, SettingsMap};
use crate::experiment::paths::{Chart, Settings};
use crate::landscape::View;
use crate::job::Work;
use crate::ui::latest::Latest;

/// The coarse and the fine maps.
#[derive(Default)]
pub struct Maps {
    map: Refined<(Settings, MapSpec), Option<Arc<SettingsMap>>, MapSettings>,
    basins: Refined<(Settings, View), Vec<Arc<Basins>>, MapBasins>,
}

/// A coarse result, and a fine one of the same kind.
struct Refined<K, R, W: Work> {
    coarse: Latest<K, R, W>,
    fine: Latest<K, R, W>,
}

impl<K, R: Default, W: Work> Default for Refined<K, R, W> {
    fn default() -> Self {
        Self { coarse: Latest::default(), fine: Latest::default() }
    }
}

impl<K: Clone + PartialEq, R: Clone + Default, W: Work<Output = Option<R>, News = ()>> Refined<K, R, W> {
    /// The finest result with these inputs; nothing without inputs. `make` gives the work that makes one with so many updates. While
    /// something is dragged, no job is begun.
    fn update(&mut self, ctx: &egui::Context, key: Option<K>, make: impl Fn(&K, usize) -> W) -> R {
        let Some(key) = key else {
            self.fine.cancel();
            return R::default();
        };
        if self.fine.inputs() != Some(&key) {
            self.coarse.update(ctx, &key, true, |_| make(&key, COARSE_UPDATES));
            if !ctx.input(|input| input.pointer.any_down()) {
                self.fine.update(ctx, &key, false, |_| make(&key, FINE_UPDATES));
            }
        }
        // What is of other inputs can speak of optimizers that are gone.
        let up_to_date = [&self.fine, &self.coarse].into_iter().find(|latest| latest.inputs() == Some(&key));
        up_to_date.map_or_else(R::default, |latest| latest.result.clone())
    }
}

impl Maps {
    /// The map of settings, if it is shown.
    pub fn map(&mut self, ctx: &egui::Context, settings: &Settings) -> Option<Arc<SettingsMap>> {
        let key = settings.settings_map([2; 2]).filter(|_| settings.chart == Chart::Settings);
        self.map.update(ctx, key, |_, updates| MapSettings { settings: settings.clone(), updates })
    }

    /// The maps of basins in a view, if they are shown.
    pub fn basins(&mut self, ctx: &egui::Context, settings: &Settings, view: Option<View>) -> Vec<Arc<Basins>> {
        if settings.chart == Chart::Basins && view.is_none() {
            ctx.request_repaint(); // with the next frame there is one
        }
        let key = view.filter(|_| settings.chart == Chart::Basins).map(|view| (settings.basin_inputs(), view));
        self.basins.update(ctx, key, |(_, view), updates| MapBasins { settings: settings.clone(), view: *view, updates })
    }
}
