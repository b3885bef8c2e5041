//! What the optimizers of a comparison are called, and by which rule they are compared.

use super::{RateRule, Settings, usual_rate};
use crate::experiment::{Entry, entry};
use crate::landscape::LANDSCAPES;

/// The rule by which optimizers are compared; a comparison without one says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Each at the book's learning rate.
    Book,
    /// Each at a learning rate that suits it on this landscape.
    Landscape,
    /// All at the same learning rate.
    Equal,
    /// Each at the learning rate that makes its first step as long as the others'.
    FirstStep,
    /// Each at the learning rate that ends lowest.
    Best,
    /// Each at a learning rate chosen by hand.
    Chosen,
}

impl Settings {
    /// Each optimizer's name: as short as can be, with its setting where the same optimizer is there more than once.
    pub fn names(&self) -> Vec<String> {
        entry::names(&self.optimizers)
    }

    /// How many entries of the same optimizer stand before this one: 0 for the first.
    pub fn variation(&self, index: usize) -> usize {
        entry::variation(&self.optimizers, index)
    }

    /// The rule by which the optimizers are compared.
    pub fn comparison(&self) -> Comparison {
        let home = |entry: &Entry| usual_rate(&entry.rule, &self.landscape) == Some(entry.rule.rate());
        let of_the_book = |entry: &Entry| entry.rule.about().in_book;
        let first = self.optimizers.first().map(|entry| entry.rule.rate());
        match self.rates {
            RateRule::Free => {}
            RateRule::Equal => return Comparison::Equal,
            RateRule::FirstStep => return Comparison::FirstStep,
            RateRule::Best => return Comparison::Best,
        }
        if self.optimizers.iter().all(home) {
            let book = self.landscape.key() == LANDSCAPES[0].key && self.optimizers.iter().all(of_the_book);
            if book { Comparison::Book } else { Comparison::Landscape }
        } else if self.optimizers.len() > 1 && self.optimizers.iter().all(|entry| Some(entry.rule.rate()) == first) {
            Comparison::Equal
        } else {
            Comparison::Chosen
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::optimizer::OptimizerSpec;

    fn with(optimizers: &[&str]) -> Settings {
        let optimizers = optimizers.iter().map(|text| Entry::from(text.parse::<OptimizerSpec>().unwrap())).collect();
        Settings { optimizers, ..Settings::default() }
    }

    #[test]
    fn a_comparison_knows_its_rule() {
        assert_eq!(Settings::default().comparison(), Comparison::Book);
        assert_eq!(with(&["sgd:lr=0.1", "adam:lr=0.1"]).comparison(), Comparison::Equal);
        assert_eq!(with(&["sgd:lr=0.1", "adam:lr=0.2"]).comparison(), Comparison::Chosen);
    }
}
