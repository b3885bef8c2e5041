//! What is measured of a layer's values: statistics and histograms, of the forward and of the backward pass.

use super::BLOCK;
use super::results::{Gradient, LayerResult, Weights};
use crate::network::histogram::Histogram;
use crate::network::statistics::{Saturation, Spread, Values, participation_ratio, spread};

/// The ranges of a row's histograms.
#[derive(Clone, Debug)]
pub struct Ranges {
    /// The range of each layer's outputs.
    pub outputs: Vec<[f64; 2]>,
    /// The range of the gradients of all layers.
    pub gradients: [f64; 2],
    /// The range of the weights of all layers.
    pub weights: [f64; 2],
}

/// What has been measured of a layer so far. The parts are filled by different threads.
#[derive(Debug, Default)]
pub struct Findings {
    /// Of the outputs: the spread and the number of distinct units.
    pub outputs: Option<(Spread, Option<f64>)>,
    /// Of the activation.
    pub saturation: Option<Saturation>,
    /// Of the outputs.
    pub histogram: Option<Histogram>,
    /// Of the weights.
    pub weights: Option<Spread>,
    /// Of ∂L/∂z: the standard deviation, the number of values that are not finite, and the histogram.
    pub gradient: Option<(f64, usize, Histogram)>,
    /// Of ∂L/∂a, the standard deviation; and the histogram of the weights.
    pub sums: Option<(f64, Histogram)>,
}

impl Findings {
    /// The result of a layer of this number of units, once all is measured. `inputs` is the standard deviation of the gradient
    /// with respect to its inputs.
    pub fn result(self, units: usize, inputs: f64) -> Option<LayerResult> {
        let (spread, distinct) = self.outputs?;
        let (outputs, not_finite, of_gradients) = self.gradient?;
        let (sums, of_weights) = self.sums?;
        let weights = Weights { spread: self.weights?, histogram: of_weights };
        let gradient = Gradient { outputs, sums, inputs, not_finite, histogram: of_gradients };
        Some(LayerResult { units, spread, distinct, saturation: self.saturation?, histogram: self.histogram?, gradient, weights })
    }
}

/// The values of a layer, in blocks of samples.
pub fn values(units: usize, values: &[f64]) -> Values<'_> {
    Values { units, blocks: values.chunks(BLOCK * units).collect() }
}

/// The spread and the number of distinct units.
pub fn measure_outputs(units: usize, outputs: &[f64]) -> (Spread, Option<f64>) {
    let outputs = values(units, outputs);
    let spread = spread(&outputs);
    (spread, participation_ratio(&outputs, &spread))
}

/// The spread of the outputs alone.
pub fn measure_spread(units: usize, outputs: &[f64]) -> Spread {
    spread(&values(units, outputs))
}

/// The root mean square: √(mean² + std²).
pub fn root_mean_square(spread: &Spread) -> f64 {
    spread.mean.hypot(spread.std)
}
