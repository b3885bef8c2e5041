//! What the standard run of the Training workspace costs: `cargo bench --bench training`.
//!
//! It prints the seconds of the run without and with the test accuracy, the arithmetic that they stand for, and the share of what the
//! same cores do at their best, which is large matrix products, measured before and after.
#![allow(missing_docs)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use faer::linalg::matmul::matmul;
use faer::{Accum, Mat, Par};
use halfpipe::dataset::{Dataset, Samples};
use halfpipe::experiment::training::{Measure, Settings, run};
use halfpipe::job::Crew;

fn main() {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let began = Instant::now();
    let data = Dataset::embedded().unwrap_or_else(|error| panic!("{error}"));
    println!("decoding MNIST: {:.2} s", began.elapsed().as_secs_f64());
    // With a single test image the test accuracy costs nothing.
    let one = Samples::new(28, 28, data.test.image(0).to_vec(), vec![data.test.labels()[0]]);
    let plain = one.and_then(|test| Dataset::new(&data.name, data.train.clone(), test)).unwrap_or_else(|error| panic!("{error}"));
    let plain = Arc::new(plain);
    let book = Settings::default();
    let before = Settings { measure: Measure::Before, ..book.clone() };
    let crew = Crew::of(threads);
    let timed = |settings: &Settings, data: &Arc<Dataset>| {
        let began = Instant::now();
        let _ = black_box(run(settings, Arc::clone(data), crew));
        began.elapsed().as_secs_f64()
    };
    let peak = peak(threads);
    let seconds = timed(&book, &plain);
    tell("standard run, loss after the update", seconds, work(&book, 3), peak);
    tell("  the same, loss before the update", timed(&before, &plain), work(&book, 2), peak);
    let with_accuracy = timed(&book, &data);
    tell("  test accuracy alone", with_accuracy - seconds, exams(&book, &data), peak);
    for entry in &book.optimizers {
        let settings = Settings { optimizers: vec![entry.clone()], iterations: 500, ..book.clone() };
        let began = Instant::now();
        let _ = black_box(run(&settings, Arc::clone(&plain), Crew::of(1)));
        let each = began.elapsed().as_secs_f64() / 500.0;
        tell(
            &format!("  {} alone, 500 iterations", entry.rule.about().name),
            each * 500.0,
            work(&settings, 3),
            peak / threads as f64,
        );
    }
}

fn tell(what: &str, seconds: f64, work: f64, peak: f64) {
    let rate = work / seconds / 1e9;
    let share = 100.0 * rate / peak;
    println!("{what}: {seconds:.2} s, {:.0} GFLOP, {rate:.0} GFLOP/s, {share:.0} % of {peak:.0} GFLOP/s", work / 1e9);
}

/// The multiplications and additions of a run: so many products forward and for the weights' gradients, and those for the gradients
/// of the layers below, all but the first.
fn work(settings: &Settings, products: usize) -> f64 {
    let places = settings.shape(784, 10).places();
    let weights: usize = places.iter().map(|place| place.weights.len()).sum();
    let passed_down = weights - places[0].weights.len();
    let per_sample = 2 * (products * weights + passed_down);
    (settings.optimizers.len() * settings.iterations * settings.batch * per_sample) as f64
}

/// The same for the test accuracy.
fn exams(settings: &Settings, data: &Dataset) -> f64 {
    let weights: usize = settings.shape(784, 10).places().iter().map(|place| place.weights.len()).sum();
    let times = settings.iterations.div_ceil(100) + 1;
    (settings.optimizers.len() * times * data.test.count() * 2 * weights) as f64
}

/// What all cores do at once at their best, in GFLOP/s: products of 1024 x 1024 matrices.
fn peak(threads: usize) -> f64 {
    const SIDE: usize = 1024;
    let rates = Crew::of(threads).map(threads, |_| {
        let (left, right) = (Mat::<f32>::ones(SIDE, SIDE), Mat::<f32>::ones(SIDE, SIDE));
        let mut out = Mat::<f32>::zeros(SIDE, SIDE);
        let mut best = f64::INFINITY;
        let began = Instant::now();
        while began.elapsed().as_secs_f64() < 2.0 {
            let began = Instant::now();
            matmul(out.as_mut(), Accum::Replace, left.as_ref(), right.as_ref(), 1.0, Par::Seq);
            best = best.min(began.elapsed().as_secs_f64());
            black_box(&out);
        }
        2.0 * (SIDE as f64).powi(3) / best / 1e9
    });
    rates.iter().sum()
}
