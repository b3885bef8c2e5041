//! The works of Paths: paths, best rates and maps of outcome.

use std::sync::Arc;
use std::task::Poll;

use serde::{Deserialize, Serialize};

use crate::experiment::paths::outcome::{Basins, SettingsMap};
use crate::experiment::paths::sweep::{Sweep, sweep_while};
use crate::experiment::paths::{Path, Settings, run_again};
use crate::job::{Control, Work};
use crate::landscape::View;

/// Trace the paths of all optimizers from all starts; `None` if cancelled.
#[derive(Serialize, Deserialize)]
pub struct TracePaths {
    /// What to trace.
    pub settings: Settings,
    /// Paths of other settings, of which those that are the same are not traced again.
    #[serde(skip)]
    pub known: Option<(Settings, Arc<[Path]>)>,
}

impl Work for TracePaths {
    type Output = Option<Arc<[Path]>>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        let Self { settings, known } = self;
        let known = known.as_ref().map(|(settings, paths)| (settings, &**paths));
        let paths = run_again(settings, known, || control.advance());
        Poll::Ready((paths.len() == settings.optimizers.len() * settings.starts.len()).then(|| paths.into()))
    }
}

/// Search the best learning rate of each optimizer; `None` if cancelled.
#[derive(Serialize, Deserialize)]
pub struct SearchRates(pub Settings);

impl Work for SearchRates {
    type Output = Option<Vec<Sweep>>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        let sweeps = sweep_while(&self.0, || control.advance());
        Poll::Ready((sweeps.len() == self.0.optimizers.len()).then_some(sweeps))
    }
}

/// Make the map of settings with at most so many updates; `None` if cancelled, or if there is none.
#[derive(Clone, Serialize, Deserialize)]
pub struct MapSettings {
    /// What to map.
    pub settings: Settings,
    /// The number of updates.
    pub updates: usize,
}

impl Work for MapSettings {
    type Output = Option<Option<Arc<SettingsMap>>>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        let size = self.settings.map_size(self.updates);
        Poll::Ready(self.settings.mapped(size, || control.advance()).map(|map| Some(Arc::new(map))))
    }
}

/// Make the maps of basins in a view with at most so many updates; `None` if cancelled, or if there are none.
#[derive(Clone, Serialize, Deserialize)]
pub struct MapBasins {
    /// What to map.
    pub settings: Settings,
    /// The starts.
    pub view: View,
    /// The number of updates.
    pub updates: usize,
}

impl Work for MapBasins {
    type Output = Option<Vec<Arc<Basins>>>;
    type News = ();

    fn run(&mut self, control: &Control) -> Poll<Self::Output> {
        let size = self.settings.basins_size(self.view, self.updates);
        let basins = self.settings.basins(self.view, size, || control.advance());
        Poll::Ready((!basins.is_empty()).then(|| basins.into_iter().map(Arc::new).collect()))
    }
}
