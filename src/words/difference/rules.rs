//! The differences between two lists of optimizers, or of initializations.

use std::borrow::Cow;

use super::{arrow, named};
use crate::experiment::Entry;
use crate::knob::{Knob, shortest};
use crate::language::t;
use crate::network::init::InitSpec;

/// Compare two lists of optimizers: the first Adam with the first Adam, the second with the second.
pub fn optimizers(from: &[Entry], to: &[Entry]) -> Vec<String> {
    let [before, now] = [ranked(from), ranked(to)];
    let find = |list: &[Ranked<'_>], wanted: &Ranked<'_>| list.iter().position(|other| other.place == wanted.place);
    let mut found = Vec::new();
    for new in &now {
        let Some(old) = find(&before, new) else { continue };
        let [mut old, mut rule] = [before[old].entry, new.entry].map(|entry| entry.rule.clone());
        let changes = knobs(&old.all_knobs(), &rule.all_knobs());
        if !changes.is_empty() {
            found.push(format!("{} {}", new.name(), changes.join(", ")));
        }
    }
    let gone: Vec<&Ranked<'_>> = before.iter().filter(|old| find(&now, old).is_none()).collect();
    let added: Vec<&Ranked<'_>> = now.iter().filter(|new| find(&before, new).is_none()).collect();
    if gone.is_empty() && added.is_empty() && before.iter().zip(&now).any(|(old, new)| old.place != new.place) {
        found.push(t!("difference.order").into_owned());
    }
    found.extend(gone.into_iter().map(|old| t!("difference.gone", name = old.name()).into_owned()));
    found.extend(added.into_iter().map(|new| t!("difference.added", name = new.name()).into_owned()));
    found
}

/// An entry with its rank among the entries of the same optimizer.
struct Ranked<'a> {
    entry: &'a Entry,
    /// The key of the optimizer, and the number of its entries before this one.
    place: (&'static str, usize),
}

impl Ranked<'_> {
    fn name(&self) -> String {
        let name = self.entry.rule.about().name;
        if self.place.1 == 0 { name.to_owned() } else { format!("{name} ({})", self.place.1 + 1) }
    }
}

fn ranked(entries: &[Entry]) -> Vec<Ranked<'_>> {
    let rank = |index: usize| crate::experiment::entry::variation(entries, index);
    let place = |(index, entry): (usize, &Entry)| (entry.rule.about().key, rank(index));
    entries.iter().enumerate().map(|(index, entry)| Ranked { entry, place: place((index, entry)) }).collect()
}

/// The differences in the settings that both have: `η 0.95 → 0.3`.
pub fn knobs(from: &[Knob<'_>], to: &[Knob<'_>]) -> Vec<String> {
    let change = |new: &Knob<'_>| {
        let old = from.iter().find(|old| old.key() == new.key()).filter(|old| old.text() != new.text())?;
        Some(match (old, new) {
            (Knob::Number(number, old), Knob::Number(_, new)) => named(number.symbol, shorter(**old), shorter(**new)),
            _ => named(&label(new), old.text(), new.text()),
        })
    };
    to.iter().filter_map(change).collect()
}

/// The symbol of a setting, or its name if it has none.
fn label(knob: &Knob<'_>) -> Cow<'static, str> {
    match knob {
        Knob::Number(number, _) => number.symbol.into(),
        Knob::Choice(choice, _) => choice.name(),
    }
}

/// A number as typed, with a proper minus sign.
fn shorter(value: f64) -> String {
    shortest(value).replace('-', "−")
}

/// Compare two lists of initializations, row by row.
pub fn inits(from: &[InitSpec], to: &[InitSpec]) -> Vec<String> {
    let changed = from.iter().zip(to).filter(|(old, new)| old != new);
    let mut found: Vec<String> = changed.map(|(old, new)| arrow(old.name(), new.name())).collect();
    found.extend(from.iter().skip(to.len()).map(|old| t!("difference.gone", name = old.name()).into_owned()));
    found.extend(to.iter().skip(from.len()).map(|new| t!("difference.added", name = new.name()).into_owned()));
    found
}
