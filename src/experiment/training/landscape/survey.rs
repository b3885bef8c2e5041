//! All of a landscape that does not depend on the shown part of the plane.

use super::{KeptWalk, Map};
use crate::dataset::Dataset;
use crate::experiment::training::Settings;
use crate::job::ThreadPool;
use crate::landscape::View;

/// A plane through the walks of a race, ready to be mapped: its directions, the projected walks, and what its losses are made of.
pub struct Survey {
    fit: View,
}

impl Survey {
    /// Lay the plane of [`super::Landscape`] through walks; `data` is that of the race. `None` if `should_continue` has been false; a
    /// message if there is nothing to lay it through. Nothing in it depends on the number of threads.
    pub fn new(
        settings: &Settings,
        walks: &[KeptWalk],
        data: &Dataset,
        pool: ThreadPool,
        should_continue: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Self>, String> {
        todo!()
    }

    /// The part of the plane that the walks need: their points and a fifth more on each side; of a random plane also −1 to 1.
    pub fn fit(&self) -> View {
        self.fit
    }

    /// The number of kept points of all walks: so often [`Self::measure_points`] calls `advance`.
    pub fn point_count(&self) -> usize {
        todo!()
    }

    /// Measure the loss of the plane and of the net at every kept point; `walks` and `data` are those of [`Self::new`]. `advance` is called
    /// after each point, and stops by returning false. Returns whether all are measured.
    pub fn measure_points(
        &mut self,
        walks: &[KeptWalk],
        data: &Dataset,
        pool: ThreadPool,
        advance: &(dyn Fn() -> bool + Sync),
    ) -> bool {
        todo!()
    }

    /// The map of a part of the plane with so many nodes along x and along y, at least 2 each. `advance` is called after each row of
    /// nodes, and stops by returning false; then it is `None`.
    pub fn map(&self, view: View, nodes: [usize; 2], pool: ThreadPool, advance: &(dyn Fn() -> bool + Sync)) -> Option<Map> {
        todo!()
    }
}

/// The map of the settings' view with all that is in it.
pub fn made(
    settings: &Settings,
    walks: &[KeptWalk],
    data: &Dataset,
    nodes: [usize; 2],
    pool: ThreadPool,
    advance: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Map>, String> {
    todo!()
}
