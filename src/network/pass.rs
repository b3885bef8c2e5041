//! A batch of samples on its way through a network, forward and back.

use super::product::{self, MatrixElement, matrix, transposed};
use super::{LayerRange, Shape};

/// What stands before and after a layer's activation, units x batch: the values after [`Pass::forward`], and after
/// [`Pass::backward`] in their place the gradients of the loss with respect to them.
#[derive(Clone, Debug)]
pub struct Layer<T> {
    /// a = W z + b, or ∂L/∂a.
    pub pre_activations: Vec<T>,
    /// z = f(a), or ∂L/∂z.
    pub outputs: Vec<T>,
}

/// The buffers of one batch: made once, used again for every batch of the same size. A sample's way does not depend on the
/// others of its batch.
#[derive(Clone, Debug)]
pub struct Pass<T> {
    /// The layers, the first one first.
    pub layers: Vec<Layer<T>>,
    ranges: Vec<LayerRange>,
    /// ∂L/∂z on its way down, before it takes the place of z.
    gradient: Vec<T>,
    batch: usize,
}

impl<T: MatrixElement> Pass<T> {
    /// Buffers for so many samples.
    pub fn new(shape: &Shape, batch: usize) -> Self {
        let zeros = |units: &usize| vec![T::zero(); units * batch];
        let layers =
            shape.widths[1..].iter().map(|units| Layer { pre_activations: zeros(units), outputs: zeros(units) }).collect();
        let widest = shape.widths.iter().max().copied().unwrap_or(0);
        Self { layers, ranges: shape.layer_ranges(), gradient: zeros(&widest), batch }
    }

    /// The outputs of the last layer, units x batch.
    pub fn outputs(&self) -> &[T] {
        &self.layers[self.layers.len() - 1].outputs
    }

    /// Where the parameters of each layer stand.
    pub(super) fn layer_ranges(&self) -> &[LayerRange] {
        &self.ranges
    }

    /// The number of samples.
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// Fill every layer with its values for these inputs (features x batch, column by column), with the shape that the buffers
    /// were made for.
    pub fn forward(&mut self, shape: &Shape, parameters: &[T], inputs: &[T]) {
        for layer in 0..self.layers.len() {
            self.forward_layer(layer, shape, parameters, inputs);
        }
    }

    /// One layer of [`Self::forward`]; those below it come first.
    pub fn forward_layer(&mut self, index: usize, shape: &Shape, parameters: &[T], inputs: &[T]) {
        let (batch, range) = (self.batch(), &self.ranges[index]);
        let (done, rest) = self.layers.split_at_mut(index);
        let Layer { pre_activations, outputs } = &mut rest[0];
        let layer_inputs = done.last().map_or(inputs, |layer| &layer.outputs);
        // The biases first, so that the product is added to them.
        for sample in pre_activations.chunks_exact_mut(range.fan.outputs) {
            sample.copy_from_slice(&parameters[range.biases.clone()]);
        }
        let weights = matrix(&parameters[range.weights.clone()], range.fan.outputs, range.fan.inputs);
        product::add(pre_activations, weights, matrix(layer_inputs, range.fan.inputs, batch));
        shape.activation_of(index).apply(pre_activations, outputs);
    }

    /// Turn the values of every layer into gradients of the loss, given the one with respect to the outputs (`top`, units x
    /// batch), and write the one with respect to the parameters, summed over the batch, if it is wanted. The inputs are those
    /// of [`Self::forward`], which must have come before.
    pub fn backward(
        &mut self,
        shape: &Shape,
        parameters: &[T],
        inputs: &[T],
        output_gradient: &[T],
        mut parameter_gradient: Option<&mut [T]>,
    ) {
        self.set_output_gradient(output_gradient);
        for layer in (0..self.layers.len()).rev() {
            self.backward_layer(layer, shape, parameters, inputs, parameter_gradient.as_deref_mut());
            if layer > 0 {
                self.input_gradient(layer, parameters);
            }
        }
    }

    /// Begin the way back with the gradient with respect to the outputs, units x batch.
    pub fn set_output_gradient(&mut self, output_gradient: &[T]) {
        self.gradient[..output_gradient.len()].copy_from_slice(output_gradient);
    }

    /// One layer of [`Self::backward`], from the gradient with respect to its outputs to those with respect to its sums and
    /// parameters.
    pub fn backward_layer(
        &mut self,
        index: usize,
        shape: &Shape,
        parameters: &[T],
        inputs: &[T],
        parameter_gradient: Option<&mut [T]>,
    ) {
        debug_assert_eq!(parameters.len(), shape.parameter_count());
        let (batch, range) = (self.batch(), &self.ranges[index]);
        let (done, rest) = self.layers.split_at_mut(index);
        let Layer { pre_activations, outputs } = &mut rest[0];
        let gradient = &self.gradient[..outputs.len()];
        shape.activation_of(index).backward(pre_activations, outputs, gradient);
        outputs.copy_from_slice(gradient);
        let Some(parameter_gradient) = parameter_gradient else { return };
        let layer_inputs = done.last().map_or(inputs, |layer| &layer.outputs);
        let delta = matrix(pre_activations, range.fan.outputs, batch);
        product::set(&mut parameter_gradient[range.weights.clone()], delta, transposed(layer_inputs, range.fan.inputs, batch));
        let biases = &mut parameter_gradient[range.biases.clone()];
        biases.fill(T::zero());
        for sample in pre_activations.chunks_exact(range.fan.outputs) {
            for (bias, &slope) in biases.iter_mut().zip(sample) {
                *bias += slope;
            }
        }
    }

    /// From a layer's sums down through its weights: the gradient with respect to its inputs, inputs x batch.
    pub fn input_gradient(&mut self, index: usize, parameters: &[T]) -> &[T] {
        let (batch, range) = (self.batch(), &self.ranges[index]);
        let weights = transposed(&parameters[range.weights.clone()], range.fan.outputs, range.fan.inputs);
        let sums = matrix(&self.layers[index].pre_activations, range.fan.outputs, batch);
        let input_gradient = &mut self.gradient[..range.fan.inputs * batch];
        product::set(input_gradient, weights, sums);
        input_gradient
    }
}
