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
mod tests {
    use super::*;

    #[test]
    fn a_longer_draw_continues_a_shorter_one_and_streams_differ() {
        let (short, long) = (standard_normal(7, 0, 10), standard_normal(7, 0, 30));
        assert_eq!(short, long[..10]);
        assert_ne!(short, standard_normal(7, 1, 10));
        assert_ne!(short, standard_normal(8, 0, 10));
    }

    #[test]
    fn weights_do_not_depend_on_the_biases() {
        let shape = Shape {
            widths: vec![6, 5, 4],
            activation: super::super::Activation::Tanh,
            output: super::super::OutputLayer::Scores,
        };
        let draw = |text: &str| initial_parameters(&shape, &text.parse().unwrap(), 3, 1);
        let (plain, drawn) = (draw("he"), draw("he:bias=fan-in"));
        for range in shape.layer_ranges() {
            assert_eq!(plain[range.weights.clone()], drawn[range.weights]);
            assert!(plain[range.biases.clone()].iter().all(|bias| *bias == 0.0));
            let bound = 1.0 / (range.fan.inputs as f64).sqrt();
            assert!(drawn[range.biases].iter().all(|bias| *bias != 0.0 && bias.abs() <= bound));
        }
        assert!(draw("zero:bias=weights").iter().all(|value| *value == 0.0));
    }

    #[test]
    fn streams_are_not_correlated() {
        let (a, b) = (standard_normal(1, 0, 10_000), standard_normal(1, 1, 10_000));
        let product = a.iter().zip(&b).map(|(a, b)| a * b).sum::<f64>() / 10_000.0;
        assert!(product.abs() < 4.0 / 100.0, "{product}"); // four standard errors
    }
}
