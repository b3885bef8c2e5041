//! The rule of a comparison in words.

use rust_i18n::t;

use super::numbers::number;
use crate::experiment::paths::{Comparison, Settings};

/// What is declared of a comparison, to stand on the map and in every picture: its rule, and the noise if there is any.
pub fn declared(settings: &Settings) -> String {
    let (rule, noise) = (rule(settings.comparison()), settings.noise);
    let deviation = number(noise.deviation, 4);
    match noise.seed_count() {
        _ if noise.is_off() => rule,
        1 => format!("{rule} · {}", t!("rule.noise", deviation = deviation, seed = noise.seed)),
        seeds => {
            let last = noise.seed.wrapping_add(seeds as u64 - 1);
            format!("{rule} · {}", t!("rule.noise_mean", deviation = deviation, seeds = seeds, first = noise.seed, last = last))
        }
    }
}

/// The rule by which optimizers are compared.
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
