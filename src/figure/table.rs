//! Results as a table that a person can read: where each walk ended, and how.

use std::fmt::Write;

use super::Figure;
use crate::experiment::activations::symmetry::Training;
use crate::experiment::activations::{self, LayerResult, Results};
use crate::experiment::paths::insight::insight;
use crate::experiment::paths::milestones::{HORIZON, milestones};
use crate::experiment::paths::{Path, Settings};
use crate::experiment::training;
use crate::knob::shortest;
use crate::landscape::Point;
use crate::landscape::trajectory::Outcome;
use crate::optimizer::OptimizerSpec;
use crate::words::numbers::{brief, significant};
use crate::words::{self, comparison, story};

/// The table of a figure.
pub fn of(figure: &Figure<'_>) -> String {
    match figure {
        Figure::Paths(settings, results) => paths(settings, results),
        Figure::Activations(settings, results) => layers(settings, results),
        Figure::Symmetry(settings, trainings) => symmetry(settings, trainings),
        Figure::Training(settings, results) => races(settings, results),
    }
}

/// Rows of cells in columns; those at these indices begin at the left, the others end at the right.
fn columns<const N: usize>(rows: &[[String; N]], left: &[usize]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            if left.contains(&column) { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

/// One row a path: learning rate, start, the last point, f and |∇f| there, and the outcome; then a line for each path that
/// tells when it is low and what happened on it.
fn paths(settings: &Settings, paths: &[Path]) -> String {
    let names = settings.names();
    let noise = settings.noise.draw(0, settings.steps.max(HORIZON));
    let head = ["optimizer", "η", "start", "step", "x", "y", "f", "|∇f|", "outcome"].map(str::to_owned);
    let rows = paths.iter().map(|path| {
        let walk = &path.trajectory;
        let (last, [x0, y0]) = (walk.last(), settings.starts[path.start]);
        let [x, y] = walk.points[last];
        [
            names[path.optimizer].clone(),
            schedule(&settings.optimizers[path.optimizer].rule),
            format!("({}, {})", shortest(x0), shortest(y0)),
            last.to_string(),
            brief(x),
            brief(y),
            brief(walk.values[last]),
            brief(walk.slope(last)),
            told(settings, path),
        ]
    });
    let rows: Vec<[String; 9]> = std::iter::once(head).chain(rows).collect();
    let row_name = settings.landscape.name();
    let mut table = format!("{row_name}: f(x, y) = {}; {}\n", settings.landscape.formula(), comparison::declared(settings));
    table += &columns(&rows, &[0, 2, 8]);
    for path in paths {
        let name = &names[path.optimizer];
        let start = if settings.starts.len() > 1 { format!(" from start {}", path.start + 1) } else { String::new() };
        // Writing to a string can't fail.
        let _ = writeln!(table, "{name}{start}: {}", explained(settings, path, &noise));
    }
    table
}

/// The learning rate, with its schedule if it has one.
fn schedule(rule: &OptimizerSpec) -> String {
    let rate = shortest(rule.rate());
    if rule.schedule.is_constant() { rate } else { format!("{rate} {}", rule.schedule.name()) }
}

/// When a path is low, how long it is, and what happened on it.
fn explained(settings: &Settings, path: &Path, noise: &[Point]) -> String {
    let told = milestones(settings, path, noise);
    let floor = settings.landscape.floor();
    let low = if floor == 0.0 { "f < 0.001".to_owned() } else { format!("f < {} + 0.001", brief(floor)) };
    let low = match (told.first, told.settled) {
        (Some(first), Some(settled)) => format!("{low} at step {first}, for good from step {settled}"),
        (Some(first), None) => format!("{low} at step {first}, but not for good"),
        (None, _) if matches!(path.walk().outcome, Outcome::Diverged { .. }) => format!("{low} never"),
        (None, _) => format!("{low} not within {} steps", settings.steps.max(HORIZON)),
    };
    let (length, straight) = (significant(told.length, 4), significant(told.straight, 4));
    let story = story::words(settings, &insight(settings, path, noise)).sentences.join("; ");
    format!("{low}; path {length}, straight line {straight}; {story}")
}

/// The outcome in words, with the minimum that was reached.
fn told(settings: &Settings, path: &Path) -> String {
    let walk = &path.trajectory;
    let outcome = match walk.outcome {
        Outcome::Finished => None,
        Outcome::Converged { step } => Some(format!("converged at step {step}")),
        Outcome::Diverged { step } => Some(format!("diverged at step {step}")),
    };
    let minimum = settings.landscape.minimum_near(walk.points[walk.last()]);
    let minimum = minimum.map(|[x, y]| format!("near the minimum ({}, {})", significant(x, 4), significant(y, 4)));
    outcome.into_iter().chain(minimum).collect::<Vec<_>>().join(", ")
}

/// One row a layer, then for each initialization what became of signal and gradient.
fn layers(settings: &activations::Settings, results: &Results) -> String {
    let names = results.names(settings);
    let head =
        ["init", "layer", "mean", "std", "saturated", "within", "between", "distinct", "slope", "grad std"].map(str::to_owned);
    let cells = |name: &str, (index, layer): (usize, &LayerResult)| {
        let LayerResult { spread, distinct, working, gradient, .. } = layer;
        [
            name.to_owned(),
            (index + 1).to_string(),
            significant(spread.mean, 4),
            significant(spread.std, 4),
            words::activations::percent(working.low + working.high),
            words::activations::within(spread),
            significant(spread.between, 3),
            distinct.map_or_else(|| "-".to_owned(), |count| significant(count, 3)),
            significant(working.slope, 3),
            significant(gradient.outputs, 4),
        ]
    };
    let rows = names.iter().zip(&results.rows);
    let rows = rows.flat_map(|(name, row)| row.layers.iter().enumerate().map(move |layer| cells(name, layer)));
    let rows: Vec<[String; 10]> = std::iter::once(head).chain(rows).collect();
    let mut table = format!("{}\n{}", words::activations::net(settings), columns(&rows, &[0]));
    for (name, row) in names.iter().zip(&results.rows) {
        let story = activations::story::story(row);
        let sentences = [words::activations::forward(settings, &story), words::activations::backward(settings, &story)].concat();
        let _ = writeln!(table, "{name}: {}", sentences.join("; "));
    }
    table
}

/// One row for each initialization: the loss at the start and at the shown step, and the hidden units that differ there.
fn symmetry(settings: &activations::Settings, trainings: &[Training]) -> String {
    let names = settings.symmetry.names();
    let head = ["init", "step", "loss at 0", "loss", "distinct units"].map(str::to_owned);
    let rows = names.iter().zip(trainings).map(|(name, training)| {
        let step = settings.symmetry.shown_step().min(training.last());
        let losses = [training.losses[0], training.losses[step]].map(|loss| significant(loss, 4));
        let [first, last] = losses;
        [name.clone(), step.to_string(), first, last, training.distinct[step].to_string()]
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
    let mut table = format!("{}\n{}", words::activations::net(settings), columns(&rows, &[0]));
    for (name, training) in names.iter().zip(trainings) {
        let _ = writeln!(table, "{name}: {}", words::activations::training(training, settings.symmetry.shown_step()));
    }
    table
}

/// One row a curve: the mean of the last hundred losses, the test accuracy, the seconds that its iterations took, and the first
/// iteration at which the loss is as low as the goal; the medians over the seeds, with the range.
fn races(settings: &training::Settings, results: &training::Results) -> String {
    let goal = format!("loss ≤ {} at", shortest(settings.goal));
    let head = ["optimizer", "η", "init", "iterations", "loss", "test accuracy", "seconds", &goal, "outcome"].map(str::to_owned);
    let names = settings.names();
    let rows = names.iter().zip(settings.entrants()).enumerate().map(|(index, (name, entrant))| {
        let band = |band: Option<training::Band>, write: &dyn Fn(f64) -> String| {
            band.map_or_else(|| "-".to_owned(), |band| words::training::band(band, write))
        };
        let iterations = results.curves[index].iter().map(training::Curve::iterations).min().unwrap_or(0);
        [
            name.clone(),
            schedule(&settings.optimizers[entrant.optimizer].rule),
            settings.inits[entrant.init].name(),
            iterations.to_string(),
            band(results.recent_loss(index), &|loss| significant(loss, 4)),
            band(results.accuracies(index).last().map(|(_, band)| *band), &words::training::percent),
            band(results.seconds(index), &|seconds| format!("{seconds:.2}")),
            results.reached(index, settings.goal).iteration.map_or_else(|| "-".to_owned(), |iteration| iteration.to_string()),
            match results.outcome(index) {
                training::Outcome::Trained => String::new(),
                training::Outcome::Diverged { iteration } => format!("diverged at iteration {iteration}"),
            },
        ]
    });
    let rows: Vec<[String; 9]> = std::iter::once(head).chain(rows).collect();
    let (net, rule) = (words::training::net(settings, results), words::training::declared(settings));
    let mut table = format!("{net}\n{rule}\n{}", columns(&rows, &[0, 2, 8]));
    for sentence in words::training::story(settings, results) {
        let _ = writeln!(table, "{sentence}");
    }
    table
}
