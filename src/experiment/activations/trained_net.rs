//! Measures trained networks on real images: outputs, gradients and weights of their layers.

use std::sync::Arc;

use super::range::output_range;
use super::run::{LayerResult, Measurement, Net, Ranges, TrainedNetInfo, root_mean_square};
use super::{Results, Row, RowResult, Settings};
use crate::dataset::Samples;
use crate::dataset::batches::normalize_pixels;
use crate::job::ThreadPool;
use crate::network::activation::HistogramRange;
use crate::network::loss::cross_entropy;
use crate::network::{Pass, Shape};

/// The number of images of a block.
const BLOCK: usize = 250;
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
    let blocks: Vec<Block> = (0..samples).step_by(BLOCK).map(|first| Block::new(nets.samples, first, samples)).collect();
    let layers = nets.shape.layer_count();
    let any = [-1.0, 1.0];
    let initial_ranges = Ranges { outputs: vec![any; layers], gradients: any, weights: any };
    let measure_all = |ranges: &Ranges| -> Vec<Vec<LayerResult>> {
        nets.parameters.iter().filter_map(|parameters| measure(nets.shape, parameters, &blocks, ranges, pool)).collect()
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
struct Block {
    inputs: Vec<f64>,
    labels: Vec<usize>,
}

impl Block {
    fn new(samples: &Samples, first: usize, end: usize) -> Self {
        let images = first..(first + BLOCK).min(end);
        let mut inputs = vec![0.0; samples.pixels() * images.len()];
        for (image, column) in images.clone().zip(inputs.chunks_exact_mut(samples.pixels())) {
            normalize_pixels(samples.image(image), column);
        }
        Self { inputs, labels: images.map(|image| samples.label(image)).collect() }
    }
}

/// The results of the layers of a network.
fn measure(shape: &Shape, parameters: &[f32], blocks: &[Block], ranges: &Ranges, pool: ThreadPool) -> Option<Vec<LayerResult>> {
    let parameters: Vec<f64> = parameters.iter().copied().map(f64::from).collect();
    let passes = pool.map(blocks.len(), |index| {
        let mut pass = Pass::new(shape, blocks[index].labels.len());
        pass.forward(shape, &parameters, &blocks[index].inputs);
        pass
    });
    let output_gradient = |(pass, block): (&Pass<f64>, &Block)| {
        let mut scores = pass.outputs().to_vec();
        cross_entropy(&mut scores, &block.labels);
        // The gradient of each image's own loss, not of the mean over its block.
        scores.iter().map(|gradient| gradient * block.labels.len() as f64).collect::<Vec<f64>>()
    };
    let output_gradients: Vec<Vec<f64>> = passes.iter().zip(blocks).map(output_gradient).collect();
    let mut net = Net { shape: shape.clone(), parameters, blocks: passes };
    let inputs: Vec<&[f64]> = blocks.iter().map(|block| block.inputs.as_slice()).collect();
    let output_gradients: Vec<&[f64]> = output_gradients.iter().map(Vec::as_slice).collect();
    Measurement { pool, should_continue: &|| true, ranges }.measure(&mut net, &inputs, &output_gradients)
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
    let hidden = outputs(&|layer| layer < last, shape.activation.about().range);
    let scores = outputs(&|layer| layer == last, both);
    Ranges {
        outputs: (0..=last).map(|layer| if layer == last { scores } else { hidden }).collect(),
        gradients: output_range(both, &sizes(&|layer| layer.gradient.outputs)),
        weights: output_range(both, &sizes(&|layer| root_mean_square(&layer.weights.spread))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::activations::TrainedNet;
    use crate::network::{Activation, OutputLayer};

    #[test]
    fn a_trained_net_is_measured_like_single_passes_of_its_images() {
        let shape = Shape { widths: vec![4, 3, 2], activation: Activation::Tanh, output: OutputLayer::Scores };
        let parameters: Vec<f32> = (0..shape.parameter_count()).map(|index| ((index * 37 % 11) as f32 - 5.0) * 0.1).collect();
        let pixels: Vec<u8> = (0..4 * 300u32).map(|index| (index * 97 % 256) as u8).collect();
        let labels: Vec<u8> = (0..300u32).map(|index| (index % 2) as u8).collect();
        let samples = Samples::new(2, 2, pixels, labels).unwrap();
        let info = TrainedNetInfo {
            names: vec!["a".to_owned()],
            title: String::new(),
            text: String::new(),
            about: String::new(),
            net: TrainedNet { curve: 0, iteration: 0, images: 300, data: String::new(), io_widths: [4, 2] },
            training: crate::experiment::training::Settings::default(),
        };
        let start: Row = "he".parse().unwrap();
        let nets = NetSnapshots { shape: &shape, parameters: vec![&parameters], start, samples: &samples };
        let (settings, results) = measure_trained_net(&nets, info, ThreadPool::with_threads(2));
        assert_eq!((settings.layers, settings.samples, results.rows[0].layers.len()), (2, 300, 2));
        // Each image in a pass of its own.
        let whole = Block::new(&samples, 0, 300);
        assert_eq!(whole.labels.len(), BLOCK, "a block is no larger");
        let mut right = 0.0;
        let mut gradients = Vec::new();
        for index in 0..300 {
            let image: Vec<f64> = samples.image(index).iter().map(|pixel| f64::from(*pixel) / 255.0).collect();
            let wide: Vec<f64> = parameters.iter().copied().map(f64::from).collect();
            let mut pass = Pass::new(&shape, 1);
            pass.forward(&shape, &wide, &image);
            let mut scores = pass.outputs().to_vec();
            right += scores[0] + scores[1];
            cross_entropy(&mut scores, &[samples.label(index)]);
            gradients.extend(scores);
        }
        let output = &results.rows[0].layers[1];
        assert!((output.spread.mean - right / 600.0).abs() < 1e-12);
        let square = gradients.iter().map(|gradient| gradient * gradient).sum::<f64>() / 600.0;
        let mean = gradients.iter().sum::<f64>() / 600.0;
        assert!((output.gradient.outputs - (square - mean * mean).sqrt()).abs() < 1e-12);
        assert_eq!(output.units, 2);
        assert_eq!(output.weights.histogram.total() + output.weights.histogram.outside.iter().sum::<usize>(), 6);
    }
}
