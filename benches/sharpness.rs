//! What the curvature of the book's net costs: `cargo bench --bench sharpness`.
//!
//! It prints a product of the Hessian and a vector in times of a gradient of the same images, on one thread; the time of the largest
//! eigenvalue on 1,000 images, from a random start and from the eigenvector of 100 iterations ago; and how much slower a race is that
//! measures it every 100 iterations.
#![allow(missing_docs)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use halfpipe::dataset::batches::normalize_pixels;
use halfpipe::dataset::{Dataset, Samples};
use halfpipe::experiment::training::{Settings, Sharpness, run};
use halfpipe::job::ThreadPool;
use halfpipe::network::curvature::{Hessian, largest_eigenvalue};
use halfpipe::network::draws::{initial_parameters, standard_normal};
use halfpipe::network::loss::{Batch, Evaluator};

const ROUNDS: usize = 3;
const IMAGES: usize = 1_000;

fn main() {
    let data = Dataset::embedded().unwrap_or_else(|error| panic!("{error}"));
    let settings = Settings::default();
    let shape = settings.shape(data.train.pixels(), data.classes);
    let start = initial_parameters(&shape, &settings.inits[0], 1, 1);
    let start: Vec<f32> = start.into_iter().map(|weight| weight as f32).collect();
    let mut inputs = vec![0.0; IMAGES * data.train.pixels()];
    inputs
        .chunks_exact_mut(data.train.pixels())
        .enumerate()
        .for_each(|(index, out)| normalize_pixels(data.train.image(index), out));
    let labels: Vec<usize> = (0..IMAGES).map(|index| data.train.label(index)).collect();
    let batch = Batch { inputs: &inputs, labels: &labels };
    let random: Vec<f32> = standard_normal(1, 9, start.len()).into_iter().map(|number| number as f32).collect();

    let one = ThreadPool::with_threads(1);
    let mut evaluator = Evaluator::new(&shape, IMAGES, 0.0f32);
    let mut out = vec![0.0; start.len()];
    let gradient = best(20, || {
        black_box(evaluator.loss_and_gradient(&start, batch, &mut out));
    });
    let hessian = Hessian::new(&shape, &start, batch, 0.0, one);
    let product = best(20, || hessian.times(&random, black_box(&mut out)));
    println!(
        "on {IMAGES} images, one thread: a gradient {:.1} ms, Hv {:.1} ms, {:.2} gradients",
        1e3 * gradient,
        1e3 * product,
        product / gradient
    );
    for (name, pool) in [("one thread", one), ("all cores", ThreadPool::all_cores())] {
        let mut products = 0;
        let seconds = best(ROUNDS, || {
            let hessian = Hessian::new(&shape, &start, batch, 0.0, pool);
            let found = largest_eigenvalue(|vector, out| hessian.times(vector, out), &[&random], 2e-3);
            products = found.map_or(0, |found| found.products);
        });
        println!("λ from a random start, {name}: {seconds:.3} s, {products} products");
    }

    // With a single test image the test accuracy costs nothing.
    let one = Samples::new(28, 28, data.test.image(0).to_vec(), vec![data.test.labels()[0]]);
    let plain = one.and_then(|test| Dataset::new(&data.name, data.train.clone(), test)).unwrap_or_else(|error| panic!("{error}"));
    let plain = Arc::new(plain);
    let measured = Settings { sharpness: Some(Sharpness { every: 100, images: IMAGES }), ..settings.clone() };
    let mut times = [f64::INFINITY; 2];
    for _ in 0..ROUNDS {
        for (time, settings) in times.iter_mut().zip([&settings, &measured]) {
            *time = time.min(best(1, || drop(black_box(run(settings, Arc::clone(&plain), ThreadPool::all_cores())))));
        }
    }
    let [without, with] = times;
    println!(
        "the standard run: {without:.2} s, with λ every 100 iterations {with:.2} s: {:.0} % slower",
        100.0 * (with / without - 1.0)
    );
}

/// The fastest of several times, in seconds.
fn best(times: usize, mut work: impl FnMut()) -> f64 {
    (0..times).map(|_| seconds(&mut work)).fold(f64::INFINITY, f64::min)
}

fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}
