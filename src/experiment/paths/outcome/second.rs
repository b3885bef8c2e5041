//! The settings of an optimizer that a map can have beside the learning rate.

use crate::knob::{Knob, Number};
use crate::naming;
use crate::optimizer::OptimizerSpec;

/// The numbers of an optimizer and its schedule; the learning rate comes first.
pub(super) fn numbers(rule: &OptimizerSpec) -> Vec<(&'static Number, f64)> {
    let mut rule = rule.clone();
    let knobs = rule.all_knobs();
    let numbers = knobs.iter().filter_map(|knob| match knob {
        Knob::Number(number, value) => Some((*number, **value)),
        Knob::Choice(..) => None,
    });
    numbers.collect()
}

/// The numbers that can be the second setting of a map: all but the learning rate.
pub fn second_settings(rule: &OptimizerSpec) -> Vec<(&'static Number, f64)> {
    numbers(rule).split_off(1)
}

/// The second setting of the map of an optimizer: the one with this key, or else its first; `None` if it has none.
pub fn second_setting(rule: &OptimizerSpec, key: &str) -> Option<(&'static Number, f64)> {
    let numbers = second_settings(rule);
    let chosen = numbers.iter().find(|(number, _)| naming::normalized(number.key) == naming::normalized(key));
    chosen.or(numbers.first()).copied()
}
