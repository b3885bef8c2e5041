//! The arguments of `halfpipe paths`.

use clap::{Args, ValueEnum};

use super::parse::{parse_deviation, parse_point, parse_seeds, parse_steps, parse_view};
use super::{LessonArgs, OutputArgs};
use crate::landscape::{Point, View};

/// The arguments of `halfpipe paths`.
#[derive(Args, Debug)]
pub struct PathsArgs {
    #[command(flatten)]
    pub(in crate::cli) lesson: LessonArgs,
    /// The function to walk on, such as `rosenbrock` or `bowl:a=0.05`, or your own: `formula:x^2/20+y^2`
    #[arg(long, value_name = "NAME[:key=value]|formula:...")]
    pub(in crate::cli) landscape: Option<String>,
    /// Who walks, such as `sgd:lr=0.95`; may be repeated
    #[arg(long = "optimizer", value_name = "NAME[:key=value,...]")]
    pub(in crate::cli) optimizers: Vec<String>,
    /// Where to start; may be repeated
    #[arg(long = "start", value_name = "X,Y", allow_hyphen_values = true, value_parser = parse_point)]
    pub(in crate::cli) starts: Vec<Point>,
    /// The part of the plane to show
    #[arg(long, value_name = "X0,X1,Y0,Y1", allow_hyphen_values = true, value_parser = parse_view)]
    pub(in crate::cli) view: Option<View>,
    /// The number of updates, 0 to 100000
    #[arg(long, value_name = "N", value_parser = parse_steps)]
    pub(in crate::cli) steps: Option<usize>,
    /// How the learning rates hang together: each its own usual one, all equal, equal first steps, or each its best
    #[arg(long, value_enum, value_name = "RULE")]
    pub(in crate::cli) rates: Option<Rates>,
    /// The standard deviation of Gaussian noise on the gradient
    #[arg(long, value_name = "DEVIATION", value_parser = parse_deviation)]
    pub(in crate::cli) noise: Option<f64>,
    /// The seed of the noise
    #[arg(long, value_name = "N")]
    pub(in crate::cli) seed: Option<u64>,
    /// How many seeds to walk with, from that one on; the path is their mean
    #[arg(long, value_name = "N", value_parser = parse_seeds)]
    pub(in crate::cli) seeds: Option<usize>,
    /// Draw the surface in a picture instead of the map
    #[arg(long)]
    pub(in crate::cli) surface: bool,
    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,
}

/// How the learning rates hang together.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Rates {
    /// Each at the rate that suits it on the landscape; on the bowl the book's
    Usual,
    /// All at the rate of the first
    Equal,
    /// All with a first step as long as that of the first
    FirstStep,
    /// Each at the rate that ends lowest
    Best,
}
