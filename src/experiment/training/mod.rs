//! Training: several optimizers train the same network on the same data; compared are loss and test accuracy.
//!
//! *Deep Learning from Scratch*, sections 6.1.8 (optimizers on MNIST) and 6.2.4 (initializations on MNIST).

mod bowls_limit;
mod curve;
mod images;
pub mod landscape;
mod net;
mod results;
mod run;
mod sharpness;
pub mod smooth;
mod test_accuracy;
mod usual_rates;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::entry::{self, Entry};
use super::{SettingsError, within};
use crate::dataset::names::portable;
use crate::knob::{Domain, shortest};
use crate::language::t;
use crate::naming;
use crate::network::init::InitSpec;
use crate::network::{Activation, OutputLayer, Shape};
use crate::optimizer::OptimizerSpec;
pub use bowls_limit::{AgainstLimit, Sharp};
pub use curve::{Curve, LOG_EVERY, Outcome};
use landscape::Landscape;
pub use net::{Net, RunControl};
pub use results::{Band, Reached, Results, SharpnessBand, run};
pub use run::TrainingRun;
pub use sharpness::{Measured, Sharpness, Turns};
pub use test_accuracy::{Mistake, mistakes};
pub use usual_rates::with_usual_rate;

/// The greatest number of hidden layers.
pub const MAX_LAYERS: usize = 20;
/// The greatest number of units of a hidden layer.
pub const MAX_UNITS: usize = 2_000;
/// The greatest size of a mini-batch.
pub const MAX_BATCH: usize = 10_000;
/// The greatest number of iterations.
pub const MAX_ITERATIONS: usize = 100_000;
/// The greatest number of seeds.
pub const MAX_SEEDS: usize = 20;
/// The greatest number of curves: optimizers times initializations.
pub const MAX_CURVES: usize = 16;
/// The greatest number of parameters over all networks, which are all kept in memory.
pub const MAX_PARAMETERS: usize = 50_000_000;
/// Pixels and classes of MNIST, to check the size of a network before the data is read.
const BOOK_IO_WIDTHS: [usize; 2] = [784, 10];
/// Iterations between two measurements of the test accuracy; it is also measured after the last iteration.
pub const TEST_EVERY: usize = 100;

/// All settings of the Training workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The optimizers, in the order of the cards.
    pub optimizers: Vec<Entry>,
    /// The initializations; each optimizer trains from each of them.
    pub inits: Vec<InitSpec>,
    /// The numbers of units of the hidden layers, at most [`MAX_LAYERS`] of them.
    pub hidden: Vec<usize>,
    /// The activation of the hidden layers.
    pub activation: Activation,
    /// The weight decay λ, which adds λ/2·ΣW² to the loss.
    pub weight_decay: f64,
    /// The number of images in a mini-batch.
    pub batch: usize,
    /// The number of iterations, with one mini-batch each.
    pub iterations: usize,
    /// The first seed of weights and mini-batches.
    pub seed: u64,
    /// The number of consecutive seeds.
    pub seeds: usize,
    /// Whether all optimizers start from the same weights.
    pub start: Start,
    /// When the loss is measured.
    pub measure: Measure,
    /// The folder of the data set; `None` for MNIST.
    pub data: Option<PathBuf>,
    /// Training uses only so many of the first training images; `None` for all. If the mini-batch has as many, it is always all of
    /// them, in their order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub images: Option<usize>,
    /// When the sharpness is measured; `None` for never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sharpness: Option<Sharpness>,
    /// The target loss of the table, which shows when the smoothed loss reaches it.
    pub goal: f64,
    /// The axis of the loss.
    pub scale: Scale,
    /// The horizontal axis of the curves.
    pub axis: Axis,
    /// The index of the curve shown in the gallery and the log; an index beyond the list means the last one.
    pub chosen: usize,
    /// The landscape that the walks are drawn on; `None` if no points of them are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub landscape: Option<Landscape>,
}

/// The weights that the networks start from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum Start {
    /// The same for every optimizer; other initializations use the same draws.
    #[default]
    Same,
    /// Each network draws its own, as in the book's code.
    Own,
}

/// When the loss of an iteration is measured on its mini-batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum Measure {
    /// After the update, with a second forward pass, as in the book's code.
    #[default]
    After,
    /// Before the update, at no extra cost.
    Before,
}

/// The axis of the loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum Scale {
    /// From 0 to 1, as in the book's figures.
    #[default]
    Book,
    /// Logarithmic.
    Log,
    /// From 0 to the highest smoothed loss.
    Free,
}

/// The horizontal axis of the curves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Axis {
    /// Iterations.
    #[default]
    Iterations,
    /// The time in seconds that the network's own iterations took.
    Seconds,
}

/// The optimizer and the initialization of a curve, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurveSpec {
    /// The index of the optimizer.
    pub optimizer: usize,
    /// The index of the initialization.
    pub init: usize,
}

/// The default settings, built once: deserialization of partial settings asks for them often.
static DEFAULT: LazyLock<Settings> = LazyLock::new(Settings::book);

impl Default for Settings {
    fn default() -> Self {
        DEFAULT.clone()
    }
}

impl Settings {
    /// The settings of the book's figure 6-9.
    fn book() -> Self {
        let optimizers = ["sgd", "momentum", "adagrad", "adam:epsilon=1e-7,epsilon_form=book"];
        let entry = |text: &str| text.parse::<OptimizerSpec>().ok().map(|rule| Entry::from(with_usual_rate(rule)));
        Self {
            optimizers: optimizers.into_iter().filter_map(entry).collect(),
            inits: ["he"].into_iter().filter_map(|text| text.parse().ok()).collect(),
            hidden: vec![100; 4],
            activation: Activation::Relu,
            weight_decay: 0.0,
            batch: 128,
            iterations: 2_000,
            seed: 1,
            seeds: 1,
            start: Start::Same,
            measure: Measure::After,
            data: None,
            images: None,
            sharpness: None,
            goal: 0.3,
            scale: Scale::Book,
            axis: Axis::Iterations,
            chosen: 0,
            landscape: None,
        }
    }

    /// Check that the settings can be run on suitable data; everything that is computed or drawn relies on it.
    pub fn validate(&self) -> Result<(), SettingsError> {
        let fail = |field, message: Cow<'_, str>| Err(SettingsError { field, message: message.into_owned() });
        if self.optimizers.is_empty() {
            return fail("optimizers", t!("refused.no_optimizers"));
        }
        if self.inits.is_empty() {
            return fail("inits", t!("refused.no_inits"));
        }
        let curves = self.curve_specs().len();
        if curves > MAX_CURVES {
            let (optimizers, inits) = (self.optimizers.len(), self.inits.len());
            let message = t!("refused.curves", optimizers = optimizers, inits = inits, curves = curves, most = MAX_CURVES);
            return fail("optimizers", message);
        }
        if self.hidden.len() > MAX_LAYERS {
            return fail("hidden", t!("refused.layers", count = self.hidden.len(), most = MAX_LAYERS));
        }
        for &units in &self.hidden {
            within("hidden", units, [1, MAX_UNITS])?;
        }
        within("batch", self.batch, [1, MAX_BATCH])?;
        within("iterations", self.iterations, [1, MAX_ITERATIONS])?;
        within("seeds", self.seeds, [1, MAX_SEEDS])?;
        self.check_images(usize::MAX)?;
        self.sharpness.map_or(Ok(()), Sharpness::validate)?;
        self.check_size(BOOK_IO_WIDTHS[0], BOOK_IO_WIDTHS[1])?;
        for (field, value, domain) in
            [("weight_decay", self.weight_decay, Domain::NotNegative), ("goal", self.goal, Domain::Positive)]
        {
            if !domain.contains(value) {
                return fail(field, t!("refused.must_value", value = shortest(value), domain = domain.description()));
            }
        }
        self.landscape.as_ref().map_or(Ok(()), Landscape::validate)
    }

    /// Check that the networks for these numbers of pixels and classes fit into memory together.
    pub fn check_size(&self, pixels: usize, classes: usize) -> Result<(), SettingsError> {
        let nets = self.curve_specs().len() * self.seeds;
        let parameters = nets * self.shape(pixels, classes).parameter_count();
        if parameters <= MAX_PARAMETERS {
            return Ok(());
        }
        let message = t!("refused.parameters", nets = nets, parameters = parameters, most = MAX_PARAMETERS).into_owned();
        Err(SettingsError { field: if self.seeds > 1 { "seeds" } else { "hidden" }, message })
    }

    /// The shape of the network for these numbers of pixels and classes.
    pub fn shape(&self, pixels: usize, classes: usize) -> Shape {
        let widths = [pixels].into_iter().chain(self.hidden.iter().copied()).chain([classes]);
        Shape { widths: widths.collect(), activation: self.activation, output: OutputLayer::Scores }
    }

    /// The specifications of the curves: all initializations of the first optimizer, then of the second, and so on.
    pub fn curve_specs(&self) -> Vec<CurveSpec> {
        let inits = 0..self.inits.len();
        let spec = |optimizer| inits.clone().map(move |init| CurveSpec { optimizer, init });
        (0..self.optimizers.len()).flat_map(spec).collect()
    }

    /// The names of the curves: optimizer, initialization or both, whichever distinguishes them.
    pub fn names(&self) -> Vec<String> {
        let optimizers = entry::names(&self.optimizers);
        let inits = naming::numbered(self.inits.iter().map(InitSpec::name).collect());
        let name = |CurveSpec { optimizer, init }: CurveSpec| match (optimizers.len(), inits.len()) {
            (_, 1) => optimizers[optimizer].clone(),
            (1, _) => inits[init].clone(),
            _ => format!("{} · {}", optimizers[optimizer], inits[init]),
        };
        self.curve_specs().into_iter().map(name).collect()
    }

    /// Whether a curve is drawn.
    pub fn is_visible(&self, curve: usize) -> bool {
        self.optimizers.get(curve / self.inits.len().max(1)).is_some_and(|entry| entry.visible)
    }

    /// The index of the curve shown in the gallery and the log.
    pub fn chosen(&self) -> usize {
        self.chosen.min(self.curve_specs().len().saturating_sub(1))
    }

    /// The settings as they are written into a picture, which may be opened anywhere: the data without the folders above it.
    #[must_use]
    pub fn portable(&self) -> Self {
        Self { data: self.data.as_deref().map(portable), ..self.clone() }
    }

    /// The settings that affect what is computed; all others are set to their defaults.
    #[must_use]
    pub fn inputs(&self) -> Self {
        let Self { goal, scale, axis, chosen, .. } = Self::default();
        let optimizers = self.optimizers.iter().map(|entry| Entry::from(entry.rule.clone())).collect();
        let landscape = self.landscape.as_ref().map(Landscape::inputs);
        Self { optimizers, goal, scale, axis, chosen, landscape, ..self.clone() }
    }
}

#[cfg(test)]
mod tests;
