//! The sharpness against the curvature that a quadratic allows.

use super::{Results, Settings, SharpnessBand};
use crate::landscape::analysis::stable_curvature::{NoLimit, stable_curvature};

/// A sharpness and the limit at its iteration; with several seeds the median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sharp {
    /// The iteration; see [`SharpnessBand::iteration`].
    pub iteration: usize,
    /// The largest eigenvalue λ.
    pub largest: f64,
    /// The bowl's limit at the learning rate of that iteration.
    pub limit: f64,
}

impl Sharp {
    fn is_beyond(&self) -> bool {
        self.largest > self.limit
    }
}

/// Where the sharpness was, measured by the bowl's limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AgainstLimit {
    /// Never beyond it; where it came nearest.
    Below(Sharp),
    /// Beyond it at the start, then below.
    Falls {
        /// At the start.
        start: Sharp,
        /// The first measurement that is not beyond the limit.
        now: Sharp,
    },
    /// Beyond it at the start and at every measurement.
    Stays {
        /// At the start.
        start: Sharp,
        /// The last measurement.
        now: Sharp,
    },
    /// Below it at the start; the first measurement beyond it.
    Rises(Sharp),
}

impl Settings {
    /// The curvature from which on a curve's optimizer would diverge on a quadratic, at the learning rate of an iteration, counted from 0: the
    /// bowl's limit.
    pub fn curvature_limit(&self, curve: usize, iteration: usize) -> Result<f64, NoLimit> {
        let Some(spec) = self.curve_specs().get(curve).copied() else { return Err(NoLimit::NoneAtAll) };
        let rule = &self.optimizers[spec.optimizer].rule;
        let step = u32::try_from(iteration).unwrap_or(u32::MAX).saturating_add(1);
        stable_curvature(rule, rule.rate() * rule.schedule.factor(step))
    }

    /// The bowl's limit at each measurement of a curve, with the iteration; empty without a limit.
    pub fn curvature_limits(&self, curve: usize, measured: &[SharpnessBand]) -> Vec<(usize, f64)> {
        let mut latest: Option<(f64, f64)> = None;
        let Some(spec) = self.curve_specs().get(curve).copied() else { return Vec::new() };
        let rule = &self.optimizers[spec.optimizer].rule;
        let limit = |measured: &SharpnessBand| {
            // The last measurement is after the last update, whose rate it has.
            let iteration = measured.iteration.min(self.iterations.saturating_sub(1));
            let factor = rule.schedule.factor(u32::try_from(iteration).unwrap_or(u32::MAX).saturating_add(1));
            let limit = match latest {
                Some((same, limit)) if same == factor => limit,
                _ => self.curvature_limit(curve, iteration).ok()?,
            };
            latest = Some((factor, limit));
            Some((measured.iteration, limit))
        };
        measured.iter().filter_map(limit).collect()
    }
}

impl Results {
    /// Where the sharpness of a curve was, measured by the bowl's limit; `None` before the first measurement.
    pub fn against_limit(&self, settings: &Settings, curve: usize) -> Option<Result<AgainstLimit, NoLimit>> {
        let measured = self.sharpness(curve);
        let first = measured.first()?;
        if let Err(none) = settings.curvature_limit(curve, first.iteration) {
            return Some(Err(none));
        }
        let limits = settings.curvature_limits(curve, &measured);
        let sharp = |(measured, (iteration, limit)): (&SharpnessBand, (usize, f64))| Sharp {
            iteration,
            largest: measured.largest.median,
            limit,
        };
        against(&measured.iter().zip(limits).map(sharp).collect::<Vec<_>>()).map(Ok)
    }
}

fn against(all: &[Sharp]) -> Option<AgainstLimit> {
    let (start, last) = (*all.first()?, *all.last()?);
    if start.is_beyond() {
        let below = all.iter().find(|sharp| !sharp.is_beyond());
        return Some(below.map_or(AgainstLimit::Stays { start, now: last }, |now| AgainstLimit::Falls { start, now: *now }));
    }
    if let Some(beyond) = all.iter().find(|sharp| sharp.is_beyond()) {
        return Some(AgainstLimit::Rises(*beyond));
    }
    let near = |a: &&Sharp, b: &&Sharp| (a.largest / a.limit).total_cmp(&(b.largest / b.limit));
    all.iter().max_by(near).copied().map(AgainstLimit::Below)
}

#[cfg(test)]
mod tests;
