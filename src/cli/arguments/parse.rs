//! Parsing of arguments, with errors that state the valid values.

use crate::experiment::paths::{self, Camera};
use crate::figure::options::{MAX_SCALE, MAX_SIDE};
use crate::knob::Domain;
use crate::landscape::{Point, View};
use crate::language::t;
use crate::noise::{DEVIATION, MAX_SEEDS};

const MAX_THREADS: usize = 256;

/// The numbers of units of the hidden layers.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Widths(pub(in crate::cli) Vec<usize>);

pub(super) fn parse_point(text: &str) -> Result<Point, String> {
    let wrong = || t!("parser.point").into_owned();
    let (x, y) = text.split_once(',').ok_or_else(wrong)?;
    let number = |part: &str| part.trim().parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(wrong);
    Ok([number(x)?, number(y)?])
}

pub(super) fn parse_view(text: &str) -> Result<View, String> {
    let wrong = || t!("parser.view").into_owned();
    let numbers: Vec<f64> = text.split(',').map(|part| part.trim().parse()).collect::<Result<_, _>>().map_err(|_| wrong())?;
    let [x0, x1, y0, y1] = numbers.try_into().map_err(|_| wrong())?;
    let view = View { x: [x0, x1], y: [y0, y1] };
    if view.is_valid() { Ok(view) } else { Err(wrong()) }
}

pub(super) fn parse_steps(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|steps| *steps <= paths::MAX_STEPS).ok_or_else(|| whole_number(0, paths::MAX_STEPS))
}

pub(super) fn parse_deviation(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| DEVIATION.domain.contains(*number));
    number.ok_or_else(|| t!("refused.must", domain = DEVIATION.domain.description()).into_owned())
}

pub(super) fn parse_seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| t!("refused.from_to", low = 0, high = u64::MAX).into_owned())
}

pub(super) fn parse_seeds(text: &str) -> Result<usize, String> {
    let seeds = text.parse().ok().filter(|seeds| (1..=MAX_SEEDS).contains(seeds));
    seeds.ok_or_else(|| whole_number(1, MAX_SEEDS))
}

pub(super) fn parse_count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| t!("parser.whole_number").into_owned())
}

pub(super) fn parse_number(text: &str) -> Result<f64, String> {
    text.parse().map_err(|_| t!("parser.number").into_owned())
}

pub(super) fn parse_widths(text: &str) -> Result<Widths, String> {
    if text.trim().eq_ignore_ascii_case("none") {
        return Ok(Widths(Vec::new()));
    }
    let widths = text.split(',').map(|width| width.trim().parse().ok()).collect::<Option<Vec<usize>>>();
    widths.map(Widths).ok_or_else(|| t!("parser.widths").into_owned())
}

pub(super) fn parse_threads(text: &str) -> Result<usize, String> {
    let threads = text.parse().ok().filter(|threads| (1..=MAX_THREADS).contains(threads));
    threads.ok_or_else(|| whole_number(1, MAX_THREADS))
}

pub(super) fn parse_size(text: &str) -> Result<[usize; 2], String> {
    let side = |part: &str| part.parse().ok().filter(|side| (1..=MAX_SIDE).contains(side));
    let sides = text.split_once(['x', 'X', '×']).and_then(|(width, height)| Some([side(width)?, side(height)?]));
    sides.ok_or_else(|| t!("parser.size", most = MAX_SIDE).into_owned())
}

pub(super) fn parse_scale(text: &str) -> Result<usize, String> {
    let scale = text.parse().ok().filter(|scale| (1..=MAX_SCALE).contains(scale));
    scale.ok_or_else(|| whole_number(1, MAX_SCALE))
}

pub(super) fn parse_speed(text: &str) -> Result<f64, String> {
    let speed = text.parse().ok().filter(|speed: &f64| Domain::Positive.contains(*speed));
    speed.ok_or_else(|| t!("refused.must", domain = Domain::Positive.description()).into_owned())
}

/// A position in a list, counted from 1, as an index.
pub(super) fn parse_position(text: &str) -> Result<usize, String> {
    let index = text.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    index.ok_or_else(|| t!("parser.place").into_owned())
}

/// Row and layer, counted from 1, as indices.
pub(super) fn parse_cell(text: &str) -> Result<(usize, usize), String> {
    let cell = text.split_once(',').and_then(|(row, layer)| Some((parse_position(row).ok()?, parse_position(layer).ok()?)));
    cell.ok_or_else(|| t!("parser.cell").into_owned())
}

pub(super) fn parse_camera(text: &str) -> Result<Camera, String> {
    let numbers: Option<Vec<f64>> = text.split(',').map(|part| part.trim().parse().ok()).collect();
    let camera = match numbers.as_deref() {
        Some(&[yaw, pitch, zoom]) => Some(Camera { yaw, pitch, zoom }).filter(Camera::is_valid),
        _ => None,
    };
    camera.ok_or_else(|| t!("parser.camera").into_owned())
}

/// The error message of a whole number with its limits.
fn whole_number(low: usize, high: usize) -> String {
    t!("refused.from_to", low = low, high = high).into_owned()
}
