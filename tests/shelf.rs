//! Kept runs, in a window without a display.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::storage::kept_runs::{KeptRuns, MAX_RUNS};
use support::{Window, app, choose, press, type_into, window, window_of};

/// The map in words.
fn told(window: &Window) -> String {
    window.get_by_label_contains("with the paths").accesskit_node().description().unwrap_or_default()
}

fn names(window: &Window) -> Vec<String> {
    app(window).kept_runs.paths.runs().iter().map(|kept| kept.name.clone()).collect()
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
}

/// A window with a run that was kept, and another learning rate since then.
fn with_a_kept_run() -> Window {
    let mut window = window_of(vec2(1280.0, 1080.0), "four-optimizers");
    press(&mut window, Key::K);
    type_into(&mut window, "SGD learning rate", "0.3");
    press(&mut window, Key::Escape);
    window
}

#[test]
fn a_kept_run_stays_as_a_ghost_with_the_difference_in_words() {
    let mut window = window();
    let empty = told(&window);
    assert!(!empty.contains("Run 1"));
    window.get_by_label("Keep this run").click();
    window.run();
    window.get_by_label("the same settings");
    let same = window.render().unwrap();
    type_into(&mut window, "SGD learning rate", "0.3");
    window.get_by_label("SGD η 0.95 → 0.3");
    assert!(told(&window).contains("faint dashed lines: Run 1; changed since: SGD η 0.95 → 0.3"), "{}", told(&window));
    assert!(window.render().unwrap() != same);
}

#[test]
fn a_ghost_is_drawn_on_map_and_surface_until_it_is_hidden() {
    for surface in [false, true] {
        let mut window = with_a_kept_run();
        if surface {
            press(&mut window, Key::V);
        }
        let picture = |window: &mut Window| {
            window.hover_at(egui::pos2(640.0, 1.0));
            window.run();
            let picture = window.render().unwrap();
            image::imageops::crop_imm(&picture, 300, 150, 640, 780).to_image() // the middle of the window
        };
        let drawn = picture(&mut window);
        window.get_by_label("Show Run 1").click();
        window.run();
        assert!(picture(&mut window) != drawn, "surface: {surface}");
        assert!(!app(&window).kept_runs.paths.runs()[0].shown);
        undo(&mut window);
        assert!(picture(&mut window) == drawn, "surface: {surface}");
    }
}

#[test]
fn on_another_landscape_the_row_says_why_nothing_is_drawn() {
    let mut window = with_a_kept_run();
    choose(&mut window, "Landscape", "Beale");
    press(&mut window, Key::Escape);
    window.get_by_label_contains("another landscape, not drawn · Bowl → Beale");
    assert!(!told(&window).contains("Run 1"));
    undo(&mut window);
    assert!(told(&window).contains("Run 1"));
}

#[test]
fn keeping_renaming_and_removing_are_undone_one_by_one() {
    let mut window = with_a_kept_run();
    press(&mut window, Key::K);
    assert_eq!(names(&window), ["Run 1", "Run 2"]);
    type_into(&mut window, "Name of kept run 1", "Run 2");
    window.get_by_label_contains("another kept run is called Run 2");
    type_into(&mut window, "Name of kept run 1", " too fast ");
    assert_eq!(names(&window), ["too fast", "Run 2"]);
    window.get_by_label("Remove Run 2").click();
    window.run();
    assert_eq!(names(&window), ["too fast"]);
    for before in [vec!["too fast", "Run 2"], vec!["Run 1", "Run 2"], vec!["Run 1"]] {
        undo(&mut window);
        assert_eq!(names(&window), before);
    }
}

#[test]
fn a_thirteenth_run_is_refused_with_the_reason() {
    let mut window = window();
    for _ in 0..MAX_RUNS {
        press(&mut window, Key::K);
    }
    assert!(window.query_by_label_contains("remove one first").is_none());
    press(&mut window, Key::K);
    window.get_by_label("12 runs are already kept: remove one first");
    assert_eq!(names(&window).len(), MAX_RUNS);
}

#[test]
fn kept_runs_are_there_at_the_next_start() {
    let before = with_a_kept_run();
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept").join("shelf.ron");
    app(&before).kept_runs.save(&path).unwrap();
    let read = KeptRuns::load(&path).unwrap().unwrap();
    assert_eq!(read, app(&before).kept_runs);
    let mut after = window();
    after.state_mut().as_mut().unwrap().put_back(read);
    after.run();
    assert!(told(&after).contains("faint dashed lines: Run 1; changed since: the same settings"), "{}", told(&after));
    undo(&mut after);
    assert_eq!(names(&after), ["Run 1"], "what was before the start is no step back");
}
