//! What the Activations workspace costs: `cargo bench --bench activations`. The aims are in docs/ARCHITECTURE.md.
//!
//! The kernel of the matrix products was chosen by their rate on one thread, in GFLOP/s, two cores with AVX-512, of
//! (rows x inner x columns), the second factor transposed where it says ᵀ:
//!
//! | product | nalgebra 0.35 with matrixmultiply 0.3, f64 | faer 0.24, f64 | own, f64 | nalgebra, f32 | faer, f32 | own, f32 |
//! |---|---|---|---|---|---|---|
//! | 100 x 100 x 250 | 47 | 54 | 52 | 80 | 100 | 95 |
//! | 100 x 784 x 128 | 48 | 55 | 54 | 81 | 103 | 101 |
//! | 10 x 100 x 128 | 24 | 35 | 32 | 27 | 70 | 60 |
//! | 100 x 128 x 784ᵀ | | 53 | 53 | | 100 | 98 |
//! | 100 x 128 x 100ᵀ | 49 | 53 | 51 | 82 | 100 | 93 |
//! | 1000 x 1000 x 1000 | 52 | 50 | 41 | 83 | 102 | 91 |
//!
//! nalgebra's product of small views with exchanged strides reads outside of its bounds, as its own debug checks say. faer is 29
//! packages, a sixth of the whole build.
#![allow(missing_docs)] // criterion's macro makes a public function without one

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Pos2, RawInput, Rect, vec2};
use halfpipe::experiment::activations::{Results, Row, Settings, Show, run, run_while, symmetry};
use halfpipe::job::ThreadPool;
use halfpipe::lesson::Scene;
use halfpipe::network::statistics::{Values, participation_ratio, spread};
use halfpipe::network::{Activation, Pass, draws};
use halfpipe::ui::app::App;
use std::hint::black_box;

/// The rows of a net, with all cores: all of them, and the one whose slider is dragged.
fn runs(bench: &mut Criterion) {
    for activation in [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::Gelu] {
        let settings = Settings { activation, ..Settings::default() };
        let results = run(&settings);
        let name = activation.about().name;
        bench.bench_function(&format!("run, 3 rows x 5 layers, 1000 x 100, another seed each time, {name}"), |timer| {
            let (mut results, mut other) = (results.clone(), settings.clone());
            timer.iter(|| {
                other.seed += 1;
                results = run_while(black_box(&other), &results, ThreadPool::all_cores(), &|| true).unwrap_or_default();
            });
        });
        let mut dragged = settings.clone();
        let mut step = 0;
        bench.bench_function(&format!("run, the one row of a dragged slider, {name}"), |timer| {
            timer.iter(|| {
                step += 1;
                dragged.rows[0] = row(step);
                run_while(black_box(&dragged), &results, ThreadPool::all_cores(), &|| true)
            });
        });
    }
    for activation in [Activation::Sigmoid, Activation::Tanh, Activation::Gelu] {
        let one = Settings { activation, rows: vec![row(0)], ..Settings::default() };
        let name = format!("run, 1 row, one thread, {}", activation.about().name);
        bench.bench_function(&name, |timer| {
            let (mut results, mut other) = (Results::default(), one.clone());
            timer.iter(|| {
                other.seed += 1;
                results = run_while(black_box(&other), &results, ThreadPool::with_threads(1), &|| true).unwrap_or_default();
            });
        });
    }
    let settings = Settings { show: Show::Symmetry, ..Settings::default() };
    bench.bench_function("symmetry, 3 nets x 200 steps", |timer| timer.iter(|| symmetry::train(black_box(&settings))));
}

/// Normal weights whose standard deviation changes a little with every step.
fn row(step: i32) -> Row {
    let text = format!("normal:std={}", 0.5 + 0.001 * f64::from(step % 400));
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The parts of a row: draws, the way up and down of a block of 250 samples, statistics of a layer of 1000 samples.
fn parts(bench: &mut Criterion) {
    let settings = Settings::default();
    let shape = settings.shape(&settings.rows[2]);
    let normal = |count| draws::standard_normal(1, 0, count);
    bench.bench_function("100,000 standard normal draws", |timer| timer.iter(|| normal(black_box(100_000))));
    let parameters: Vec<f64> = normal(shape.parameter_count()).iter().map(|draw| 0.1 * draw).collect();
    let inputs = normal(25_000);
    let mut pass = Pass::new(&shape, 250);
    bench.bench_function("forward, 5 layers, 250 x 100, one thread", |timer| {
        timer.iter(|| pass.forward(&shape, black_box(&parameters), &inputs));
    });
    bench.bench_function("forward and backward, 5 layers, 250 x 100, one thread", |timer| {
        timer.iter(|| {
            pass.forward(&shape, black_box(&parameters), &inputs);
            pass.backward(&shape, &parameters, &inputs, &inputs, None);
        });
    });
    let layer = normal(100_000);
    let values = Values { units: 100, blocks: vec![&layer] };
    bench.bench_function("spread of a layer, 1000 x 100", |timer| timer.iter(|| spread(black_box(&values))));
    let message = spread(&values);
    bench.bench_function("distinct units of a layer, 1000 x 100", |timer| {
        timer.iter(|| participation_ratio(black_box(&values), &message));
    });
}

/// A frame of 1280 x 800 in which the standard deviation of the first row is dragged, layout and tessellation included.
fn frames(bench: &mut Criterion) {
    for (name, show) in [("outputs", Show::Activations), ("gradients", Show::Gradients)] {
        let ctx = egui::Context::default();
        let settings = Settings { show, ..Settings::default() };
        let mut app = App::new(&ctx, Scene::new("three rows", "", settings));
        let mut frame = 0;
        let mut draw = |app: &mut App| {
            frame += 1;
            let screen = Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0));
            let time = Some(f64::from(frame) / 60.0);
            let input = RawInput { screen_rect: Some(screen), time, ..RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| app.ui(ui));
            output.textures_delta.clear();
            black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
        };
        (0..4).for_each(|_| draw(&mut app));
        bench.bench_function(&format!("frame, nothing changes, {name}"), |timer| timer.iter(|| draw(&mut app)));
        let mut step = 0;
        bench.bench_function(&format!("frame, a standard deviation dragged, {name}"), |timer| {
            timer.iter(|| {
                step += 1;
                app.activations.settings.rows[0] = row(step);
                draw(&mut app);
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30).without_plots();
    targets = runs, parts, frames
}
criterion_main!(benches);
