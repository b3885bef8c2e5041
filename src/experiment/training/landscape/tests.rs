//! A net and its plane as JAX has computed them, and a small race.

use serde::Deserialize;

use super::losses::Images;
use crate::dataset::{Dataset, Samples};
use crate::experiment::training::{RunControl, Settings, TrainingRun};
use crate::job::ThreadPool;
use crate::network::{Activation, OutputLayer, Shape};

/// A case of `tests/reference/plane.json`.
#[derive(Deserialize)]
pub struct Reference {
    pub activation: Activation,
    pub loss: f64,
    pub plane: ReferencePlane,
    pub pca: ReferenceDirections,
}

#[derive(Deserialize)]
pub struct ReferencePlane {
    pub steps: [f64; 3],
    pub loss_rows_by_d2: [[f64; 3]; 3],
}

#[derive(Deserialize)]
pub struct ReferenceDirections {
    pub updates: usize,
    pub rate: f64,
    pub explained: Vec<f64>,
    pub coordinates: Vec<[f64; 2]>,
    pub distance_from_plane: Vec<f64>,
    pub loss_on_path: Vec<f64>,
}

pub fn references() -> Vec<Reference> {
    #[derive(Deserialize)]
    struct File {
        cases: Vec<Reference>,
    }
    let file: File = serde_json::from_str(include_str!("../../../../tests/reference/plane.json")).unwrap();
    file.cases
}

pub const LABELS: [usize; 4] = [0, 2, 1, 2];

/// The net of sizes 6-5-4-3: see `tests/reference/README.md`.
pub fn reference_net(activation: Activation) -> (Shape, Vec<f64>) {
    let shape = Shape { widths: vec![6, 5, 4, 3], activation, output: OutputLayer::Scores };
    let mut parameters = Vec::new();
    for (layer, place) in (1..).map(f64::from).zip(shape.layer_ranges()) {
        for input in 0..place.fan.inputs {
            let weight = |unit| 0.6 * (0.7 * input as f64 + 1.3 * unit as f64 + 2.1 * layer + 0.5).sin();
            parameters.extend((0..place.fan.outputs).map(weight));
        }
        parameters.extend((0..place.fan.outputs).map(|unit| 0.05 * (unit as f64 + layer).cos()));
    }
    (shape, parameters)
}

/// Feature j of sample i is cos(0.9ij + 0.3i + 0.1j).
pub fn write_reference_input(i: usize, column: &mut [f64]) {
    for (j, feature) in column.iter_mut().enumerate() {
        let (i, j) = (i as f64, j as f64);
        *feature = (0.9 * i * j + 0.3 * i + 0.1 * j).cos();
    }
}

pub fn reference_images() -> Images<'static, f64> {
    Images { labels: &LABELS, pixels: &write_reference_input }
}

/// Images of 3 x 3 pixels in three classes: the first pixels of the class's row are light.
pub fn small_data(count: usize) -> Dataset {
    let samples = |count: usize| {
        let labels: Vec<u8> = (0..count).map(|image| (image % 3) as u8).collect();
        let pixel = |image: usize, at: usize| if at / 3 == image % 3 { 220 } else { ((image * 37 + at * 11) % 90) as u8 };
        let pixels = (0..count).flat_map(|image| (0..9).map(move |at| pixel(image, at))).collect();
        Samples::new(3, 3, pixels, labels).unwrap()
    };
    Dataset::new("small", samples(count), samples(6)).unwrap()
}

/// A race on [`small_data`] that makes so many iterations and has a landscape.
pub fn small_settings(optimizers: &[&str], iterations: usize) -> Settings {
    Settings {
        optimizers: optimizers.iter().map(|text| text.parse::<crate::optimizer::OptimizerSpec>().unwrap().into()).collect(),
        hidden: vec![7, 5],
        batch: 10,
        iterations,
        landscape: Some(super::Landscape::default()),
        ..Settings::default()
    }
}

/// Run a race to its end, or until so many checks of all nets together.
pub fn raced(settings: &Settings, data: &Dataset, checks: usize) -> TrainingRun {
    let mut run = TrainingRun::new(settings, std::sync::Arc::new(data.clone())).unwrap();
    let left = std::sync::atomic::AtomicUsize::new(checks);
    let all = std::sync::atomic::Ordering::Relaxed;
    let goes_on = || left.fetch_update(all, all, |left| left.checked_sub(1)).is_ok();
    run.run(ThreadPool::with_threads(1), RunControl { should_continue: &goes_on, seconds: &|| 0.0 });
    run
}

pub fn assert_close(ours: f64, theirs: f64, tolerance: f64, what: &str) {
    assert!((ours - theirs).abs() <= tolerance * theirs.abs().max(1.0), "{what}: {ours} against {theirs}");
}
