//! The numbers that the lesson on a real net tells: as measured, in all languages.

use halfpipe::dataset::Dataset;
use halfpipe::experiment::Entry;
use halfpipe::experiment::training::{Results, Settings, run};
use halfpipe::job::ThreadPool;
use halfpipe::lesson::Scene;

use crate::told::scene;
use crate::told_maps::check;

fn settings(scene: &Scene) -> Settings {
    scene.training().unwrap().clone()
}

fn trained(settings: &Settings) -> Results {
    run(settings, Dataset::embedded().unwrap(), ThreadPool::all_cores()).unwrap()
}

/// The largest eigenvalues of a curve's Hessian where it was measured, with the iterations.
fn eigenvalues(results: &Results, curve: usize) -> Vec<(usize, f64)> {
    let measured = &results.curves[curve][0].sharpness;
    measured.iter().map(|(iteration, at)| (*iteration, at.largest)).collect()
}

/// The net of a scene with its first optimizer for so many iterations.
fn shortened(scene: &Scene, iterations: usize) -> Settings {
    let all = settings(scene);
    let optimizers = vec![Entry::from(all.optimizers[0].rule.clone())];
    Settings { optimizers, iterations, landscape: None, ..all }
}

#[test]
fn the_net_has_as_many_parameters_as_told() {
    let first = scene("real-net: The valley");
    let count = settings(&first).shape(784, 10).parameter_count();
    assert!(first.text.languages().all(|(_, text)| text.contains(&halfpipe::words::numbers::grouped(count))), "{count}");
}

#[test]
fn beyond_the_limit_it_moves_to_flatter_ground_within_50_iterations() {
    let text = scene("real-net: Beyond");
    let results = trained(&shortened(&text, 50));
    let all = eigenvalues(&results, 0);
    assert!(all.iter().any(|(at, largest)| *at <= 50 && *largest < 4.0), "{all:?}");
    check("beyond", &text, &[(all[0].1, "6.2"), (2.0 / 0.5, "4"), (2.0 / 0.1, "20"), (50.0, "50")]);
}

#[test]
fn around_a_start_too_small_the_ground_is_flat() {
    let text = scene("real-net: A start");
    let results = trained(&shortened(&text, 20));
    let loss = f64::from(results.curves[0][0].initial);
    check("flat", &text, &[(eigenvalues(&results, 0)[0].1, "0.1"), (loss, "2.303")]);
}

#[test]
fn the_bowl_of_the_task_would_not_bear_what_the_net_bears() {
    let text = scene("real-net: Your turn");
    let largest = eigenvalues(&trained(&shortened(&text, 1)), 0)[0].1;
    check("task", &text, &[(largest, "8.3"), (largest, "8.26"), (2.0 / largest, "0.24")]);
}

/// What takes minutes: the ends of the runs.
#[test]
#[ignore = "two minutes"]
fn the_ends_of_the_runs_are_as_told() {
    let text = scene("real-net: Beyond");
    let results = trained(&Settings { sharpness: None, ..settings(&text) });
    check("ends", &text, &[(results.recent_loss(0).unwrap().median, "0.008")]);
    let slow = eigenvalues(&trained(&Settings { optimizers: vec![settings(&text).optimizers[1].clone()], ..settings(&text) }), 0);
    assert!(slow.iter().all(|(_, largest)| *largest < 20.0), "{slow:?}");
}
