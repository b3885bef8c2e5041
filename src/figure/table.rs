//! Results as a table for reading.

use std::borrow::Cow;
use std::fmt::Write;

use super::columns::columns;
use super::{Figure, landscape};
use crate::experiment::activations::symmetry::SymmetryRun;
use crate::experiment::activations::{self, LayerResult, Results};
use crate::experiment::paths::insight::insight;
use crate::experiment::paths::milestones::{HORIZON, is_restless, milestones};
use crate::experiment::paths::{Path, Settings};
use crate::experiment::training;
use crate::knob::shortest;
use crate::landscape::Point;
use crate::landscape::trajectory::Outcome;
use crate::language::t;
use crate::optimizer::OptimizerSpec;
use crate::words::numbers::{brief, significant};
use crate::words::{self, comparison, explained, joined, story};

/// The table of a figure.
pub fn encode(figure: &Figure<'_>) -> String {
    match figure {
        Figure::Paths(settings, results) => paths(settings, results),
        Figure::Activations(settings, results) => layers(settings, results),
        Figure::Symmetry(settings, trainings) => symmetry(settings, trainings),
        Figure::Training(settings, results) => curves(settings, results),
        Figure::Landscape(settings, results, map) => {
            format!("{}\n{}", curves(settings, results), landscape::table(settings, map))
        }
    }
}

/// One row per path: learning rate, start, the last point, f and |∇f| there, and the outcome; then a line for each path with its
/// milestones and its story.
fn paths(settings: &Settings, paths: &[Path]) -> String {
    let names = settings.names();
    let noise = settings.noise.draw(0, settings.steps.max(HORIZON));
    let head = [
        t!("columns.optimizer"),
        "η".into(),
        t!("columns.start"),
        t!("columns.step"),
        "x".into(),
        "y".into(),
        "f".into(),
        "|∇f|".into(),
        t!("columns.outcome"),
    ]
    .map(Cow::into_owned);
    let rows = paths.iter().map(|path| {
        let trajectory = &path.trajectory;
        let (last, [x0, y0]) = (trajectory.last_step(), settings.starts[path.start]);
        let [x, y] = trajectory.points[last];
        [
            names[path.optimizer].clone(),
            schedule(&settings.optimizers[path.optimizer].rule),
            format!("({}, {})", shortest(x0), shortest(y0)),
            last.to_string(),
            brief(x),
            brief(y),
            brief(trajectory.values[last]),
            brief(trajectory.gradient_norm(last)),
            outcome_text(settings, path),
        ]
    });
    let rows: Vec<[String; 9]> = std::iter::once(head).chain(rows).collect();
    let row_name = settings.landscape.name();
    let (formula, rule) = (settings.landscape.formula(), comparison::declared(settings));
    let mut table = format!("{}\n", t!("outcome.head", name = row_name, formula = formula, rule = rule));
    table += &columns(&rows, &[0, 2, 8]);
    for path in paths {
        let name = &names[path.optimizer];
        let from = || t!("outcome.from", name = name, start = path.start + 1).into_owned();
        let name = if settings.starts.len() > 1 { from() } else { name.clone() };
        // Writing to a string can't fail.
        let _ = writeln!(table, "{}", explained(&name, &path_summary(settings, path, &noise)));
    }
    table
}

/// The learning rate, with its schedule if it has one.
fn schedule(rule: &OptimizerSpec) -> String {
    let rate = shortest(rule.rate());
    if rule.schedule.is_constant() { rate } else { format!("{rate} {}", rule.schedule.name()) }
}

/// The milestones, the length and the story of a path.
fn path_summary(settings: &Settings, path: &Path, noise: &[Point]) -> String {
    let milestones = milestones(settings, path, noise);
    let trajectory = path.first_seed();
    let floor = settings.landscape.floor();
    let low = if floor == 0.0 { "f < 0.001".to_owned() } else { format!("f < {} + 0.001", brief(floor)) };
    let low = match (milestones.first, milestones.settled) {
        (Some(first), Some(settled)) => t!("outcome.settled", low = low, first = first, settled = settled),
        (Some(first), None) if milestones.rises_again => t!("outcome.first", low = low, first = first),
        (Some(first), None) if is_restless(settings, path) => t!("outcome.noisy", low = low, first = first),
        (Some(first), None) => t!("outcome.open", low = low, first = first),
        (None, _) if !settings.landscape.has_lowest() => {
            let lowest = (0..=trajectory.last_step()).min_by(|a, b| trajectory.values[*a].total_cmp(&trajectory.values[*b]));
            let step = lowest.unwrap_or_default();
            t!("outcome.lowest_seen", f = brief(trajectory.values[step]), step = step)
        }
        (None, _) if trajectory.is_lost() => t!("outcome.never", low = low),
        (None, _) => t!("outcome.not_within", low = low, steps = settings.steps.max(HORIZON)),
    };
    let (length, straight) = (significant(milestones.length, 4), significant(milestones.straight, 4));
    let length = t!("outcome.length", length = length, straight = straight);
    let story = story::words(settings, &insight(settings, path, noise)).all();
    joined(&[vec![low.into_owned(), length.into_owned()], story].concat())
}

/// The outcome in words, with the minimum that was reached.
fn outcome_text(settings: &Settings, path: &Path) -> String {
    let trajectory = &path.trajectory;
    let outcome = match trajectory.outcome {
        Outcome::Finished => None,
        Outcome::Converged { step } => Some(t!("outcome.converged", step = step)),
        Outcome::Diverged { step } => Some(t!("outcome.diverged", step = step)),
        Outcome::NoSlope { step } => Some(t!("outcome.no_slope", step = step)),
        Outcome::Falls { step } => Some(t!("outcome.falls", step = step)),
    };
    let minimum = settings.landscape.minimum_near(trajectory.points[trajectory.last_step()]);
    let minimum = minimum.map(|[x, y]| t!("outcome.minimum", x = significant(x, 4), y = significant(y, 4)));
    outcome.into_iter().chain(minimum).collect::<Vec<_>>().join(&*t!("outcome.and"))
}

/// One row per layer, then for each initialization the stories of signal and gradient.
fn layers(settings: &activations::Settings, results: &Results) -> String {
    let names = results.names(settings);
    let head = [
        t!("columns.init"),
        t!("columns.layer"),
        t!("columns.mean"),
        t!("columns.std"),
        t!("columns.saturated"),
        t!("columns.within"),
        t!("columns.between"),
        t!("columns.distinct"),
        t!("columns.slope"),
        t!("columns.gradient"),
    ]
    .map(Cow::into_owned);
    let cells = |name: &str, (index, layer): (usize, &LayerResult)| {
        let LayerResult { spread, distinct, saturation, gradient, .. } = layer;
        [
            name.to_owned(),
            (index + 1).to_string(),
            significant(spread.mean, 4),
            significant(spread.std, 4),
            words::activations::percent(saturation.low + saturation.high),
            words::activations::within(spread, significant),
            significant(spread.between, 3),
            distinct.map_or_else(|| "-".to_owned(), |count| significant(count, 3)),
            significant(saturation.slope, 3),
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
        let _ = writeln!(table, "{}", explained(name, &joined(&sentences)));
    }
    table
}

/// One row per initialization: the loss at the start and at the shown step, and the number of distinct hidden units there.
fn symmetry(settings: &activations::Settings, trainings: &[SymmetryRun]) -> String {
    let names = settings.symmetry.names();
    let head =
        [t!("columns.init"), t!("columns.step"), t!("columns.first_loss"), t!("columns.loss"), t!("columns.distinct_units")]
            .map(Cow::into_owned);
    let rows = names.iter().zip(trainings).map(|(name, training)| {
        let step = settings.symmetry.shown_step().min(training.last_step());
        let losses = [training.losses[0], training.losses[step]].map(|loss| significant(loss, 4));
        let [first, last] = losses;
        [name.clone(), step.to_string(), first, last, training.distinct[step].to_string()]
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
    let mut table = format!("{}\n{}", words::activations::net(settings), columns(&rows, &[0]));
    for (name, training) in names.iter().zip(trainings) {
        let sentence = words::activations::training(training, settings.symmetry.shown_step());
        let _ = writeln!(table, "{}", explained(name, &sentence));
    }
    table
}

/// One row per curve: the mean of the last hundred losses, the test accuracy, the training time in seconds, and the first
/// iteration at which the loss reaches the goal; medians over the seeds, with the range.
fn curves(settings: &training::Settings, results: &training::Results) -> String {
    let head = [
        t!("columns.optimizer"),
        "η".into(),
        t!("columns.init"),
        t!("columns.iterations"),
        t!("columns.loss"),
        t!("columns.accuracy"),
        t!("columns.seconds"),
        t!("columns.goal", goal = shortest(settings.goal)),
        t!("columns.outcome"),
    ]
    .map(Cow::into_owned);
    let names = settings.names();
    let rows = names.iter().zip(settings.curve_specs()).enumerate().map(|(index, (name, spec))| {
        let band = |band: Option<training::Band>, write: &dyn Fn(f64) -> String| {
            band.map_or_else(|| "-".to_owned(), |band| words::training::band(band, write))
        };
        let iterations = results.curves[index].iter().map(training::Curve::iterations).min().unwrap_or(0);
        [
            name.clone(),
            schedule(&settings.optimizers[spec.optimizer].rule),
            settings.inits[spec.init].name(),
            iterations.to_string(),
            band(results.recent_loss(index), &|loss| significant(loss, 4)),
            band(results.accuracies(index).last().map(|(_, band)| *band), &words::training::percent),
            band(results.seconds(index), &|seconds| format!("{seconds:.2}")),
            results.reached(index, settings.goal).iteration.map_or_else(|| "-".to_owned(), |iteration| iteration.to_string()),
            match results.outcome(index) {
                training::Outcome::Trained => String::new(),
                training::Outcome::Diverged { iteration } => t!("outcome.diverged_iteration", iteration = iteration).into_owned(),
            },
        ]
    });
    let rows: Vec<[String; 9]> = std::iter::once(head).chain(rows).collect();
    let (net, rule) = (words::training::net(settings, results), words::training::declared(settings));
    let mut table = format!("{net}\n{rule}\n{}", columns(&rows, &[0, 2, 8]));
    table += &sharpness(settings, results, &names);
    for sentence in words::training::story(settings, results) {
        let _ = writeln!(table, "{sentence}");
    }
    table
}

/// One row per curve: the sharpness before the first update and at the last measurement, the bowl's limit at the first learning rate, and the
/// share of the steps whose gradient turns; nothing where it is not measured.
fn sharpness(settings: &training::Settings, results: &training::Results, names: &[String]) -> String {
    if settings.sharpness.is_none() {
        return String::new();
    }
    let head = [
        t!("columns.optimizer"),
        t!("sharpness.at_start"),
        t!("sharpness.at_end"),
        t!("sharpness.limit"),
        t!("sharpness.along"),
        t!("sharpness.turning"),
    ]
    .map(Cow::into_owned);
    let rows = names.iter().enumerate().map(|(curve, name)| {
        let measured = results.sharpness(curve);
        let band = |band: Option<training::Band>, write: &dyn Fn(f64) -> String| {
            band.map_or_else(|| "-".to_owned(), |band| words::training::band(band, write))
        };
        let number = |value: f64| significant(value, 3);
        [
            name.clone(),
            band(measured.first().map(|at| at.largest), &number),
            band(measured.last().map(|at| at.largest), &number),
            settings.curvature_limit(curve, 0).map_or_else(|_| "-".to_owned(), number),
            band(measured.last().and_then(|at| at.along_gradient), &number),
            band(results.turning(curve), &words::sharpness::share),
        ]
    });
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(rows).collect();
    format!("\n{}\n", columns(&rows, &[0]))
}
