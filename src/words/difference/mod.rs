//! The differences between a kept run and the current one in words: `SGD η 0.95 → 0.3 · 29 → 60 steps`.

mod rules;

use std::fmt::Display;

use serde::Serialize;

use super::numbers::{grouped, number};
use crate::dataset::names::data_name;
use crate::experiment::training::{self, Measure, Start};
use crate::experiment::{Entry, paths};
use crate::landscape::LandscapeSpec;
use crate::language::t;

/// The differences between two settings of Paths.
pub fn paths(from: &paths::Settings, to: &paths::Settings) -> String {
    let mut found = landscape(&from.landscape, &to.landscape);
    found.extend(optimizers(&from.optimizers, &to.optimizers));
    found.extend(counted(from.steps, to.steps, |from, to| t!("difference.steps", from = from, to = to).into_owned()));
    found.extend(counted(from.starts.len(), to.starts.len(), |from, to| {
        t!("difference.starts", from = from, to = to).into_owned()
    }));
    let alone = from.starts.len() == 1 && to.starts.len() == 1;
    for (index, (start, now)) in from.starts.iter().zip(&to.starts).enumerate().filter(|(_, (start, now))| start != now) {
        let [start, now] = [start, now].map(|[x, y]| format!("({}, {})", number(*x, 4), number(*y, 4)));
        found.push(if alone {
            t!("difference.start", from = start, to = now).into_owned()
        } else {
            t!("difference.start_of", number = index + 1, from = start, to = now).into_owned()
        });
    }
    let (noise, now) = (from.noise, to.noise);
    found.extend(change("σ", &noise.deviation, &now.deviation, |deviation| number(*deviation, 4)));
    if !(noise.is_off() && now.is_off()) {
        found.extend(change(&t!("compare.seed"), &noise.seed, &now.seed, u64::to_string));
        found.extend(change(&t!("compare.seeds"), &noise.seeds, &now.seeds, usize::to_string));
    }
    summary(&found, &from.inputs(), &to.inputs())
}

/// The differences between two settings of Training.
pub fn training(from: &training::Settings, to: &training::Settings) -> String {
    let mut found = optimizers(&from.optimizers, &to.optimizers);
    found.extend(rules::inits(&from.inits, &to.inits));
    let hidden = |settings: &training::Settings| {
        let units: Vec<String> = settings.hidden.iter().map(usize::to_string).collect();
        if units.is_empty() { t!("race.none").into_owned() } else { units.join(", ") }
    };
    if from.hidden != to.hidden {
        found.push(named(&t!("run.hidden"), hidden(from), hidden(to)));
    }
    if from.activation != to.activation {
        found.push(arrow(from.activation.name(), to.activation.name()));
    }
    found.extend(change(&t!("run.decay"), &from.weight_decay, &to.weight_decay, |decay| number(*decay, 4)));
    found.extend(change(&t!("run.batch"), &from.batch, &to.batch, |count| grouped(*count)));
    let images = |images: &Option<usize>| images.map_or_else(|| t!("run.all_images").into_owned(), grouped);
    found.extend(change(&t!("run.first_images"), &from.images, &to.images, images));
    found.extend(counted(from.iterations, to.iterations, |from, to| {
        t!("difference.iterations", from = from, to = to).into_owned()
    }));
    found.extend(change(&t!("net.seed"), &from.seed, &to.seed, u64::to_string));
    found.extend(change(&t!("run.seeds"), &from.seeds, &to.seeds, usize::to_string));
    found.extend(change(&t!("run.start"), &from.start, &to.start, |start| match start {
        Start::Same => t!("run.same").into_owned(),
        Start::Own => t!("run.own").into_owned(),
    }));
    found.extend(change(&t!("run.measure"), &from.measure, &to.measure, |measure| match measure {
        Measure::After => t!("run.after").into_owned(),
        Measure::Before => t!("run.before").into_owned(),
    }));
    found.extend(change(&t!("sharpness.switch"), &from.sharpness, &to.sharpness, |sharpness| match sharpness {
        Some(sharpness) => format!("{}:{}", sharpness.every, sharpness.images),
        None => t!("sharpness.off").into_owned(),
    }));
    let data = |settings: &training::Settings| match &settings.data {
        None => t!("run.mnist").into_owned(),
        Some(path) => data_name(path),
    };
    if from.data != to.data {
        found.push(arrow(data(from), data(to)));
    }
    summary(&found, &from.inputs(), &to.inputs())
}

/// The differences found, in one line; if there are none, whether the settings are the same or differ in something else.
fn summary<S: PartialEq + Serialize>(found: &[String], from: &S, to: &S) -> String {
    // Settings can differ in what is not written, such as the numbers of a schedule that is not chosen.
    let same = || from == to || ron::to_string(from).ok() == ron::to_string(to).ok();
    match found.is_empty() {
        true if same() => t!("difference.none").into_owned(),
        true => t!("difference.other").into_owned(),
        false => found.join(" · "),
    }
}

fn landscape(from: &LandscapeSpec, to: &LandscapeSpec) -> Vec<String> {
    if from == to {
        return Vec::new();
    }
    let name = |landscape: &LandscapeSpec| landscape.typed_formula().map_or_else(|| landscape.name().into_owned(), str::to_owned);
    if from.key() != to.key() || from.typed_formula().is_some() {
        return vec![arrow(name(from), name(to))];
    }
    let changes = rules::knobs(&from.clone().knobs(), &to.clone().knobs());
    vec![format!("{} {}", to.name(), changes.join(", "))]
}

fn optimizers(from: &[Entry], to: &[Entry]) -> Vec<String> {
    rules::optimizers(from, to)
}

/// `units 100 → 50`, if there is a difference.
fn change<T: PartialEq>(name: &str, from: &T, to: &T, text: impl Fn(&T) -> String) -> Option<String> {
    (from != to).then(|| named(name, text(from), text(to)))
}

/// `29 → 60 steps`, if there is a difference.
fn counted(from: usize, to: usize, text: impl Fn(String, String) -> String) -> Option<String> {
    (from != to).then(|| text(grouped(from), grouped(to)))
}

fn named(name: &str, from: impl Display, to: impl Display) -> String {
    format!("{name} {}", arrow(from, to))
}

fn arrow(from: impl Display, to: impl Display) -> String {
    format!("{from} → {to}")
}

#[cfg(test)]
mod tests;
