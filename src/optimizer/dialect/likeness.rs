//! Which dialects an optimizer is, and what a dialect changes.

use std::sync::LazyLock;

use super::{Dialect, KEY, dialects};
use crate::knob::Knob;
use crate::optimizer::{OptimizerError, OptimizerSpec};

/// Settings that another one makes idle where it is 0.
const IDLE: [(&str, &str); 4] =
    [("form", "momentum"), ("decay_form", "weight_decay"), ("first", "dampening"), ("epsilon_form", "epsilon")];

/// All dialects with their optimizers, read once.
static READ: LazyLock<Vec<(Dialect, OptimizerSpec)>> =
    LazyLock::new(|| dialects().filter_map(|dialect| Some((dialect, spec(dialect).ok()?))).collect());

/// The settings that count of each of these optimizers.
static COUNTING: LazyLock<Vec<Vec<(&'static str, String)>>> =
    LazyLock::new(|| READ.iter().map(|(_, spec)| settings(spec)).collect());

/// A setting in which a dialect differs from the textbook's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The key of the setting.
    pub key: &'static str,
    /// Its value, as on the command line.
    pub value: String,
    /// The library's word for the setting; `None` if it can't be chosen there.
    pub word: Option<&'static str>,
}

/// The optimizer of a dialect, at the library's default learning rate if it has one.
pub fn spec(dialect: Dialect) -> Result<OptimizerSpec, OptimizerError> {
    format!("{}:{KEY}={}", dialect.row.optimizer, dialect.library.key).parse()
}

/// The dialects that an optimizer is: all settings that count are the same, but for the learning rate and its schedule.
pub fn like(optimizer: &OptimizerSpec) -> Vec<Dialect> {
    let wanted = settings(optimizer);
    let key = optimizer.about().key;
    let all = READ.iter().zip(COUNTING.iter());
    all.filter(|((dialect, _), counting)| dialect.row.optimizer == key && **counting == wanted)
        .map(|((dialect, _), _)| *dialect)
        .collect()
}

/// The optimizer of a dialect at the learning rate and the schedule of this one.
pub fn in_place_of(optimizer: &OptimizerSpec, dialect: Dialect) -> Result<OptimizerSpec, OptimizerError> {
    let mut spec = spec(dialect)?.with_rate(optimizer.rate())?;
    spec.schedule = optimizer.schedule;
    Ok(spec)
}

/// The name of the first dialect that an optimizer is, the same in every language.
pub fn name_of(optimizer: &OptimizerSpec) -> Option<&'static str> {
    let library = like(optimizer).first()?.library;
    Some(if matches!(library.key, "book" | "paper") { library.key } else { library.name })
}

/// What a dialect changes in its optimizer's default settings, with the library's words.
pub fn changes(dialect: Dialect) -> Vec<Change> {
    let Some((_, spec)) = READ.iter().find(|(other, _)| *other == dialect) else { return Vec::new() };
    let mut spec = spec.clone();
    let knobs = spec.knobs();
    let changed = knobs.iter().filter(|knob| !knob.is_default() && !is_idle(knob, &knobs));
    changed.map(|knob| Change { key: knob.key(), value: knob.text(), word: dialect.word(knob.key()) }).collect()
}

/// Whether another setting, which is 0, leaves a setting without effect.
pub fn is_idle(knob: &Knob<'_>, all: &[Knob<'_>]) -> bool {
    let is_zero =
        |key: &str| all.iter().any(|knob| knob.key() == key && matches!(knob, Knob::Number(_, value) if **value == 0.0));
    IDLE.iter().any(|(setting, other)| *setting == knob.key() && is_zero(other))
}

/// The settings that count, but for the learning rate and the schedule.
fn settings(optimizer: &OptimizerSpec) -> Vec<(&'static str, String)> {
    let mut optimizer = optimizer.clone();
    let knobs = optimizer.knobs();
    let counting = knobs.iter().skip(1).filter(|knob| !is_idle(knob, &knobs));
    counting.map(|knob| (knob.key(), knob.text())).collect()
}

#[cfg(test)]
mod tests;
