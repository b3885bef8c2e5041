//! The conditions of a comparison in words.

use super::numbers::number;
use crate::experiment::paths::Settings;
use crate::experiment::{Entry, RateChoice};
use crate::language::t;

/// The conditions of a comparison, for the map and every exported picture: the rule of the learning rates, and the noise, if
/// any.
pub fn declared(settings: &Settings) -> String {
    let (rule, noise) = (with_schedules(rule(settings.rate_choice()), &settings.optimizers), settings.noise);
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

/// A rule of learning rates, with a note where these change over the steps.
pub fn with_schedules(rule: String, optimizers: &[Entry]) -> String {
    let changes = optimizers.iter().any(|entry| !entry.rule.schedule.is_constant());
    if changes { format!("{rule} · {}", t!("rule.scheduled")) } else { rule }
}

/// The rule by which the learning rates were chosen.
pub fn rule(choice: RateChoice) -> String {
    match choice {
        RateChoice::Book => t!("rule.book"),
        RateChoice::Usual => t!("rule.landscape"),
        RateChoice::Equal => t!("rule.equal"),
        RateChoice::FirstStep => t!("rule.first_step"),
        RateChoice::Best => t!("rule.best"),
        RateChoice::Custom => t!("rule.chosen"),
    }
    .into_owned()
}

/// The rule in two or three words, for the menu.
pub fn short(choice: RateChoice) -> String {
    match choice {
        RateChoice::Book => t!("rule.short_book"),
        RateChoice::Usual => t!("rule.short_landscape"),
        RateChoice::Equal => t!("rule.short_equal"),
        RateChoice::FirstStep => t!("rule.short_first_step"),
        RateChoice::Best => t!("rule.short_best"),
        RateChoice::Custom => t!("rule.short_chosen"),
    }
    .into_owned()
}
