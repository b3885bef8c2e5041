//! Standard normal numbers from a seed, in independent streams, and the initial parameters made of them.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;

use super::init::InitSpec;
use super::{LayerRange, Shape};

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

/// The initial parameters of a network: the weights of each layer from a stream of its own, starting at `stream`; biases of 0.
pub fn initial_parameters(shape: &Shape, init: &InitSpec, seed: u64, stream: u64) -> Vec<f64> {
    let mut parameters = vec![0.0; shape.parameter_count()];
    for (stream, LayerRange { weights, fan, .. }) in (stream..).zip(shape.layer_ranges()) {
        let weights = &mut parameters[weights];
        draw_standard_normal(seed, stream, weights);
        init.weights(fan, weights);
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
    fn streams_are_not_correlated() {
        let (a, b) = (standard_normal(1, 0, 10_000), standard_normal(1, 1, 10_000));
        let product = a.iter().zip(&b).map(|(a, b)| a * b).sum::<f64>() / 10_000.0;
        assert!(product.abs() < 4.0 / 100.0, "{product}"); // four standard errors
    }
}
