//! Measures a network on blocks of samples: forward and backward pass, reduced to statistics and histograms.

use super::results::{Gradient, LayerResult, Weights};
use crate::job::ThreadPool;
use crate::network::histogram::Histogram;
use crate::network::statistics::{Spread, Values, deviation, participation_ratio, saturation, spread};
use crate::network::{Pass, Shape};

/// A network with its values for blocks of samples.
pub struct Net {
    /// The shape.
    pub shape: Shape,
    /// The parameters, in one flat slice.
    pub parameters: Vec<f64>,
    /// The values of each block.
    pub blocks: Vec<Pass<f64>>,
}

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

/// How to measure.
pub struct Measurement<'a> {
    /// The threads that share the work.
    pub pool: ThreadPool,
    /// Checked before every task; false cancels the measurement, which then returns `None`.
    pub should_continue: &'a (dyn Fn() -> bool + Sync),
    /// The ranges of the histograms.
    pub ranges: &'a Ranges,
}

impl Measurement<'_> {
    /// Measure the layers of a network after its forward pass. `inputs` and `output_gradients` are the inputs of each block and
    /// the gradients at the outputs. The values in `net` are replaced by gradients. `None` if cancelled.
    pub fn measure(&self, net: &mut Net, inputs: &[&[f64]], output_gradients: &[&[f64]]) -> Option<Vec<LayerResult>> {
        let outputs = self.layers(net, |layer| {
            // First everything that needs only the outputs, while they are in the cache.
            let outputs = net.outputs(layer);
            let spread = spread(&outputs);
            let histogram = Histogram::of(self.ranges.outputs[layer], outputs.blocks.iter().copied());
            let distinct = participation_ratio(&outputs, &spread);
            (spread, distinct, saturation(net.shape.activation_of(layer), &net.pre_activations(layer), &outputs), histogram)
        })?;
        let input_gradients = self.backward(net, inputs, output_gradients)?;
        let gradients = self.layers(net, |layer| {
            let values = net.outputs(layer);
            let outputs = deviation(&values);
            let histogram = Histogram::of(self.ranges.gradients, values.blocks.iter().copied());
            let (weights, weight_spread) = net.weights(&net.parameters, layer);
            let weights = Weights { spread: weight_spread, histogram: Histogram::of(self.ranges.weights, [weights]) };
            (outputs, deviation(&net.pre_activations(layer)).0, histogram, weights)
        })?;
        let input_gradients = Values { units: net.shape.widths[0], blocks: input_gradients.iter().map(Vec::as_slice).collect() };
        let below = std::iter::once(deviation(&input_gradients).0)
            .chain(gradients.iter().map(|(outputs, ..)| outputs.0))
            .collect::<Vec<_>>();
        let layers = outputs.into_iter().zip(gradients).zip(below).zip(&net.shape.widths[1..]);
        let layers = layers.map(|((((spread, distinct, saturation, histogram), gradients), inputs), &units)| {
            let ((outputs, not_finite), sums, of_gradients, weights) = gradients;
            let gradient = Gradient { outputs, sums, inputs, not_finite, histogram: of_gradients };
            LayerResult { units, spread, distinct, saturation, histogram, gradient, weights }
        });
        Some(layers.collect())
    }

    /// `work` for each layer, on all threads.
    fn layers<R: Send>(&self, net: &Net, work: impl Fn(usize) -> R + Sync) -> Option<Vec<R>> {
        let results = self.pool.map(net.shape.layer_count(), |layer| (self.should_continue)().then(|| work(layer)));
        results.into_iter().collect()
    }

    /// The backward pass: replaces the values of the network by gradients, and returns those with respect to the inputs, by
    /// block.
    fn backward(&self, net: &mut Net, inputs: &[&[f64]], output_gradients: &[&[f64]]) -> Option<Vec<Vec<f64>>> {
        let Net { shape, parameters, blocks } = net;
        let mut input_gradients = vec![Vec::new(); blocks.len()];
        let passes = blocks.iter_mut().zip(&mut input_gradients);
        self.pool.for_each(
            passes.zip(inputs.iter().zip(output_gradients)),
            |_, ((pass, input_gradient), (inputs, output_gradient))| {
                pass.set_output_gradient(output_gradient);
                for layer in (0..shape.layer_count()).rev().take_while(|_| (self.should_continue)()) {
                    pass.backward_layer(layer, shape, parameters, inputs, None);
                    let below = pass.input_gradient(layer, parameters);
                    if layer == 0 {
                        input_gradient.extend_from_slice(below);
                    }
                }
            },
        );
        (self.should_continue)().then_some(input_gradients)
    }
}

impl Net {
    /// The pre-activations of a layer, or the gradients with respect to them.
    pub fn pre_activations(&self, layer: usize) -> Values<'_> {
        self.values(layer, |pass| pass.layers[layer].pre_activations.as_slice())
    }

    /// The outputs of a layer, or the gradients with respect to them.
    pub fn outputs(&self, layer: usize) -> Values<'_> {
        self.values(layer, |pass| pass.layers[layer].outputs.as_slice())
    }

    /// The weights of a layer, and their spread within and between units.
    pub fn weights<'a>(&self, parameters: &'a [f64], layer: usize) -> (&'a [f64], Spread) {
        let place = self.shape.layer_range(layer);
        let weights = &parameters[place.weights];
        (weights, spread(&Values { units: place.fan.outputs, blocks: vec![weights] }))
    }

    fn values<'a>(&'a self, layer: usize, of: impl Fn(&'a Pass<f64>) -> &'a [f64]) -> Values<'a> {
        Values { units: self.shape.widths[layer + 1], blocks: self.blocks.iter().map(of).collect() }
    }
}

/// The root mean square: √(mean² + std²).
pub fn root_mean_square(spread: &Spread) -> f64 {
    spread.mean.hypot(spread.std)
}
