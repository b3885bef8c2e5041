//! What the optimizers of a comparison are called, and by which rule they are compared.

use super::{Entry, RateRule, Settings, home_rate};
use crate::knob::{Knob, shortest};
use crate::landscape::LANDSCAPES;
use crate::naming;

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
        let mut names: Vec<String> = self.optimizers.iter().map(|entry| entry.rule.about().name.to_owned()).collect();
        let knob_count = self.optimizers.iter().map(|entry| entry.rule.clone().all_knobs().len()).max().unwrap_or(0);
        for knob in 0..knob_count {
            let twice = repeated(&names);
            for (index, name) in names.iter_mut().enumerate().filter(|(index, _)| twice[*index]) {
                if let Some(setting) = self.setting(index, knob) {
                    *name = format!("{name} {setting}");
                }
            }
        }
        naming::numbered(names)
    }

    /// The setting of an entry, as a part of its name, if other entries of the same optimizer have another.
    fn setting(&self, index: usize, knob: usize) -> Option<String> {
        let text = |entry: &Entry| entry.rule.clone().all_knobs().get(knob).map(Knob::text);
        let entry = &self.optimizers[index];
        let key = entry.rule.about().key;
        let differs = self.optimizers.iter().any(|other| other.rule.about().key == key && text(other) != text(entry));
        let mut rule = entry.rule.clone();
        let knobs = rule.all_knobs();
        match knobs.get(knob)? {
            _ if !differs => None,
            Knob::Number(number, value) if number.key == "lr" => Some(shortest(**value)),
            Knob::Number(number, value) => Some(format!("{} {}", number.symbol, shortest(**value))),
            Knob::Choice(choice, index) => Some(choice.forms[**index].to_owned()),
        }
    }

    /// How many entries of the same optimizer stand before this one: 0 for the first.
    pub fn variation(&self, index: usize) -> usize {
        let key = self.optimizers[index].rule.about().key;
        self.optimizers[..index].iter().filter(|entry| entry.rule.about().key == key).count()
    }

    /// The rule by which the optimizers are compared.
    pub fn comparison(&self) -> Comparison {
        let home = |entry: &Entry| home_rate(&entry.rule, &self.landscape) == Some(entry.rule.rate());
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

/// For each name, whether another one is the same.
fn repeated(names: &[String]) -> Vec<bool> {
    names.iter().map(|name| names.iter().filter(|other| *other == name).count() > 1).collect()
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
    fn a_name_carries_a_setting_only_where_it_must() {
        assert_eq!(with(&["sgd", "adam"]).names(), ["SGD", "Adam"]);
        assert_eq!(with(&["sgd:lr=0.3", "sgd:lr=0.5"]).names(), ["SGD 0.3", "SGD 0.5"]);
        assert_eq!(with(&["momentum", "momentum:momentum=0.5"]).names(), ["Momentum α 0.9", "Momentum α 0.5"]);
        assert_eq!(with(&["sgd", "sgd"]).names(), ["SGD", "SGD (2)"]);
    }

    #[test]
    fn a_comparison_knows_its_rule() {
        assert_eq!(Settings::default().comparison(), Comparison::Book);
        assert_eq!(with(&["sgd:lr=0.1", "adam:lr=0.1"]).comparison(), Comparison::Equal);
        assert_eq!(with(&["sgd:lr=0.1", "adam:lr=0.2"]).comparison(), Comparison::Chosen);
    }
}
