//! The usual learning rates on a network, and how the rates of a comparison were chosen.

use super::Settings;
use crate::experiment::RateChoice;
use crate::optimizer::OptimizerSpec;

/// The optimizer at its usual learning rate on a network.
pub fn with_usual_rate(rule: OptimizerSpec) -> OptimizerSpec {
    let rate = rule.about().network_rate;
    rule.clone().with_rate(rate).unwrap_or(rule)
}

impl Settings {
    /// How the learning rates were chosen: never [`RateChoice::FirstStep`] or [`RateChoice::Best`].
    pub fn rate_choice(&self) -> RateChoice {
        RateChoice::recognize(&self.optimizers, |rule| Some(rule.about().network_rate), true)
    }

    /// Give each optimizer its usual learning rate on a network.
    pub fn use_usual_rates(&mut self) {
        for entry in &mut self.optimizers {
            entry.rule = with_usual_rate(entry.rule.clone());
        }
    }
}
