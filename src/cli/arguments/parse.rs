//! Parsing of arguments, with errors that state the valid values.

use crate::experiment::paths::outcome;
use crate::experiment::paths::{self, Camera};
use crate::experiment::training::Sharpness;
use crate::figure::options::{DPI, Length, MAX_SCALE, MAX_SIDE};
use crate::knob::Domain;
use crate::landscape::{Point, View};
use crate::language::t;
use crate::noise::{DEVIATION, MAX_SEEDS};
use crate::number;

const MAX_THREADS: usize = 256;

/// The numbers of units of the hidden layers.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Widths(pub(in crate::cli) Vec<usize>);

pub(super) fn parse_point(text: &str) -> Result<Point, String> {
    let wrong = || t!("parser.point").into_owned();
    numbers(text).try_into().map_err(|_| wrong())
}

/// What the map shows.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) enum Shown {
    /// What the paths need.
    Fit,
    /// The whole landscape.
    Whole,
    /// A chosen view.
    View(View),
}

pub(super) fn parse_view(text: &str) -> Result<Shown, String> {
    match text.trim() {
        "fit" => return Ok(Shown::Fit),
        "whole" => return Ok(Shown::Whole),
        _ => {}
    }
    let wrong = || t!("parser.view").into_owned();
    let [x0, x1, y0, y1] = numbers(text).try_into().map_err(|_| wrong())?;
    let view = View { x: [x0, x1], y: [y0, y1] };
    if view.is_valid() { Ok(Shown::View(view)) } else { Err(wrong()) }
}

/// The ranges of x and y.
pub(super) fn parse_ranges(text: &str) -> Result<View, String> {
    let ranges: Option<[f64; 4]> = numbers(text).try_into().ok();
    let view = ranges.map(|[x0, x1, y0, y1]| View { x: [x0, x1], y: [y0, y1] });
    view.filter(View::is_valid).ok_or_else(|| t!("parser.ranges").into_owned())
}

pub(super) fn parse_steps(text: &str) -> Result<usize, String> {
    number::count(text, 0..=paths::MAX_STEPS)
}

pub(super) fn parse_deviation(text: &str) -> Result<f64, String> {
    parse_in(text, DEVIATION.domain)
}

pub(super) fn parse_seed(text: &str) -> Result<u64, String> {
    number::whole(text, 0..=u64::MAX, || t!("refused.from_to", low = 0, high = u64::MAX).into_owned())
}

pub(super) fn parse_seeds(text: &str) -> Result<usize, String> {
    number::count(text, 1..=MAX_SEEDS)
}

pub(super) fn parse_count(text: &str) -> Result<usize, String> {
    number::unlimited(text, || t!("parser.whole_number").into_owned())
}

pub(super) fn parse_widths(text: &str) -> Result<Widths, String> {
    if text.trim().eq_ignore_ascii_case("none") {
        return Ok(Widths(Vec::new()));
    }
    let widths = text.split([',', '，', '、']).map(parse_count).collect::<Result<_, _>>();
    widths.map(Widths).map_err(|_| t!("parser.widths").into_owned())
}

/// How many of the training images are used; `None` for all.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Images(pub(in crate::cli) Option<usize>);

pub(super) fn parse_images(text: &str) -> Result<Images, String> {
    if text.trim().eq_ignore_ascii_case("all") {
        return Ok(Images(None));
    }
    number::unlimited(text, || t!("parser.images").into_owned()).map(|count| Images(Some(count)))
}

/// When the sharpness is measured; `None` for never.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Measuring(pub(in crate::cli) Option<Sharpness>);

pub(super) fn parse_sharpness(text: &str) -> Result<Measuring, String> {
    if text.trim().eq_ignore_ascii_case("off") {
        return Ok(Measuring(None));
    }
    let count = |text: &str| number::unlimited(text, || t!("parser.sharpness").into_owned());
    let (every, images) = match text.split_once([':', '：']) {
        Some((every, images)) => (count(every)?, count(images)?),
        None => (count(text)?, Sharpness::default().images),
    };
    Ok(Measuring(Some(Sharpness { every, images })))
}

pub(super) fn parse_threads(text: &str) -> Result<usize, String> {
    number::count(text, 1..=MAX_THREADS)
}

pub(super) fn parse_size(text: &str) -> Result<[usize; 2], String> {
    let side = |part: &str| number::count(part, 1..=MAX_SIDE).ok();
    let sides = text.split_once(['x', 'X', '×']).and_then(|(width, height)| Some([side(width)?, side(height)?]));
    sides.ok_or_else(|| t!("parser.size", most = MAX_SIDE).into_owned())
}

/// The size of a map in pixels.
pub(super) fn parse_map_size(text: &str) -> Result<[usize; 2], String> {
    let typed = text.split_once(['x', 'X', '×']).map(|(width, height)| [width, height].map(str::trim));
    let side = |part: &str| number::unlimited(part, String::new).ok();
    let read = typed.and_then(|typed| Some((typed, [side(typed[0])?, side(typed[1])?])));
    let (typed, sides) = read.ok_or_else(|| t!("parser.map_size"))?;
    // As it was typed: a huge number is read as the greatest that there is.
    outcome::check_sides(sides, typed)?;
    Ok(sides)
}

/// A setting, and the size of its map.
pub(super) fn parse_map(text: &str) -> Result<(String, Option<[usize; 2]>), String> {
    let (setting, size) = match text.split_once([':', '：']) {
        Some((setting, size)) => (setting, Some(parse_map_size(size)?)),
        None => (text, None),
    };
    Ok((setting.trim().to_owned(), size))
}

pub(super) fn parse_scale(text: &str) -> Result<usize, String> {
    number::count(text, 1..=MAX_SCALE)
}

pub(super) fn parse_length(text: &str) -> Result<Length, String> {
    Length::parse(text).ok_or_else(|| t!("parser.length").into_owned())
}

pub(super) fn parse_dpi(text: &str) -> Result<usize, String> {
    number::count(text, DPI[0]..=DPI[2])
}

pub(super) fn parse_positive(text: &str) -> Result<f64, String> {
    parse_in(text, Domain::Positive)
}

pub(super) fn parse_not_negative(text: &str) -> Result<f64, String> {
    parse_in(text, Domain::NotNegative)
}

/// A position in a list, counted from 1, as an index.
pub(super) fn parse_position(text: &str) -> Result<usize, String> {
    let wanted = || t!("parser.place").into_owned();
    number::unlimited(text, wanted)?.checked_sub(1).ok_or_else(wanted)
}

/// Row and layer, counted from 1, as indices.
pub(super) fn parse_cell(text: &str) -> Result<(usize, usize), String> {
    let cell =
        text.split_once([',', '，']).and_then(|(row, layer)| Some((parse_position(row).ok()?, parse_position(layer).ok()?)));
    cell.ok_or_else(|| t!("parser.cell").into_owned())
}

pub(super) fn parse_camera(text: &str) -> Result<Camera, String> {
    let camera = match numbers(text)[..] {
        [yaw, pitch, zoom] => Some(Camera { yaw, pitch, zoom }).filter(Camera::is_valid),
        _ => None,
    };
    camera.ok_or_else(|| t!("parser.camera").into_owned())
}

/// The numbers of a list, separated by commas; none if one of them is no number.
fn numbers(text: &str) -> Vec<f64> {
    let number = |part: &str| number::read(part, |_| true, String::new);
    text.split([',', '，', '、']).map(number).collect::<Result<_, _>>().unwrap_or_default()
}

/// A number in a domain.
fn parse_in(text: &str, domain: Domain) -> Result<f64, String> {
    number::read(text, |number| domain.contains(number), || t!("refused.must", domain = domain.description()).into_owned())
}
