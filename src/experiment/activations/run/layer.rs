//! A layer on its way forward and backward: its values, and the tasks that compute and measure them.

use super::BLOCK;
use super::measurement::{Findings, Ranges, measure_outputs, measure_spread, values};
use super::net::Net;
use super::spare::Spare;
use crate::network::histogram::Histogram;
use crate::network::init::Fan;
use crate::network::statistics::{Values, deviation, saturate, saturation, spread};
use crate::network::{Activation, layer};

/// Work for one thread.
pub type Task<'t> = Box<dyn FnOnce() + Send + 't>;

/// What is kept of a layer from the forward to the backward pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The local derivatives f′(a), and the parameters.
    All,
    /// The pre-activations a.
    Sums,
    /// Nothing: it is computed again from the layer below, of which [`Kept::Sums`] are kept.
    Nothing,
    /// Nothing, and no more than the spread of the outputs is measured.
    Spread,
}

/// A layer, with the buffers that are in use.
pub struct LayerState {
    pub fan: Fan,
    pub kept: Kept,
    activation: Activation,
    /// The weights, then the biases.
    pub parameters: Vec<f64>,
    /// a, then f′(a), then ∂L/∂a, units x samples.
    pub sums: Vec<f64>,
    /// z, then ∂L/∂z, units x samples.
    pub outputs: Vec<f64>,
    /// What has been measured.
    pub found: Findings,
}

impl LayerState {
    /// A layer of a network, still without values.
    pub fn new(net: &Net<'_>, layer: usize, kept: Kept) -> Self {
        let (fan, activation) = (net.shape.layer_range(layer).fan, net.shape.activation_of(layer));
        Self { fan, kept, activation, parameters: Vec::new(), sums: Vec::new(), outputs: Vec::new(), found: Findings::default() }
    }

    /// Draw the parameters, if they are not there, and measure the weights, if they have not been measured.
    ///
    /// Returns the buffer of the outputs, for what is done beside it.
    pub fn draw<'t>(
        &'t mut self,
        net: &'t Net<'_>,
        index: usize,
        spare: &mut Spare,
        tasks: &mut Vec<Task<'t>>,
    ) -> &'t mut Vec<f64> {
        let Self { parameters, found, fan, outputs, .. } = self;
        if parameters.is_empty() {
            *parameters = spare.take((fan.inputs + 1) * fan.outputs);
            tasks.push(Box::new(move || {
                (net.parameters)(index, parameters);
                let weights = &parameters[..fan.inputs * fan.outputs];
                found.weights.get_or_insert_with(|| spread(&Values { units: fan.outputs, blocks: vec![weights] }));
            }));
        }
        outputs
    }

    /// The forward pass, from these inputs, block by block.
    pub fn forward<'t>(&'t mut self, inputs: &'t [f64], tasks: &mut Vec<Task<'t>>) {
        let Self { fan, activation, parameters, sums, outputs, .. } = self;
        let (fan, activation, parameters) = (*fan, *activation, parameters.as_slice());
        let blocks = sums.chunks_mut(BLOCK * fan.outputs).zip(outputs.chunks_mut(BLOCK * fan.outputs));
        for ((sums, outputs), inputs) in blocks.zip(inputs.chunks(BLOCK * fan.inputs)) {
            tasks.push(Box::new(move || layer::forward(fan, activation, parameters, inputs, sums, outputs)));
        }
    }

    /// Measure the outputs, with histograms if their range is known. Returns the outputs, the inputs of the next layer.
    pub fn measure<'t>(&'t mut self, range: Option<[f64; 2]>, tasks: &mut Vec<Task<'t>>) -> &'t [f64] {
        let Self { fan, activation, kept, sums, outputs, found, .. } = self;
        let Findings { outputs: of_outputs, saturation: of_activation, histogram, .. } = found;
        let (units, activation, outputs) = (fan.outputs, *activation, outputs.as_slice());
        if *kept == Kept::Spread {
            tasks.push(Box::new(move || *of_outputs = Some((measure_spread(units, outputs), None))));
            return outputs;
        }
        tasks.push(Box::new(move || *of_outputs = Some(measure_outputs(units, outputs))));
        if *kept == Kept::Sums {
            let sums = sums.as_slice();
            tasks.push(Box::new(move || *of_activation = Some(saturation(activation, sums, outputs))));
        } else {
            tasks.push(Box::new(move || *of_activation = Some(saturate(activation, sums, outputs))));
        }
        if let Some(range) = range {
            tasks.push(Box::new(move || *histogram = Some(Histogram::of(range, [outputs]))));
        }
        outputs
    }

    /// Compute again what was not kept, of this layer and the one below: the local derivatives of both.
    pub fn recompute<'t>(&'t mut self, below: &'t mut Self, tasks: &mut Vec<Task<'t>>) {
        let (fan, activation, parameters) = (self.fan, self.activation, self.parameters.as_slice());
        let sums = self.sums.chunks_mut(BLOCK * fan.outputs);
        let blocks_below = below.sums.chunks_mut(BLOCK * fan.inputs).zip(below.outputs.chunks_mut(BLOCK * fan.inputs));
        let activation_below = below.activation;
        for (sums, (sums_below, outputs_below)) in sums.zip(blocks_below) {
            tasks.push(Box::new(move || {
                activation_below.apply(sums_below, outputs_below);
                let mut outputs = vec![0.0; sums.len()];
                layer::forward(fan, activation, parameters, outputs_below, sums, &mut outputs);
                activation.differentiate(sums, &outputs);
                activation_below.differentiate(sums_below, outputs_below);
            }));
        }
    }

    /// The backward pass, block by block: from ∂L/∂z to ∂L/∂a, and to the gradients with respect to the inputs.
    pub fn backward<'t>(&'t mut self, input_gradient: &'t mut [f64], tasks: &mut Vec<Task<'t>>) {
        let Self { fan, parameters, sums, outputs, .. } = self;
        let (fan, parameters) = (*fan, parameters.as_slice());
        let blocks = sums.chunks_mut(BLOCK * fan.outputs).zip(outputs.chunks(BLOCK * fan.outputs));
        for ((sums, gradients), below) in blocks.zip(input_gradient.chunks_mut(BLOCK * fan.inputs)) {
            tasks.push(Box::new(move || {
                for (derivative, gradient) in sums.iter_mut().zip(gradients) {
                    *derivative *= gradient;
                }
                layer::input_gradient(fan, parameters, sums, below);
            }));
        }
    }

    /// Measure the gradients after [`Self::backward`], and the weights.
    pub fn measure_gradients<'t>(&'t mut self, ranges: &'t Ranges, tasks: &mut Vec<Task<'t>>) {
        let Self { fan, parameters, sums, outputs, found, .. } = self;
        let Findings { gradient, sums: of_sums, .. } = found;
        let (units, outputs, sums) = (fan.outputs, outputs.as_slice(), sums.as_slice());
        let weights = &parameters[..fan.inputs * fan.outputs];
        tasks.push(Box::new(move || {
            let (deviation, not_finite) = deviation(&values(units, outputs));
            *gradient = Some((deviation, not_finite, Histogram::of(ranges.gradients, [outputs])));
        }));
        tasks.push(Box::new(move || {
            *of_sums = Some((deviation(&values(units, sums)).0, Histogram::of(ranges.weights, [weights])));
        }));
    }
}
