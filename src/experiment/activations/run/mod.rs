//! The run: every row's net forward and backward, reduced to statistics and histograms.
//!
//! A row is computed on its own, after the one before: what a net of 50 x 1,000 x 1,000 keeps fills 1.2 GB. Its samples go
//! through it in blocks, which the cores share; a block's size does not depend on their number, so neither does any result.

mod measurement;
mod results;

use std::sync::Arc;

use super::range::{GRADIENT_RANGE, output_range};
use super::{Input, Row, Settings};
use crate::dataset::Dataset;
use crate::dataset::batches::brightness;
use crate::job::ThreadPool;
use crate::network::activation::Range;
use crate::network::draws::standard_normal;
use crate::network::infinite_width::{Expected, expected};
use crate::network::init::Fan;
use crate::network::statistics::spread;
use crate::network::{Activation, Pass};
pub(super) use measurement::{Measurement, Net, Ranges, size};
use results::Draws;
pub use results::{Gradient, LayerResult, TrainedNetInfo, TrainedNet, Results, RowResult};

/// Samples that go through a net together.
const BLOCK: usize = 250;

/// The streams of a seed's draws; those of the layers' weights follow.
const INPUTS: u64 = 0;
const TOP: u64 = 1;
const WEIGHTS: u64 = 2;

/// The results of settings, which must be valid.
pub fn run(settings: &Settings) -> Results {
    run_while(settings, &Results::default(), ThreadPool::all_cores(), &|| true).unwrap_or_default()
}

/// [`run`], taking over from `previous` what has not changed. `should_continue` is asked before every task, of which there are at most
/// [`task_count`]; `None` if it has said no.
pub fn run_while(
    settings: &Settings,
    previous: &Results,
    pool: ThreadPool,
    should_continue: &(dyn Fn() -> bool + Sync),
) -> Option<Results> {
    let of = settings.inputs();
    let draws = match &previous.of {
        Some(other) if same_draws(other, &of) => previous.draws.clone(),
        _ => Draws::new(&of, pool)?,
    };
    let old = if previous.of.as_ref().is_some_and(|other| same_net(other, &of)) { previous.rows.as_slice() } else { &[] };
    let run = Run { settings: &of, draws: &draws, pool, should_continue };
    let ranges = run.ranges(old)?;
    let mut rows = Vec::new();
    for (row, range) in of.rows.iter().zip(ranges) {
        let fits = |old: &&Arc<RowResult>| old.row == *row && old.layers[0].histogram.range == range;
        rows.push(match old.iter().find(fits) {
            Some(old) => Arc::clone(old),
            None => Arc::new(run.row(row, range)?),
        });
    }
    Some(Results { rows, draws, of: Some(of), trained_net: None })
}

/// Whether both are fed the same samples and gradients.
fn same_draws(one: &Settings, other: &Settings) -> bool {
    (one.seed, one.units, one.samples, one.input) == (other.seed, other.units, other.samples, other.input)
}

/// Whether a row of the one has the same net as that row of the other.
fn same_net(one: &Settings, other: &Settings) -> bool {
    same_draws(one, other) && one.layers == other.layers && one.bias == other.bias
}

/// The tasks of a run that can take nothing over, for its progress.
pub fn task_count(settings: &Settings) -> usize {
    let per_row = settings.layers * (2 * settings.samples.div_ceil(BLOCK) + 3);
    settings.rows.len() * per_row
}

/// The multiplications and additions of a run that takes over from `previous` what has not changed.
pub fn operation_count(settings: &Settings, previous: &Results) -> f64 {
    let of = settings.inputs();
    let kept = previous.of.as_ref().filter(|other| same_net(other, &of)).map_or(&[][..], |other| &other.rows);
    let new = of.rows.iter().filter(|row| !kept.contains(row));
    // Forward, covariance and backward; and what each value takes. The first layer has its own number of inputs.
    let per_value = |row: &Row| 6.0 * of.units as f64 + of.activation_of(row).about().cost;
    let first = (of.samples * of.units) as f64 * 4.0 * (of.inputs_of_first() as f64 - of.units as f64);
    new.map(|row| of.values() as f64 * per_value(row) + first).sum()
}

impl Draws {
    /// `None` if there are no images, which a test rules out.
    fn new(of: &Settings, pool: ThreadPool) -> Option<Self> {
        let normal = |stream: u64| standard_normal(of.seed, stream, of.units * of.samples);
        let mut both = pool.map(2, |index| match (index as u64, of.input) {
            (TOP, _) => Some(normal(TOP)),
            (_, Input::Normal) => Some(normal(INPUTS)),
            (_, Input::Images) => images(of.samples),
        });
        let top = both.swap_remove(TOP as usize)?;
        Some(Self { inputs: Arc::new(both.swap_remove(INPUTS as usize)?), top: Arc::new(top) })
    }
}

/// The first so many training images of MNIST, pixels from 0 to 1, one after the other.
fn images(count: usize) -> Option<Vec<f64>> {
    let data = Dataset::embedded().ok()?;
    let mut pixels = vec![0.0; data.train.pixels() * count];
    for (index, column) in pixels.chunks_exact_mut(data.train.pixels()).enumerate() {
        brightness(data.train.image(index), column);
    }
    Some(pixels)
}

/// What the rows of a run share.
struct Run<'a> {
    settings: &'a Settings,
    draws: &'a Draws,
    pool: ThreadPool,
    should_continue: &'a (dyn Fn() -> bool + Sync),
}

impl Run<'_> {
    /// The range of each row's histograms.
    fn ranges(&self, old: &[Arc<RowResult>]) -> Option<Vec<[f64; 2]>> {
        let mut sizes: Vec<(Activation, Vec<f64>)> = Vec::new();
        for row in &self.settings.rows {
            let activation = self.settings.activation_of(row);
            let of_row = match (activation.about().range, old.iter().find(|old| old.row == *row)) {
                (Range::Whole(_), _) => Vec::new(),
                (_, Some(old)) => old.layers.iter().map(|layer| size(&layer.spread)).collect(),
                (_, None) => {
                    let net = self.forward(row)?;
                    self.layers(|layer| size(&spread(&net.after(layer))))?
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

    /// A row, whose histograms of outputs have this range.
    fn row(&self, row: &Row, range: [f64; 2]) -> Option<RowResult> {
        let mut net = self.forward(row)?;
        let shape = net.shape.clone();
        let sizes = self.layers(|layer| size(&net.weights(&net.parameters, layer).1))?;
        let weights = output_range(Range::FromData { below: 1.0 }, &sizes);
        let ranges = Ranges { outputs: vec![range; shape.layers()], gradients: GRADIENT_RANGE, weights };
        let tops: Vec<&[f64]> = self.draws.top.chunks(BLOCK * self.settings.units).collect();
        let inputs: Vec<&[f64]> = self.inputs().collect();
        let layers = Measurement { pool: self.pool, should_continue: self.should_continue, ranges: &ranges }.measure(&mut net, &inputs, &tops)?;
        Some(RowResult { row: row.clone(), layers, expected: self.expected(row) })
    }

    /// `work` for each layer, shared by the crew.
    fn layers<R: Send>(&self, work: impl Fn(usize) -> R + Sync) -> Option<Vec<R>> {
        let results = self.pool.map(self.settings.layers, |layer| (self.should_continue)().then(|| work(layer)));
        results.into_iter().collect()
    }

    /// The row's net with its values for all samples.
    fn forward(&self, row: &Row) -> Option<Net> {
        let shape = self.settings.shape(row);
        let mut parameters = vec![self.settings.bias; shape.parameters()];
        let mut rest = parameters.as_mut_slice();
        let weights = shape.places().into_iter().map(|place| {
            let (weights, after) = std::mem::take(&mut rest).split_at_mut(place.weights.len());
            rest = &mut after[place.biases.len()..];
            weights
        });
        let weights: Vec<&mut [f64]> = weights.collect();
        self.pool.for_each(weights, |layer, weights| {
            if (self.should_continue)() {
                weights.copy_from_slice(&standard_normal(self.settings.seed, WEIGHTS + layer as u64, weights.len()));
                row.init.weights(shape.place(layer).fan, weights);
            }
        });
        let blocks = self.inputs().map(|inputs| Pass::new(&shape, inputs.len() / shape.widths[0]));
        let mut blocks: Vec<Pass<f64>> = blocks.collect();
        self.pool.for_each(blocks.iter_mut().zip(self.inputs()), |_, (pass, inputs)| {
            for layer in (0..self.settings.layers).take_while(|_| (self.should_continue)()) {
                pass.forward_layer(layer, &shape, &parameters, inputs);
            }
        });
        (self.should_continue)().then_some(Net { shape, parameters, blocks })
    }

    /// The blocks of samples.
    fn inputs(&self) -> impl Iterator<Item = &[f64]> {
        self.draws.inputs.chunks(BLOCK * self.settings.inputs_of_first())
    }

    /// Theory is of independent standard normal inputs.
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
