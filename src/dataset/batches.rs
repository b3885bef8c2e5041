//! Mini-batches: images drawn at random with replacement from all of them, like the book's `np.random.choice`; or all of a chosen number of
//! images, always the same, for descent on the whole loss.

use rand::SeedableRng;
use rand::distr::{Distribution, Uniform};
use rand_chacha::ChaCha8Rng;

use super::Samples;
use crate::objective::Scalar;
use crate::simd;

/// The mini-batches of a seed, one after another, in reused buffers.
#[derive(Clone, Debug)]
pub struct Batches {
    random: ChaCha8Rng,
    any: Uniform<usize>,
    pixels: Vec<u8>,
    inputs: Vec<f32>,
    labels: Vec<usize>,
    /// Whether a mini-batch is all images, in their order.
    is_whole: bool,
}

impl Batches {
    /// Mini-batches of `size` samples, drawn from a stream of the seed out of the first `images`, or of all. If `images` are as many as a
    /// mini-batch has, each is all of them in their order.
    pub fn new(samples: &Samples, images: Option<usize>, size: usize, seed: u64, stream: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        random.set_stream(stream);
        // There is at least one sample, so the range is not empty.
        let any = Uniform::new(0, images.unwrap_or(samples.count()).clamp(1, samples.count().max(1)))
            .unwrap_or_else(|_| unreachable!());
        let pixels = vec![0; size * samples.pixels()];
        let mut inputs = vec![0.0; pixels.len()];
        let mut labels = vec![0; size];
        let is_whole = images == Some(size) && size <= samples.count();
        if is_whole {
            for (index, (column, label)) in inputs.chunks_exact_mut(samples.pixels()).zip(&mut labels).enumerate() {
                normalize_pixels(samples.image(index), column);
                *label = samples.label(index);
            }
        }
        Self { random, any, pixels, inputs, labels, is_whole }
    }

    /// Draw the next mini-batch; `samples` must be those given to [`Self::new`].
    pub fn next(&mut self, samples: &Samples) {
        let Self { random, any, pixels, inputs, labels, is_whole } = self;
        if *is_whole {
            return;
        }
        // The images are far apart in memory, and the processor can fetch several at once only if there is little work between
        // them. So all are copied before any is converted.
        for (image, label) in pixels.chunks_exact_mut(samples.pixels()).zip(labels) {
            let index = any.sample(random);
            image.copy_from_slice(samples.image(index));
            *label = samples.label(index);
        }
        normalize_pixels(pixels, inputs);
    }

    /// The inputs, features x batch, column by column: 0 is black, 1 is white.
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
