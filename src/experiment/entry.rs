//! The optimizers of a comparison and their names.

use serde::{Deserialize, Serialize};

use crate::knob::{Knob, rounded, shortest};
use crate::naming;
use crate::optimizer::OptimizerSpec;
use crate::optimizer::dialect::{self, Dialect};

/// An optimizer of a comparison.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The optimizer with its settings.
    pub rule: OptimizerSpec,
    /// Whether its paths or curves are drawn; hidden ones are computed as well.
    #[serde(default = "yes")]
    pub visible: bool,
    /// The dialect that was taken over, whose words are shown also where its settings were changed since. No file keeps it.
    #[serde(skip)]
    pub taken: Option<Dialect>,
}

/// Whether both have the same results; how they came to their settings makes no difference.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.rule == other.rule && self.visible == other.visible
    }
}

fn yes() -> bool {
    true
}

impl From<OptimizerSpec> for Entry {
    fn from(rule: OptimizerSpec) -> Self {
        Self { rule, visible: true, taken: None }
    }
}

/// The names of the optimizers: as short as possible, with a setting where an optimizer occurs more than once, or with the library whose
/// form it has.
pub fn names(entries: &[Entry]) -> Vec<String> {
    let mut names: Vec<String> = entries.iter().map(|entry| entry.rule.about().name.to_owned()).collect();
    name_libraries(entries, &mut names);
    let knob_count = entries.iter().map(|entry| entry.rule.clone().all_knobs().len()).max().unwrap_or(0);
    for knob in 0..knob_count {
        let twice = repeated(&names);
        for (index, name) in names.iter_mut().enumerate().filter(|(index, _)| twice[*index]) {
            if let Some(setting) = setting(entries, index, knob) {
                *name = format!("{name} {setting}");
            }
        }
    }
    naming::numbered(names)
}

/// Add the libraries where they tell apart all entries of an optimizer that differ in a form.
fn name_libraries(entries: &[Entry], names: &mut [String]) {
    let twice = repeated(names);
    for index in (0..entries.len()).filter(|index| twice[*index] && variation(entries, *index) == 0) {
        let key = entries[index].rule.about().key;
        let same: Vec<usize> = (index..entries.len()).filter(|other| entries[*other].rule.about().key == key).collect();
        if !same[1..].iter().any(|other| forms(&entries[*other].rule) != forms(&entries[index].rule)) {
            continue;
        }
        let Some(libraries) = same.iter().map(|other| dialect::name_of(&entries[*other].rule)).collect::<Option<Vec<_>>>() else {
            continue;
        };
        if libraries.iter().enumerate().all(|(place, library)| !libraries[..place].contains(library)) {
            same.iter().zip(libraries).for_each(|(other, library)| names[*other] = format!("{} {library}", names[*other]));
        }
    }
}

/// The chosen forms of an optimizer.
fn forms(rule: &OptimizerSpec) -> Vec<usize> {
    let mut rule = rule.clone();
    rule.knobs().iter().filter_map(|knob| if let Knob::Choice(_, form) = knob { Some(**form) } else { None }).collect()
}

/// The optimizer as a scene has it: the scene's entry at this `index`, or else its first one of the same kind.
pub fn in_scene<'a>(scene: &'a [Entry], rule: &OptimizerSpec, index: usize) -> Option<&'a OptimizerSpec> {
    let is_same = |entry: &&Entry| entry.rule.about().key == rule.about().key;
    let there = scene.get(index).filter(is_same).or_else(|| scene.iter().find(is_same));
    there.map(|entry| &entry.rule)
}

/// The number of entries of the same optimizer before this one: 0 for the first.
pub fn variation(entries: &[Entry], index: usize) -> usize {
    let key = entries[index].rule.about().key;
    entries[..index].iter().filter(|entry| entry.rule.about().key == key).count()
}

/// The setting of an entry as part of its name, if it differs between entries of the same optimizer.
fn setting(entries: &[Entry], index: usize, knob: usize) -> Option<String> {
    let text = |entry: &Entry| entry.rule.clone().all_knobs().get(knob).map(Knob::text);
    let entry = &entries[index];
    let key = entry.rule.about().key;
    let differs = entries.iter().any(|other| other.rule.about().key == key && text(other) != text(entry));
    let mut rule = entry.rule.clone();
    let knobs = rule.all_knobs();
    match knobs.get(knob)? {
        _ if !differs => None,
        Knob::Number(number, value) if number.key == "lr" => Some(rounded(**value)),
        Knob::Number(number, value) => Some(format!("{} {}", number.symbol, shortest(**value))),
        Knob::Choice(choice, index) => Some(choice.forms[**index].to_owned()),
    }
}

/// For each name, whether it occurs more than once.
fn repeated(names: &[String]) -> Vec<bool> {
    names.iter().map(|name| names.iter().filter(|other| *other == name).count() > 1).collect()
}

#[cfg(test)]
mod tests;
