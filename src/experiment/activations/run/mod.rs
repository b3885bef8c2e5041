//! Runs the comparison: forward and backward pass of every row's network, reduced to statistics and histograms.
//!
//! Samples are processed in blocks on all cores; the block size does not depend on the number of cores, so neither do the
//! results. Rows that are small enough are computed together; of a large one (50 x 1,000 x 1,000 are 400 MB of pre-activations
//! and as much of weights) half is kept, and the rest is computed and drawn again on the way back.

mod batch;
mod layer;
mod measurement;
mod net;
mod propagation;
mod results;
mod rows;
mod spare;

use std::sync::Arc;

use super::{Input, Row, Settings};
use crate::dataset::Dataset;
use crate::dataset::batches::normalize_pixels;
use crate::job::ThreadPool;
use crate::network::draws::standard_normal;
pub(super) use batch::{Workers, backward, forward};
pub(super) use measurement::{Ranges, root_mean_square};
pub(super) use net::Net;
pub(super) use propagation::{Propagation, Purpose};
use results::RunInputs;
pub use results::{Gradient, LayerResult, Results, RowResult, TrainedNet, TrainedNetInfo};
use rows::Run;
pub(super) use spare::Spare;

/// The number of samples of a block.
const BLOCK: usize = 250;

/// The number of values and parameters, of all rows, up to which rows are computed together: 2 x 32 MB.
const MAX_TOGETHER: usize = 4_000_000;
/// The number of values and parameters of a row up to which all of it is kept.
const MAX_KEPT: usize = 16_000_000;

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
        _ => RunInputs { spare: Arc::clone(&previous.inputs.spare), ..RunInputs::new(&settings, pool)? },
    };
    let has_same_nets = previous.settings.as_ref().is_some_and(|other| same_net(other, &settings));
    let old = if has_same_nets { previous.rows.as_slice() } else { &[] };
    let mut spare = inputs.spare.lock().map_or_else(|_| Spare::default(), |mut spare| std::mem::take(&mut *spare));
    let rows = Run { settings: &settings, inputs: &inputs, workers: Workers { pool, should_continue }, old }.rows(&mut spare)?;
    spare.keep(MAX_TOGETHER);
    if let Ok(mut kept) = inputs.spare.lock() {
        *kept = spare;
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

/// The number of tasks of a run that reuses no rows, for its progress; at least.
pub fn task_count(settings: &Settings) -> usize {
    let per_row = settings.layers * (2 * settings.samples.div_ceil(BLOCK) + 6);
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
        Some(Self {
            samples: Arc::new(both.swap_remove(INPUTS as usize)?),
            output_gradients: Arc::new(output_gradients),
            spare: Arc::default(),
        })
    }
}

/// The first `count` training images of MNIST, pixels from 0 to 1, image after image.
fn images(count: usize) -> Option<Vec<f64>> {
    let images = Dataset::first_images(count).ok()?;
    let mut pixels = vec![0.0; images.len()];
    normalize_pixels(&images, &mut pixels);
    Some(pixels)
}

#[cfg(test)]
mod tests;
