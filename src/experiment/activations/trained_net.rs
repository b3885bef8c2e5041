//! Measures trained networks on real images: outputs, gradients and weights of their layers.

use std::sync::Arc;

use super::range::output_range;
use super::run::{
    LayerResult, Net, Propagation, Purpose, Ranges, Spare, TrainedNetInfo, Workers, backward, forward, root_mean_square,
};
use super::{Results, Row, RowResult, Settings};
use crate::dataset::Samples;
use crate::dataset::batches::normalize_pixels;
use crate::job::ThreadPool;
use crate::network::Shape;
use crate::network::activation::HistogramRange;
use crate::network::loss::cross_entropy;

/// The greatest number of images to measure.
pub const IMAGES: usize = 1_000;

/// Networks of one shape with several sets of parameters.
pub struct NetSnapshots<'a> {
    /// The shape; the last layer gives scores.
    pub shape: &'a Shape,
    /// The parameters of each row.
    pub parameters: Vec<&'a [f32]>,
    /// The initialization.
    pub start: Row,
    /// The images; at most the first [`IMAGES`] are used.
    pub samples: &'a Samples,
}

/// The networks as rows of the workspace: settings and results. The rows share the ranges of their histograms. Gradients are
/// those of each image's own loss.
pub fn measure_trained_net(nets: &NetSnapshots<'_>, info: TrainedNetInfo, pool: ThreadPool) -> (Settings, Results) {
    let samples = nets.samples.count().min(IMAGES);
    let images = Images::new(nets.samples, samples);
    let layers = nets.shape.layer_count();
    let any = [-1.0, 1.0];
    let initial_ranges = Ranges { outputs: vec![any; layers], gradients: any, weights: any };
    let workers = Workers { pool, should_continue: &|| true };
    let measure_all = |ranges: &Ranges| -> Vec<Vec<LayerResult>> {
        let mut measured: Vec<_> =
            nets.parameters.iter().map(|parameters| propagation(nets.shape, parameters, &images)).collect();
        let ranges = vec![ranges.clone(); measured.len()];
        let mut spare = Spare::default();
        let results = forward(&mut measured, workers, &mut spare).and_then(|()| backward(measured, &ranges, workers, &mut spare));
        results.unwrap_or_default()
    };
    let ranges = ranges(nets.shape, &measure_all(&initial_ranges));
    let row = |layers| Arc::new(RowResult { row: nets.start.clone(), layers, expected: None });
    let rows: Vec<_> = measure_all(&ranges).into_iter().map(row).collect();
    let settings = Settings {
        activation: nets.shape.activation,
        rows: vec![nets.start.clone(); rows.len()],
        layers,
        units: nets.shape.widths[1],
        samples,
        ..Settings::default()
    };
    (settings, Results::of_trained_net(rows, info))
}

/// Images with their labels.
struct Images {
    inputs: Vec<f64>,
    labels: Vec<usize>,
}

impl Images {
    /// The first images.
    fn new(samples: &Samples, count: usize) -> Self {
        let mut inputs = vec![0.0; samples.pixels() * count];
        for (image, column) in inputs.chunks_exact_mut(samples.pixels()).enumerate() {
            normalize_pixels(samples.image(image), column);
        }
        Self { inputs, labels: (0..count).map(|image| samples.label(image)).collect() }
    }
}

/// The network with these parameters, before its forward pass.
fn propagation<'a>(shape: &Shape, parameters: &'a [f32], images: &'a Images) -> Propagation<'a> {
    let ranges = shape.layer_ranges();
    let of_layer = move |layer: usize, of_layer: &mut [f64]| {
        let place = &ranges[layer];
        for (wide, parameter) in of_layer.iter_mut().zip(&parameters[place.weights.start..place.biases.end]) {
            *wide = f64::from(*parameter);
        }
    };
    let classes = shape.widths[shape.layer_count()];
    let output_gradient = move |scores: &mut [f64]| {
        // The gradient of each image's own loss.
        for (scores, label) in scores.chunks_exact_mut(classes).zip(&images.labels) {
            cross_entropy(scores, &[*label]);
        }
    };
    let net = Net {
        shape: shape.clone(),
        parameters: Box::new(of_layer),
        inputs: &images.inputs,
        output_gradient: Box::new(output_gradient),
    };
    Propagation::new(net, Purpose::KeepAll, None)
}

/// The ranges that follow from all rows: hidden layers share one, the scores have their own.
fn ranges(shape: &Shape, rows: &[Vec<LayerResult>]) -> Ranges {
    let both = HistogramRange::FromData { below: 1.0 };
    let sizes = |of: &dyn Fn(&LayerResult) -> f64| rows.iter().flatten().map(of).collect::<Vec<f64>>();
    let outputs = |which: &dyn Fn(usize) -> bool, range: HistogramRange| {
        let layers = rows.iter().flat_map(|row| row.iter().enumerate().filter(|(layer, _)| which(*layer)));
        output_range(range, &layers.map(|(_, layer)| root_mean_square(&layer.spread)).collect::<Vec<_>>())
    };
    let last = shape.layer_count() - 1;
    let hidden = outputs(&|layer| layer < last, shape.activation.range());
    let scores = outputs(&|layer| layer == last, both);
    Ranges {
        outputs: (0..=last).map(|layer| if layer == last { scores } else { hidden }).collect(),
        gradients: output_range(both, &sizes(&|layer| layer.gradient.outputs)),
        weights: output_range(both, &sizes(&|layer| root_mean_square(&layer.weights.spread))),
    }
}

#[cfg(test)]
mod tests;
