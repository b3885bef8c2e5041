//! Results as JSON, with the settings that they follow from. A gradient that is not finite is `null`.

use serde::Serialize;

use crate::experiment::paths::{Path, Settings};
use crate::landscape::Point;
use crate::landscape::trajectory::Outcome;

#[derive(Serialize)]
struct Document<'a> {
    settings: &'a Settings,
    paths: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    optimizer: &'a str,
    start: usize,
    outcome: Outcome,
    points: &'a [Point],
    f: &'a [f64],
    gradients: &'a [Point],
}

/// `{"settings": ..., "paths": [{"optimizer", "start" (from 1), "outcome", "points", "f", "gradients"}, ...]}`.
pub fn paths(settings: &Settings, paths: &[Path]) -> serde_json::Result<String> {
    let names = settings.names();
    let rows = paths.iter().map(|path| {
        let walk = &path.trajectory;
        Row {
            optimizer: &names[path.optimizer],
            start: path.start + 1,
            outcome: walk.outcome,
            points: &walk.points,
            f: &walk.values,
            gradients: &walk.gradients,
        }
    });
    let document = Document { settings, paths: rows.collect() };
    serde_json::to_string(&document).map(|text| text + "\n")
}
