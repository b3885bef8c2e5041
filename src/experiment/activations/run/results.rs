//! The results of a run.

use std::sync::{Arc, Mutex};

use super::super::{Row, Settings};
use super::spare::Spare;
use crate::experiment::training;
use crate::network::histogram::Histogram;
use crate::network::infinite_width::Expected;
#[cfg(doc)]
use crate::network::statistics::participation_ratio;
use crate::network::statistics::{Saturation, Spread};

/// The results of a run.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Results {
    /// The rows, in the order of the settings.
    pub rows: Vec<Arc<RowResult>>,
    /// The trained network that the rows are of, if they are not of the workspace's settings.
    pub trained_net: Option<TrainedNetInfo>,
    /// The settings that the rows are of, as of [`Settings::inputs`].
    #[serde(skip)]
    pub(super) settings: Option<Settings>,
    #[serde(skip)]
    pub(super) inputs: RunInputs,
}

/// Names and texts of trained networks shown in the workspace. Their last layer gives scores.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TrainedNetInfo {
    /// The names of the rows.
    pub names: Vec<String>,
    /// The title.
    pub title: String,
    /// What to look at, in a sentence.
    pub text: String,
    /// Where the networks come from, in a line.
    pub about: String,
    /// The network, from which the texts above follow.
    pub net: TrainedNet,
    /// The settings of the training run.
    pub training: training::Settings,
}

/// A network of a training run.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TrainedNet {
    /// The index of its curve.
    pub curve: usize,
    /// The iteration after which it was opened.
    pub iteration: usize,
    /// The number of images that it is measured on.
    pub images: usize,
    /// The name of the data set.
    pub data: String,
    /// The numbers of inputs and of scores.
    pub io_widths: [usize; 2],
}

impl Results {
    /// The results of trained networks.
    pub fn of_trained_net(rows: Vec<Arc<RowResult>>, trained_net: TrainedNetInfo) -> Self {
        Self { rows, trained_net: Some(trained_net), ..Self::default() }
    }

    /// The names of the rows.
    pub fn names(&self, settings: &Settings) -> Vec<String> {
        self.trained_net.as_ref().map_or_else(|| settings.names(), |net| net.names.clone())
    }
}

/// The inputs of the first layer (inputs x samples) and the gradients at the outputs (units x samples), column by column.
#[derive(Clone, Debug, Default)]
pub(super) struct RunInputs {
    pub(super) samples: Arc<Vec<f64>>,
    pub(super) output_gradients: Arc<Vec<f64>>,
    /// Buffers for the next run.
    pub(super) spare: Arc<Mutex<Spare>>,
}

/// The results of a row.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RowResult {
    /// The row, with its activation.
    pub row: Row,
    /// The layers, the first one first.
    pub layers: Vec<LayerResult>,
    /// The theory of infinitely wide networks, by layer; `None` if the weights are not independent with mean 0, or for images.
    pub expected: Option<Vec<Expected>>,
}

/// The results of a layer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LayerResult {
    /// The number of units.
    pub units: usize,
    /// Location and spread of the outputs.
    pub spread: Spread,
    /// The effective number of distinct units; see [`participation_ratio`].
    pub distinct: Option<f64>,
    /// The saturation of the activation.
    pub saturation: Saturation,
    /// The histogram of the outputs.
    pub histogram: Histogram,
    /// The gradients.
    pub gradient: Gradient,
    /// The weights.
    pub weights: Weights,
}

/// The weights of a layer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Weights {
    /// Location and spread, within and between units.
    pub spread: Spread,
    /// The histogram.
    pub histogram: Histogram,
}

/// The gradients of a layer: standard deviations over all units and samples, NaN if values are not finite.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Gradient {
    /// The standard deviation of ∂L/∂z, with respect to the outputs.
    pub outputs: f64,
    /// The standard deviation of ∂L/∂a, with respect to the pre-activations, which determines the gradient of the weights.
    pub sums: f64,
    /// The standard deviation of the gradient with respect to the inputs, the outputs of the layer below.
    pub inputs: f64,
    /// The number of values of ∂L/∂z that are not finite.
    pub not_finite: usize,
    /// The histogram of ∂L/∂z.
    pub histogram: Histogram,
}

impl Gradient {
    /// The factor on the standard deviation from the outputs to the inputs of this layer.
    pub fn factor(&self) -> f64 {
        self.inputs / self.outputs
    }
}
