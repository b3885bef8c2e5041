//! The arguments of `halfpipe training`.

use std::path::PathBuf;

use clap::Args;

use super::parse::{
    Images, Measuring, Widths, parse_count, parse_images, parse_not_negative, parse_position, parse_positive, parse_seed,
    parse_sharpness, parse_threads, parse_widths,
};
use super::{LandscapeArgs, LessonArgs, OutputArgs, Switch};
use crate::experiment::training::{Measure, Scale, Start};
use crate::network::Activation;
use crate::network::init::Bias;

/// The arguments of `halfpipe training`.
#[derive(Args, Debug)]
pub struct TrainingArgs {
    #[command(flatten)]
    pub(in crate::cli) lesson: LessonArgs,
    /// An optimizer, such as `sgd:lr=0.1` or `adam:as=torch`; may be repeated
    #[arg(long = "optimizer", value_name = "NAME[:key=value,...]")]
    pub(in crate::cli) optimizers: Vec<String>,
    /// An initialization, such as `he` or `normal:std=0.01`; if repeated, each optimizer trains from each
    #[arg(long = "init", value_name = "NAME[:key=value,...]")]
    pub(in crate::cli) inits: Vec<String>,
    /// The bias of every unit at the start, or how biases are drawn: uniform:BOUND, normal:STD, fan-in (within ±1/√n) or weights
    /// (like them)
    #[arg(long, value_name = "BIAS", allow_hyphen_values = true)]
    pub(in crate::cli) bias: Option<Bias>,
    /// The numbers of units of the hidden layers, or `none`
    #[arg(long, value_name = "N,N,...", value_parser = parse_widths)]
    pub(in crate::cli) hidden: Option<Widths>,
    /// The activation function of the hidden layers: relu, sigmoid, tanh, leaky-relu[:slope=S], elu, selu, softplus, gelu, silu,
    /// identity or centered-sigmoid
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) activation: Option<Activation>,
    /// Weight decay λ: adds λ/2 times the sum of the squared weights to the loss
    #[arg(long, value_name = "DECAY", allow_negative_numbers = true, value_parser = parse_not_negative)]
    pub(in crate::cli) weight_decay: Option<f64>,
    /// The number of images in a mini-batch, 1 to 10000
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) batch: Option<usize>,
    /// The number of iterations, 1 to 100000
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) iterations: Option<usize>,
    /// The seed of weights and mini-batches
    #[arg(long, value_name = "N", value_parser = parse_seed)]
    pub(in crate::cli) seed: Option<u64>,
    /// The number of seeds to train with, counted from that one, 1 to 20
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub(in crate::cli) seeds: Option<usize>,
    /// Whether all nets start from the same weights, or each from its own
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(in crate::cli) start: Option<Start>,
    /// When the loss of an iteration is measured
    #[arg(long, value_enum, value_name = "WHEN")]
    pub(in crate::cli) loss: Option<Measure>,
    /// A folder with other images in the IDX format of MNIST, such as Fashion-MNIST; or Keras's mnist.npz
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) data: Option<PathBuf>,
    /// Train on the first N training images only, or on `all`; if a mini-batch has as many, each is all of them: full-batch descent
    #[arg(long, value_name = "N|all", value_parser = parse_images)]
    pub(in crate::cli) images: Option<Images>,
    /// Measure the sharpness, the largest eigenvalue of the Hessian of the loss, every EVERY iterations on the first IMAGES training images
    /// (usually 1000); or `off`
    #[arg(long, value_name = "EVERY[:IMAGES]", value_parser = parse_sharpness)]
    pub(in crate::cli) sharpness: Option<Measuring>,
    /// The target loss; the table shows when it is reached
    #[arg(long, value_name = "LOSS", allow_negative_numbers = true, value_parser = parse_positive)]
    pub(in crate::cli) goal: Option<f64>,
    /// The loss axis of a picture
    #[arg(long, value_enum, value_name = "AXIS")]
    pub(in crate::cli) loss_axis: Option<Scale>,
    /// Draw the curves of a picture against the training time in seconds
    #[arg(long, value_enum, value_name = "on|off", num_args = 0..=1, require_equals = true, default_missing_value = "on")]
    pub(in crate::cli) against_seconds: Option<Switch>,
    /// Do not draw the curves of this optimizer, by its place in the list, counted from 1; may be repeated
    #[arg(long, value_name = "N", value_parser = parse_position)]
    pub(in crate::cli) hide: Vec<usize>,
    /// How many nets train at once; the results do not depend on this
    #[arg(long, value_name = "N", value_parser = parse_threads)]
    pub(in crate::cli) threads: Option<usize>,
    #[command(flatten)]
    pub(in crate::cli) landscape: LandscapeArgs,
    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,
}
