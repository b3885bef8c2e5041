//! The arguments of `halfpipe paths`.

use clap::Args;

use super::parse::{
    Shown, parse_camera, parse_deviation, parse_map, parse_map_size, parse_point, parse_position, parse_positive, parse_seed,
    parse_seeds, parse_steps, parse_view,
};
use super::{LessonArgs, OutputArgs, Switch};
use crate::experiment::paths::{Camera, Chart, Levels, MapColor, RateRule};
use crate::landscape::Point;

/// The arguments of `halfpipe paths`.
#[derive(Args, Debug)]
pub struct PathsArgs {
    #[command(flatten)]
    pub(in crate::cli) lesson: LessonArgs,
    /// The function to minimize, such as `rosenbrock` or `bowl:a=0.05`, or your own: `formula:x^2/20+y^2`
    #[arg(long, value_name = "NAME[:key=value]|formula:...")]
    pub(in crate::cli) landscape: Option<String>,
    /// An optimizer, such as `sgd:lr=0.95` or `rmsprop:as=keras`; may be repeated
    #[arg(long = "optimizer", value_name = "NAME[:key=value,...]")]
    pub(in crate::cli) optimizers: Vec<String>,
    /// A start point; may be repeated
    #[arg(long = "start", value_name = "X,Y", allow_hyphen_values = true, value_parser = parse_point)]
    pub(in crate::cli) starts: Vec<Point>,
    /// The part of the plane to show: what the paths need, the whole landscape, or these ranges
    #[arg(long, value_name = "fit|whole|X0,X1,Y0,Y1", allow_hyphen_values = true, value_parser = parse_view)]
    pub(in crate::cli) view: Option<Shown>,
    /// The number of steps, 0 to 100000
    #[arg(long, value_name = "N", value_parser = parse_steps)]
    pub(in crate::cli) steps: Option<usize>,
    /// How the learning rates are chosen: each its own usual one, all equal, equal first steps, or each its best
    #[arg(long, value_enum, value_name = "RULE")]
    pub(in crate::cli) rates: Option<RateRule>,
    /// The standard deviation σ of Gaussian noise on the gradient
    #[arg(long, value_name = "DEVIATION", value_parser = parse_deviation)]
    pub(in crate::cli) noise: Option<f64>,
    /// The seed of the noise
    #[arg(long, value_name = "N", value_parser = parse_seed)]
    pub(in crate::cli) seed: Option<u64>,
    /// The number of seeds, counted from that one; the path is their mean
    #[arg(long, value_name = "N", value_parser = parse_seeds)]
    pub(in crate::cli) seeds: Option<usize>,
    /// The step to show, at most the number of steps; in a picture the later steps are faint
    #[arg(long, value_name = "N", value_parser = parse_steps)]
    pub(in crate::cli) step: Option<usize>,
    /// Steps per second of an animation
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true, value_parser = parse_positive)]
    pub(in crate::cli) speed: Option<f64>,
    /// Do not draw the paths of this optimizer, by its place in the list, counted from 1; may be repeated
    #[arg(long, value_name = "N", value_parser = parse_position)]
    pub(in crate::cli) hide: Vec<usize>,
    /// Draw the surface in a picture instead of the contour map
    #[arg(long, value_enum, value_name = "on|off", num_args = 0..=1, require_equals = true, default_missing_value = "on")]
    pub(in crate::cli) surface: Option<Switch>,
    /// The view of the surface: the angle around it, the angle above the horizon (5 to 90), the zoom (0.3 to 8)
    #[arg(long, value_name = "YAW,PITCH,ZOOM", allow_hyphen_values = true, value_parser = parse_camera)]
    pub(in crate::cli) camera: Option<Camera>,
    /// Draw arrows of the negative gradient on the contour map
    #[arg(long, value_enum, value_name = "on|off", num_args = 0..=1, require_equals = true, default_missing_value = "on")]
    pub(in crate::cli) arrows: Option<Switch>,
    /// How the contour levels are spaced
    #[arg(long, value_enum, value_name = "HOW")]
    pub(in crate::cli) levels: Option<Levels>,
    /// The optimizer whose step is taken apart, by its place in the list, counted from 1
    #[arg(long, value_name = "N", value_parser = parse_position)]
    pub(in crate::cli) inspect: Option<usize>,
    /// Draw the terms of that step as arrows
    #[arg(long, value_enum, value_name = "on|off", num_args = 0..=1, require_equals = true, default_missing_value = "on")]
    pub(in crate::cli) terms: Option<Switch>,
    /// The chart that comes first in a picture
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(in crate::cli) chart: Option<Chart>,
    /// The second setting of the map of settings
    #[arg(long, value_name = "SETTING")]
    pub(in crate::cli) second: Option<String>,
    /// What the colours of the map of settings tell
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(in crate::cli) map_color: Option<MapColor>,
    /// Map how the walks of the inspected optimizer end, by learning rate and by this setting, in so many pixels
    #[arg(long, value_name = "SETTING[:WxH]", value_parser = parse_map)]
    pub(in crate::cli) map: Option<(String, Option<[usize; 2]>)>,
    /// Map which minimum is reached from every start of the view, in so many pixels
    #[arg(long, value_name = "WxH", conflicts_with = "map", value_parser = parse_map_size)]
    pub(in crate::cli) basins: Option<[usize; 2]>,
    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,
}
