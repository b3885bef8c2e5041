//! Maps, grids of histograms and curves as the window paints them, pixel for pixel. A picture is cropped to what it is about, and the
//! words above it are the test's own, so that another word in a panel changes none; the panels are compared by their controls
//! (`controls`).

use egui::accesskit::Role;
use egui::{Rect, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use egui_kittest::{SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use halfpipe::lesson::Scene;
use halfpipe::picture::activations::Layout;
use image::imageops::crop_imm;

use crate::support::words::word;
use crate::support::{Window, app, app_mut, finish, small_race, until, window_on};

/// How far a pixel may be from that of the picture: by 1 of 255 in each channel. By that much it follows from where in their texture
/// its letters lie, and so from all other words of the window.
const ROUNDING: f32 = 0.6;

/// Compare a part of the window, by whole pixels, with the picture of this name.
fn compare(results: &mut SnapshotResults, window: &mut Window, name: &str, part: Rect) {
    let (min, max) = (part.min.floor(), part.max.ceil());
    let [x, y, width, height] = [min.x, min.y, max.x - min.x, max.y - min.y].map(|value| value as u32);
    let picture = crop_imm(&window.render().unwrap(), x, y, width, height).to_image();
    let options = SnapshotOptions::new().threshold(ROUNDING).output_path("tests/window/snapshots");
    results.add(try_image_snapshot_options(&picture, name, &options));
}

fn set_theme(window: &mut Window, dark: bool) {
    window.ctx.set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
    window.run();
}

/// The window on a lesson's settings. In place of its title and text are others that leave the same room: this many lines.
fn window_of(size: Vec2, lesson: &'static str, lines: usize) -> Window {
    window_on(size, move || {
        let scene = Scene::open(lesson).unwrap().0;
        Scene { title: "A scene".into(), text: vec!["A text."; lines].join("  \n").as_str().into(), ..scene }
    })
}

/// Where a picture is.
fn place(window: &Window, key: &str) -> Rect {
    window.get_by_role_and_label(Role::Image, &word(key)).rect()
}

#[test]
fn paths_look_as_before() {
    let mut results = SnapshotResults::new();
    for (name, size, lesson, lines, dark, charts) in [
        ("paths-light", vec2(1280.0, 800.0), "four-optimizers", 2, false, &[("chart", "chart.f")][..]),
        ("paths-dark", vec2(1280.0, 720.0), "next-hollow", 2, true, &[]),
        ("paths-narrow", vec2(800.0, 600.0), "divergence", 1, false, &[]),
        ("paths-surface", vec2(1280.0, 800.0), "half-pipe", 2, false, &[]),
        ("paths-terms", vec2(1280.0, 800.0), "does-momentum-help", 2, true, &[("chart", "chart.terms name=Momentum")]),
        ("paths-noise", vec2(1920.0, 1080.0), "noise", 1, false, &[("chart-f", "chart.f"), ("chart-x", "chart.x")]),
    ] {
        let mut window = window_of(size, lesson, lines);
        set_theme(&mut window, dark);
        let map = place(&window, if app(&window).paths.settings.surface.is_some() { "map.surface_name" } else { "map.name" });
        compare(&mut results, &mut window, name, map);
        for (part, title) in charts {
            let place = place(&window, &format!("description.chart title={}", word(title)));
            compare(&mut results, &mut window, &format!("{name}-{part}"), place);
        }
    }
}

#[test]
fn activations_look_as_before() {
    let mut results = SnapshotResults::new();
    for (name, size, lesson, lines, dark) in [
        ("activations-light", vec2(1280.0, 800.0), "three-initializations", 1, false),
        ("activations-gradients", vec2(1280.0, 720.0), "two-kinds-of-vanishing", 2, true),
        ("activations-relu", vec2(1920.0, 1080.0), "relu", 1, true),
        ("activations-symmetry", vec2(1280.0, 800.0), "zero-weights", 1, false),
        ("activations-narrow", vec2(800.0, 600.0), "vanishing-gradient", 1, false),
    ] {
        let mut window = window_of(size, lesson, lines);
        let done = |window: &Window| app(window).activations.view.progress(&app(window).activations.settings).is_none();
        until(&mut window, "the results", done);
        set_theme(&mut window, dark);
        // The small nets of Symmetry are several pictures, below each other.
        let pictures = window.get_all_by_role(Role::Image).map(|node| node.rect()).reduce(Rect::union);
        let grid = app(&window).activations.view.layout().map(Layout::rect);
        compare(&mut results, &mut window, name, grid.or(pictures).unwrap());
    }
}

#[test]
fn training_looks_as_before() {
    let mut results = SnapshotResults::new();
    for (name, size, lines, dark, seeds) in [
        ("training-light", vec2(1280.0, 800.0), 1, false, 1),
        ("training-seeds", vec2(1920.0, 1080.0), 1, true, 3),
        ("training-narrow", vec2(800.0, 600.0), 1, false, 1),
    ] {
        let mut window = window_of(size, "mnist-race", lines);
        app_mut(&mut window).training.settings.seeds = seeds;
        small_race(&mut window, 130);
        let training = &mut app_mut(&mut window).training;
        training.scene = training.scene.with(training.settings.clone()); // its title stays over other images than MNIST
        finish(&mut window);
        set_theme(&mut window, dark);
        for (part, chart) in [("loss", "plot.loss_name"), ("accuracy", "plot.accuracy")] {
            let place = place(&window, chart);
            compare(&mut results, &mut window, &format!("{name}-{part}"), place);
        }
    }
}
