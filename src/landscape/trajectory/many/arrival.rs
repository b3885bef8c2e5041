//! At which of some known points the walks of a chunk are, and since when.

use super::{Arrived, Places};
use crate::landscape::{Batch, Point};
use crate::simd;

/// Where each walk is, one list for each number.
pub(super) struct Arrival {
    places: Vec<Point>,
    near: f64,
    /// The place of each walk, counted from 1; 0 at none. A number as wide as what it depends on.
    at: Vec<f64>,
    /// The step with which the walk came there.
    since: Vec<f64>,
    /// The places at this step.
    now: Vec<f64>,
}

impl Arrival {
    /// Walks that are nowhere yet.
    pub(super) fn new(places: Places<'_>, count: usize) -> Self {
        let zeros = || vec![0.0; count];
        Self { places: places.points.to_vec(), near: places.near, at: zeros(), since: zeros(), now: zeros() }
    }

    /// Note where the walks are at a step.
    pub(super) fn note(&mut self, step: f64, batch: &Batch) {
        let Self { places, near, at, since, now } = self;
        let square = *near * *near;
        simd::vectorized(
            #[inline(always)]
            move || {
                now.fill(0.0);
                // Of several near ones it is the first.
                for (number, &[x, y]) in places.iter().enumerate().rev() {
                    let number = (number + 1) as f64;
                    let points = batch.points[0].iter().zip(&batch.points[1]);
                    for ((at_x, at_y), now) in points.zip(now.iter_mut()) {
                        let (dx, dy) = (at_x - x, at_y - y);
                        *now = if dx * dx + dy * dy < square { number } else { *now };
                    }
                }
                for ((now, at), since) in now.iter().zip(at).zip(since) {
                    *since = if now == at { *since } else { step };
                    *at = *now;
                }
            },
        );
    }

    /// Forget a walk; the last one takes its place.
    pub(super) fn swap_remove(&mut self, index: usize) {
        for list in [&mut self.at, &mut self.since, &mut self.now] {
            list.swap_remove(index);
        }
    }

    /// Where a walk is.
    pub(super) fn arrived(&self, index: usize) -> Option<Arrived> {
        let place = (self.at[index] as u32).checked_sub(1)?;
        Some(Arrived { place, step: self.since[index] as u32 })
    }
}
