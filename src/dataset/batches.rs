//! Mini-batches: images drawn at random, each time from all of them, as the book's `np.random.choice` does.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, Uniform};

use super::Samples;
use crate::objective::Scalar;

/// The mini-batches of a seed, one after the other; the buffers are made once.
#[derive(Clone, Debug)]
pub struct Batches {
    random: ChaCha8Rng,
    any: Uniform<usize>,
    inputs: Vec<f32>,
    labels: Vec<usize>,
}

impl Batches {
    /// Mini-batches of so many samples, from a seed's stream.
    pub fn new(samples: &Samples, size: usize, seed: u64, stream: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(stream);
        // There is at least one sample, so the range is not empty.
        let any = Uniform::new(0, samples.count().max(1)).unwrap_or_else(|_| unreachable!());
        Self { random, any, inputs: vec![0.0; size * samples.pixels()], labels: vec![0; size] }
    }

    /// Go on to the next mini-batch, of the same samples.
    pub fn next(&mut self, samples: &Samples) {
        let Self { random, any, inputs, labels } = self;
        for (column, label) in inputs.chunks_exact_mut(samples.pixels()).zip(labels) {
            let index = any.sample(random);
            brightness(samples.image(index), column);
            *label = samples.label(index);
        }
    }

    /// The images, features x batch, column by column: 0 is black, 1 is white.
    pub fn inputs(&self) -> &[f32] {
        &self.inputs
    }

    /// The class of each image.
    pub fn labels(&self) -> &[usize] {
        &self.labels
    }
}

/// Pixels from 0 to 255 as numbers from 0 to 1.
pub fn brightness<T: Scalar>(pixels: &[u8], out: &mut [T]) {
    for (value, &pixel) in out.iter_mut().zip(pixels) {
        *value = T::of(f64::from(pixel)) / T::of(255.0);
    }
}
