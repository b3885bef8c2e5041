//! Activations: the effect of a weight initialization on a deep network, forward and backward.
//!
//! *Deep Learning from Scratch*, section 6.2, feeds standard normal samples to a network of equally wide layers and looks at
//! the outputs of every layer. Here also at the gradients, and at how much of the input the units still respond to.

mod range;
mod row;
mod run;
pub mod story;
pub mod symmetry;
pub mod trained_net;

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{SettingsError, within};
use crate::knob::{Domain, shortest};
use crate::language::t;
use crate::network::{Activation, OutputLayer, Shape};
pub use range::GRADIENT_RANGE;
pub use row::Row;
pub use run::{
    Gradient, LayerResult, Results, RowResult, TrainedNet, TrainedNetInfo, operation_count, run, run_while, task_count,
};
pub use symmetry::Symmetry;

/// The greatest number of layers.
pub const MAX_LAYERS: usize = 50;
/// The least and the greatest number of units of a layer.
pub const UNITS: [usize; 2] = [2, 1_000];
/// The least and the greatest number of samples.
pub const SAMPLES: [usize; 2] = [10, 20_000];
/// The greatest number of values of a row: layers x units x samples.
pub const MAX_VALUES: usize = 50_000_000;
/// The greatest number of rows.
pub const MAX_ROWS: usize = 8;

/// All settings of the Activations workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The activation of the rows without one of their own.
    pub activation: Activation,
    /// The initializations to compare, from top to bottom.
    pub rows: Vec<Row>,
    /// The number of layers, 1 to [`MAX_LAYERS`].
    pub layers: usize,
    /// The number of units of each layer, and of normal inputs: within [`UNITS`].
    pub units: usize,
    /// The number of samples, within [`SAMPLES`].
    pub samples: usize,
    /// The input of the first layer.
    pub input: Input,
    /// The bias of every unit.
    pub bias: f64,
    /// The seed of inputs, weights and gradients.
    pub seed: u64,
    /// The values that are shown.
    pub show: Show,
    /// The height that the bars are relative to.
    pub heights: Heights,
    /// Whether the heights of the bars are logarithmic.
    pub log: bool,
    /// The enlarged cell: its row and its layer, counted from 0.
    pub enlarged: Option<(usize, usize)>,
    /// The small network that is trained.
    pub symmetry: Symmetry,
}

/// The input of the first layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum Input {
    /// Independent standard normal numbers, as many as a layer has units.
    #[default]
    Normal,
    /// The first training images of MNIST, 784 pixels from 0 to 1.
    Images,
}

/// The number of pixels of an MNIST image.
const PIXELS: usize = 784;

/// The values that the workspace shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum Show {
    /// The outputs of every layer.
    #[default]
    Activations,
    /// The gradients of every layer.
    Gradients,
    /// The weights.
    Weights,
    /// A small network, trained from equal and from random weights.
    Symmetry,
}

/// The height that the bars are relative to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum Heights {
    /// The highest bar of each row.
    #[default]
    Row,
    /// The highest bar of all rows.
    Shared,
}

/// The default settings, built once: deserialization of partial settings asks for them often.
static DEFAULT: LazyLock<Settings> = LazyLock::new(Settings::book);

impl Default for Settings {
    fn default() -> Self {
        DEFAULT.clone()
    }
}

impl Settings {
    /// Whether the inputs are images of MNIST.
    pub fn reads_images(&self) -> bool {
        self.input == Input::Images
    }


    /// The settings of the book's figures 6-10 to 6-13, in one picture.
    fn book() -> Self {
        Self {
            activation: Activation::Sigmoid,
            rows: ["normal:std=1", "normal:std=0.01", "xavier"].iter().filter_map(|text| text.parse().ok()).collect(),
            layers: 5,
            units: 100,
            samples: 1_000,
            input: Input::Normal,
            bias: 0.0,
            seed: 1,
            show: Show::Activations,
            heights: Heights::Row,
            log: false,
            enlarged: None,
            symmetry: Symmetry::default(),
        }
    }

    /// Check that the settings can be run; everything that is computed or drawn relies on it.
    pub fn validate(&self) -> Result<(), SettingsError> {
        let fail = |field, message: Cow<'_, str>| Err(SettingsError { field, message: message.into_owned() });
        if self.rows.is_empty() {
            return fail("rows", t!("refused.no_inits"));
        }
        if self.rows.len() > MAX_ROWS {
            return fail("rows", t!("refused.several", count = self.rows.len(), most = MAX_ROWS));
        }
        within("layers", self.layers, [1, MAX_LAYERS])?;
        within("units", self.units, UNITS)?;
        within("samples", self.samples, SAMPLES)?;
        if self.values() > MAX_VALUES {
            let (layers, units, samples) = (self.layers, self.units, self.samples);
            let (values, most) = (self.values(), MAX_VALUES / (layers * units));
            let hint = if most >= SAMPLES[0] { t!("refused.values_hint", samples = most) } else { Cow::default() };
            let message = t!(
                "refused.values",
                layers = layers,
                units = units,
                samples = samples,
                values = values,
                most = MAX_VALUES,
                hint = hint
            );
            return fail("samples", message);
        }
        if !Domain::Finite.contains(self.bias) {
            return fail("bias", t!("refused.must_value", value = shortest(self.bias), domain = Domain::Finite.description()));
        }
        if self.enlarged.is_some_and(|(row, layer)| row >= self.rows.len() || layer >= self.layers) {
            return fail("enlarged", t!("refused.enlarged"));
        }
        self.symmetry.validate()
    }

    /// The number of values of a row.
    pub fn values(&self) -> usize {
        self.layers * self.units * self.samples
    }

    /// The activation of a row.
    pub fn activation_of(&self, row: &Row) -> Activation {
        row.activation.unwrap_or(self.activation)
    }

    /// The shape of a row's network.
    pub fn shape(&self, row: &Row) -> Shape {
        let activation = self.activation_of(row);
        let mut widths = vec![self.units; self.layers + 1];
        widths[0] = self.first_layer_inputs();
        Shape { widths, activation, output: OutputLayer::Activated }
    }

    /// The number of inputs of the first layer.
    pub fn first_layer_inputs(&self) -> usize {
        match self.input {
            Input::Normal => self.units,
            Input::Images => PIXELS,
        }
    }

    /// The settings that affect what is computed; all others are set to their defaults.
    #[must_use]
    pub fn inputs(&self) -> Self {
        let rows = self.rows.iter().map(|row| Row { activation: Some(self.activation_of(row)), ..row.clone() }).collect();
        let symmetry = self.symmetry.inputs();
        let Self { activation, layers, units, samples, input, bias, seed, .. } = *self;
        Self { activation, rows, layers, units, samples, input, bias, seed, symmetry, ..Self::default() }
    }

    /// The names of the rows: the initialization, with the activation where the rows differ in it, and a number if a name
    /// repeats.
    pub fn names(&self) -> Vec<String> {
        let first = self.rows.first().map(|row| self.activation_of(row));
        let one = self.rows.iter().all(|row| Some(self.activation_of(row)) == first);
        let name = |row: &Row| {
            let init = row.init.name();
            if one { init } else { format!("{} · {init}", self.activation_of(row).name()) }
        };
        crate::naming::numbered(self.rows.iter().map(name).collect())
    }
}

#[cfg(test)]
mod tests;
