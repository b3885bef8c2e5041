//! The landscape of a race as a table for reading: where each walk is at the shown iteration.

use std::borrow::Cow;
use std::fmt::Write;

use crate::experiment::training::Settings;
use crate::experiment::training::landscape::{Map, Walk};
use crate::figure::columns::columns;
use crate::language::t;
use crate::words::landscape as words;
use crate::words::numbers::significant;

/// One row per walk, then what is to be said of the plane.
pub fn table(settings: &Settings, map: &Map) -> String {
    let head = [
        t!("columns.optimizer"),
        t!("columns.seed"),
        t!("columns.iteration"),
        "x".into(),
        "y".into(),
        t!("columns.off_plane"),
        t!("columns.plane_loss"),
        t!("columns.own_loss"),
    ]
    .map(Cow::into_owned);
    let names = settings.names();
    let at = settings.landscape.as_ref().and_then(|landscape| landscape.at);
    let row = |walk: &Walk| {
        let point = walk.at(at)?;
        let loss = |loss: Option<f64>| loss.map_or_else(|| "-".to_owned(), |loss| significant(loss, 6));
        Some([
            names.get(walk.curve).cloned().unwrap_or_default(),
            walk.seed.to_string(),
            point.iteration.to_string(),
            significant(point.x, 4),
            significant(point.y, 4),
            significant(point.off_plane, 4),
            loss(point.plane_loss),
            loss(point.own_loss),
        ])
    };
    let rows: Vec<[String; 8]> = std::iter::once(head).chain(map.walks.iter().filter_map(row)).collect();
    let mut table = format!("{}\n{}", words::title(settings, map), columns(&rows, &[0]));
    for sentence in words::all(settings, map) {
        // Writing to a string can't fail.
        let _ = writeln!(table, "{sentence}");
    }
    table
}
