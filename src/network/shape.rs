//! The shape of a network, and where each layer's parameters stand in the flat slice of all of them.

use std::ops::Range;

use super::Activation;
use super::init::Fan;

/// What the last layer makes of its sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputLayer {
    /// The activation, as every other layer.
    Activated,
    /// Nothing: its outputs are scores (logits), for a loss that makes probabilities of them.
    Scores,
}

/// The shape of a network of fully connected layers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The number of inputs, then the number of units of each layer; at least two numbers, all at least 1.
    pub widths: Vec<usize>,
    /// f, the same in every layer.
    pub activation: Activation,
    /// What the last layer does.
    pub output: OutputLayer,
}

/// Where a layer's parameters stand in the flat slice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerRange {
    /// The weights W: units x inputs, column by column.
    pub weights: Range<usize>,
    /// The biases b, one for each unit; they follow the weights.
    pub biases: Range<usize>,
    /// The numbers of inputs and units.
    pub fan: Fan,
}

impl Shape {
    /// The number of layers that have weights.
    pub fn layer_count(&self) -> usize {
        self.widths.len() - 1
    }

    /// The number of parameters.
    pub fn parameter_count(&self) -> usize {
        self.widths.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum()
    }

    /// Where a layer's parameters stand; layers are counted from 0.
    pub fn layer_range(&self, layer: usize) -> LayerRange {
        let fan = Fan { inputs: self.widths[layer], outputs: self.widths[layer + 1] };
        let start: usize = self.widths[..=layer].windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
        let biases = start + fan.inputs * fan.outputs;
        LayerRange { weights: start..biases, biases: biases..biases + fan.outputs, fan }
    }

    /// The places of all layers, the first one first.
    pub fn layer_ranges(&self) -> Vec<LayerRange> {
        (0..self.layer_count()).map(|layer| self.layer_range(layer)).collect()
    }

    /// What a layer makes of its sums.
    pub fn activation_of(&self, layer: usize) -> Activation {
        let is_last = layer + 1 == self.layer_count();
        if is_last && self.output == OutputLayer::Scores { Activation::Identity } else { self.activation }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_each_other_and_fill_the_slice() {
        let shape = Shape { widths: vec![6, 5, 4, 3], activation: Activation::Tanh, output: OutputLayer::Scores };
        let ranges = shape.layer_ranges();
        assert_eq!(ranges[0].weights, 0..30);
        assert_eq!(ranges[0].biases, 30..35);
        assert_eq!(ranges[1].weights, 35..55);
        assert_eq!(ranges[2].biases.end, shape.parameter_count());
        let activations: Vec<_> = (0..3).map(|layer| shape.activation_of(layer)).collect();
        assert_eq!(activations, [Activation::Tanh, Activation::Tanh, Activation::Identity]);
    }
}
