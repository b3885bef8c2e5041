//! Sentences on the landscape of a race: what the plane shows, and what it does not show.

use super::numbers::{grouped, number};
use crate::experiment::training::Settings;
use crate::experiment::training::landscape::{Map, PlaneKind, Point};
use crate::language::t;

/// What the map shows.
pub fn title(settings: &Settings, map: &Map) -> String {
    match map.kind {
        PlaneKind::Walks => t!("valley.title_walks").into_owned(),
        PlaneKind::Random => {
            let names = settings.names();
            t!("valley.title_random", name = names.get(map.around).map_or("", String::as_str)).into_owned()
        }
    }
}

/// All that is to be said of a map, in the order of importance.
pub fn all(settings: &Settings, map: &Map) -> Vec<String> {
    let mut sentences = vec![explained(map), measured(map), spacing(map), warning(map)];
    sentences.extend(one_direction(map));
    sentences.extend(far(settings, map));
    sentences
}

/// What the picture shows, in a line below it.
pub fn told(settings: &Settings, map: &Map) -> String {
    let told = [title(settings, map), explained(map)].into_iter().chain(one_direction(map)).chain(far(settings, map));
    told.collect::<Vec<_>>().join(" · ")
}

/// What else is to be known of it: on what the loss is measured, and where it misleads.
pub fn notes(settings: &Settings, map: &Map) -> String {
    [measured(map), distances(settings, map), spacing(map), warning(map)].join(" · ")
}

/// What the numbers beside the names are.
fn distances(settings: &Settings, map: &Map) -> String {
    let at = settings.landscape.as_ref().and_then(|landscape| landscape.at);
    let shown = map.walks.iter().filter_map(|walk| walk.at(at)).map(|point| point.iteration).max().unwrap_or(0);
    t!("valley.distances", iteration = grouped(shown)).into_owned()
}

/// How much of the walks' movement the plane holds.
pub fn explained(map: &Map) -> String {
    let [first, second] = map.explained;
    t!("valley.explained", all = percent(first + second), first = percent(first), second = percent(second)).into_owned()
}

/// On what the loss is measured, and that it is the plane's.
pub fn measured(map: &Map) -> String {
    t!("valley.measured", images = grouped(map.images)).into_owned()
}

/// How many points the walks have.
pub fn spacing(map: &Map) -> String {
    match map.spacing {
        1 => t!("valley.every_point").into_owned(),
        spacing => t!("valley.spacing", spacing = grouped(spacing)).into_owned(),
    }
}

/// Where the picture misleads.
pub fn warning(map: &Map) -> String {
    match map.kind {
        PlaneKind::Walks => t!("valley.warning_walks").into_owned(),
        PlaneKind::Random => t!("valley.warning_random").into_owned(),
    }
}

/// That the walks move along less than two directions, if so.
fn one_direction(map: &Map) -> Option<String> {
    let is_still = map.kind == PlaneKind::Walks && map.explained[1] < 1e-9;
    is_still.then(|| t!("valley.one_direction").into_owned())
}

/// Whose nets have diverged, if any: they can leave the map.
pub fn far(settings: &Settings, map: &Map) -> Option<String> {
    let names = settings.names();
    let mut far: Vec<&str> = Vec::new();
    for walk in map.walks.iter().filter(|walk| walk.diverged.is_some()) {
        let name = names.get(walk.curve).map_or("", String::as_str);
        if !far.contains(&name) {
            far.push(name);
        }
    }
    (!far.is_empty()).then(|| t!("valley.far", names = far.join(&t!("race.and"))).into_owned())
}

/// A point of a walk, on hover: its net and iteration, both losses, and the distance from the plane.
pub fn point(name: &str, point: &Point) -> String {
    let loss = |loss: Option<f64>| loss.map_or_else(|| t!("race.none").into_owned(), |loss| number(loss, 4));
    let lines = [
        t!("valley.point", name = name, iteration = grouped(point.iteration)),
        t!("valley.own_loss", loss = loss(point.own_loss)),
        t!("valley.plane_loss", loss = loss(point.plane_loss)),
        t!("valley.off_plane", distance = number(point.off_plane, 3)),
    ];
    lines.join("\n")
}

/// A share: `83 %`, `0.12 %`.
fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    if percent < 10.0 { format!("{} %", number(percent, 2)) } else { format!("{percent:.0} %") }
}

#[cfg(test)]
mod tests;
