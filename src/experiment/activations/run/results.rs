//! What a run brings, as data.

use std::sync::Arc;

use super::super::{Row, Settings};
use crate::experiment::training;
use crate::network::histogram::Histogram;
use crate::network::infinite_width::Expected;
#[cfg(doc)]
use crate::network::statistics::participation_ratio;
use crate::network::statistics::{Saturation, Spread};

/// What a run brings.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The rows, in the order of the settings.
    pub rows: Vec<Arc<RowResult>>,
    /// What they are of, where that is not settings but nets that were opened.
    pub trained_net: Option<TrainedNetInfo>,
    /// The settings that they are of, reduced to what is computed.
    pub(super) settings: Option<Settings>,
    pub(super) inputs: RunInputs,
}

/// What results are of when nets were opened: these end with a layer of scores.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainedNetInfo {
    /// The rows' names.
    pub names: Vec<String>,
    /// What they are, in a few words.
    pub title: String,
    /// What to see, in a sentence.
    pub text: String,
    /// Where the nets come from, in a line.
    pub about: String,
    /// Which of the training's nets it is: what the words above follow from.
    pub net: TrainedNet,
    /// The training that they are from.
    pub training: training::Settings,
}

/// A net of a training that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainedNet {
    /// The index of its curve.
    pub curve: usize,
    /// The iteration after which it was opened.
    pub iteration: usize,
    /// The number of images that went through it.
    pub images: usize,
    /// The name of the data.
    pub data: String,
    /// The numbers of its inputs and of its scores.
    pub io_widths: [usize; 2],
}

impl Results {
    /// The results of nets that were opened.
    pub fn of_trained_net(rows: Vec<Arc<RowResult>>, trained_net: TrainedNetInfo) -> Self {
        Self { rows, trained_net: Some(trained_net), ..Self::default() }
    }

    /// The rows' names.
    pub fn names(&self, settings: &Settings) -> Vec<String> {
        self.trained_net.as_ref().map_or_else(|| settings.names(), |net| net.names.clone())
    }
}

/// The standard normal samples and the gradients that are fed in at the top, both units x samples.
#[derive(Clone, Debug, Default)]
pub(super) struct RunInputs {
    pub(super) samples: Arc<Vec<f64>>,
    pub(super) output_gradients: Arc<Vec<f64>>,
}

/// What a row brings.
#[derive(Clone, Debug, PartialEq)]
pub struct RowResult {
    /// The row, with its activation.
    pub row: Row,
    /// The layers, the first one first.
    pub layers: Vec<LayerResult>,
    /// What an infinitely wide net does, layer by layer; `None` where the weights are not independent with mean 0.
    pub expected: Option<Vec<Expected>>,
}

/// What a layer of a row brings.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerResult {
    /// The number of its units.
    pub units: usize,
    /// How its outputs spread.
    pub spread: Spread,
    /// The number of distinct units: see [`participation_ratio`].
    pub distinct: Option<f64>,
    /// How its activation works.
    pub saturation: Saturation,
    /// The histogram of its outputs.
    pub histogram: Histogram,
    /// The gradients on their way back through it.
    pub gradient: Gradient,
    /// Its weights.
    pub weights: Weights,
}

/// The weights of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Where they lie and how far they spread, within a unit and between units.
    pub spread: Spread,
    /// Their histogram.
    pub histogram: Histogram,
}

/// The gradients at a layer: their standard deviations over all units and samples, NaN where they are not finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// Of ∂L/∂z, with respect to the layer's outputs.
    pub outputs: f64,
    /// Of ∂L/∂a, with respect to its sums; those of its weights are made from this one.
    pub sums: f64,
    /// Of the gradient with respect to its inputs: the outputs of the layer below.
    pub inputs: f64,
    /// The gradients ∂L/∂z that are not finite.
    pub not_finite: usize,
    /// The histogram of ∂L/∂z.
    pub histogram: Histogram,
}

impl Gradient {
    /// By how much the standard deviation is multiplied on the way down through this layer.
    pub fn factor(&self) -> f64 {
        self.inputs / self.outputs
    }
}
