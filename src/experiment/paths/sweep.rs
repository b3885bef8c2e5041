//! The search for each optimizer's best learning rate: the one with the lowest final f.

use super::{RateRule, Settings};
use crate::experiment::Entry;
use crate::landscape::trajectory::{Outcome, trace_noisy};
use crate::landscape::{LandscapeSpec, Point};

/// The exponents of the least and the greatest rate tried, as powers of ten.
const DECADES: [i32; 2] = [-5, 2];
/// Rates per decade.
const PER_DECADE: i32 = 20;
/// Rates around the best of those, up to its neighbours.
const BETWEEN: i32 = 40;

/// The results of an optimizer's search.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sweep {
    /// Each rate with the final f, by rising rate; rates that diverge are left out.
    pub tried: Vec<[f64; 2]>,
    /// The best rate and its final f; `None` if every rate diverges, or if f falls without end, so that no rate is best.
    pub best: Option<[f64; 2]>,
}

/// The settings that the best rates depend on: settings with equal keys have the same ones.
pub fn key(settings: &Settings) -> Settings {
    let mut key = settings.inputs();
    key.starts.truncate(1);
    key.noise.seeds = 1;
    key.set_rates(|_| Some(1.0));
    key
}

/// Search the best learning rate of every optimizer, from the first start point and with the noise of the first seed. Calls
/// `progress` after each trial, and returns the optimizers so far when it is false.
pub fn sweep_while(settings: &Settings, mut progress: impl FnMut() -> bool) -> Vec<Sweep> {
    let noise = settings.noise.draw(0, settings.steps);
    let mut sweeps: Vec<Sweep> = Vec::with_capacity(settings.optimizers.len());
    let mut falls = settings.landscape.is_unbounded();
    for entry in &settings.optimizers {
        let mut tried = Vec::new();
        let mut going_on = true;
        let mut attempt = |rate: f64, tried: &mut Vec<[f64; 2]>| {
            if going_on {
                let (value, fallen) = final_value(&settings.landscape, entry, settings.starts[0], settings.steps, &noise, rate);
                falls |= fallen;
                tried.extend(value.map(|f| [rate, f]));
                going_on = progress();
            }
        };
        let coarse = |index: i32| three_digits(10f64.powf(f64::from(index) / f64::from(PER_DECADE)));
        for index in DECADES[0] * PER_DECADE..=DECADES[1] * PER_DECADE {
            attempt(coarse(index), &mut tried);
        }
        if let Some([rate, _]) = lowest(&tried) {
            let width = 10f64.powf(1.0 / f64::from(PER_DECADE));
            for index in -BETWEEN / 2..=BETWEEN / 2 {
                attempt(three_digits(rate * width.powf(f64::from(index) / f64::from(BETWEEN / 2))), &mut tried);
            }
        }
        if !going_on {
            return sweeps;
        }
        tried.sort_by(|a, b| a[0].total_cmp(&b[0]));
        tried.dedup();
        let best = lowest(&tried);
        sweeps.push(Sweep { tried, best });
    }
    if falls {
        for sweep in &mut sweeps {
            sweep.best = None;
        }
    }
    sweeps
}

/// The number of trials of a search, at most.
pub fn trial_count(settings: &Settings) -> usize {
    settings.optimizers.len() * ((DECADES[1] - DECADES[0]) * PER_DECADE + BETWEEN + 2) as usize
}

/// Give each optimizer the best rate of its search. Without any, the rates stay, and no longer follow the rule of best rates.
pub fn apply_best(settings: &mut Settings, sweeps: &[Sweep]) {
    if sweeps.iter().all(|sweep| sweep.best.is_none()) {
        settings.rates = RateRule::Free;
    }
    settings.set_rates(|index| sweeps.get(index)?.best.map(|[rate, _]| rate));
}

/// The final f at a learning rate, `None` if the path leads to no minimum; and whether it falls without end.
fn final_value(
    landscape: &LandscapeSpec,
    entry: &Entry,
    start: Point,
    steps: usize,
    noise: &[Point],
    rate: f64,
) -> (Option<f64>, bool) {
    let Ok(rule) = entry.rule.clone().with_rate(rate) else { return (None, false) };
    let trajectory = trace_noisy(landscape, &rule, start, steps, noise);
    let end = (!trajectory.is_lost()).then(|| trajectory.values[trajectory.last_step()]);
    (end, matches!(trajectory.outcome, Outcome::Falls { .. }))
}

/// The rate with the lowest final f; the lowest of several.
fn lowest(tried: &[[f64; 2]]) -> Option<[f64; 2]> {
    tried.iter().copied().min_by(|a, b| a[1].total_cmp(&b[1]).then(a[0].total_cmp(&b[0])))
}

/// A rate rounded to three significant digits, so that it stays readable.
fn three_digits(rate: f64) -> f64 {
    format!("{rate:.2e}").parse().unwrap_or(rate)
}

#[cfg(test)]
mod tests;
