//! The window without a display: starts, cards, playback, lessons.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::experiment::paths::run;
use halfpipe::landscape::trajectory::Trajectory;
use support::{Window, app, click, drag, drop_file, press, type_into, window, window_of};

fn first_walk(window: &Window) -> Trajectory {
    run(&app(window).paths.settings).swap_remove(0).trajectory
}

#[test]
fn dragging_a_start_moves_its_paths_and_not_the_map() {
    let mut window = window();
    let before = first_walk(&window);
    let frame = *app(&window).paths.view.transform().unwrap();
    let from = window.get_by_label("Start point 1").rect().center();
    drag(&mut window, from, frame.position([-2.0, 4.0]));
    let [x, y] = app(&window).paths.settings.starts[0];
    assert!((x + 2.0).abs() < 0.05 && (y - 4.0).abs() < 0.05, "{x}, {y}");
    assert_ne!(first_walk(&window), before);
    assert_eq!(app(&window).paths.view.transform().unwrap(), &frame, "the map must not pan");
    assert_eq!(window.get_by_label("Start point 1").value().unwrap(), "−2.00, 4.00");
}

#[test]
fn handle_and_path_move_in_the_same_frame() {
    let mut window = window();
    let frame = *app(&window).paths.view.transform().unwrap();
    let from = window.get_by_label("Start point 1").rect().center();
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.hover_at(frame.position([3.0, 3.0]));
    window.step(); // one frame, with the pointer's move as its only input
    window.step();
    let start = app(&window).paths.settings.starts[0];
    assert_eq!(app(&window).paths.view.paths()[0].trajectory.points[0], start);
    assert!((start[0] - 3.0).abs() < 0.05, "{start:?}");
}

#[test]
fn a_start_is_grabbed_even_where_press_and_move_fall_into_one_frame() {
    let mut window = window();
    let frame = *app(&window).paths.view.transform().unwrap();
    let (from, to) = (frame.position([-7.0, 2.0]), frame.position([1.0, 5.0]));
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.input_mut().events.extend([egui::Event::PointerMoved(from), button(from, true), egui::Event::PointerMoved(to)]);
    window.step();
    window.event(egui::Event::PointerMoved(to + vec2(1.0, 0.0)));
    window.step();
    window.event(button(to, false));
    window.run();
    let [x, y] = app(&window).paths.settings.starts[0];
    assert!((x - 1.0).abs() < 0.1 && (y - 5.0).abs() < 0.1, "{x}, {y}");
    assert_eq!(app(&window).paths.settings.view, None, "the map must not pan");
}

#[test]
fn arrow_keys_move_the_focused_start_and_delete_removes_it() {
    let mut window = window();
    window.get_by_label("Start point 1").focus();
    window.run();
    let scale = app(&window).paths.view.transform().unwrap().scale();
    press(&mut window, Key::ArrowRight);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    window.run();
    let [x, y] = app(&window).paths.settings.starts[0];
    assert!((x - (-7.0 + 8.0 * scale)).abs() < 1e-9 && (y - (2.0 + 0.8 * scale)).abs() < 1e-9, "{x}, {y}");
    assert!(window.get_by_label("Start point 1").is_focused());
    press(&mut window, Key::Delete);
    assert_eq!(app(&window).paths.settings.starts.len(), 1, "the last start stays");
}

#[test]
fn a_double_click_adds_a_start_and_its_button_removes_it() {
    let mut window = window();
    let at = app(&window).paths.view.transform().unwrap().position([4.0, -4.0]);
    click(&mut window, at);
    click(&mut window, at);
    window.run();
    let starts = &app(&window).paths.settings.starts;
    assert_eq!(starts.len(), 2);
    assert!((starts[1][0] - 4.0).abs() < 0.05 && (starts[1][1] + 4.0).abs() < 0.05, "{starts:?}");
    window.get_by_label("Remove start point 1").click();
    window.run();
    assert_eq!(app(&window).paths.settings.starts.len(), 1);
    assert!(app(&window).paths.settings.starts[0][0] > 3.0);
}

#[test]
fn typed_coordinates_take_effect_and_nonsense_is_answered_in_place() {
    let mut window = window();
    for (typed, told) in [("banana", "\"banana\" is not a number"), ("1e300", "must be finite")] {
        type_into(&mut window, "Start 1 x", typed);
        window.get_by_label_contains(told);
        assert_eq!(app(&window).paths.settings.starts[0], [-7.0, 2.0]);
    }
    type_into(&mut window, "Start 1 x", "-3.25");
    assert_eq!(app(&window).paths.settings.starts[0], [-3.25, 2.0]);
    assert!(window.query_by_label_contains("must be finite").is_none());
}

#[test]
fn what_lies_on_a_card_can_be_clicked() {
    let mut window = window();
    let field = window.get_by_role_and_label(Role::TextInput, "SGD learning rate").rect().center();
    click(&mut window, field);
    window.run();
    assert!(window.get_by_role_and_label(Role::TextInput, "SGD learning rate").is_focused());
    let more = window.get_by_label("All settings of Adam").rect().center();
    click(&mut window, more);
    window.run();
    for label in ["Copy Adam", "Remove SGD"] {
        if label == "Remove SGD" {
            let more = window.get_by_label("All settings of SGD").rect().center();
            click(&mut window, more);
            window.run();
        }
        let at = window.get_by_label(label).rect().center();
        click(&mut window, at);
        window.run();
    }
    let names = app(&window).paths.settings.names();
    assert_eq!(names, ["Momentum", "AdaGrad", "Adam", "Adam (2)"]);
    let marker = window.get_by_label("Show AdaGrad").rect().center();
    click(&mut window, marker);
    assert!(!app(&window).paths.settings.optimizers[1].visible);
}

#[test]
fn a_learning_rate_can_be_typed_beyond_its_slider_but_not_outside_its_domain() {
    let mut window = window();
    type_into(&mut window, "SGD learning rate", "25");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.rate(), 25.0);
    window.get_by_label_contains("diverged at step");
    type_into(&mut window, "SGD learning rate", "-1");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.rate(), 25.0);
    window.get_by_label_contains("greater than 0");
    type_into(&mut window, "Number of steps", "100001");
    assert_eq!(app(&window).paths.settings.steps, 29);
    window.get_by_label_contains("from 0 to 100000");
}

#[test]
fn a_slider_drags_the_learning_rate_and_a_double_click_resets_it() {
    let mut window = window();
    let track = window.get_by_role_and_label(Role::Slider, "SGD learning rate").rect();
    let rate = |window: &Window| app(window).paths.settings.optimizers[0].rule.rate();
    drag(&mut window, track.center(), track.left_center() + vec2(20.0, 0.0));
    assert!(rate(&window) < 0.01, "{}", rate(&window));
    for _ in 0..2 {
        click(&mut window, track.center());
    }
    window.run();
    assert_eq!(rate(&window), 0.95);
}

#[test]
fn playback_shows_a_prefix_and_changes_nothing() {
    let mut window = window();
    let before = run(&app(&window).paths.settings);
    press(&mut window, Key::Home);
    assert_eq!(app(&window).paths.settings.shown, Some(0));
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    assert_eq!(app(&window).paths.settings.shown, Some(2));
    press(&mut window, Key::ArrowLeft);
    assert_eq!(app(&window).paths.settings.shown, Some(1));
    window.key_press(Key::Space);
    window.run_steps(60);
    assert!(app(&window).paths.settings.shown_step() > 1, "{:?}", app(&window).paths.settings.shown);
    window.run_steps(1000);
    assert_eq!(app(&window).paths.settings.shown, None, "it stops at the end");
    assert_eq!(run(&app(&window).paths.settings), before);
    for (label, shown) in [
        ("First step (Home)", Some(0)),
        ("One step forward (→)", Some(1)),
        ("One step back (←)", Some(0)),
        ("Last step (End)", None),
    ] {
        window.get_by_label(label).click();
        window.run();
        assert_eq!(app(&window).paths.settings.shown, shown, "{label}");
    }
}

#[test]
fn clicking_a_chart_shows_that_step() {
    let mut window = window();
    let at = egui::pos2(1280.0 - 304.0 + 175.0, 140.0);
    click(&mut window, at);
    let shown = app(&window).paths.settings.shown.unwrap();
    assert!((8..22).contains(&shown), "{shown}");
}

#[test]
fn the_ground_pans_and_the_key_brings_the_view_back() {
    let mut window = window();
    let before = *app(&window).paths.view.transform().unwrap();
    let from = before.position([0.0, -6.0]);
    drag(&mut window, from, from + vec2(60.0, 0.0));
    let after = *app(&window).paths.view.transform().unwrap();
    assert!((before.view.x[0] - after.view.x[0] - 60.0 * before.scale()).abs() < 1e-6);
    assert_eq!(app(&window).paths.settings.starts, [[-7.0, 2.0]]);
    press(&mut window, Key::Plus);
    assert!(app(&window).paths.view.transform().unwrap().scale() < before.scale());
    press(&mut window, Key::R);
    assert_eq!(app(&window).paths.view.transform().unwrap(), &before);
}

#[test]
fn every_optimizer_and_every_landscape_can_be_chosen() {
    let mut window = window_of(vec2(1280.0, 3000.0), "four-optimizers"); // so high that no card is scrolled away
    for spec in halfpipe::optimizer::OptimizerSpec::all() {
        let before = app(&window).paths.settings.optimizers.len();
        window.get_by_label_contains("Add an optimizer").click();
        window.run();
        if !spec.about().in_book {
            window.get_by_label_contains("More").click();
            window.run();
        }
        window.get_by_role_and_label(Role::Button, spec.about().name).click();
        window.run();
        assert_eq!(app(&window).paths.settings.optimizers.len(), before + 1, "{spec}");
    }
    for row in halfpipe::landscape::LANDSCAPES.iter().skip(1) {
        window.get_by_role_and_label(Role::ComboBox, "Landscape").click();
        window.run();
        window.get_by_role_and_label(Role::Button, &row.name()).click();
        window.run();
        assert_eq!(app(&window).paths.settings.landscape.key(), row.key);
        assert_eq!(app(&window).paths.settings.validate(), Ok(()));
    }
}

#[test]
fn lessons_open_and_save_and_say_what_is_wrong() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("window-files");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut window = window();
    type_into(&mut window, "SGD learning rate", "0.5");
    save_as(&mut window, &folder.join("none").join("lesson.ron").display().to_string());
    window.get_by_label_contains("lesson.ron:"); // the error, in the panel
    window.get_by_label_contains("changed · ");
    let file = folder.join("lesson.ron");
    type_into(&mut window, "File", &file.display().to_string());
    window.get_by_label_contains("Saved to");
    let saved = halfpipe::lesson::Scene::open(&file.display().to_string()).unwrap().0;
    assert_eq!(saved.paths().unwrap(), &app(&window).paths.settings);
    assert!(window.query_by_label_contains("changed · ").is_none(), "it is the lesson now");

    std::fs::write(folder.join("broken.ron"), "(version: 99)").unwrap();
    drop_file(&mut window, &folder.join("broken.ron"));
    window.get_by_label_contains("version 99");
    assert_eq!(saved.paths().unwrap(), &app(&window).paths.settings, "nothing is lost");
    type_into(&mut window, "SGD learning rate", "0.7");
    drop_file(&mut window, &file);
    assert_eq!(saved.paths().unwrap(), &app(&window).paths.settings);
}

fn save_as(window: &mut Window, path: &str) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run();
    type_into(window, "File", path);
}

#[test]
fn long_runs_do_not_hold_up_the_window() {
    let mut window = window();
    type_into(&mut window, "Number of steps", "100000");
    for _ in 0..500 {
        window.run_steps(1);
        if app(&window).paths.view.progress().is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(app(&window).paths.view.paths()[0].trajectory.last_step(), 100_000);
}

#[test]
fn nothing_is_drawn_at_rest() {
    let mut window = window();
    window.run(); // panics if the window still asks for frames after 16 of them
    let ctx = window.ctx.clone();
    window.step();
    assert!(!ctx.has_requested_repaint(), "{:?}", ctx.repaint_causes());
}

#[test]
fn a_step_under_the_pointer_tells_its_numbers_and_lights_up_its_path() {
    let mut window = window();
    let frame = *app(&window).paths.view.transform().unwrap();
    let walk = first_walk(&window);
    window.hover_at(frame.position(walk.points[3]));
    window.run_steps(60); // a tooltip waits for the pointer to rest
    let f = format!("{:.6}", walk.values[3]);
    window.get_by_label_contains("|∇f|");
    window.get_by_label_contains(&f[..5]);
    assert_eq!(app(&window).paths.view.highlighted(), Some(0));
}

#[test]
fn in_a_narrow_window_one_panel_unfolds_at_a_time() {
    let mut window = window_of(vec2(800.0, 600.0), "four-optimizers");
    assert!(window.query_by_label("Start 1 x").is_none());
    window.get_by_label("Optimizers and landscape").click();
    window.run();
    assert!(window.query_by_label("Start 1 x").is_some());
    window.get_by_label("Charts and comparison").click();
    window.run();
    assert!(window.query_by_label("Start 1 x").is_none());
    assert!(window.query_by_label("f by step (log)").is_some());
}

#[test]
fn several_starts_are_told_apart_on_the_cards() {
    let mut window = window();
    window.get_by_label("Add a start point").click();
    window.run();
    assert_eq!(app(&window).paths.settings.starts, [[-7.0, 2.0], [7.0, -2.0]]);
    assert_eq!(window.query_all_by_label_contains("2: f").count(), 4);
}

#[test]
fn the_map_tells_its_outcomes() {
    let window = window_of(vec2(1280.0, 800.0), "divergence");
    let map = window.get_by_label("Contour map with the paths");
    let told = map.accesskit_node().description().unwrap_or_default();
    assert!(told.contains("SGD 1.1 from start 1") && told.contains("diverged at step 21"), "{told}");
}

#[test]
fn pictures_of_the_window() {
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
