//! How the learning rates of a comparison are chosen: usual rates, and rules that tie the rates together.

use serde::{Deserialize, Serialize};

use super::Settings;
use crate::experiment::RateChoice;
use crate::landscape::{LANDSCAPES, LandscapeSpec, Point};
use crate::optimizer::{OptimizerSpec, StepTerms};

/// The rule that the learning rates follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum RateRule {
    /// Each optimizer has its own learning rate.
    #[default]
    #[value(name = "usual")]
    Free,
    /// All have the same rate: that of the first optimizer in the list.
    Equal,
    /// All first steps have the same length: that of the first optimizer in the list.
    FirstStep,
    /// Each has the rate with the lowest final value, found by [`super::sweep`].
    Best,
}

/// The usual learning rate of an optimizer on a landscape: the listed one, or the optimizer's default if the landscape lists
/// rates of others only. `None` if the landscape lists no rates.
pub fn usual_rate(rule: &OptimizerSpec, landscape: &LandscapeSpec) -> Option<f64> {
    let default = || rule.default_rate().filter(|_| landscape.has_listed_rates());
    landscape.listed_rate(rule.about()).or_else(default)
}

/// The optimizer at its usual learning rate on the landscape, or unchanged if there is none.
pub fn with_usual_rate(rule: OptimizerSpec, landscape: &LandscapeSpec) -> OptimizerSpec {
    match usual_rate(&rule, landscape) {
        Some(rate) => rule.clone().with_rate(rate).unwrap_or(rule),
        None => rule,
    }
}

impl Settings {
    /// How the learning rates were chosen.
    pub fn rate_choice(&self) -> RateChoice {
        match self.rates {
            RateRule::Free => {
                let is_bowl = self.landscape.key() == LANDSCAPES[0].key;
                RateChoice::recognize(&self.optimizers, |rule| usual_rate(rule, &self.landscape), is_bowl)
            }
            RateRule::Equal => RateChoice::Equal,
            RateRule::FirstStep => RateChoice::FirstStep,
            RateRule::Best => RateChoice::Best,
        }
    }

    /// Give each optimizer its usual learning rate on the landscape, if there is one.
    pub fn use_usual_rates(&mut self) {
        self.rates = RateRule::Free;
        for entry in &mut self.optimizers {
            entry.rule = with_usual_rate(entry.rule.clone(), &self.landscape);
        }
    }

    /// Adapt the learning rates to the rule. `moved` is the index of the optimizer whose rate was changed by hand; the others
    /// follow it, or the first in the list. A change by hand ends [`RateRule::Best`].
    pub fn apply_rate_rule(&mut self, moved: Option<usize>) {
        let leading = moved.filter(|index| *index < self.optimizers.len()).unwrap_or(0);
        match self.rates {
            RateRule::Equal => {
                let rate = self.rate(leading);
                self.set_rates(|_| Some(rate));
            }
            RateRule::FirstStep => self.match_first_steps(leading),
            RateRule::Best if moved.is_some() => self.rates = RateRule::Free,
            RateRule::Free | RateRule::Best => {}
        }
    }

    /// Set the learning rate of each optimizer for which `rate` returns one.
    pub fn set_rates(&mut self, mut rate: impl FnMut(usize) -> Option<f64>) {
        for (index, entry) in self.optimizers.iter_mut().enumerate() {
            let wanted = rate(index).filter(|wanted| *wanted != entry.rule.rate());
            if let Some(Ok(rule)) = wanted.map(|rate| entry.rule.clone().with_rate(rate)) {
                entry.rule = rule;
            }
        }
    }

    fn rate(&self, index: usize) -> f64 {
        self.optimizers[index].rule.rate()
    }

    /// Make the first steps equally long with one division, since their length is proportional to the rate. A rule that can't
    /// reach the length, such as Rprop beyond its limits, keeps its rate.
    fn match_first_steps(&mut self, leading: usize) {
        const ROUNDING: f64 = 1e-11; // equal up to the digits of a rate: left unchanged, so that rates do not drift
        let (landscape, start) = (self.landscape.clone(), self.starts[0]);
        let lengths: Vec<f64> = self.optimizers.iter().map(|entry| first_step_length(&entry.rule, &landscape, start)).collect();
        let rules: Vec<OptimizerSpec> = self.optimizers.iter().map(|entry| entry.rule.clone()).collect();
        self.set_rates(|index| {
            let part = lengths[leading] / lengths[index];
            let wanted = twelve_digits(rules[index].rate() * part);
            let reached = || {
                let rule = rules[index].clone().with_rate(wanted).ok()?;
                Some(first_step_length(&rule, &landscape, start) / lengths[leading])
            };
            let moves = index != leading && (part - 1.0).abs() > ROUNDING;
            (moves && reached().is_some_and(|part| (part - 1.0).abs() < 1e-9)).then_some(wanted)
        });
    }
}

/// A rate rounded to twelve significant digits, so that it stays readable.
fn twelve_digits(rate: f64) -> f64 {
    format!("{rate:.11e}").parse().unwrap_or(rate)
}

/// The length of the first step from a start point, without noise.
pub fn first_step_length(optimizer: &OptimizerSpec, landscape: &LandscapeSpec, start: Point) -> f64 {
    let steps = optimizer.start_inspectable().explain(&start, &landscape.value_and_gradient(start).1);
    steps.iter().map(StepTerms::step).fold(0.0, f64::hypot)
}

#[cfg(test)]
mod tests;
