//! What is noted of the walks of a chunk on their way: so much that their outcomes follow, and no more.

use super::arrival::Arrival;
use super::{End, Walks};
use crate::landscape::trajectory::outcome::{Bounds, Outcome, Run, is_flat};
use crate::landscape::{Batch, Point};
use crate::simd;

/// What is noted of each walk, one list for each number. Steps are `f64`, as wide as what they are compared with.
pub(super) struct Record {
    /// The index of the walk among the ends.
    index: Vec<usize>,
    /// The start.
    start: Vec<Point>,
    /// Above it f is high.
    high: Vec<f64>,
    /// Below it f is low.
    low: Vec<f64>,
    /// The last step at which f was not high, not low, and ∇f not flat; −1 if there is none.
    not_high: Vec<f64>,
    not_low: Vec<f64>,
    not_flat: Vec<f64>,
    goal: Option<Goal>,
    arrival: Option<Arrival>,
}

/// A height above the floor, and when it was reached.
struct Goal {
    floor: f64,
    tolerance: f64,
    /// The first step at which f was lower; infinite if there is none.
    reached: Vec<f64>,
}

impl Record {
    /// The record of walks that start here.
    pub(super) fn new(starts: &Batch, walks: &Walks<'_>) -> Self {
        let (count, fall) = (starts.len(), walks.landscape.fall());
        let bounds = starts.values.iter().map(|value| Bounds::new(*value, fall));
        let (high, low) = bounds.map(|bounds| (bounds.high, bounds.low)).unzip();
        let never = || vec![-1.0; count];
        let floor = walks.landscape.floor();
        let goal = |tolerance| Goal { floor, tolerance, reached: vec![f64::INFINITY; count] };
        Self {
            index: (0..count).collect(),
            start: (0..count).map(|index| starts.point(index)).collect(),
            high,
            low,
            not_high: never(),
            not_low: never(),
            not_flat: never(),
            goal: walks.tolerance.map(goal),
            arrival: walks.places.map(|places| Arrival::new(places, count)),
        }
    }

    /// Note the rows of a step. Returns whether some of its numbers may not be finite.
    pub(super) fn note(&mut self, step: usize, now: &Batch) -> bool {
        let step = step as f64;
        let is_broken = simd::vectorized(
            #[inline(always)]
            || self.note_all(step, now),
        );
        if let Some(Goal { floor, tolerance, reached }) = &mut self.goal {
            let (floor, tolerance) = (*floor, *tolerance);
            simd::vectorized(
                #[inline(always)]
                move || {
                    for (value, reached) in now.values.iter().zip(reached) {
                        *reached = if value - floor < tolerance && *reached > step { step } else { *reached };
                    }
                },
            );
        }
        if let Some(arrival) = &mut self.arrival {
            arrival.note(step, now);
        }
        is_broken
    }

    /// Note heights and slopes. Returns whether some numbers may not be finite.
    #[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
    #[inline(always)]
    fn note_all(&mut self, step: f64, now: &Batch) -> bool {
        let mut broken = 0u64;
        let ([x, y], [slope_x, slope_y]) = (&now.points, &now.gradients);
        let rows = x.iter().zip(y).zip(&now.values).zip(slope_x).zip(slope_y);
        let bounds = self.high.iter().zip(&self.low);
        let noted = self.not_high.iter_mut().zip(&mut self.not_low).zip(&mut self.not_flat);
        for ((row, (high, low)), noted) in rows.zip(bounds).zip(noted) {
            let ((((x, y), value), slope_x), slope_y) = row;
            let ((not_high, not_low), not_flat) = noted;
            broken |= u64::from(!(x.abs() + y.abs() + value.abs() + slope_x.abs() + slope_y.abs()).is_finite());
            *not_high = if value > high { *not_high } else { step };
            *not_low = if value < low { *not_low } else { step };
            *not_flat = if is_flat([*slope_x, *slope_y]) { *not_flat } else { step };
        }
        broken != 0
    }

    /// Note the end of a walk, whose point at a step has no row, and forget it; the last one takes its place.
    pub(super) fn end_early(&mut self, index: usize, step: usize, before: &Batch, now: &Batch, ends: &mut [End]) {
        let end = if step == 0 {
            End { point: self.start[index], value: now.values[index], ..End::default() }
        } else {
            let bounds = Bounds { high: self.high[index], low: self.low[index] };
            let (point, value) = (before.point(index), before.values[index]);
            let outcome = Outcome::without_row(step, now.point(index), now.values[index], value, bounds);
            let reached = self.reached(index).filter(|reached| (*reached as usize) < step);
            End { point, value, outcome, reached, arrived: None }
        };
        ends[self.index.swap_remove(index)] = end;
        self.start.swap_remove(index);
        let bounds = [&mut self.high, &mut self.low];
        let noted = [&mut self.not_high, &mut self.not_low, &mut self.not_flat];
        let reached = self.goal.iter_mut().map(|goal| &mut goal.reached);
        for list in bounds.into_iter().chain(noted).chain(reached) {
            list.swap_remove(index);
        }
        if let Some(arrival) = &mut self.arrival {
            arrival.swap_remove(index);
        }
    }

    /// Note the ends of all others after their last step.
    pub(super) fn end_all(&self, steps: usize, before: &Batch, now: &Batch, ends: &mut [End]) {
        for (index, end) in self.index.iter().enumerate() {
            let value = now.values[index];
            let outcome = Outcome::at_the_end([before.values[index], value], |run| {
                let broken = match run {
                    Run::High => self.not_high[index],
                    Run::Low => self.not_low[index],
                    Run::Flat => self.not_flat[index],
                };
                let since = (broken + 1.0) as usize;
                (since <= steps).then_some(since)
            });
            let arrived = self.arrival.as_ref().and_then(|arrival| arrival.arrived(index));
            ends[*end] = End { point: now.point(index), value, outcome, reached: self.reached(index), arrived };
        }
    }

    /// The first step at which a walk has reached its goal.
    fn reached(&self, index: usize) -> Option<u32> {
        let step = self.goal.as_ref()?.reached[index];
        step.is_finite().then_some(step as u32)
    }
}
