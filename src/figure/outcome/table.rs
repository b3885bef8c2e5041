//! Maps as a table for reading: how many walks end how, and the best of them.

use std::borrow::Cow;
use std::fmt::Write;

use super::Outcomes;
use crate::experiment::paths::Settings;
use crate::experiment::paths::outcome::{Axis, Basins, Fate, SettingsMap};
use crate::figure::columns::columns;
use crate::knob::{rounded, shortest};
use crate::landscape::trajectory::Outcome;
use crate::language::t;
use crate::words::activations::percent;
use crate::words::comparison;
use crate::words::fate::fate_name;
use crate::words::numbers::{brief, significant};

/// The table of a map.
pub(super) fn encode(settings: &Settings, outcomes: Outcomes<'_>) -> String {
    let (name, formula, rule) = (settings.landscape.name(), settings.landscape.formula(), comparison::declared(settings));
    let head = t!("outcome.head", name = name, formula = formula, rule = rule);
    let table = match outcomes {
        Outcomes::Settings(map) => walks(settings, map),
        Outcomes::Basins(basins) => shares(settings, basins),
    };
    format!("{head}\n{table}")
}

/// From the first value of an axis to the last.
fn range(symbol: &str, axis: &Axis) -> String {
    let (low, high) = (rounded(axis.low), rounded(axis.high));
    t!("maps.range", symbol = symbol, low = low, high = high, count = axis.count).into_owned()
}

/// The number of walks with each outcome, the best walk, and what theory says at its setting.
fn walks(settings: &Settings, map: &SettingsMap) -> String {
    let [x, y] = settings.starts[map.spec.start].map(shortest);
    let name = &settings.names()[map.spec.optimizer];
    let axes = [range("η", &map.rates), range(map.number.symbol, &map.values)];
    let [rates, values] = &axes;
    let mut table =
        format!("{}\n", t!("maps.walks", name = name, x = x, y = y, steps = settings.steps, rates = rates, values = values));
    let head = [t!("columns.outcome"), t!("columns.walks"), t!("columns.share")].map(Cow::into_owned);
    let row = |outcome: Cow<'_, str>, is_it: &dyn Fn(Outcome) -> bool| {
        let count = map.ends.iter().filter(|end| is_it(end.outcome)).count();
        (count > 0).then(|| [outcome.into_owned(), count.to_string(), percent(count as f64 / map.ends.len() as f64)])
    };
    let rows = [
        row(t!("maps.converged"), &|outcome| matches!(outcome, Outcome::Converged { .. })),
        row(fate_name(Fate::Walking), &|outcome| outcome == Outcome::Finished),
        row(fate_name(Fate::Left), &|outcome| matches!(outcome, Outcome::Falls { .. })),
        row(fate_name(Fate::Diverged), &|outcome| matches!(outcome, Outcome::Diverged { .. })),
        row(fate_name(Fate::NoSlope), &|outcome| matches!(outcome, Outcome::NoSlope { .. })),
    ];
    let rows: Vec<[String; 3]> = std::iter::once(head).chain(rows.into_iter().flatten()).collect();
    table += &columns(&rows, &[0]);
    let Some(best) = map.best else { return table + &*t!("maps.no_best") + "\n" };
    let [rate, value] = map.settings_at(best).map(|number| significant(number, 4));
    let (symbol, f) = (map.number.symbol, brief(map.ends[best].value));
    let text = match map.ends[best].reached {
        Some(step) => {
            let low = rounded(map.spec.tolerance);
            t!("maps.best_reached", rate = rate, symbol = symbol, value = value, f = f, low = low, step = step)
        }
        None => t!("maps.best", rate = rate, symbol = symbol, value = value, f = f),
    };
    // Writing to a string can't fail.
    let _ = writeln!(table, "{text}");
    if let Some(limit) = map.theory.as_ref().and_then(|theory| theory.limits[best / map.rates.count]) {
        let _ = writeln!(table, "{}", t!("maps.limit", symbol = symbol, value = value, rate = significant(limit, 4)));
    }
    table
}

/// The number of starts that reach each minimum, and of those that reach none.
fn shares(settings: &Settings, basins: &[Basins]) -> String {
    let names = settings.names();
    let Some(first) = basins.first() else { return String::new() };
    let (x, y) = (range("x", &first.x), range("y", &first.y));
    let mut table = format!("{}\n", t!("maps.starts", steps = settings.steps, x = x, y = y));
    let head = [t!("columns.optimizer"), "η".into(), t!("columns.reached"), t!("columns.starts"), t!("columns.share")]
        .map(Cow::into_owned);
    let rows = basins.iter().flat_map(|basins| {
        let (name, rule) = (&names[basins.optimizer], &settings.optimizers[basins.optimizer].rule);
        basins.shares().into_iter().map(move |share| {
            let fate = match share.fate {
                Fate::Minimum(index) => {
                    let [x, y] = basins.minima[index].map(|part| significant(part, 4));
                    format!("({x}, {y})")
                }
                fate => fate_name(fate).into_owned(),
            };
            [name.clone(), shortest(rule.rate()), fate, share.starts.to_string(), percent(share.share)]
        })
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
    table += &columns(&rows, &[0, 2]);
    table
}
