//! What a map of outcome costs: `cargo bench --bench maps`. The aims are in docs/ARCHITECTURE.md.
#![allow(missing_docs)] // criterion's macro makes a public function without one

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use halfpipe::experiment::Entry;
use halfpipe::experiment::paths::outcome::{MapSpec, settings_map_while};
use halfpipe::experiment::paths::{Settings, with_usual_rate};
use halfpipe::job::ThreadPool;
use halfpipe::knob::Knob;
use halfpipe::landscape::trajectory::many::{Each, End, Walks, walk_all};
use halfpipe::landscape::{LandscapeSpec, Point};
use halfpipe::optimizer::OptimizerSpec;

/// Walks from every start of a square.
fn basins(landscape: &LandscapeSpec, optimizer: &OptimizerSpec, side: usize, steps: usize, pool: ThreadPool) -> Vec<End> {
    let at = |index: usize| -5.0 + 10.0 * index as f64 / (side - 1) as f64;
    let starts: Vec<Point> = (0..side * side).map(|pixel| [at(pixel % side), at(pixel / side)]).collect();
    let walks = |_| Walks {
        landscape,
        optimizer,
        starts: Each::Own(&starts),
        rates: Each::Same(optimizer.rate()),
        steps,
        tolerance: None,
        places: None,
    };
    let mut ends = vec![End::default(); side * side];
    walk_all(pool, &mut ends, starts.len(), walks, || true);
    ends
}

fn parsed<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text} is none"))
}

/// Himmelblau's basins: coarse and fine on two threads, and as `docs/basins.py` makes them on one.
fn himmelblau(bench: &mut Criterion) {
    let landscape: LandscapeSpec = parsed("himmelblau");
    let two = ThreadPool::with_threads(2);
    for text in ["sgd:lr=0.01", "momentum:lr=0.005", "adam:lr=0.1", "radam:lr=0.005"] {
        let optimizer: OptimizerSpec = parsed(text);
        let key = optimizer.about().key;
        bench.bench_function(&format!("basins 96x96, 100 steps, {key}"), |timer| {
            timer.iter(|| basins(black_box(&landscape), &optimizer, 96, 100, two));
        });
        bench.bench_function(&format!("basins 512x512, 200 steps, {key}"), |timer| {
            timer.iter(|| basins(black_box(&landscape), &optimizer, 512, 200, two));
        });
    }
    let adam: OptimizerSpec = parsed("adam:lr=0.1");
    for (threads, pool) in [("one thread", ThreadPool::with_threads(1)), ("two threads", two)] {
        bench.bench_function(&format!("basins 256x256, 200 steps, adam, {threads}"), |timer| {
            timer.iter(|| basins(black_box(&landscape), &adam, 256, 200, pool));
        });
    }
    let formula: LandscapeSpec = parsed("formula:(x^2+y-11)^2+(x+y^2-7)^2");
    bench.bench_function("basins 96x96, 100 steps, adam, formula", |timer| {
        timer.iter(|| basins(black_box(&formula), &adam, 96, 100, two));
    });
}

/// The coarse map of settings while a slider is dragged, for every optimizer.
fn settings_maps(bench: &mut Criterion) {
    for rule in OptimizerSpec::all() {
        let mut settings = Settings { steps: 100, ..Settings::default() };
        settings.optimizers = vec![Entry::from(with_usual_rate(rule.clone(), &settings.landscape))];
        let setting = rule
            .clone()
            .knobs()
            .iter()
            .skip(1)
            .map(Knob::key)
            .find(|key| MapSpec { setting: (*key).to_owned(), size: [2, 2], ..MapSpec::default() }.axes(&settings).is_ok());
        let Some(setting) = setting else { continue };
        let spec = MapSpec { setting: setting.to_owned(), size: [96, 96], ..MapSpec::default() };
        bench.bench_function(&format!("map of settings 96x96, 100 steps, {}", rule.about().key), |timer| {
            timer.iter(|| settings_map_while(black_box(&settings), &spec, ThreadPool::with_threads(2), || true));
        });
    }
}

criterion_group! {
    name = maps;
    config = Criterion::default().sample_size(20);
    targets = himmelblau, settings_maps
}
criterion_main!(maps);
