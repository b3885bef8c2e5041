//! Mini-batches: images drawn at random, each time from all of them, as the book's `np.random.choice` does.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, Uniform};

use super::Samples;
use crate::objective::Scalar;
use crate::simd;

/// The mini-batches of a seed, one after the other; the buffers are made once.
#[derive(Clone, Debug)]
pub struct Batches {
    random: ChaCha8Rng,
    any: Uniform<usize>,
    pixels: Vec<u8>,
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
        let pixels = vec![0; size * samples.pixels()];
        Self { random, any, inputs: vec![0.0; pixels.len()], pixels, labels: vec![0; size] }
    }

    /// Go on to the next mini-batch, of the same samples.
    pub fn next(&mut self, samples: &Samples) {
        let Self { random, any, pixels, inputs, labels } = self;
        // The images stand far apart in memory: while one is waited for, the next ones can be asked for only if there is not
        // much else to do in between, so all are copied before any of them is computed with.
        for (image, label) in pixels.chunks_exact_mut(samples.pixels()).zip(labels) {
            let index = any.sample(random);
            image.copy_from_slice(samples.image(index));
            *label = samples.label(index);
        }
        normalize_pixels(pixels, inputs);
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
pub fn normalize_pixels<T: Scalar + From<u8>>(pixels: &[u8], out: &mut [T]) {
    simd::vectorized(
        #[inline(always)]
        || {
            for (value, &pixel) in out.iter_mut().zip(pixels) {
                *value = <T as From<u8>>::from(pixel) / T::of(255.0);
            }
        },
    );
}
