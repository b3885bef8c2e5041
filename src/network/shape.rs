//! The shape of a network, and the position of each layer's parameters in the flat slice.

use std::ops::Range;

use super::Activation;
use super::init::Fan;

/// The output of the last layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum OutputLayer {
    /// Activated like every other layer.
    Activated,
    /// Scores (logits) without an activation, for a loss that applies softmax.
    Scores,
}

/// The shape of a fully connected network.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Shape {
    /// The number of inputs, then the number of units of each layer; at least two numbers, each at least 1.
    pub widths: Vec<usize>,
    /// The activation of every layer, or of all but the last.
    pub activation: Activation,
    /// The output of the last layer.
    pub output: OutputLayer,
}

/// The position of a layer's parameters in the flat slice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerRange {
    /// The weights W: units x inputs, column by column.
    pub weights: Range<usize>,
    /// The biases b, one per unit, after the weights.
    pub biases: Range<usize>,
    /// The numbers of inputs and of units.
    pub fan: Fan,
}

impl Shape {
    /// The number of layers with weights.
    pub fn layer_count(&self) -> usize {
        self.widths.len() - 1
    }

    /// The number of parameters.
    pub fn parameter_count(&self) -> usize {
        self.widths.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum()
    }

    /// The position of a layer's parameters; layers are counted from 0.
    pub fn layer_range(&self, layer: usize) -> LayerRange {
        let fan = Fan { inputs: self.widths[layer], outputs: self.widths[layer + 1] };
        let start: usize = self.widths[..=layer].windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
        let biases = start + fan.inputs * fan.outputs;
        LayerRange { weights: start..biases, biases: biases..biases + fan.outputs, fan }
    }

    /// The positions of all layers' parameters, the first layer first.
    pub fn layer_ranges(&self) -> Vec<LayerRange> {
        (0..self.layer_count()).map(|layer| self.layer_range(layer)).collect()
    }

    /// The activation of a layer, counted from 0.
    pub fn activation_of(&self, layer: usize) -> Activation {
        let is_last = layer + 1 == self.layer_count();
        if is_last && self.output == OutputLayer::Scores { Activation::Identity } else { self.activation }
    }
}

#[cfg(test)]
mod tests;
