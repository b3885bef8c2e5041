//! The landscape of a race as JSON, with its settings.

use serde::Serialize;

use crate::experiment::training::landscape::{Map, PlaneKind, Point};
use crate::experiment::training::{Results, Settings};
use crate::landscape::View;
use crate::words::landscape as words;

#[derive(Serialize)]
struct Document<'a> {
    settings: &'a Settings,
    data: &'a str,
    images: usize,
    plane: PlaneKind,
    /// The net whose end a random plane goes through.
    around: Option<&'a str>,
    spacing: usize,
    explained: [f64; 2],
    movement: f64,
    view: View,
    nodes: [usize; 2],
    losses: Vec<&'a [f64]>,
    walks: Vec<Walk<'a>>,
    told: Vec<String>,
}

#[derive(Serialize)]
struct Walk<'a> {
    optimizer: &'a str,
    init: String,
    seed: u64,
    diverged: Option<usize>,
    points: &'a [Point],
}

/// `{"settings", "data", "images", "plane", "around", "spacing", "explained": [first axis, second], "movement", "view", "nodes": [columns,
/// rows], "losses": rows from the lowest y, "walks": [{"optimizer", "init", "seed", "diverged", "points": [{"iteration", "x", "y",
/// "off_plane", "is_far", "plane_loss", "own_loss"}, ...]}, ...], "told"}`. A loss that is not finite is `null`.
pub fn document(settings: &Settings, results: &Results, map: &Map) -> serde_json::Result<String> {
    let (names, specs) = (settings.names(), settings.curve_specs());
    let name = |curve: usize| names.get(curve).map_or("", String::as_str);
    let walks = map.walks.iter().map(|walk| Walk {
        optimizer: name(walk.curve),
        init: specs.get(walk.curve).map(|spec| settings.inits[spec.init].to_string()).unwrap_or_default(),
        seed: walk.seed,
        diverged: walk.diverged,
        points: &walk.points,
    });
    serde_json::to_string(&Document {
        settings: &settings.portable(),
        data: &results.data,
        images: map.images,
        plane: map.kind,
        around: (map.kind == PlaneKind::Random).then(|| name(map.around)),
        spacing: map.spacing,
        explained: map.explained,
        movement: map.movement,
        view: map.grid.view,
        nodes: map.grid.nodes,
        losses: map.grid.values.chunks(map.grid.nodes[0].max(1)).collect(),
        walks: walks.collect(),
        told: words::all(settings, map),
    })
}
