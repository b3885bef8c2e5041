//! The pictures of the window, pixel for pixel.

use egui::vec2;
use egui_kittest::SnapshotResults;

use crate::support::{Window, app, app_mut, finish, small_race, until, window_of};

#[test]
fn paths_look_as_before() {
    let mut results = SnapshotResults::new();
    for (name, size, lesson, dark) in [
        ("window-light", vec2(1280.0, 800.0), "four-optimizers", false),
        ("window-dark", vec2(1280.0, 720.0), "next-hollow", true),
        ("window-narrow", vec2(800.0, 600.0), "divergence", false),
        ("window-surface", vec2(1280.0, 800.0), "half-pipe", false),
        ("window-terms", vec2(1280.0, 800.0), "does-momentum-help", true),
        ("window-noise", vec2(1920.0, 1080.0), "noise", false),
    ] {
        let mut window = window_of(size, lesson);
        window.ctx.set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
        window.run();
        window.snapshot(name);
        results.extend(window.take_snapshot_results());
    }
}

#[test]
fn activations_look_as_before() {
    let mut results = SnapshotResults::new();
    for (name, size, lesson, dark) in [
        ("layers-light", vec2(1280.0, 800.0), "three-initializations", false),
        ("layers-gradients", vec2(1280.0, 720.0), "two-kinds-of-vanishing", true),
        ("layers-relu", vec2(1920.0, 1080.0), "relu", true),
        ("layers-symmetry", vec2(1280.0, 800.0), "zero-weights", false),
        ("layers-narrow", vec2(800.0, 600.0), "vanishing-gradient", false),
    ] {
        let mut window = window_of(size, lesson);
        let done = |window: &Window| app(window).activations.view.progress(&app(window).activations.settings).is_none();
        until(&mut window, "the results", done);
        window.ctx.set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
        window.run();
        window.snapshot(name);
        results.extend(window.take_snapshot_results());
    }
}

#[test]
fn training_looks_as_before() {
    let mut results = SnapshotResults::new();
    for (name, size, dark, seeds) in [
        ("race-light", vec2(1280.0, 800.0), false, 1),
        ("race-seeds", vec2(1920.0, 1080.0), true, 3),
        ("race-narrow", vec2(800.0, 600.0), false, 1),
    ] {
        let mut window = window_of(size, "mnist-race");
        app_mut(&mut window).training.settings.seeds = seeds;
        small_race(&mut window, 130);
        finish(&mut window);
        let timed = &mut app_mut(&mut window).training.view.runner.results;
        for curve in timed.curves.iter_mut().flatten() {
            for (iteration, seconds) in curve.seconds.iter_mut().enumerate() {
                *seconds = iteration as f64 * 0.01; // a clock that always goes alike
            }
        }
        window.ctx.set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
        until(&mut window, "the mistakes", |window| !app(window).training.view.mistakes().is_empty());
        window.run();
        window.snapshot(name);
        results.extend(window.take_snapshot_results());
    }
}
