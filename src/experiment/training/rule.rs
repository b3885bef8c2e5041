//! By which rule the learning rates of a comparison were chosen.

use super::Settings;
use crate::experiment::Entry;
use crate::optimizer::OptimizerSpec;

/// The rule of the learning rates; a comparison without one says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rates {
    /// Each at the book's.
    Book,
    /// Each at the one that suits it on a network.
    Usual,
    /// All at the same.
    Equal,
    /// Chosen by hand.
    Chosen,
}

/// The optimizer at the learning rate that suits it on a network.
pub fn with_usual_rate(rule: OptimizerSpec) -> OptimizerSpec {
    let rate = rule.about().network_rate;
    rule.clone().with_rate(rate).unwrap_or(rule)
}

impl Settings {
    /// The rule of the learning rates.
    pub fn rates(&self) -> Rates {
        let first = self.optimizers.first().map(|entry| entry.rule.rate());
        let home = |entry: &Entry| entry.rule.rate() == entry.rule.about().network_rate;
        if self.optimizers.iter().all(home) {
            let of_the_book = self.optimizers.iter().all(|entry| entry.rule.about().in_book);
            if of_the_book { Rates::Book } else { Rates::Usual }
        } else if self.optimizers.len() > 1 && self.optimizers.iter().all(|entry| Some(entry.rule.rate()) == first) {
            Rates::Equal
        } else {
            Rates::Chosen
        }
    }

    /// Give each optimizer the learning rate that suits it on a network.
    pub fn use_usual_rates(&mut self) {
        for entry in &mut self.optimizers {
            entry.rule = with_usual_rate(entry.rule.clone());
        }
    }
}
