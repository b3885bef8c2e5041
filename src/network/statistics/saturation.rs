//! How many outputs of a layer are where its activation is flat.

use crate::network::Activation;
use crate::network::activation::Slopes;

/// How saturated a layer's activation is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Saturation {
    /// The fraction of outputs at the lower saturated end.
    pub low: f64,
    /// The fraction of outputs at the upper saturated end.
    pub high: f64,
    /// The mean local derivative f′(a).
    pub slope: f64,
    /// The fraction of outputs with a local derivative below
    /// [`SMALL_DERIVATIVE`](crate::network::activation::SMALL_DERIVATIVE), where a unit hardly learns from its sample.
    pub flat: f64,
}

/// The number of values whose derivatives are summed up at a time.
const CHUNK: usize = 512;

/// The saturation of an activation, from the pre-activations and outputs of a layer.
pub fn saturation(activation: Activation, pre_activations: &[f64], outputs: &[f64]) -> Saturation {
    let mut copy = [0.0; CHUNK];
    let chunks = pre_activations.chunks(CHUNK).zip(outputs.chunks(CHUNK));
    let slopes = chunks.map(|(sums, outputs)| {
        let copy = &mut copy[..sums.len()];
        copy.copy_from_slice(sums);
        activation.saturate(copy, outputs)
    });
    Saturation::of(slopes, outputs.len())
}

/// [`saturation`], replacing the pre-activations by the local derivatives f′(a).
pub fn saturate(activation: Activation, pre_activations: &mut [f64], outputs: &[f64]) -> Saturation {
    let chunks = pre_activations.chunks_mut(CHUNK).zip(outputs.chunks(CHUNK));
    Saturation::of(chunks.map(|(sums, outputs)| activation.saturate(sums, outputs)), outputs.len())
}

impl Saturation {
    /// From what was found in parts of so many values.
    fn of(parts: impl Iterator<Item = Slopes>, count: usize) -> Self {
        let (mut low, mut high, mut flat, mut slope) = (0, 0, 0, 0.0);
        for part in parts {
            low += part.low;
            high += part.high;
            flat += part.flat;
            slope += part.sum;
        }
        let share = |part: usize| part as f64 / count as f64;
        Self { low: share(low), high: share(high), slope: slope / count as f64, flat: share(flat) }
    }
}
