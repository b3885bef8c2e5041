//! What the maps of outcome show, in words.

use super::fate::fate_name;
use super::joined;
use super::numbers::number;
use crate::experiment::paths::outcome::{BasinPixel, Basins, Fate, SettingsMap};
use crate::experiment::paths::{MapColor, Settings};
use crate::knob::Number;
use crate::landscape::trajectory::Outcome;
use crate::language::t;

/// f, or how much it is above the lowest value.
pub fn above(floor: f64) -> String {
    match floor {
        0.0 => "f".to_owned(),
        floor if floor < 0.0 => format!("f + {}", number(-floor, 6)),
        floor => format!("f − {}", number(floor, 6)),
    }
}

/// The title of a map of settings: what its colours tell.
pub fn title(map: &SettingsMap, settings: &Settings, name: &str) -> String {
    let (f, steps) = (above(map.floor), settings.steps);
    let title = match settings.map_color {
        MapColor::Height => t!("maps.title", f = f, name = name, steps = steps),
        MapColor::Steps => t!("maps.steps_title", f = f, name = name, tolerance = number(map.spec.tolerance, 3)),
    };
    with_noise_left_out(title.into_owned(), settings)
}

/// The title of the maps of basins.
pub fn basins_title(settings: &Settings) -> String {
    with_noise_left_out(t!("maps.basins_title", steps = settings.steps).into_owned(), settings)
}

/// The title of a map, which is of walks without noise, where the paths have it.
fn with_noise_left_out(title: String, settings: &Settings) -> String {
    if settings.noise.is_off() { title } else { format!("{} · {title}", t!("maps.without_noise")) }
}

/// The areas of a map of settings where walks lead to no minimum, with their words.
pub fn areas() -> [(Outcome, String); 3] {
    [
        (Outcome::Diverged { step: 0 }, fate_name(Fate::Diverged).into_owned()),
        (Outcome::Falls { step: 0 }, fate_name(Fate::Left).into_owned()),
        (Outcome::NoSlope { step: 0 }, fate_name(Fate::NoSlope).into_owned()),
    ]
}

/// One walk of a map: its settings, where f is at the end, and its outcome.
pub fn pixel(map: &SettingsMap, index: usize, second: &Number) -> String {
    let [rate, value] = map.settings_at(index);
    let settings = format!("η {} · {} {}", number(rate, 3), second.symbol, number(value, 3));
    let end = match map.ends[index].outcome {
        Outcome::Diverged { step } => t!("maps.diverged_at", step = step),
        Outcome::Falls { step } => t!("maps.falls_from", step = step),
        Outcome::NoSlope { step } => t!("maps.no_slope_at", step = step),
        Outcome::Converged { .. } | Outcome::Finished => t!("maps.ends", f = number(map.ends[index].value, 4)),
    };
    let reached = map.ends[index].reached.map(|step| t!("maps.reached", tolerance = number(map.spec.tolerance, 3), step = step));
    [settings, end.into_owned()].into_iter().chain(reached.map(std::borrow::Cow::into_owned)).collect::<Vec<_>>().join("\n")
}

/// A map as one text: its best walk, and how many lead to no minimum.
pub fn description(map: &SettingsMap, second: &Number) -> String {
    let best = map.best.map(|best| {
        let walk = pixel(map, best, second).replace('\n', ", ");
        super::explained(&t!("maps.best_here"), &walk)
    });
    let count = |outcome: &Outcome| {
        map.ends.iter().filter(|end| std::mem::discriminant(&end.outcome) == std::mem::discriminant(outcome)).count()
    };
    let share = |(outcome, word): (Outcome, String)| {
        let share = count(&outcome) as f64 / map.ends.len() as f64;
        (share > 0.0).then(|| format!("{word} {} %", number(100.0 * share, 3)))
    };
    joined(&best.into_iter().chain(areas().into_iter().filter_map(share)).collect::<Vec<_>>())
}

/// What became of the walk from a start: `(3, 2) from step 40 on`.
pub fn basin(basins: &Basins, index: usize) -> String {
    let BasinPixel { fate, steps } = basins.pixels[index];
    match fate {
        Fate::Walking => fate_name(fate).into_owned(),
        _ => t!("maps.since", fate = end_name(basins, fate), step = steps).into_owned(),
    }
}

/// A minimum by its place, or another fate.
fn end_name(basins: &Basins, fate: Fate) -> String {
    match fate {
        Fate::Minimum(index) => {
            let [x, y] = basins.minima[index].map(|part| number(part, 3));
            format!("({x}, {y})")
        }
        other => fate_name(other).into_owned(),
    }
}

/// The share of starts of each minimum and of each other fate: `(3, 2): 26.5 %`.
pub fn shares(basins: &Basins) -> Vec<String> {
    basins
        .shares()
        .into_iter()
        .map(|share| super::explained(&end_name(basins, share.fate), &format!("{} %", number(100.0 * share.share, 3))))
        .collect()
}
