//! Training: a race agrees with a computation of its own in double precision, and does not depend on threads, stops or company.

mod accuracy;
mod curves;
mod sharpness;
mod sharpness_of_mnist;
mod starts;
mod story;

use std::sync::{Arc, LazyLock};

use halfpipe::dataset::{Dataset, Samples};
use halfpipe::experiment::Entry;
use halfpipe::experiment::training::{Results, Settings, run};
use halfpipe::job::ThreadPool;
use halfpipe::network::draws::standard_normal;
use halfpipe::optimizer::OptimizerSpec;

const SIDE: usize = 6;

const PIXELS: usize = SIDE * SIDE;

const CLASSES: usize = 3;

/// Images of a pattern for each class, with noise: not all of them can be message apart.
fn samples(count: usize, stream: u64) -> Samples {
    let noise = standard_normal(0, stream, count * PIXELS);
    let patterns: Vec<Vec<f64>> = (0..CLASSES as u64).map(|class| standard_normal(1, class, PIXELS)).collect();
    let labels: Vec<u8> = (0..count).map(|image| (image % CLASSES) as u8).collect();
    let pixel = |index: usize, noise: &f64| {
        let pattern = patterns[usize::from(labels[index / PIXELS])][index % PIXELS];
        (128.0 + 12.0 * pattern + 40.0 * noise).clamp(0.0, 255.0) as u8
    };
    let pixels = noise.iter().enumerate().map(|(index, noise)| pixel(index, noise)).collect();
    Samples::new(SIDE, SIDE, pixels, labels).unwrap()
}

/// 200 images to train with, and as many to test with as don't go through a net in equal parts.
fn data() -> Arc<Dataset> {
    static DATA: LazyLock<Arc<Dataset>> =
        LazyLock::new(|| Arc::new(Dataset::new("tiny", samples(200, 1), samples(530, 2)).unwrap()));
    Arc::clone(&DATA)
}

/// A small net for these optimizers from these initializations.
fn settings(optimizers: &[&str], inits: &[&str]) -> Settings {
    Settings {
        optimizers: optimizers.iter().map(|text| Entry::from(text.parse::<OptimizerSpec>().unwrap())).collect(),
        inits: inits.iter().map(|text| text.parse().unwrap()).collect(),
        hidden: vec![8, 6],
        batch: 10,
        iterations: 30,
        seed: 5,
        ..Settings::default()
    }
}

/// Three optimizers from two initializations.
fn six() -> Settings {
    settings(&["sgd:lr=0.1", "momentum:lr=0.05", "adam:lr=0.01"], &["he", "normal:std=0.1"])
}

fn results(settings: &Settings) -> Results {
    settings.validate().unwrap();
    run(settings, data(), ThreadPool::with_threads(1)).unwrap()
}
