//! What is measured: a network, and what is fed to it.

use crate::network::Shape;

/// Writes the parameters of a layer.
type Parameters<'a> = Box<dyn Fn(usize, &mut [f64]) + Sync + 'a>;
/// Replaces outputs by gradients.
type OutputGradient<'a> = Box<dyn Fn(&mut [f64]) + Sync + 'a>;

/// A network to measure, and what is fed to it.
pub struct Net<'a> {
    /// The shape.
    pub shape: Shape,
    /// Writes the parameters of a layer: the weights, column by column, then the biases. Asked for twice if not all is kept.
    pub parameters: Parameters<'a>,
    /// The inputs, inputs x samples.
    pub inputs: &'a [f64],
    /// Replaces the outputs of the last layer, units x samples, by the gradients with respect to them.
    pub output_gradient: OutputGradient<'a>,
}
