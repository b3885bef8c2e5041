//! The points of the nets' walks that are kept while they train.

use std::sync::{Arc, Mutex, PoisonError};

use crate::experiment::SettingsError;
use crate::language::t;

/// The most points of a net, as many as a picture can tell apart.
const MOST_OF_A_NET: usize = 120;
/// The most points of all nets together: their Gram matrix and its eigenvectors take a fraction of a second.
const MOST: usize = 500;
/// The bytes of a megabyte.
const MEGABYTE: usize = 1_000_000;

/// A point of a walk through parameter space.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct KeptPoint {
    /// The number of updates before it; 0 is the start.
    pub iteration: usize,
    /// The parameters there, all of them finite.
    #[serde(with = "crate::job::numbers")]
    pub parameters: Arc<[f32]>,
}

/// What a net keeps of its walk: its start, a point every so many updates, and where it is when it stops.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// The index of the curve.
    pub curve: usize,
    /// The seed of the net.
    pub seed: u64,
    /// The number of updates between two points.
    pub spacing: usize,
    points: Vec<KeptPoint>,
    /// Where the net has stopped, until it goes on.
    last: Option<KeptPoint>,
}

/// The points that a net has kept, at a moment.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct KeptWalk {
    /// The index of the curve.
    pub curve: usize,
    /// The seed of the net.
    pub seed: u64,
    /// The number of updates between two points, but for the last.
    pub spacing: usize,
    /// The points in order, at least the start; fewer than two before the first spacing is over.
    pub points: Vec<KeptPoint>,
    /// From how many updates on the net has diverged.
    pub diverged: Option<usize>,
}

impl Keeper {
    /// A keeper that has the start only.
    pub(in crate::experiment::training) fn new(curve: usize, seed: u64, spacing: usize, start: &[f32]) -> Self {
        let mut keeper = Self { curve, seed, spacing, points: Vec::new(), last: None };
        keeper.pass(0, start);
        keeper
    }

    /// The net is here after so many updates and goes on: keep the point if it is one of the spacing.
    pub(in crate::experiment::training) fn pass(&mut self, iteration: usize, parameters: &[f32]) {
        self.last = None;
        if iteration.is_multiple_of(self.spacing) {
            self.points.extend(point(iteration, parameters));
        }
    }

    /// The net stops here: keep the point.
    pub(in crate::experiment::training) fn stop(&mut self, iteration: usize, parameters: &[f32]) {
        if self.points.last().is_none_or(|last| last.iteration < iteration) {
            self.last = point(iteration, parameters);
        }
    }

    /// The number of points that stay, whatever follows: all but the one where the net has stopped.
    pub fn lasting(&self) -> usize {
        self.points.len()
    }

    /// The walk from its point of this index on; whether the net has diverged is not known here.
    pub fn walk_from(&self, index: usize) -> KeptWalk {
        let points = self.points[index..].iter().chain(&self.last).cloned().collect();
        KeptWalk { curve: self.curve, seed: self.seed, spacing: self.spacing, points, diverged: None }
    }

    /// The points so far.
    pub fn points(&self) -> Vec<KeptPoint> {
        self.points.iter().chain(&self.last).cloned().collect()
    }
}

/// A point, unless a parameter is not finite.
fn point(iteration: usize, parameters: &[f32]) -> Option<KeptPoint> {
    let is_finite = parameters.iter().all(|parameter| parameter.is_finite());
    is_finite.then(|| KeptPoint { iteration, parameters: parameters.into() })
}

/// The points that the nets of a run have kept so far; `diverged` tells from which iteration on a net has diverged, by its index among
/// all nets: [`super::super::Results::diverged`] while the run goes on.
pub fn kept_walks(keepers: &[Arc<Mutex<Keeper>>], diverged: impl Fn(usize) -> Option<usize>) -> Vec<KeptWalk> {
    let walk = |(net, keeper): (usize, &Arc<Mutex<Keeper>>)| {
        let keeper = keeper.lock().unwrap_or_else(PoisonError::into_inner);
        let Keeper { curve, seed, spacing, .. } = *keeper;
        KeptWalk { curve, seed, spacing, points: keeper.points(), diverged: diverged(net) }
    };
    keepers.iter().enumerate().map(walk).collect()
}

/// The number of updates between two kept points, so that those of all nets fit into `memory` MB: the least of 1, 2, 5, 10, 20, ... with
/// which there are not too many. An error that says how many MB would do if not even start and end of each net fit.
pub(in crate::experiment::training) fn spacing(
    iterations: usize,
    nets: usize,
    parameters: usize,
    memory: usize,
) -> Result<usize, SettingsError> {
    let bytes = |points: usize| points * nets * parameters * size_of::<f32>();
    // The start and those of the spacing, and one where the net stops.
    let count = |spacing: usize| iterations / spacing + 2;
    let least = bytes(2);
    if least > memory * MEGABYTE {
        let (nets, needed) = (nets, least.div_ceil(MEGABYTE));
        let message = t!("valley.memory", memory = memory, nets = nets, parameters = parameters, needed = needed);
        return Err(SettingsError { field: "landscape.memory", message: message.into_owned() });
    }
    let fits = |spacing: &usize| {
        let count = count(*spacing);
        count <= MOST_OF_A_NET && count * nets <= MOST && bytes(count) <= memory * MEGABYTE
    };
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|digit| digit * 10usize.pow(power)));
    Ok(steps.take_while(|step| *step <= iterations).find(fits).unwrap_or(iterations + 1))
}

#[cfg(test)]
mod tests;
