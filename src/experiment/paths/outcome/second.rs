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

/// A number by all that is known of it, which is found again in the list of all optimizers.
pub(super) mod listed {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Number, OptimizerSpec, numbers};
    use crate::schedule::Schedule;

    pub fn serialize<S: Serializer>(number: &&'static Number, serializer: S) -> Result<S::Ok, S::Error> {
        format!("{number:?}").serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static Number, D::Error> {
        let wanted = String::deserialize(deserializer)?;
        let mut all = OptimizerSpec::all().into_iter().flat_map(|rule| {
            let with = move |schedule| numbers(&{
                let mut rule = rule.clone();
                rule.schedule = schedule;
                rule
            });
            Schedule::all().into_iter().flat_map(with)
        });
        let found = all.find(|(number, _)| format!("{number:?}") == wanted);
        found.map(|(number, _)| number).ok_or_else(|| D::Error::custom("unknown number"))
    }
}
