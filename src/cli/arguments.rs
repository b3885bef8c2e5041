//! The arguments of the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::CliError;
use crate::experiment::{activations, paths, training};
use crate::figure::Theme;
use crate::figure::form::{Form, Look};
use crate::landscape::{Point, View};
use crate::network::Activation;
use crate::noise::{DEVIATION, MAX_SEEDS};
use crate::optimizer::OptimizerSpec;

/// See how optimizers walk and how weights should start.
///
/// Without a command the window opens.
#[derive(Debug, Parser)]
#[command(name = "halfpipe", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Open the window on this lesson: a name of `halfpipe presets list`, or a file
    #[arg(long, value_name = "NAME|FILE")]
    pub preset: Option<String>,
    /// What to do without a window
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Let optimizers walk on a landscape
    Paths(Box<PathsArgs>),
    /// Look at what a weight initialization does to a deep net
    Activations(Box<ActivationsArgs>),
    /// Train the same net with several optimizers
    Training(Box<TrainingArgs>),
    /// List the lessons, or check files
    #[command(subcommand)]
    Presets(PresetsCommand),
}

/// The greatest number of threads.
const MAX_THREADS: usize = 256;

/// The arguments of `halfpipe paths`.
#[derive(Args, Debug)]
pub struct PathsArgs {
    /// Start from this lesson: a name of `halfpipe presets list`, or a file
    #[arg(long, value_name = "NAME|FILE")]
    pub(super) preset: Option<String>,
    /// The function to walk on, such as `rosenbrock` or `bowl:a=0.05`, or your own: `formula:x^2/20+y^2`
    #[arg(long, value_name = "NAME[:key=value]|formula:...")]
    pub(super) landscape: Option<String>,
    /// Who walks, such as `sgd:lr=0.95`; may be repeated
    #[arg(long = "optimizer", value_name = "NAME[:key=value,...]")]
    pub(super) optimizers: Vec<String>,
    /// Where to start; may be repeated
    #[arg(long = "start", value_name = "X,Y", allow_hyphen_values = true, value_parser = parse_point)]
    pub(super) starts: Vec<Point>,
    /// The part of the plane to show
    #[arg(long, value_name = "X0,X1,Y0,Y1", allow_hyphen_values = true, value_parser = parse_view)]
    pub(super) view: Option<View>,
    /// The number of updates, 0 to 100000
    #[arg(long, value_name = "N", value_parser = parse_steps)]
    pub(super) steps: Option<usize>,
    /// How the learning rates hang together: each its own usual one, all equal, equal first steps, or each its best
    #[arg(long, value_enum, value_name = "RULE")]
    pub(super) rates: Option<Rates>,
    /// The standard deviation of Gaussian noise on the gradient
    #[arg(long, value_name = "DEVIATION", value_parser = parse_deviation)]
    pub(super) noise: Option<f64>,
    /// The seed of the noise
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// How many seeds to walk with, from that one on; the path is their mean
    #[arg(long, value_name = "N", value_parser = parse_seeds)]
    pub(super) seeds: Option<usize>,
    /// Draw the surface in a picture instead of the map
    #[arg(long)]
    pub(super) surface: bool,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// The arguments of `halfpipe activations`.
#[derive(Args, Debug)]
pub struct ActivationsArgs {
    /// Start from this lesson: a name of `halfpipe presets list`, or a file
    #[arg(long, value_name = "NAME|FILE")]
    pub(super) preset: Option<String>,
    /// The activation: sigmoid, tanh, relu, leaky-relu, gelu, silu, identity or centered-sigmoid
    #[arg(long, value_name = "NAME")]
    pub(super) activation: Option<Activation>,
    /// An initialization, such as `normal:std=0.01` or `xavier`; `activation=NAME` gives it one of its own; may be repeated
    #[arg(long = "init", value_name = "NAME[:key=value,...]")]
    pub(super) inits: Vec<String>,
    /// The number of layers, 1 to 50
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(super) layers: Option<usize>,
    /// The number of units in each layer, 2 to 1000
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(super) units: Option<usize>,
    /// The number of samples, 10 to 20000; layers x units x samples at most 50 million
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(super) samples: Option<usize>,
    /// What the first layer is fed
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) input: Option<InputArg>,
    /// The bias of every unit
    #[arg(long, value_name = "BIAS", allow_hyphen_values = true)]
    pub(super) bias: Option<f64>,
    /// The seed of samples, weights and gradients
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// What to show: the outputs of the layers, the gradients on their way back, the weights, or a small net that trains
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) show: Option<Shown>,
    /// How the small net trains, such as `sgd:lr=1`
    #[arg(long, value_name = "NAME[:key=value,...]")]
    pub(super) optimizer: Option<OptimizerSpec>,
    /// The number of steps that the small net trains, 0 to 10000
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(super) steps: Option<usize>,
    /// Draw the bars of the histograms on a log scale
    #[arg(long)]
    pub(super) log: bool,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// The arguments of `halfpipe training`.
#[derive(Args, Debug)]
pub struct TrainingArgs {
    /// Start from this lesson: a name of `halfpipe presets list`, or a file
    #[arg(long, value_name = "NAME|FILE")]
    pub(super) preset: Option<String>,
    /// Who trains, such as `sgd:lr=0.1`; may be repeated
    #[arg(long = "optimizer", value_name = "NAME[:key=value,...]")]
    pub(super) optimizers: Vec<String>,
    /// How the weights start, such as `he` or `normal:std=0.01`; repeated: each optimizer trains from each
    #[arg(long = "init", value_name = "NAME[:key=value,...]")]
    pub(super) inits: Vec<String>,
    /// The units of the hidden layers, or `none`
    #[arg(long, value_name = "N,N,...", value_parser = parse_widths)]
    pub(super) hidden: Option<Widths>,
    /// The activation of the hidden layers: relu, sigmoid, tanh, leaky-relu, gelu, silu, identity or centered-sigmoid
    #[arg(long, value_name = "NAME")]
    pub(super) activation: Option<Activation>,
    /// Weight decay λ: the loss has half of it times the sum of the squared weights added
    #[arg(long, value_name = "DECAY")]
    pub(super) weight_decay: Option<f64>,
    /// The number of images in a mini-batch, 1 to 10000
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(super) batch: Option<usize>,
    /// The number of iterations, 1 to 100000
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(super) iterations: Option<usize>,
    /// The seed of weights and mini-batches
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// How many seeds to train with, from that one on, 1 to 20
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(super) seeds: Option<usize>,
    /// Whether the nets start from the same weights or each from its own
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(super) start: Option<StartArg>,
    /// When the loss of an iteration is measured
    #[arg(long, value_enum, value_name = "WHEN")]
    pub(super) loss: Option<LossArg>,
    /// A folder with other images in the IDX format of MNIST, such as Fashion-MNIST
    #[arg(long, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    /// The loss to reach that the table asks for
    #[arg(long, value_name = "LOSS")]
    pub(super) goal: Option<f64>,
    /// The axis of the losses in a picture
    #[arg(long, value_enum, value_name = "SCALE")]
    pub(super) scale: Option<ScaleArg>,
    /// Draw the curves of a picture against the seconds that they took
    #[arg(long)]
    pub(super) against_seconds: bool,
    /// How many nets train at once; the results do not depend on it
    #[arg(long, value_name = "N", value_parser = parse_threads)]
    pub(super) threads: Option<usize>,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

/// The numbers of units of the hidden layers.
#[derive(Clone, Debug)]
pub(super) struct Widths(pub(super) Vec<usize>);

/// The weights that the nets start from.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum StartArg {
    /// The same for all
    Same,
    /// Each from its own, as in the book's code
    Own,
}

impl From<StartArg> for training::Start {
    fn from(start: StartArg) -> Self {
        match start {
            StartArg::Same => Self::Same,
            StartArg::Own => Self::Own,
        }
    }
}

/// When a loss is measured.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LossArg {
    /// Once more after the update, as in the book's code
    After,
    /// Before the update, which costs nothing extra
    Before,
}

impl From<LossArg> for training::Measure {
    fn from(when: LossArg) -> Self {
        match when {
            LossArg::After => Self::After,
            LossArg::Before => Self::Before,
        }
    }
}

/// The axis of the losses.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum ScaleArg {
    /// From 0 to 1, as in the book
    Book,
    /// Logarithmic
    Log,
    /// From 0 to the highest smoothed loss
    Free,
}

impl From<ScaleArg> for training::Scale {
    fn from(scale: ScaleArg) -> Self {
        match scale {
            ScaleArg::Book => Self::Book,
            ScaleArg::Log => Self::Log,
            ScaleArg::Free => Self::Free,
        }
    }
}

/// Where results go, and in which form.
#[derive(Args, Debug)]
pub(super) struct OutputArgs {
    /// What to print to standard output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write this file instead: .csv, .json, .png or .svg
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// The size of a picture in pixels, 1 to 8192 each
    #[arg(long, value_name = "WxH", value_parser = parse_size, default_value = "1280x720")]
    size: [usize; 2],
    /// The colours of a picture
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
}

impl OutputArgs {
    /// The form of the results: by the file's ending, or what to print.
    pub(super) fn form(&self) -> Result<Form, CliError> {
        match (&self.out, self.format) {
            (Some(file), _) => Form::of(file).map_err(|error| CliError::Input(format!("--out {error}"))),
            (None, Format::Table) => Ok(Form::Table),
            (None, Format::Csv) => Ok(Form::Csv),
            (None, Format::Json) => Ok(Form::Json),
        }
    }

    /// How a picture is drawn.
    pub(super) fn look(&self) -> Look {
        Look { size: self.size, theme: self.theme }
    }
}

/// What the first layer of a deep net is fed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum InputArg {
    /// Independent standard normal numbers
    Normal,
    /// Training images of MNIST
    Images,
}

impl From<InputArg> for activations::Input {
    fn from(input: InputArg) -> Self {
        match input {
            InputArg::Normal => Self::Normal,
            InputArg::Images => Self::Images,
        }
    }
}

/// What `halfpipe activations` shows.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Shown {
    /// The outputs of every layer
    Activations,
    /// The gradients on their way back
    Gradients,
    /// The weights of every layer
    Weights,
    /// A small net that trains from equal and from random weights
    Symmetry,
}

impl From<Shown> for activations::Show {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Activations => Self::Activations,
            Shown::Gradients => Self::Gradients,
            Shown::Weights => Self::Weights,
            Shown::Symmetry => Self::Symmetry,
        }
    }
}

/// The form of the results on standard output.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// A table for reading
    Table,
    /// One row a step, or a layer
    Csv,
    /// Settings and results
    Json,
}

/// How the learning rates hang together.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Rates {
    /// Each at the rate that suits it on the landscape; on the bowl the book's
    Usual,
    /// All at the rate of the first
    Equal,
    /// All with a first step as long as that of the first
    FirstStep,
    /// Each at the rate that ends lowest
    Best,
}

/// What can be done with lessons.
#[derive(Debug, Subcommand)]
pub enum PresetsCommand {
    /// List the lessons that come with halfpipe
    List,
    /// Check files
    Check {
        /// The files
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

impl Cli {
    /// The arguments of this process; help and version end it, and what is wrong is told in one line.
    pub fn from_process() -> Result<Self, CliError> {
        Self::try_parse().map_err(|error| {
            if !error.use_stderr() {
                error.exit();
            }
            let text = error.to_string();
            let told = text.split("\n\nUsage:").next().unwrap_or_default();
            let told = told.split("\n\nFor more information").next().unwrap_or_default();
            CliError::Input(told.trim_start_matches("error: ").to_owned())
        })
    }
}

fn parse_point(text: &str) -> Result<Point, String> {
    let wrong = || "write two finite numbers as X,Y, such as -7,2".to_owned();
    let (x, y) = text.split_once(',').ok_or_else(wrong)?;
    let number = |part: &str| part.trim().parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(wrong);
    Ok([number(x)?, number(y)?])
}

fn parse_view(text: &str) -> Result<View, String> {
    let wrong = || "write four finite numbers as X0,X1,Y0,Y1, the lower one first, such as -5,5,-3,3".to_owned();
    let numbers: Vec<f64> = text.split(',').map(|part| part.trim().parse()).collect::<Result<_, _>>().map_err(|_| wrong())?;
    let [x0, x1, y0, y1] = numbers.try_into().map_err(|_| wrong())?;
    let view = View { x: [x0, x1], y: [y0, y1] };
    if view.is_valid() { Ok(view) } else { Err(wrong()) }
}

fn parse_steps(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|steps| *steps <= paths::MAX_STEPS)
        .ok_or_else(|| format!("must be a whole number from 0 to {}", paths::MAX_STEPS))
}

fn parse_deviation(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| DEVIATION.domain.contains(*number));
    number.ok_or_else(|| format!("must be {}", DEVIATION.domain.words()))
}

fn parse_seeds(text: &str) -> Result<usize, String> {
    let seeds = text.parse().ok().filter(|seeds| (1..=MAX_SEEDS).contains(seeds));
    seeds.ok_or_else(|| format!("must be a whole number from 1 to {MAX_SEEDS}"))
}

fn parse_count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "must be a whole number".to_owned())
}

fn parse_widths(text: &str) -> Result<Widths, String> {
    if text.trim().eq_ignore_ascii_case("none") {
        return Ok(Widths(Vec::new()));
    }
    let widths = text.split(',').map(|width| width.trim().parse().ok()).collect::<Option<Vec<usize>>>();
    widths.map(Widths).ok_or_else(|| "write whole numbers with commas, such as 100,100, or none".to_owned())
}

fn parse_threads(text: &str) -> Result<usize, String> {
    let threads = text.parse().ok().filter(|threads| (1..=MAX_THREADS).contains(threads));
    threads.ok_or_else(|| format!("must be a whole number from 1 to {MAX_THREADS}"))
}

fn parse_size(text: &str) -> Result<[usize; 2], String> {
    let side = |part: &str| part.parse().ok().filter(|side| (1..=8192).contains(side));
    let sides = text.split_once(['x', 'X', '×']).and_then(|(width, height)| Some([side(width)?, side(height)?]));
    sides.ok_or_else(|| "write WIDTHxHEIGHT, each from 1 to 8192, such as 1280x720".to_owned())
}
