//! The Training workspace in a window without a display, on tiny images: start, pause, end, curves, mistakes, and the net inside.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use std::fs;
use std::path::Path;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::dataset::Dataset;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::experiment::activations::Show;
use halfpipe::experiment::training::{Results, Settings, run};
use halfpipe::job::ThreadPool;
use halfpipe::ui::training::State;
use support::{Window, app, choose, drop_file, press, refuses_typed, tiny_images, type_into, window_of};

/// A window on the race, with tiny images and a tiny net.
fn window(iterations: usize) -> Window {
    let mut window = window_of(vec2(1280.0, 800.0), "mnist-race");
    let settings = &mut window.state_mut().as_mut().unwrap().training.settings;
    (settings.data, settings.hidden) = (Some(tiny_images()), vec![8, 8]);
    (settings.batch, settings.iterations) = (16, iterations);
    window.run();
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

/// Draws frames until it holds, for at most a minute.
fn until(window: &mut Window, what: &str, holds: impl Fn(&Window) -> bool) {
    for _ in 0..6_000 {
        if holds(window) {
            window.run_steps(2);
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
    panic!("{what} has not come within a minute");
}

/// Starts the race and waits for its end.
fn finish(window: &mut Window) {
    window.key_press(Key::Space);
    window.step();
    until(window, "the end", |window| state(window) == State::Done);
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

#[test]
fn a_race_that_is_watched_paused_and_resumed_ends_as_one_without_a_window() {
    let mut window = window(3_000);
    assert_eq!(state(&window), State::Empty);
    press_and_wait(&mut window, State::Running);
    until(&mut window, "some iterations", |window| results(window).iterations() > 50);
    for _ in 0..3 {
        press_and_wait(&mut window, State::Paused);
        let made = results(&window).iterations();
        window.run_steps(10);
        assert_eq!(results(&window).iterations(), made, "nothing moves while it rests");
        press_and_wait(&mut window, State::Running);
        until(&mut window, "more iterations", |window| results(window).iterations() > made + 20);
    }
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert!(same(results(&window), &headless(settings(&window))));
}

/// Presses Space until the runner is there; it may be at its end before.
fn press_and_wait(window: &mut Window, wanted: State) {
    window.key_press(Key::Space);
    window.step();
    until(window, "another state", |window| state(window) == wanted);
}

#[test]
fn a_race_can_be_started_again_and_the_window_closed_in_the_middle() {
    let mut window = window(100_000);
    press_and_wait(&mut window, State::Running);
    for _ in 0..5 {
        press(&mut window, Key::R);
        until(&mut window, "the new run", |window| state(window) == State::Running && results(window).iterations() > 0);
    }
    window.get_by_label("End the run here").click();
    window.step();
    until(&mut window, "the end", |window| state(window) == State::Done);
    let made = results(&window).iterations();
    assert!(made < 100_000, "it was ended before");
    window.get_by_label("Start (Space)");
    press_and_wait(&mut window, State::Running);
    drop(window); // would hang if a thread did not end
}

#[test]
fn one_optimizer_diverges_and_the_others_go_on() {
    let mut window = window(150);
    type_into(&mut window, "SGD learning rate", "1e6");
    finish(&mut window);
    window.get_by_label("diverged");
    let told = window.get_by_label("Training loss").accesskit_node().description().unwrap_or_default();
    assert!(told.contains("SGD diverged at iteration"), "{told}");
    let results = results(&window);
    assert!(results.curves[0][0].losses.iter().all(|loss| loss.is_finite()));
    assert!(results.curves[1..].iter().all(|seeds| seeds[0].iterations() == 150));
}

#[test]
fn settings_that_have_changed_wait_for_the_next_run() {
    let mut window = window(60);
    finish(&mut window);
    assert!(window.query_by_label_contains("restart (R)").is_none());
    type_into(&mut window, "iterations", "80");
    window.get_by_label_contains("restart (R)");
    assert_eq!(results(&window).iterations(), 60, "the curves are those of the run");
    press(&mut window, Key::R);
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert_eq!(results(&window).iterations(), 80);
}

#[test]
fn what_cannot_be_is_said_where_it_was_typed() {
    let mut window = window(50);
    for (label, typed, told) in [
        ("iterations", "0", "0: must be a whole number from 1 to 100000"),
        ("mini-batch", "1e9", "\"1e9\" is not a valid number here"),
        ("seeds", "21", "21: must be a whole number from 1 to 20"),
        ("decay λ", "-1", "\"-1\" is not a valid number here"),
        ("hidden", "100, x", "write whole numbers with commas"),
        ("hidden", "5000", "5000: must be a whole number from 1 to 2000"),
        ("target loss", "0", "greater than 0"),
    ] {
        refuses_typed(&mut window, label, typed, told);
    }
    type_into(&mut window, "hidden", " ");
    assert_eq!(settings(&window).hidden, [] as [usize; 0]);
    choose(&mut window, "activation", "tanh");
    finish(&mut window);
    assert!(same(results(&window), &headless(settings(&window))));
}

#[test]
fn nonsense_in_any_field_leaves_settings_that_can_be_run() {
    let mut window = window(50);
    let fields = ["SGD learning rate", "hidden", "mini-batch", "iterations", "decay λ", "seeds", "Seed", "target loss"];
    for field in fields {
        for typed in ["NaN", "inf", "1e300", "-1e300", "1e-300", "99999999999999999999999", " ", "-0", "π", "1,2,"] {
            type_into(&mut window, field, typed);
            press(&mut window, Key::Escape);
            assert_eq!(settings(&window).validate(), Ok(()), "{field} {typed}");
        }
    }
}

#[test]
fn data_that_cannot_be_read_is_refused_with_its_reason_and_the_next_is_read() {
    let mut window = window(30);
    let broken = Path::new(env!("CARGO_TARGET_TMPDIR")).join("race-broken");
    let _ = fs::remove_dir_all(&broken);
    fs::create_dir_all(&broken).unwrap();
    for file in fs::read_dir(settings(&window).data.as_ref().unwrap()).unwrap() {
        let file = file.unwrap();
        let bytes = fs::read(file.path()).unwrap();
        let kept = if file.file_name() == "train-images-idx3-ubyte" { bytes.len() - 5 } else { bytes.len() };
        fs::write(broken.join(file.file_name()), &bytes[..kept]).unwrap();
    }
    let good = settings(&window).data.clone();
    window.state_mut().as_mut().unwrap().training.settings.data = Some(broken);
    window.key_press(Key::Space);
    window.step();
    until(&mut window, "the refusal", |window| app(window).training.view.runner.error.is_some());
    let told = app(&window).training.view.runner.error.clone().unwrap();
    assert!(told.contains("train-images-idx3-ubyte: ends after"), "{told}");
    assert_eq!(state(&window), State::Empty);
    window.state_mut().as_mut().unwrap().training.settings.data = good;
    finish(&mut window);
    assert!(app(&window).training.view.runner.error.is_none());
}

#[test]
fn a_folder_dropped_on_the_window_is_trained_on() {
    let mut window = window_of(vec2(1280.0, 1080.0), "four-optimizers"); // the data card is below the others
    let training = &mut window.state_mut().as_mut().unwrap().training.settings;
    (training.hidden, training.batch, training.iterations) = (vec![8], 16, 20);
    let folder = tiny_images();
    drop_file(&mut window, &folder);
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert_eq!((app(&window).workspace, settings(&window).data.as_ref()), (WorkspaceKind::Training, Some(&folder)));
    window.get_by_label("patterns");
    window.get_by_label("120 images to train, 60 to test");
    window.get_by_label("MNIST").click();
    window.run();
    assert_eq!(settings(&window).data, None);
}

#[test]
fn a_run_is_exported_as_what_the_command_line_writes() {
    let mut window = window(40);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("race-export.csv");
    let _ = fs::remove_file(&file);
    let export = |window: &mut Window| {
        window.key_press_modifiers(egui::Modifiers::COMMAND, Key::E);
        window.run();
        type_into(window, "File", file.to_str().unwrap());
    };
    export(&mut window);
    window.get_by_label_contains("start the run first");
    press(&mut window, Key::Escape);
    finish(&mut window);
    export(&mut window);
    let results = headless(settings(&window));
    let right = halfpipe::figure::csv::of(&halfpipe::figure::Figure::Training(settings(&window), &results));
    assert_eq!(fs::read(&file).unwrap(), right.unwrap());
}

#[test]
fn a_run_can_be_kept_and_forgotten() {
    let mut window = window(60);
    finish(&mut window);
    window.get_by_label("Keep this run").click();
    window.run();
    assert_eq!(app(&window).training.view.kept().len(), 1);
    window.get_by_label("Remove Run 1").click();
    window.run();
    assert!(app(&window).training.view.kept().is_empty());
}

#[test]
fn mistakes_and_log_are_those_of_the_chosen_net() {
    let mut window = window(120);
    finish(&mut window);
    window.get_by_label("Choose Adam").click();
    window.run();
    let found = |window: &Window| !app(window).training.view.mistakes().is_empty();
    until(&mut window, "the mistakes", found);
    let accuracy = results(&window).curves[3][0].accuracy().unwrap();
    let test = Dataset::open(settings(&window).data.as_deref()).unwrap().test.count();
    let wrong = app(&window).training.view.mistakes().len();
    assert_eq!(wrong, test - (accuracy * test as f64).round() as usize);
    window.get_by_label_contains(&format!("Adam gets {wrong} of {test} test images wrong"));
    window.get_by_role_and_label(Role::Button, "Log").click();
    window.run();
    let loss = results(&window).curves[0][0].losses[100];
    window.get_by_label_contains(&format!("===========iteration:100===========\nSGD:{loss}"));
}

#[test]
fn a_net_is_opened_in_the_activations_workspace_and_closed_again() {
    let mut window = window(40);
    finish(&mut window);
    window.get_by_label("Choose Momentum").click();
    window.run();
    window.get_by_label("Look inside").click();
    window.run();
    assert_eq!(app(&window).workspace, WorkspaceKind::Activations);
    window.get_by_label("Momentum, iteration 39, Layer 1");
    window.get_by_label("Momentum at the start, Output");
    for (name, show) in [("Gradients", Show::Gradients), ("Weights", Show::Weights), ("Outputs", Show::Activations)] {
        window.get_by_role_and_label(Role::Button, name).click();
        window.run();
        assert_eq!(app(&window).activations.settings.show, show);
    }
    window.get_by_label("Momentum, iteration 39, Output").click();
    window.run();
    assert_eq!(app(&window).activations.settings.enlarged, Some((1, 2)));
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowUp);
    assert_eq!(app(&window).activations.settings.enlarged, Some((0, 2)), "there is no layer beyond the output");
    press(&mut window, Key::Escape);
    window.get_by_label("Back to the initializations").click();
    window.run();
    window.get_by_label("std 0.01, Layer 5");
}

#[test]
fn axes_change_and_the_pointer_names_a_curve() {
    let mut window = window(80);
    finish(&mut window);
    for label in ["log", "auto", "0–1"] {
        window.get_by_role_and_label(Role::Button, label).click();
        window.run();
    }
    for label in ["seconds", "iterations"] {
        window.get_by_role_and_label(Role::Button, label).click();
        window.run();
    }
    let chart = window.get_by_label("Test accuracy");
    let told = chart.accesskit_node().description().unwrap_or_default();
    assert!(told.contains("test images correctly"), "{told}");
    let rect = chart.rect();
    window.hover_at(rect.right_top() + vec2(-1.0, rect.height() * 0.1));
    window.run_steps(60);
}

#[test]
fn nothing_is_drawn_at_rest() {
    let mut window = window(30);
    finish(&mut window);
    window.run();
    let ctx = window.ctx.clone();
    window.step();
    assert!(!ctx.has_requested_repaint(), "{:?}", ctx.repaint_causes());
}

#[test]
fn pictures_of_the_window() {
    let mut results = SnapshotResults::new();
    for (name, size, dark, seeds) in [
        ("race-light", vec2(1280.0, 800.0), false, 1),
        ("race-seeds", vec2(1920.0, 1080.0), true, 3),
        ("race-narrow", vec2(800.0, 600.0), false, 1),
    ] {
        let mut window = window_of(size, "mnist-race");
        let all = &mut window.state_mut().as_mut().unwrap().training.settings;
        (all.data, all.hidden, all.batch, all.iterations) = (Some(tiny_images()), vec![8, 8], 16, 130);
        all.seeds = seeds;
        finish(&mut window);
        let timed = &mut window.state_mut().as_mut().unwrap().training.view.runner.results;
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
