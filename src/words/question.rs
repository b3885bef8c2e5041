//! The result of a prediction in words.

use super::explained;
use super::numbers::{grouped, significant};
use crate::experiment::paths::{self, PredictionError};
use crate::experiment::training;
use crate::language::t;

/// The error of a path drawn for the optimizer of this name.
pub fn drawn(name: &str, error: PredictionError) -> String {
    let [end, hausdorff] = [error.end, error.hausdorff].map(|distance| significant(distance, 2));
    t!("predict.drawn", name = name, end = end, farthest = hausdorff).into_owned()
}

/// The error of one of several drawn paths, with its name.
pub fn gap(guess: &str, error: PredictionError) -> String {
    explained(guess, &t!("predict.gap", farthest = significant(error.hausdorff, 2)))
}

/// The rank of the optimizer chosen as the one with the lowest final f; `None` if it is not among those shown.
pub fn lowest(settings: &paths::Settings, results: &[paths::Path], chosen: usize) -> Option<String> {
    let first = results.iter().filter(|path| path.start == 0);
    let shown = first.filter(|path| settings.optimizers.get(path.optimizer).is_some_and(|entry| entry.visible));
    let end = |path: &paths::Path| (path.optimizer, path.trajectory.values[path.trajectory.last_step()]);
    let phrase = |value: f64| t!("predict.ends_at", f = significant(value, 3)).into_owned();
    ranked(&settings.names(), shown.map(end).collect(), chosen, &phrase)
}

/// The rank of the curve chosen as the one with the lowest loss; `None` until every curve has a loss.
pub fn least_loss(settings: &training::Settings, results: &training::Results, chosen: usize) -> Option<String> {
    let names = settings.names();
    let losses = (0..names.len()).map(|curve| Some((curve, results.recent_loss(curve)?.median)));
    let phrase = |value: f64| t!("predict.loss", loss = significant(value, 3)).into_owned();
    ranked(&names, losses.collect::<Option<_>>()?, chosen, &phrase)
}

/// The rank of the chosen one by value, lowest first; `None` if it has no value.
fn ranked(names: &[String], mut values: Vec<(usize, f64)>, chosen: usize, phrase: &dyn Fn(f64) -> String) -> Option<String> {
    values.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let place = values.iter().position(|(index, _)| *index == chosen)?;
    let (best, lowest) = *values.first()?;
    let right = t!("predict.wins", name = names[best], value = phrase(lowest));
    if place == 0 {
        return Some(t!("predict.right_told", told = right).into_owned());
    }
    let of = values.len();
    let yours = t!("predict.yours", name = names[chosen], place = place + 1, of = of, value = phrase(values[place].1));
    Some(format!("{right} {yours}"))
}

/// What is told of an answer that did not win, with numbers as long as usual.
pub fn usual(name: &str, of: usize) -> String {
    let value = t!("predict.loss", loss = "0.0888");
    let right = t!("predict.wins", name = name, value = value);
    format!("{right} {}", t!("predict.yours", name = name, place = of, of = of, value = value))
}

/// What is told of a race that was stopped before its end.
pub fn stopped(made: usize, all: usize) -> String {
    t!("predict.stopped", made = grouped(made), all = grouped(all)).into_owned()
}

/// The right answer, and whether it was chosen.
pub fn answered(answers: &[&str], right: usize, chosen: usize) -> String {
    let answer = answers.get(right).copied().unwrap_or_default();
    if chosen == right {
        t!("predict.right", answer = answer).into_owned()
    } else {
        t!("predict.wrong", answer = answer, chosen = answers.get(chosen).copied().unwrap_or_default()).into_owned()
    }
}
