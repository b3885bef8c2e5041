use super::*;
use crate::experiment::activations::TrainedNet;
use crate::network::{Activation, OutputLayer, Pass};

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
