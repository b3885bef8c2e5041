//! What the landscape of the standard race costs: `cargo bench --bench landscape`.
//!
//! The seconds of its parts, and for the planes of losses the arithmetic of the whole net at every node with its share of what the same
//! cores do at their best: large matrix products, measured before and after. The first layer's product is linear in x and y, and so is
//! not computed again at each node; "computed" is what is left.
#![allow(missing_docs)]

mod peak;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use halfpipe::dataset::Dataset;
use halfpipe::experiment::training::landscape::{COARSE, FINE, KeptWalk, Landscape, PlaneKind, Survey};
use halfpipe::experiment::training::{RunControl, Settings, TrainingRun};
use halfpipe::job::ThreadPool;

/// Of several rounds the fastest counts: whatever else the machine does can only make one slower.
const ROUNDS: usize = 3;

fn main() {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let pool = ThreadPool::with_threads(threads);
    let data = Dataset::embedded().unwrap_or_else(|error| panic!("{error}"));
    let plain = Settings::default();
    let settings = Settings { landscape: Some(Landscape::default()), ..plain.clone() };
    let first = peak::peak(threads);
    let (without, _) = race(&plain, &data, pool);
    let (with, walks) = race(&settings, &data, pool);
    println!("the race: {without:.2} s, {with:.2} s with its points kept");
    println!("{} points of {} walks", walks.iter().map(|walk| walk.points.len()).sum::<usize>(), walks.len());

    let random = Landscape { plane: PlaneKind::Random, ..Landscape::default() };
    let random = Settings { landscape: Some(random), ..settings.clone() };
    let (main, survey) = best(|| surveyed(&settings, &walks, &data, pool));
    let (other, _) = best(|| surveyed(&random, &walks, &data, pool));
    println!("survey of the main directions: {main:.2} s, of random ones: {other:.2} s");
    let view = survey.fit();
    let plane = |side: usize| best(|| black_box(survey.map(view, [side; 2], pool, &|| true))).0;
    let (coarse, fine) = (plane(COARSE), plane(FINE));
    let (points, _) = best(|| survey.losses(&walks, &data, pool, &|| true));
    let peak = peak::peak(threads).max(first);
    println!("the first coarse picture: {:.2} s", main + coarse);
    for (side, seconds) in [(COARSE, coarse), (FINE, fine)] {
        let [all, computed] = work(&settings, side * side);
        let rate = |work: f64| work / seconds / 1e9;
        println!(
            "{side} x {side} losses on 1,000 images: {seconds:.2} s, {:.0} GFLOP at {:.0} GFLOP/s, {:.0} % of {peak:.0}; computed {:.0} \
             GFLOP, {:.0} %",
            all / 1e9,
            rate(all),
            100.0 * rate(all) / peak,
            computed / 1e9,
            100.0 * rate(computed) / peak,
        );
    }
    println!("both losses of all points: {points:.2} s");
}

/// The seconds of a race, and the points that it has kept.
fn race(settings: &Settings, data: &Arc<Dataset>, pool: ThreadPool) -> (f64, Vec<KeptWalk>) {
    best(|| {
        let mut run = TrainingRun::new(settings, Arc::clone(data)).unwrap_or_else(|error| panic!("{error}"));
        run.run(pool, RunControl { should_continue: &|| true, seconds: &|| 0.0 });
        run.kept_walks()
    })
}

fn surveyed(settings: &Settings, walks: &[KeptWalk], data: &Dataset, pool: ThreadPool) -> Survey {
    let survey = Survey::new(settings, walks, data, pool, &|| true);
    survey.unwrap_or_else(|error| panic!("{error}")).unwrap_or_else(|| panic!("it was not stopped"))
}

/// The least seconds of some rounds, and what the last one made.
fn best<R>(mut work: impl FnMut() -> R) -> (f64, R) {
    let mut once = || {
        let began = Instant::now();
        let made = work();
        (began.elapsed().as_secs_f64(), made)
    };
    (1..ROUNDS).fold(once(), |(least, _), _| {
        let (seconds, made) = once();
        (least.min(seconds), made)
    })
}

/// The multiplications and additions of the whole net at so many nodes, and those without its first layer.
fn work(settings: &Settings, nodes: usize) -> [f64; 2] {
    let ranges = settings.shape(784, 10).layer_ranges();
    let weights: usize = ranges.iter().map(|range| range.weights.len()).sum();
    [weights, weights - ranges[0].weights.len()].map(|weights| (2 * weights * nodes * 1_000) as f64)
}
