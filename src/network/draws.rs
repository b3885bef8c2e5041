//! Standard normal numbers from a seed, in independent streams, and the initial parameters made of them.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

use super::Shape;
use super::init::{Bias, Fan, InitSpec};

/// The first `count` standard normal numbers of a stream of the seed; a longer draw starts with a shorter one.
pub fn standard_normal(seed: u64, stream: u64, count: usize) -> Vec<f64> {
    let mut draws = vec![0.0; count];
    draw_standard_normal(seed, stream, &mut draws);
    draws
}

/// Fill a buffer with [`standard_normal`] numbers.
pub fn draw_standard_normal(seed: u64, stream: u64, draws: &mut [f64]) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    random.set_stream(stream);
    for (draw, number) in draws.iter_mut().zip(random.sample_iter(StandardNormal)) {
        *draw = number;
    }
}

/// Biases have the stream of their layer's weights, so much further on: the weights do not depend on them.
const BIASES: u64 = 1 << 32;

/// Draw the parameters of a layer: the weights, outputs x inputs, column by column, from a stream of the seed; then the biases,
/// `usual` ones if the initialization says nothing about them.
pub fn draw_layer(init: &InitSpec, usual: Bias, fan: Fan, seed: u64, stream: u64, parameters: &mut [f64]) {
    let (weights, biases) = parameters.split_at_mut(fan.inputs * fan.outputs);
    draw_standard_normal(seed, stream, weights);
    init.weights(fan, weights);
    let bias = init.bias.unwrap_or(usual);
    if bias.is_drawn() {
        draw_standard_normal(seed, stream + BIASES, biases);
    }
    init.biases(bias, fan, biases);
}

/// The initial parameters of a network: those of each layer from a stream of its own, starting at `stream`; usual biases are 0.
pub fn initial_parameters(shape: &Shape, init: &InitSpec, seed: u64, stream: u64) -> Vec<f64> {
    let mut parameters = vec![0.0; shape.parameter_count()];
    for (stream, range) in (stream..).zip(shape.layer_ranges()) {
        let of_layer = &mut parameters[range.weights.start..range.biases.end];
        draw_layer(init, Bias::constant(0.0), range.fan, seed, stream, of_layer);
    }
    parameters
}

#[cfg(test)]
mod tests;
