//! The maps of outcome, kept up to date: coarse ones within the frame, then fine ones from a job.

use std::sync::Arc;

use crate::experiment::paths::outcome::{Basins, COARSE_UPDATES, FINE_UPDATES, MapSpec, SettingsMap};
use crate::experiment::paths::{Chart, Settings};
use crate::landscape::View;
use crate::ui::latest::Latest;

/// The coarse and the fine maps.
#[derive(Default)]
pub struct Maps {
    map: Refined<(Settings, MapSpec), Option<Arc<SettingsMap>>>,
    basins: Refined<(Settings, View), Vec<Arc<Basins>>>,
}

/// A coarse result, and a fine one of the same kind.
struct Refined<K, R> {
    coarse: Latest<K, R>,
    fine: Latest<K, R>,
}

impl<K, R: Default> Default for Refined<K, R> {
    fn default() -> Self {
        Self { coarse: Latest::default(), fine: Latest::default() }
    }
}

impl<K: Clone + PartialEq + Send + 'static, R: Clone + Default + Send + 'static> Refined<K, R> {
    /// The finest result with these inputs; nothing without inputs. `make` makes one with so many updates, as long as it may. While
    /// something is dragged, no job is begun.
    fn update(
        &mut self,
        ctx: &egui::Context,
        key: Option<K>,
        make: impl Fn(usize, &(dyn Fn() -> bool + Sync)) -> Option<R> + Clone + Send + 'static,
    ) -> R {
        let Some(key) = key else {
            self.fine.cancel();
            return R::default();
        };
        if self.fine.inputs() != Some(&key) {
            let coarse = make.clone();
            self.coarse.update(ctx, &key, true, move |_, _| coarse(COARSE_UPDATES, &|| true));
            if !ctx.input(|input| input.pointer.any_down()) {
                self.fine.update(ctx, &key, false, move |_, control| make(FINE_UPDATES, &|| control.advance()));
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
        let task = settings.clone();
        self.map.update(ctx, key, move |updates, continues| Some(Some(Arc::new(task.mapped(task.map_size(updates), continues)?))))
    }

    /// The maps of basins in a view, if they are shown.
    pub fn basins(&mut self, ctx: &egui::Context, settings: &Settings, view: Option<View>) -> Vec<Arc<Basins>> {
        if settings.chart == Chart::Basins && view.is_none() {
            ctx.request_repaint(); // with the next frame there is one
        }
        let key = view.filter(|_| settings.chart == Chart::Basins).map(|view| (settings.basin_inputs(), view));
        let task = settings.clone();
        self.basins.update(ctx, key, move |updates, continues| {
            let view = view?;
            let basins = task.basins(view, task.basins_size(view, updates), continues);
            (!basins.is_empty()).then(|| basins.into_iter().map(Arc::new).collect())
        })
    }
}
