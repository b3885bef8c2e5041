//! Walks from many starts or at many learning rates at once, of which only the ends are kept: what a map of outcomes is made of.
//!
//! Each is, bit for bit, the walk of [`trace`](super::trace). The points of up to 128 walks lie side by side, one list for each
//! number, so that a step of all of them fills the processor's registers.

mod arrival;
mod lanes;
mod record;

use std::sync::atomic::{AtomicBool, Ordering};

use super::Outcome;
use crate::job::ThreadPool;
use crate::landscape::{LandscapeSpec, Point};
use crate::optimizer::OptimizerSpec;
use lanes::Chunks;

/// The greatest number of walks that are made side by side: their numbers fit into the processor's nearest cache.
const CHUNK: usize = 128;
/// The greatest number of walks of a task of a thread.
pub const TASK: usize = 4 * CHUNK;

/// Many walks of one optimizer on one landscape.
#[derive(Clone, Copy, Debug)]
pub struct Walks<'a> {
    /// The function to minimize.
    pub landscape: &'a LandscapeSpec,
    /// The optimizer; its learning rate is that of the walks, unless they have their own.
    pub optimizer: &'a OptimizerSpec,
    /// The start of each walk, or the one of all.
    pub starts: Each<'a, Point>,
    /// The learning rate of each walk, before the schedule; the optimizer's own if they have none.
    pub rates: Each<'a, f64>,
    /// The number of steps.
    pub steps: usize,
    /// The height above the landscape's floor below which a walk has reached its goal, if it is asked for.
    pub tolerance: Option<f64>,
    /// The points of which is told at which one a walk ends, if it is asked for.
    pub places: Option<Places<'a>>,
}

/// Points where a walk can arrive.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The points.
    pub points: &'a [Point],
    /// The distance from one of them below which a walk is there.
    pub near: f64,
}

/// Where a walk has arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Arrived {
    /// The index of the place.
    pub place: u32,
    /// The step from which on the walk was there.
    pub step: u32,
}

/// A number, or a point, of each walk.
#[derive(Clone, Copy, Debug)]
pub enum Each<'a, T> {
    /// The same for all.
    Same(T),
    /// One for each.
    Own(&'a [T]),
}

impl<T: Copy> Each<'_, T> {
    /// That of a walk.
    fn at(&self, index: usize) -> T {
        match self {
            Self::Same(value) => *value,
            Self::Own(values) => values[index],
        }
    }
}

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct End {
    /// The last point that has a row in [`trace`](super::trace), or the start if f or its slope is not finite there.
    pub point: Point,
    /// f there.
    pub value: f64,
    /// The outcome; `NoSlope` at step 0 if the walk can't start.
    pub outcome: Outcome,
    /// The first step at which f is less than [`Walks::tolerance`] above the floor.
    pub reached: Option<u32>,
    /// The place where a walk that made all its steps has arrived.
    pub arrived: Option<Arrived>,
}

impl Default for End {
    fn default() -> Self {
        Self { point: [f64::NAN; 2], value: f64::NAN, outcome: Outcome::NoSlope { step: 0 }, reached: None, arrived: None }
    }
}

impl Walks<'_> {
    /// Make the walks with these indices, as many as `ends` is long, and note how they end.
    pub fn walk(&self, first: usize, ends: &mut [End]) {
        self.optimizer.with_rule(Chunks { walks: self, first, ends });
    }
}

/// Make all walks of several groups, on these threads: group k has the walks `walks(k)`, and as many ends as `width`. Calls `progress` after
/// each [`TASK`], from any thread; when that is false, the rest is left out and the answer is false too.
pub fn walk_all<'a>(
    pool: ThreadPool,
    ends: &mut [End],
    width: usize,
    walks: impl Fn(usize) -> Walks<'a> + Sync,
    progress: impl Fn() -> bool + Sync,
) -> bool {
    let continues = AtomicBool::new(true);
    let groups = ends.chunks_mut(width.max(1)).enumerate();
    let tasks =
        groups.flat_map(|(group, ends)| ends.chunks_mut(TASK).enumerate().map(move |(task, ends)| (group, task * TASK, ends)));
    pool.for_each(tasks, |_, (group, first, ends)| {
        if continues.load(Ordering::Relaxed) {
            walks(group).walk(first, ends);
            continues.fetch_and(progress(), Ordering::Relaxed);
        }
    });
    continues.into_inner()
}

#[cfg(test)]
mod tests;
