//! The Training workspace, on tiny images.

mod data;
mod landscape;
mod nets;
mod runs;
mod settings;
mod sharpness;

use egui::{Key, vec2};
use halfpipe::dataset::Dataset;
use halfpipe::experiment::training::{Results, Settings, run};
use halfpipe::job::ThreadPool;
use halfpipe::ui::training::State;

use crate::support::{Window, app, small_race, until, window_of};

/// A window on the race, with tiny images and tiny nets.
fn window(iterations: usize) -> Window {
    let mut window = window_of(vec2(1280.0, 800.0), "mnist-race");
    small_race(&mut window, iterations);
    window
}

fn settings(window: &Window) -> &Settings {
    &app(window).training.settings
}

fn state(window: &Window) -> State {
    app(window).training.view.runner.state()
}

fn results(window: &Window) -> &Results {
    &app(window).training.view.runner.results
}

/// What the same settings give without a window.
fn headless(settings: &Settings) -> Results {
    run(settings, Dataset::open(settings.data.as_deref()).unwrap(), ThreadPool::with_threads(1)).unwrap()
}

/// Whether two results are the same but for the time that they took.
fn same(one: &Results, other: &Results) -> bool {
    let untimed = |results: &Results| {
        let mut results = results.clone();
        results.curves.iter_mut().flatten().for_each(|curve| curve.seconds.clear());
        results
    };
    untimed(one) == untimed(other)
}

/// Presses Space and waits until the runner is in this state.
fn press_and_wait(window: &mut Window, wanted: State) {
    window.key_press(Key::Space);
    window.step();
    until(window, &format!("the state {wanted:?}"), |window| state(window) == wanted);
}
