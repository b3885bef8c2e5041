//! Maps with their settings as JSON.

use serde::Serialize;

use super::Outcomes;
use crate::experiment::paths::Settings;
use crate::experiment::paths::outcome::{Axis, Basins, Fate, MapSpec, SettingsMap, Theory};
use crate::landscape::Point;

/// The document, with a newline at its end.
pub(super) fn encode(settings: &Settings, outcomes: Outcomes<'_>) -> serde_json::Result<String> {
    let text = match outcomes {
        Outcomes::Settings(map) => walks(settings, map),
        Outcomes::Basins(basins) => shares(settings, basins),
    };
    text.map(|text| text + "\n")
}

#[derive(Serialize)]
struct Walked<'a> {
    settings: &'a Settings,
    map: &'a MapSpec,
    optimizer: &'a str,
    rates: Axis,
    values: Axis,
    /// f above the floor at the last step, a list for each row from the lowest; `null` where the walk leads to no minimum.
    heights: Vec<Vec<Option<f64>>>,
    /// The first step at which f was within the tolerance of the floor.
    reached: Vec<Vec<Option<u32>>>,
    outcomes: Vec<Vec<&'static str>>,
    best: Option<Best>,
    theory: Option<&'a Theory>,
}

#[derive(Serialize)]
struct Best {
    lr: f64,
    value: f64,
    height: Option<f64>,
    reached: Option<u32>,
}

/// `{"settings", "map", "optimizer", "rates", "values", "heights", "reached", "outcomes", "best", "theory"}`.
fn walks(settings: &Settings, map: &SettingsMap) -> serde_json::Result<String> {
    let rows = || (0..map.values.count).map(|row| row * map.rates.count..(row + 1) * map.rates.count);
    let best = map.best.map(|index| {
        let [lr, value] = map.settings_at(index);
        Best { lr, value, height: map.height(index), reached: map.ends[index].reached }
    });
    serde_json::to_string(&Walked {
        settings,
        map: &map.spec,
        optimizer: &settings.names()[map.spec.optimizer],
        rates: map.rates,
        values: map.values,
        heights: rows().map(|row| row.map(|index| map.height(index)).collect()).collect(),
        reached: rows().map(|row| map.ends[row].iter().map(|end| end.reached).collect()).collect(),
        outcomes: rows().map(|row| map.ends[row].iter().map(|end| end.outcome.key()).collect()).collect(),
        best,
        theory: map.theory.as_ref(),
    })
}

#[derive(Serialize)]
struct Document<'a> {
    settings: &'a Settings,
    x: Option<Axis>,
    y: Option<Axis>,
    basins: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    optimizer: &'a str,
    /// The minimum, or `null` for what reaches none.
    minimum: Option<Point>,
    fate: &'static str,
    starts: usize,
    share: f64,
}

/// `{"settings", "x", "y", "basins": [{"optimizer", "minimum": [x, y] or null, "fate", "starts", "share"}, ...]}`.
fn shares(settings: &Settings, basins: &[Basins]) -> serde_json::Result<String> {
    let names = settings.names();
    let rows = basins.iter().flat_map(|basins| basins.shares().into_iter().map(move |share| (basins, share)));
    let rows = rows.map(|(basins, share)| Row {
        optimizer: &names[basins.optimizer],
        minimum: match share.fate {
            Fate::Minimum(index) => Some(basins.minima[index]),
            _ => None,
        },
        fate: share.fate.key(),
        starts: share.starts,
        share: share.share,
    });
    let first = basins.first();
    let (x, y) = (first.map(|basins| basins.x), first.map(|basins| basins.y));
    serde_json::to_string(&Document { settings, x, y, basins: rows.collect() })
}
