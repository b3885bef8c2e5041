//! How many outputs of a layer are where its activation is flat.

use super::Values;
use crate::network::Activation;
use crate::network::elementary::{self, Arithmetic, Kernel};

/// How saturated a layer's activation is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Saturation {
    /// The fraction of outputs at the lower saturated end.
    pub low: f64,
    /// The fraction of outputs at the upper saturated end.
    pub high: f64,
    /// The mean local derivative f′(a).
    pub slope: f64,
    /// The fraction of outputs with a local derivative below [`SMALL_DERIVATIVE`], where a unit hardly learns from its sample.
    pub flat: f64,
}

/// The number of values that are in the first cache while all of their statistics are made.
const CHUNK: usize = 512;

/// A local derivative below this lets hardly any gradient pass.
pub const SMALL_DERIVATIVE: f64 = 0.01;

/// The saturation of an activation, from the pre-activations and outputs of a layer in equal blocks.
pub fn saturation(activation: Activation, pre_activations: &Values<'_>, outputs: &Values<'_>) -> Saturation {
    let (mut low, mut high, mut slopes, mut flat) = (0, 0, 0.0, 0);
    let mut derivatives = [0.0; CHUNK];
    for (sums, outputs) in pre_activations.blocks.iter().zip(&outputs.blocks) {
        for (sums, outputs) in sums.chunks(CHUNK).zip(outputs.chunks(CHUNK)) {
            let derivatives = &mut derivatives[..sums.len()];
            activation.derivatives(sums, outputs, derivatives);
            let [lower, upper] = activation.count_ends(sums, outputs, derivatives);
            low += lower;
            high += upper;
            let (sum, small) = elementary::run(Slopes(derivatives));
            flat += small;
            slopes += sum;
        }
    }
    let count = pre_activations.count() as f64;
    Saturation { low: low as f64 / count, high: high as f64 / count, slope: slopes / count, flat: flat as f64 / count }
}

/// The sum of derivatives, and how many are small.
struct Slopes<'a>(&'a [f64]);

impl Kernel for Slopes<'_> {
    type Output = (f64, usize);

    #[inline(always)]
    fn run<A: Arithmetic>(self) -> (f64, usize) {
        // Sixteen partial sums, so that additions do not wait for each other.
        let (mut sums, mut small) = ([0.0; 16], 0u64);
        let (groups, rest) = self.0.as_chunks::<16>();
        for group in groups {
            for (sum, derivative) in sums.iter_mut().zip(group) {
                *sum += derivative;
                small += u64::from(derivative.abs() < SMALL_DERIVATIVE);
            }
        }
        for derivative in rest {
            sums[0] += derivative;
            small += u64::from(derivative.abs() < SMALL_DERIVATIVE);
        }
        (sums.iter().sum(), small as usize)
    }
}
