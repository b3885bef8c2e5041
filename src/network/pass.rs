//! The forward and the backward pass of a batch through a network.

use super::product::{self, MatrixElement, matrix, transposed};
use super::{LayerRange, Shape, layer};

/// The values of a layer, units x batch: pre-activations and outputs after [`Pass::forward`], the gradients of the loss with
/// respect to them after [`Pass::backward`].
#[derive(Clone, Debug)]
pub struct Layer<T> {
    /// a = W z + b, or ∂L/∂a.
    pub pre_activations: Vec<T>,
    /// z = f(a), or ∂L/∂z.
    pub outputs: Vec<T>,
}

/// The values of a batch in all layers, in buffers that are reused for batches of the same size. Samples do not affect each
/// other.
#[derive(Clone, Debug)]
pub struct Pass<T> {
    /// The layers, the first one first.
    pub layers: Vec<Layer<T>>,
    ranges: Vec<LayerRange>,
    /// ∂L/∂z of the layer being processed; becomes ∂L/∂z of the layer below.
    gradient: Vec<T>,
    batch: usize,
}

impl<T: MatrixElement> Pass<T> {
    /// Buffers for `batch` samples.
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

    /// The parameter ranges of the layers.
    pub(super) fn layer_ranges(&self) -> &[LayerRange] {
        &self.ranges
    }

    /// The number of samples.
    pub fn batch(&self) -> usize {
        self.batch
    }

    /// The forward pass: compute the values of every layer for these inputs (features x batch, column by column). `shape` is
    /// that of [`Self::new`].
    pub fn forward(&mut self, shape: &Shape, parameters: &[T], inputs: &[T]) {
        for layer in 0..self.layers.len() {
            self.forward_layer(layer, shape, parameters, inputs);
        }
    }

    /// One layer of [`Self::forward`]; the layers below it come first.
    pub fn forward_layer(&mut self, index: usize, shape: &Shape, parameters: &[T], inputs: &[T]) {
        let range = &self.ranges[index];
        let (done, rest) = self.layers.split_at_mut(index);
        let Layer { pre_activations, outputs } = &mut rest[0];
        let layer_inputs = done.last().map_or(inputs, |layer| &layer.outputs);
        let parameters = &parameters[range.weights.start..range.biases.end];
        layer::forward(range.fan, shape.activation_of(index), parameters, layer_inputs, pre_activations, outputs);
    }

    /// The backward pass: replace the values of every layer by gradients of the loss, from `output_gradient` (∂L/∂z of the last
    /// layer, units x batch), and write the gradient with respect to the parameters, summed over the batch, if asked for.
    /// `inputs` are those of the preceding [`Self::forward`].
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

    /// Start the backward pass with ∂L/∂z of the last layer, units x batch.
    pub fn set_output_gradient(&mut self, output_gradient: &[T]) {
        self.gradient[..output_gradient.len()].copy_from_slice(output_gradient);
    }

    /// One layer of [`Self::backward`]: from ∂L/∂z of the layer to ∂L/∂a and to the gradient with respect to its parameters.
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
            for (bias, &gradient) in biases.iter_mut().zip(sample) {
                *bias += gradient;
            }
        }
    }

    /// The gradient with respect to the inputs of a layer, inputs x batch, from its ∂L/∂a.
    pub fn input_gradient(&mut self, index: usize, parameters: &[T]) -> &[T] {
        let (batch, range) = (self.batch(), &self.ranges[index]);
        let input_gradient = &mut self.gradient[..range.fan.inputs * batch];
        layer::input_gradient(range.fan, &parameters[range.weights.clone()], &self.layers[index].pre_activations, input_gradient);
        input_gradient
    }
}
