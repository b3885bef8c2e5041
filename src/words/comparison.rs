//! The rule of a comparison in words.

use rust_i18n::t;

use crate::experiment::paths::Comparison;

/// The rule by which optimizers are compared, to stand on the map and in every export.
pub fn rule(comparison: Comparison) -> String {
    match comparison {
        Comparison::Book => t!("rule.book"),
        Comparison::Landscape => t!("rule.landscape"),
        Comparison::Equal => t!("rule.equal"),
        Comparison::FirstStep => t!("rule.first_step"),
        Comparison::Best => t!("rule.best"),
        Comparison::Chosen => t!("rule.chosen"),
    }
    .into_owned()
}

/// The rule in two or three words, for the switch.
pub fn short(comparison: Comparison) -> String {
    match comparison {
        Comparison::Book => t!("rule.short_book"),
        Comparison::Landscape => t!("rule.short_landscape"),
        Comparison::Equal => t!("rule.short_equal"),
        Comparison::FirstStep => t!("rule.short_first_step"),
        Comparison::Best => t!("rule.short_best"),
        Comparison::Chosen => t!("rule.short_chosen"),
    }
    .into_owned()
}
