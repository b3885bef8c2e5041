//! Results as a table that a person can read: where each walk ended, and how.

use std::fmt::Write;

use crate::experiment::paths::{Path, Settings};
use crate::knob::shortest;
use crate::landscape::trajectory::Outcome;
use crate::words::comparison;
use crate::words::numbers::{brief, significant};

/// One row a path: learning rate, start, the last point, f and |∇f| there, and the outcome in words.
pub fn paths(settings: &Settings, paths: &[Path]) -> String {
    let names = settings.names();
    let head = ["optimizer", "η", "start", "step", "x", "y", "f", "|∇f|", "outcome"].map(str::to_owned);
    let rows = paths.iter().map(|path| {
        let walk = &path.trajectory;
        let (last, [x0, y0]) = (walk.last(), settings.starts[path.start]);
        let [x, y] = walk.points[last];
        [
            names[path.optimizer].clone(),
            shortest(settings.optimizers[path.optimizer].rule.rate()),
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
    let row_name = settings.landscape.row().name;
    let mut table =
        format!("{row_name}: f(x, y) = {}; {}\n", settings.landscape.formula(), comparison::rule(settings.comparison()));
    for row in &rows {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| match column {
            0 | 2 | 8 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        // Writing to a string can't fail.
        let _ = writeln!(table, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    table
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
