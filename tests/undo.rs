//! Undo and redo through the window.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::ui::app::workspace_state::AnyWorkspace;
use support::{Window, app, choose, drag, press, type_into, window};

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
}

fn redo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.run();
}

/// What is undone and redone, as a preset's text, and the workspace that is shown.
fn state(window: &Window) -> (WorkspaceKind, String, String, String) {
    let app = app(window);
    let text = |preset: halfpipe::lesson::Scene| preset.text().unwrap();
    (app.workspace, text(app.paths.as_scene()), text(app.activations.as_scene()), text(app.training.as_scene()))
}

#[test]
fn every_change_is_undone_and_redone_in_order() {
    let mut window = window();
    let mut states = vec![state(&window)];
    let mut remember = |window: &Window| {
        let now = state(window);
        assert_ne!(states.last(), Some(&now), "something has changed");
        states.push(now);
    };
    let track = window.get_by_role_and_label(Role::Slider, "SGD learning rate").rect();
    drag(&mut window, track.center(), track.left_center() + vec2(20.0, 0.0));
    remember(&window);
    let start = window.get_by_label("Start point 1").rect().center();
    drag(&mut window, start, start + vec2(60.0, 40.0));
    remember(&window);
    type_into(&mut window, "Number of steps", "40");
    remember(&window);
    choose(&mut window, "Landscape", "Beale");
    remember(&window);
    press(&mut window, Key::Escape); // out of the menu
    press(&mut window, Key::Num2);
    remember(&window);
    type_into(&mut window, "units", "30");
    remember(&window);
    window.get_by_label("Training").click();
    window.run();
    remember(&window);
    type_into(&mut window, "iterations", "70");
    remember(&window);
    for state_before in states.iter().rev().skip(1) {
        undo(&mut window);
        assert_eq!(&state(&window), state_before);
    }
    undo(&mut window);
    assert_eq!(state(&window), states[0], "there is nothing before the start");
    for state_after in &states[1..] {
        redo(&mut window);
        assert_eq!(&state(&window), state_after);
    }
    window.get_by_label("Undo (Ctrl+Z)").click();
    window.run();
    assert_eq!(state(&window), states[states.len() - 2]);
    window.get_by_label("Redo (Ctrl+Shift+Z)").click();
    window.run();
    assert_eq!(Some(&state(&window)), states.last());
}

#[test]
fn a_lesson_comes_back_with_its_title_and_its_changes() {
    let mut window = window();
    type_into(&mut window, "SGD learning rate", "0.4");
    let before = state(&window);
    window.get_by_label_contains("Lessons:").click();
    window.run();
    window.get_by_label("Too large a learning rate diverges").click();
    window.run();
    assert_eq!(app(&window).paths.scene.title.shown(), "Too large a learning rate diverges");
    undo(&mut window);
    assert_eq!(state(&window), before);
    assert_eq!(app(&window).paths.scene.title.shown(), "Four optimizers on one map");
}

#[test]
fn playback_is_no_change_and_stays_where_it_is() {
    let mut window = window();
    type_into(&mut window, "SGD learning rate", "0.4");
    press(&mut window, Key::Escape);
    for key in [Key::Home, Key::ArrowRight, Key::ArrowRight] {
        press(&mut window, key);
    }
    undo(&mut window);
    assert_eq!((app(&window).paths.settings.optimizers[0].rule.rate(), app(&window).paths.settings.shown), (0.95, Some(2)));
}

#[test]
fn a_search_is_no_change_of_its_own() {
    let mut window = window();
    let before = state(&window);
    let rates = |window: &Window| app(window).paths.settings.optimizers.clone();
    let usual = rates(&window);
    choose(&mut window, "Learning-rate rule", "Each at its best rate");
    for _ in 0..3_000 {
        if rates(&window) != usual {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
    window.run();
    let best = state(&window);
    assert_ne!(rates(&window), usual, "the search has come to its end");
    undo(&mut window);
    assert_eq!(state(&window), before);
    redo(&mut window);
    window.run();
    assert_eq!(state(&window), best);
}

#[test]
fn while_text_is_typed_the_keys_belong_to_the_text() {
    let mut window = window();
    type_into(&mut window, "SGD learning rate", "0.4");
    let changed = state(&window);
    window.get_by_role_and_label(Role::TextInput, "Momentum learning rate").focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Momentum learning rate").type_text("9");
    window.run();
    undo(&mut window);
    assert_eq!(state(&window), changed);
}
