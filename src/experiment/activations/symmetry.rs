//! Symmetry breaking: a small two-layer network is trained from equal and from random weights, and its distinct hidden units
//! are counted.
//!
//! *Deep Learning from Scratch*, section 6.2.1: units that start with equal weights get equal gradients and stay equal, so that
//! a hidden layer of them does the work of one unit.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Settings;
use crate::descent::Descent;
use crate::experiment::SettingsError;
use crate::knob::Domain;
use crate::language::t;
use crate::network::draws::{initial_parameters, standard_normal};
use crate::network::init::InitSpec;
use crate::network::loss::{Batch, Classifier};
use crate::network::{OutputLayer, Shape};
use crate::optimizer::OptimizerSpec;

/// The numbers of inputs, hidden units and classes.
pub const WIDTHS: [usize; 3] = [4, 6, 3];
/// The greatest number of steps.
pub const MAX_STEPS: usize = 10_000;
/// The samples of each class: unequal numbers, so that a network of zeros has something to learn.
const SAMPLES_OF: [usize; 3] = [30, 20, 10];
/// The random streams of the seed: samples, then the weights of the two layers.
const INPUTS: u64 = 0;
const WEIGHTS: u64 = 1;

/// The settings of the small network; activation and seed are those of the workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Symmetry {
    /// The initializations to compare, from top to bottom.
    pub rows: Vec<InitSpec>,
    /// The optimizer; every step uses all samples.
    pub optimizer: OptimizerSpec,
    /// The number of steps, at most [`MAX_STEPS`].
    pub steps: usize,
    /// The number of steps that are shown; `None` for all.
    pub shown: Option<usize>,
    /// The playback speed in steps per second.
    pub speed: f64,
}

impl Default for Symmetry {
    fn default() -> Self {
        let rows = ["zero", "constant:value=0.5", "normal:std=0.5"].iter().filter_map(|text| text.parse().ok());
        let optimizer = "sgd:lr=1".parse().unwrap_or_else(|_| OptimizerSpec::all().swap_remove(0));
        Self { rows: rows.collect(), optimizer, steps: 200, shown: None, speed: 24.0 }
    }
}

impl Symmetry {
    /// Check that the settings can be run.
    pub fn validate(&self) -> Result<(), SettingsError> {
        let fail = |message: Cow<'_, str>| Err(SettingsError { field: "symmetry", message: message.into_owned() });
        let part = |part: &str, message: Cow<'_, str>| fail(t!("refused.part", part = part, message = message));
        if self.rows.is_empty() || self.rows.len() > super::MAX_ROWS {
            return fail(t!("refused.rows", most = super::MAX_ROWS));
        }
        if self.steps > MAX_STEPS {
            return part("steps", t!("refused.steps", value = self.steps, most = MAX_STEPS));
        }
        if self.shown.is_some_and(|shown| shown > self.steps) {
            return part("shown", t!("refused.shown", steps = self.steps));
        }
        if !(self.speed.is_finite() && self.speed > 0.0) {
            return part("speed", t!("refused.must", domain = Domain::Positive.description()));
        }
        Ok(())
    }

    /// The settings that affect what is computed.
    #[must_use]
    pub fn inputs(&self) -> Self {
        let Self { rows, optimizer, steps, .. } = self.clone();
        Self { rows, optimizer, steps, ..Self::default() }
    }

    /// The step that is shown: the last one, unless playback is at an earlier one.
    pub fn shown_step(&self) -> usize {
        self.shown.unwrap_or(self.steps)
    }

    /// The names of the rows.
    pub fn names(&self) -> Vec<String> {
        crate::naming::numbered(self.rows.iter().map(InitSpec::name).collect())
    }
}

/// A training run from one initialization. The lists start with step 0, before the first update; they end early if the loss is
/// not finite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SymmetryRun {
    /// The parameters, in the layout of [`shape`].
    pub parameters: Vec<Vec<f64>>,
    /// The mean cross-entropy over all samples.
    pub losses: Vec<f64>,
    /// The number of distinct hidden units; see [`distinct_units`].
    pub distinct: Vec<usize>,
    /// The step at which the loss was not finite, if any; the lists end before it.
    pub diverged: Option<usize>,
}

impl SymmetryRun {
    /// The last step that was recorded.
    pub fn last_step(&self) -> usize {
        self.losses.len() - 1
    }
}

/// The shape of the small network.
pub fn shape(settings: &Settings) -> Shape {
    Shape { widths: WIDTHS.to_vec(), activation: settings.activation, output: OutputLayer::Scores }
}

/// Train from each initialization.
pub fn train(settings: &Settings) -> Vec<SymmetryRun> {
    train_while(settings, &|| true).unwrap_or_default()
}

/// [`train`]; `should_continue` is checked before every step, and false cancels the training, which then returns `None`.
pub fn train_while(settings: &Settings, should_continue: &dyn Fn() -> bool) -> Option<Vec<SymmetryRun>> {
    let (inputs, labels) = samples(settings.seed);
    settings.symmetry.rows.iter().map(|init| train_from(settings, init, &inputs, &labels, should_continue)).collect()
}

fn train_from(
    settings: &Settings,
    init: &InitSpec,
    inputs: &[f64],
    labels: &[usize],
    should_continue: &dyn Fn() -> bool,
) -> Option<SymmetryRun> {
    let shape = shape(settings);
    let start = initial_parameters(&shape, init, settings.seed, WEIGHTS);
    let classifier = Classifier::new(&shape, Batch { inputs, labels }, 0.0);
    let mut descent = Descent::new(&classifier, settings.symmetry.optimizer.start(), start);
    let mut training = SymmetryRun { parameters: Vec::new(), losses: Vec::new(), distinct: Vec::new(), diverged: None };
    for step in 0..=settings.symmetry.steps {
        if !should_continue() {
            return None;
        }
        let finite = descent.value().is_finite() && descent.params().iter().all(|value| value.is_finite());
        if !finite && step > 0 {
            training.diverged = Some(step);
            break;
        }
        training.losses.push(descent.value());
        training.distinct.push(distinct_units(&shape, descent.params()));
        training.parameters.push(descent.params().to_vec());
        if step < settings.symmetry.steps {
            descent.step();
        }
    }
    Some(training)
}

/// The number of hidden units that differ in a weight, incoming or outgoing, or in their bias. Compared bit for bit: units that
/// start equal go through the same operations.
pub fn distinct_units(shape: &Shape, parameters: &[f64]) -> usize {
    let (hidden, output) = (shape.layer_range(0), shape.layer_range(1));
    let (units, classes) = (hidden.fan.outputs, output.fan.outputs);
    let unit = |unit: usize| -> Vec<u64> {
        let incoming = parameters[hidden.weights.clone()].iter().skip(unit).step_by(units);
        let bias = std::iter::once(&parameters[hidden.biases.start + unit]);
        let outgoing = parameters[output.weights.clone()].iter().skip(unit * classes).take(classes);
        // Adding 0.0 turns −0 into 0.
        incoming.chain(bias).chain(outgoing).map(|value| (value + 0.0).to_bits()).collect()
    };
    (0..units).map(unit).collect::<std::collections::BTreeSet<_>>().len()
}

/// Three Gaussian clusters of samples (inputs x samples), and the cluster of each sample.
fn samples(seed: u64) -> (Vec<f64>, Vec<usize>) {
    let [features, _, classes] = WIDTHS;
    let labels: Vec<usize> = SAMPLES_OF.iter().enumerate().flat_map(|(class, count)| vec![class; *count]).collect();
    let count = labels.len();
    let draws = standard_normal(seed, INPUTS, (classes + count) * features);
    let (centres, noise) = draws.split_at(classes * features);
    let value = |index: usize| {
        let (sample, feature) = (index / features, index % features);
        1.5 * centres[labels[sample] * features + feature] + 0.7 * noise[index]
    };
    let inputs = (0..count * features).map(value).collect();
    (inputs, labels)
}

#[cfg(test)]
mod tests;
