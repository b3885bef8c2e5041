//! The arguments of `halfpipe activations`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, Args, ValueEnum};

use super::parse::{parse_cell, parse_count, parse_positive, parse_seed};
use super::{LessonArgs, OutputArgs, PrintFormat, Switch};
use crate::experiment::activations::{Heights, Input, Show};
use crate::network::Activation;
use crate::network::init::Bias;
use crate::optimizer::OptimizerSpec;

/// The arguments of `halfpipe activations`.
#[derive(Args, Debug)]
#[command(mut_arg("format", without_programs))]
pub struct ActivationsArgs {
    #[command(flatten)]
    pub(in crate::cli) lesson: LessonArgs,
    /// The activation function: sigmoid, tanh, relu, leaky-relu[:slope=S], elu, selu, softplus, gelu, silu, identity or
    /// centered-sigmoid
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) activation: Option<Activation>,
    /// An initialization, such as `normal:std=0.01` or `xavier`; `activation=NAME` gives it its own activation function; may be
    /// repeated
    #[arg(long = "init", value_name = "NAME[:key=value,...]")]
    pub(in crate::cli) inits: Vec<String>,
    /// The number of layers, 1 to 50
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) layers: Option<usize>,
    /// The number of units in each layer, 2 to 1000
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) units: Option<usize>,
    /// The number of samples, 10 to 20000; layers × units × samples at most 50 million
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) samples: Option<usize>,
    /// The input of the first layer
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(in crate::cli) input: Option<Input>,
    /// The bias of every unit, or how biases are drawn: uniform:BOUND, normal:STD, fan-in (within ±1/√n) or weights (like them)
    #[arg(long, value_name = "BIAS", allow_hyphen_values = true)]
    pub(in crate::cli) bias: Option<Bias>,
    /// The seed of samples, weights and gradients
    #[arg(long, value_name = "N", value_parser = parse_seed)]
    pub(in crate::cli) seed: Option<u64>,
    /// What to show: the outputs of the layers, the gradients on their way down, the weights, or a small net that trains
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(in crate::cli) show: Option<Show>,
    /// The optimizer of the small net, such as `sgd:lr=1`
    #[arg(long, value_name = "NAME[:key=value,...]")]
    pub(in crate::cli) optimizer: Option<OptimizerSpec>,
    /// The number of training steps of the small net, 0 to 10000
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) steps: Option<usize>,
    /// The step of the small net to show, at most the number of steps
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) step: Option<usize>,
    /// Steps per second of an animation of the small net
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true, value_parser = parse_positive)]
    pub(in crate::cli) speed: Option<f64>,
    /// What the heights of the bars are relative to
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(in crate::cli) heights: Option<Heights>,
    /// Draw the bars of the histograms on a log scale
    #[arg(long, value_enum, value_name = "on|off", num_args = 0..=1, require_equals = true, default_missing_value = "on")]
    pub(in crate::cli) log: Option<Switch>,
    /// Draw one histogram large, by its row and its layer, counted from 1
    #[arg(long, value_name = "ROW,LAYER", value_parser = parse_cell)]
    pub(in crate::cli) enlarge: Option<(usize, usize)>,
    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,
}

/// The formats that are no program: none makes these pictures.
fn without_programs(format: Arg) -> Arg {
    let written = PrintFormat::value_variants().iter().filter(|format| !format.is_program());
    let values = PossibleValuesParser::new(written.filter_map(ValueEnum::to_possible_value));
    format.value_parser(values.try_map(|name| PrintFormat::from_str(&name, false)))
}
