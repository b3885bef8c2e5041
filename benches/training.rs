//! What the standard run of the Training workspace costs: `cargo bench --bench training`.
//!
//! It prints the seconds of the run, of the run that measures the loss before the update, and of the test accuracy; the
//! arithmetic that they stand for; and its share of what the same cores do at their best, which is large matrix products,
//! measured before and after. Then, on one thread: each optimizer alone, the parts of an iteration, and a step of every rule.
//!
//! Where the time of an iteration goes, in µs on one thread with AVX-512, in the mean of the four optimizers: at first; since all
//! images of a mini-batch are copied before they become numbers and optimizers' steps are compiled for wide registers; and since
//! products compute their last rows apart.
//!
//! | part | at first | then | now |
//! |---|---|---|---|
//! | mini-batch | 84 | 36 | 33 |
//! | forward, first layer, twice | 400 | 406 | 366 |
//! | forward, other layers, twice | 178 | 182 | 172 |
//! | softmax and cross-entropy, twice | 11 | 11 | 11 |
//! | back, all layers | 386 | 411 | 378 |
//! | the optimizer's step | 41 | 24 | 22 |
//! | together | 1100 | 1070 | 982 |
//!
//! The 100 rows of a product fill 6¼ registers of 16 numbers; in seven of them nothing comes nearer than 89 % to the 115 GFLOP/s of a
//! processor's core. The last four rows are scalar products of rows and columns instead (`network/product/kernel/last_rows.rs`).
#![allow(missing_docs)]

mod peak;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use halfpipe::dataset::batches::Batches;
use halfpipe::dataset::{Dataset, Samples};
use halfpipe::experiment::training::{Measure, Settings, run};
use halfpipe::job::ThreadPool;
use halfpipe::network::draws::initial_parameters;
use halfpipe::network::loss::cross_entropy;
use halfpipe::network::{Activation, Pass};
use halfpipe::optimizer::OptimizerSpec;

/// Of several runs of the same kind the fastest counts: whatever else the machine does can only make a run slower.
const ROUNDS: usize = 3;

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
    let few = |entry| Settings { optimizers: vec![entry], iterations: 500, ..book.clone() };
    let alone: Vec<Settings> = book.optimizers.iter().cloned().map(few).collect();
    let mut runs = vec![(&book, &plain, threads), (&before, &plain, threads), (&book, &data, threads)];
    runs.extend(alone.iter().map(|settings| (settings, &plain, 1)));
    let mut best = vec![f64::INFINITY; runs.len()];
    let first = peak::peak(threads);
    for _ in 0..ROUNDS {
        for (best, &(settings, data, threads)) in best.iter_mut().zip(&runs) {
            let once = seconds(|| drop(black_box(run(settings, Arc::clone(data), ThreadPool::with_threads(threads)))));
            *best = best.min(once);
        }
    }
    let peak = peak::peak(threads).max(first);

    tell("standard run, loss after the update", best[0], work(&book, 3), peak);
    tell("  the same, loss before the update", best[1], work(&book, 2), peak);
    tell("  test accuracy alone", best[2] - best[0], exams(&book, &data), peak);
    activations(&book, &plain, threads);
    println!("one thread:");
    for (settings, best) in alone.iter().zip(&best[3..]) {
        let name = format!("  {} alone, 500 iterations", settings.optimizers[0].rule.about().name);
        tell(&name, *best, work(settings, 3), peak / threads as f64);
    }
    for (part, micros) in PARTS.iter().zip(iteration(&book, &data)) {
        println!("  {part}: {micros:.0} µs");
    }
    steps(&book);
    #[cfg(feature = "gui")]
    frames(&book, &data);
}

/// The same race with other activations, in turns with that of ReLU nets.
fn activations(book: &Settings, data: &Arc<Dataset>, threads: usize) {
    let all = [Activation::Relu, Activation::Sigmoid, Activation::Tanh, Activation::Gelu];
    let mut best = [f64::INFINITY; 4];
    for _ in 0..ROUNDS {
        for (best, activation) in best.iter_mut().zip(all) {
            let settings = Settings { activation, iterations: 500, ..book.clone() };
            let pool = ThreadPool::with_threads(threads);
            *best = best.min(seconds(|| drop(black_box(run(&settings, Arc::clone(data), pool)))));
        }
    }
    for (seconds, activation) in best.into_iter().zip(all).skip(1) {
        println!("  nets with {}: {:.2} of the time of ReLU nets", activation.about().name, seconds / best[0]);
    }
}

/// Frames of 1280 x 800, layout and tessellation included: while curves grow, and while they stand.
#[cfg(feature = "gui")]
fn frames(settings: &Settings, data: &Arc<Dataset>) {
    use egui::{Pos2, RawInput, Rect, vec2};
    use halfpipe::lesson::Scene;
    use halfpipe::ui::app::App;

    for iterations in [2_000, 20_000] {
        let settings = Settings { iterations, hidden: vec![10], batch: 10, ..settings.clone() };
        let results = run(&settings, Arc::clone(data), ThreadPool::all_cores()).unwrap_or_else(|error| panic!("{error}"));
        let ctx = egui::Context::default();
        let mut app = App::new(&ctx, Scene::new("a race", "", settings.clone()));
        let mut time = 0.0;
        let mut frame = |app: &mut App| {
            time += 1.0 / 60.0;
            let screen = Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0));
            let input = RawInput { screen_rect: Some(screen), time: Some(time), ..RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| app.ui(ui));
            output.textures_delta.clear();
            black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
        };
        let stands: Vec<f64> = (0..40).map(|_| 1e6 * seconds(|| frame(&mut app))).collect();
        app.training.view.runner.results = results;
        let mut grows = Vec::new();
        for _ in 0..40 {
            app.training.view.runner.run_number += 1; // as if they were new
            grows.push(1e6 * seconds(|| frame(&mut app)));
        }
        let mut rests: Vec<f64> = (0..40).map(|_| 1e6 * seconds(|| frame(&mut app))).collect();
        let [empty, grow, rest] = [&mut stands.clone(), &mut grows, &mut rests].map(|micros| median(micros) / 1e3);
        println!(
            "a frame with 4 curves of {iterations}: {grow:.1} ms while they grow, {rest:.1} ms at rest, {empty:.1} ms without"
        );
    }
}

fn tell(what: &str, seconds: f64, work: f64, peak: f64) {
    let rate = work / seconds / 1e9;
    let share = 100.0 * rate / peak;
    println!("{what}: {seconds:.2} s, {:.0} GFLOP, {rate:.0} GFLOP/s, {share:.0} % of {peak:.0} GFLOP/s", work / 1e9);
}

fn seconds(job: impl FnOnce()) -> f64 {
    let began = Instant::now();
    job();
    began.elapsed().as_secs_f64()
}

/// The multiplications and additions of a run: `products` products forward and for the weights' gradients, and those for the
/// gradients of the layers below, all but the first.
fn work(settings: &Settings, products: usize) -> f64 {
    let ranges = settings.shape(784, 10).layer_ranges();
    let weights: usize = ranges.iter().map(|range| range.weights.len()).sum();
    let passed_down = weights - ranges[0].weights.len();
    let per_sample = 2 * (products * weights + passed_down);
    (settings.optimizers.len() * settings.iterations * settings.batch * per_sample) as f64
}

/// The same for the test accuracy.
fn exams(settings: &Settings, data: &Dataset) -> f64 {
    let weights: usize = settings.shape(784, 10).layer_ranges().iter().map(|range| range.weights.len()).sum();
    let times = settings.iterations.div_ceil(100) + 1;
    (settings.optimizers.len() * times * data.test.count() * 2 * weights) as f64
}

const PARTS: [&str; 6] = [
    "mini-batch",
    "forward, first layer, twice",
    "forward, other layers, twice",
    "softmax and cross-entropy, twice",
    "back, all layers",
    "the optimizer's step",
];

/// The microseconds of the parts of an iteration, medians, in the mean of the optimizers: the calls that [`run`] makes.
fn iteration(settings: &Settings, data: &Dataset) -> [f64; 6] {
    let shape = settings.shape(784, 10);
    let start: Vec<f32> = initial_parameters(&shape, &settings.inits[0], 1, 1).into_iter().map(|weight| weight as f32).collect();
    let mut means = [0.0; 6];
    for entry in &settings.optimizers {
        let (mut parameters, mut gradient) = (start.clone(), vec![0.0; start.len()]);
        let mut optimizer = entry.rule.start::<f32>();
        let mut batches = Batches::new(&data.train, None, settings.batch, 1, 0);
        let mut pass = Pass::new(&shape, settings.batch);
        let mut top = pass.outputs().to_vec();
        let mut samples = [const { Vec::new() }; 6];
        for _ in 0..300 {
            let mut micros = [0.0; 6];
            let mut began = Instant::now();
            let mut lap = |part: usize| {
                micros[part] += 1e6 * began.elapsed().as_secs_f64();
                began = Instant::now();
            };
            batches.next(&data.train);
            lap(0);
            let inputs = batches.inputs();
            for is_first in [true, false] {
                for layer in 0..pass.layers.len() {
                    pass.forward_layer(layer, &shape, &parameters, inputs);
                    lap(1 + layer.min(1));
                }
                top.copy_from_slice(pass.outputs());
                black_box(cross_entropy(&mut top, batches.labels()));
                lap(3);
                if is_first {
                    pass.backward(&shape, &parameters, inputs, &top, Some(&mut gradient));
                    lap(4);
                    optimizer.step(&mut parameters, &gradient);
                    lap(5);
                }
            }
            samples.iter_mut().zip(micros).for_each(|(samples, micros)| samples.push(micros));
        }
        for (mean, samples) in means.iter_mut().zip(&mut samples) {
            *mean += median(samples) / settings.optimizers.len() as f64;
        }
    }
    means
}

/// A step of every rule on as many parameters as the net has.
fn steps(settings: &Settings) {
    let mut parameters = vec![0.1f32; settings.shape(784, 10).parameter_count()];
    let gradient = vec![1e-3; parameters.len()];
    for rule in OptimizerSpec::all() {
        let mut optimizer = rule.start::<f32>();
        let mut micros: Vec<f64> = (0..300).map(|_| 1e6 * seconds(|| optimizer.step(&mut parameters, &gradient))).collect();
        println!("  a step of {}: {:.0} µs", rule.about().name, median(&mut micros));
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
