//! The walks of a task, chunk by chunk and step by step, compiled for each rule. A walk that ends early makes room for the last one.

use super::record::Record;
use super::{CHUNK, Each, End, Walks};
use crate::landscape::{Batch, LandscapeSpec};
use crate::optimizer::{CoordinateStep, FormVisitor, UpdateRule};
use crate::simd;

/// Walks that are made chunk by chunk.
pub(super) struct Chunks<'a> {
    pub(super) walks: &'a Walks<'a>,
    /// The index of the first one; there are as many as `ends` is long.
    pub(super) first: usize,
    pub(super) ends: &'a mut [End],
}

impl FormVisitor for Chunks<'_> {
    type Output = ();

    fn visit(self, rule: impl UpdateRule) {
        let Self { walks, first, ends } = self;
        let factor = |step| walks.optimizer.schedule.factor(step);
        let steps: Vec<_> = (1..=walks.steps as u32).map(|step| (factor(step), rule.shared::<f64>(step))).collect();
        for (chunk, ends) in ends.chunks_mut(CHUNK).enumerate() {
            Lanes::new(walks, first + chunk * CHUNK, ends).walk(&rule, &steps);
        }
    }
}

/// The walks of a chunk.
struct Lanes<'a> {
    landscape: &'a LandscapeSpec,
    /// The learning rate of each walk, or of all.
    rates: Rates,
    /// Where they are.
    now: Batch,
    record: Record,
    ends: &'a mut [End],
}

/// Learning rates before the schedule.
enum Rates {
    Same(f64),
    Own(Vec<f64>),
}

impl<'a> Lanes<'a> {
    /// The walks from this index on, as many as `ends` is long.
    fn new(walks: &Walks<'a>, first: usize, ends: &'a mut [End]) -> Self {
        let indices = first..first + ends.len();
        let starts: Vec<_> = indices.clone().map(|index| walks.starts.at(index)).collect();
        let mut now = Batch::new(&starts);
        walks.landscape.evaluate_batch(&mut now);
        let rates = match walks.rates {
            Each::Same(rate) => Rates::Same(rate),
            Each::Own(rates) => Rates::Own(rates[indices].to_vec()),
        };
        let record = Record::new(&now, walks);
        Self { landscape: walks.landscape, rates, now, record, ends }
    }

    /// Make all steps, with the schedule's factor and the rule's shared values of each.
    fn walk<R: UpdateRule>(self, rule: &R, shared: &[(f64, R::Shared<f64>)]) {
        let Self { landscape, mut rates, mut now, mut record, ends } = self;
        let states = || vec![rule.start_state::<f64>(); now.len()];
        let mut states = [states(), states()];
        let mut before = now.clone();
        for step in 0..=shared.len() {
            if step > 0 {
                std::mem::swap(&mut before, &mut now);
                let (number, (factor, shared)) = (step as u32, shared[step - 1]);
                simd::vectorized(
                    #[inline(always)]
                    || match &rates {
                        Rates::Same(rate) => {
                            let rate = rate * factor;
                            advance(rule, &mut states, &before, &mut now, number, shared, |_| rate);
                        }
                        Rates::Own(rates) => {
                            let rates = &rates[..before.len()];
                            advance(rule, &mut states, &before, &mut now, number, shared, |index| rates[index] * factor);
                        }
                    },
                );
                landscape.evaluate_batch(&mut now);
            }
            if !record.note(step, &now) {
                continue;
            }
            for index in (0..now.len()).rev() {
                if now.is_finite(index) {
                    continue;
                }
                record.end_early(index, step, &before, &now, ends);
                before.swap_remove(index);
                now.swap_remove(index);
                for states in &mut states {
                    states.swap_remove(index);
                }
                if let Rates::Own(rates) = &mut rates {
                    rates.swap_remove(index);
                }
            }
            if now.is_empty() {
                return;
            }
        }
        record.end_all(shared.len(), &before, &now, ends);
    }
}

/// Make a step of all walks, along each axis.
#[allow(clippy::inline_always)] // what is not inlined is not compiled for the registers
#[allow(clippy::needless_range_loop)] // lists that are cut to one length need no test of an index
#[inline(always)]
fn advance<R: UpdateRule>(
    rule: &R,
    states: &mut [Vec<R::State<f64>>; 2],
    before: &Batch,
    now: &mut Batch,
    step: u32,
    shared: R::Shared<f64>,
    rate: impl Fn(usize) -> f64,
) {
    // A local copy of the rule can't be changed elsewhere, so its settings are loaded once and not for every walk.
    let (rule, count) = (rule.clone(), before.len());
    for axis in 0..2 {
        let (values, gradients) = (&before.points[axis][..count], &before.gradients[axis][..count]);
        let (next, states) = (&mut now.points[axis][..count], &mut states[axis][..count]);
        for index in 0..count {
            let (value, gradient) = (values[index], gradients[index]);
            let coordinate = CoordinateStep { step, rate: rate(index), value, gradient };
            next[index] = value + rule.delta(coordinate, shared, &mut states[index]);
        }
    }
}
