//! Runs the comparison: forward and backward pass of every row's network, reduced to statistics and histograms.
//!
//! Rows are computed one after another, since the values of 50 x 1,000 x 1,000 take 1.2 GB. Samples are processed in blocks on
//! all cores; the block size does not depend on the number of cores, so neither do the results.

mod measurement;
mod results;

use std::sync::Arc;

use super::range::{GRADIENT_RANGE, output_range};
use super::{Input, Row, Settings};
use crate::dataset::Dataset;
use crate::dataset::batches::normalize_pixels;
use crate::job::ThreadPool;
use crate::network::activation::HistogramRange;
use crate::network::draws::standard_normal;
use crate::network::infinite_width::{Expected, expected};
use crate::network::init::Fan;
use crate::network::statistics::spread;
use crate::network::{Activation, Pass};
pub(super) use measurement::{Measurement, Net, Ranges, root_mean_square};
use results::RunInputs;
pub use results::{Gradient, LayerResult, Results, RowResult, TrainedNet, TrainedNetInfo};

/// The number of samples of a block.
const BLOCK: usize = 250;

/// The random streams of a seed; one per layer's weights follows.
const INPUTS: u64 = 0;
const OUTPUT_GRADIENTS: u64 = 1;
const WEIGHTS: u64 = 2;

/// Run valid settings.
pub fn run(settings: &Settings) -> Results {
    run_while(settings, &Results::default(), ThreadPool::all_cores(), &|| true).unwrap_or_default()
}

/// [`run`], reusing unchanged rows of `previous`. `should_continue` is checked before every task, at most [`task_count`] times;
/// false cancels the run, which then returns `None`.
pub fn run_while(
    settings: &Settings,
    previous: &Results,
    pool: ThreadPool,
    should_continue: &(dyn Fn() -> bool + Sync),
) -> Option<Results> {
    let settings = settings.inputs();
    let inputs = match &previous.settings {
        Some(other) if same_inputs(other, &settings) => previous.inputs.clone(),
        _ => RunInputs::new(&settings, pool)?,
    };
    let has_same_nets = previous.settings.as_ref().is_some_and(|other| same_net(other, &settings));
    let old = if has_same_nets { previous.rows.as_slice() } else { &[] };
    let run = Run { settings: &settings, inputs: &inputs, pool, should_continue };
    let ranges = run.ranges(old)?;
    let mut rows = Vec::new();
    for (row, range) in settings.rows.iter().zip(ranges) {
        let fits = |old: &&Arc<RowResult>| old.row == *row && old.layers[0].histogram.range == range;
        rows.push(match old.iter().find(fits) {
            Some(old) => Arc::clone(old),
            None => Arc::new(run.row(row, range)?),
        });
    }
    Some(Results { rows, inputs, settings: Some(settings), trained_net: None })
}

/// Whether both have the same input samples and output gradients.
fn same_inputs(one: &Settings, other: &Settings) -> bool {
    (one.seed, one.units, one.samples, one.input) == (other.seed, other.units, other.samples, other.input)
}

/// Whether equal rows of both have the same network and inputs.
fn same_net(one: &Settings, other: &Settings) -> bool {
    same_inputs(one, other) && one.layers == other.layers && one.bias == other.bias
}

/// The number of tasks of a run that reuses no rows, for its progress.
pub fn task_count(settings: &Settings) -> usize {
    let per_row = settings.layers * (2 * settings.samples.div_ceil(BLOCK) + 3);
    settings.rows.len() * per_row
}

/// The estimated number of arithmetic operations of a run that reuses unchanged rows of `previous`.
pub fn operation_count(settings: &Settings, previous: &Results) -> f64 {
    let settings = settings.inputs();
    let kept = previous.settings.as_ref().filter(|other| same_net(other, &settings)).map_or(&[][..], |other| &other.rows);
    let new = settings.rows.iter().filter(|row| !kept.contains(row));
    // Forward pass, covariance and backward pass, plus the cost per value. The first layer has its own number of inputs.
    let per_value = |row: &Row| 6.0 * settings.units as f64 + settings.activation_of(row).about().cost;
    let first = (settings.samples * settings.units) as f64 * 4.0 * (settings.first_layer_inputs() as f64 - settings.units as f64);
    new.map(|row| settings.values() as f64 * per_value(row) + first).sum()
}

impl RunInputs {
    /// Draw or load the inputs; `None` if there are no images, which a test rules out.
    fn new(settings: &Settings, pool: ThreadPool) -> Option<Self> {
        let normal = |stream: u64| standard_normal(settings.seed, stream, settings.units * settings.samples);
        let mut both = pool.map(2, |index| match (index as u64, settings.input) {
            (OUTPUT_GRADIENTS, _) => Some(normal(OUTPUT_GRADIENTS)),
            (_, Input::Normal) => Some(normal(INPUTS)),
            (_, Input::Images) => images(settings.samples),
        });
        let output_gradients = both.swap_remove(OUTPUT_GRADIENTS as usize)?;
        Some(Self { samples: Arc::new(both.swap_remove(INPUTS as usize)?), output_gradients: Arc::new(output_gradients) })
    }
}

/// The first `count` training images of MNIST, pixels from 0 to 1, image after image.
fn images(count: usize) -> Option<Vec<f64>> {
    let data = Dataset::embedded().ok()?;
    let mut pixels = vec![0.0; data.train.pixels() * count];
    for (index, column) in pixels.chunks_exact_mut(data.train.pixels()).enumerate() {
        normalize_pixels(data.train.image(index), column);
    }
    Some(pixels)
}

/// The data shared by the rows of a run.
struct Run<'a> {
    settings: &'a Settings,
    inputs: &'a RunInputs,
    pool: ThreadPool,
    should_continue: &'a (dyn Fn() -> bool + Sync),
}

impl Run<'_> {
    /// The range of each row's histograms of outputs.
    fn ranges(&self, old: &[Arc<RowResult>]) -> Option<Vec<[f64; 2]>> {
        let mut sizes: Vec<(Activation, Vec<f64>)> = Vec::new();
        for row in &self.settings.rows {
            let activation = self.settings.activation_of(row);
            let of_row = match (activation.about().range, old.iter().find(|old| old.row == *row)) {
                (HistogramRange::Fixed(_), _) => Vec::new(),
                (_, Some(old)) => old.layers.iter().map(|layer| root_mean_square(&layer.spread)).collect(),
                (_, None) => {
                    let net = self.forward(row)?;
                    self.layers(|layer| root_mean_square(&spread(&net.outputs(layer))))?
                }
            };
            sizes.push((activation, of_row));
        }
        let range = |(activation, _): &(Activation, Vec<f64>)| {
            let same = sizes.iter().filter(|(other, _)| other == activation).flat_map(|(_, sizes)| sizes.iter().copied());
            output_range(activation.about().range, &same.collect::<Vec<_>>())
        };
        Some(sizes.iter().map(range).collect())
    }

    /// Compute a row, with this range for its histograms of outputs.
    fn row(&self, row: &Row, range: [f64; 2]) -> Option<RowResult> {
        let mut net = self.forward(row)?;
        let shape = net.shape.clone();
        let sizes = self.layers(|layer| root_mean_square(&net.weights(&net.parameters, layer).1))?;
        let weights = output_range(HistogramRange::FromData { below: 1.0 }, &sizes);
        let ranges = Ranges { outputs: vec![range; shape.layer_count()], gradients: GRADIENT_RANGE, weights };
        let output_gradients: Vec<&[f64]> = self.inputs.output_gradients.chunks(BLOCK * self.settings.units).collect();
        let samples: Vec<&[f64]> = self.sample_blocks().collect();
        let layers = Measurement { pool: self.pool, should_continue: self.should_continue, ranges: &ranges }.measure(
            &mut net,
            &samples,
            &output_gradients,
        )?;
        Some(RowResult { row: row.clone(), layers, expected: self.expected(row) })
    }

    /// `work` for each layer, on all threads.
    fn layers<R: Send>(&self, work: impl Fn(usize) -> R + Sync) -> Option<Vec<R>> {
        let results = self.pool.map(self.settings.layers, |layer| (self.should_continue)().then(|| work(layer)));
        results.into_iter().collect()
    }

    /// The network of a row with its values for all samples.
    fn forward(&self, row: &Row) -> Option<Net> {
        let shape = self.settings.shape(row);
        let mut parameters = vec![self.settings.bias; shape.parameter_count()];
        let mut rest = parameters.as_mut_slice();
        let weights = shape.layer_ranges().into_iter().map(|place| {
            let (weights, after) = std::mem::take(&mut rest).split_at_mut(place.weights.len());
            rest = &mut after[place.biases.len()..];
            weights
        });
        let weights: Vec<&mut [f64]> = weights.collect();
        self.pool.for_each(weights, |layer, weights| {
            if (self.should_continue)() {
                weights.copy_from_slice(&standard_normal(self.settings.seed, WEIGHTS + layer as u64, weights.len()));
                row.init.weights(shape.layer_range(layer).fan, weights);
            }
        });
        let blocks = self.sample_blocks().map(|inputs| Pass::new(&shape, inputs.len() / shape.widths[0]));
        let mut blocks: Vec<Pass<f64>> = blocks.collect();
        self.pool.for_each(blocks.iter_mut().zip(self.sample_blocks()), |_, (pass, inputs)| {
            for layer in (0..self.settings.layers).take_while(|_| (self.should_continue)()) {
                pass.forward_layer(layer, &shape, &parameters, inputs);
            }
        });
        (self.should_continue)().then_some(Net { shape, parameters, blocks })
    }

    /// The samples in blocks.
    fn sample_blocks(&self) -> impl Iterator<Item = &[f64]> {
        self.inputs.samples.chunks(BLOCK * self.settings.first_layer_inputs())
    }

    /// The theory of infinitely wide networks, which assumes independent standard normal inputs.
    fn expected(&self, row: &Row) -> Option<Vec<Expected>> {
        if self.settings.input == Input::Images {
            return None;
        }
        let Settings { units, layers, bias, .. } = *self.settings;
        let deviation = row.init.deviation(Fan { inputs: units, outputs: units })?;
        Some(expected(self.settings.activation_of(row), deviation * deviation * units as f64, bias, layers))
    }
}

#[cfg(test)]
mod tests;
