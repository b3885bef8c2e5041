//! Results as a table that a person can read: where each walk ended, and how.

use std::fmt::Write;

use crate::experiment::paths::insight::insight;
use crate::experiment::paths::milestones::{HORIZON, milestones};
use crate::experiment::paths::{Path, Settings};
use crate::knob::shortest;
use crate::landscape::Point;
use crate::landscape::trajectory::Outcome;
use crate::words::numbers::{brief, significant};
use crate::words::{comparison, story};

/// One row a path: learning rate, start, the last point, f and |∇f| there, and the outcome; then a line for each path that
/// tells when it is low and what happened on it.
pub fn paths(settings: &Settings, paths: &[Path]) -> String {
    let names = settings.names();
    let noise = settings.noise.draw(0, settings.steps.max(HORIZON));
    let head = ["optimizer", "η", "start", "step", "x", "y", "f", "|∇f|", "outcome"].map(str::to_owned);
    let rows = paths.iter().map(|path| {
        let walk = &path.trajectory;
        let (last, [x0, y0]) = (walk.last(), settings.starts[path.start]);
        let [x, y] = walk.points[last];
        [
            names[path.optimizer].clone(),
            rate(settings, path.optimizer),
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
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 9] = std::array::from_fn(width);
    let row_name = settings.landscape.name();
    let mut table = format!("{row_name}: f(x, y) = {}; {}\n", settings.landscape.formula(), comparison::declared(settings));
    for row in &rows {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| match column {
            0 | 2 | 8 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        // Writing to a string can't fail.
        let _ = writeln!(table, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    for path in paths {
        let name = &names[path.optimizer];
        let start = if settings.starts.len() > 1 { format!(" from start {}", path.start + 1) } else { String::new() };
        let _ = writeln!(table, "{name}{start}: {}", explained(settings, path, &noise));
    }
    table
}

/// The learning rate, with its schedule if it has one.
fn rate(settings: &Settings, optimizer: usize) -> String {
    let rule = &settings.optimizers[optimizer].rule;
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
