//! One layer on a batch of samples. Values are stored sample after sample.

use super::Activation;
use super::init::Fan;
use super::product::{self, MatrixElement, matrix, transposed};

/// The forward pass: sums = W · inputs + b and outputs = f(sums), both units x batch, of inputs x batch. `parameters` are the
/// weights, column by column, then the biases.
pub fn forward<T: MatrixElement>(
    fan: Fan,
    activation: Activation,
    parameters: &[T],
    inputs: &[T],
    sums: &mut [T],
    outputs: &mut [T],
) {
    let (weights, biases) = parameters.split_at(fan.inputs * fan.outputs);
    // Start from the biases, so that the product is added to them.
    for sample in sums.chunks_exact_mut(fan.outputs) {
        sample.copy_from_slice(biases);
    }
    let batch = sums.len() / fan.outputs;
    product::add(sums, matrix(weights, fan.outputs, fan.inputs), matrix(inputs, fan.inputs, batch));
    activation.apply(sums, outputs);
}

/// The backward pass to the layer below: the gradient with respect to the inputs, inputs x batch, from that with respect to the
/// sums, units x batch.
pub fn input_gradient<T: MatrixElement>(fan: Fan, parameters: &[T], sum_gradient: &[T], input_gradient: &mut [T]) {
    let weights = transposed(&parameters[..fan.inputs * fan.outputs], fan.outputs, fan.inputs);
    product::set(input_gradient, weights, matrix(sum_gradient, fan.outputs, sum_gradient.len() / fan.outputs));
}
