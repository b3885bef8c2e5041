//! Results as JSON, with the settings that they follow from. A gradient that is not finite is `null`.

use serde::Serialize;

use crate::experiment::paths::insight::insight;
use crate::experiment::paths::milestones::{HORIZON, Milestones, milestones};
use crate::experiment::paths::{Path, Settings};
use crate::landscape::Point;
use crate::landscape::trajectory::Outcome;
use crate::words::{comparison, story};

#[derive(Serialize)]
struct Document<'a> {
    settings: &'a Settings,
    rule: String,
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
    /// The walks of the single seeds, where the path is the mean of several.
    seeds: Vec<&'a [Point]>,
    milestones: Milestones,
    story: Vec<String>,
}

/// `{"settings": ..., "rule": ..., "paths": [{"optimizer", "start" (from 1), "outcome", "points", "f", "gradients",
/// "seeds", "milestones", "story"}, ...]}`.
pub fn paths(settings: &Settings, paths: &[Path]) -> serde_json::Result<String> {
    let names = settings.names();
    let noise = settings.noise.draw(0, settings.steps.max(HORIZON));
    let rows = paths.iter().map(|path| {
        let walk = &path.trajectory;
        Row {
            optimizer: &names[path.optimizer],
            start: path.start + 1,
            outcome: walk.outcome,
            points: &walk.points,
            f: &walk.values,
            gradients: &walk.gradients,
            seeds: path.seeds.iter().map(|walk| walk.points.as_slice()).collect(),
            milestones: milestones(settings, path, &noise),
            story: story::words(settings, &insight(settings, path, &noise)).sentences,
        }
    });
    let document = Document { settings, rule: comparison::declared(settings), paths: rows.collect() };
    serde_json::to_string(&document).map(|text| text + "\n")
}
