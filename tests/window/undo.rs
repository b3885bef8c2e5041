//! Undo and redo through the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::lesson::Scene;
use halfpipe::ui::app::workspace_state::AnyWorkspace;

use crate::support::words::{rate_of, word};
use crate::support::{
    Window, app, choose, click_on, drag, lesson_menu, press, press_with, single_scenes, start_handle, title, type_into, undo,
    until, window,
};

fn redo(window: &mut Window) {
    press_with(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
}

/// What is undone and redone, as a preset's text, and the workspace that is shown.
fn state(window: &Window) -> (WorkspaceKind, String, String, String) {
    let app = app(window);
    let text = |scene: Scene| scene.text().unwrap();
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
    let track = window.get_by_role_and_label(Role::Slider, &rate_of("SGD")).rect();
    drag(&mut window, track.center(), track.left_center() + vec2(20.0, 0.0));
    remember(&window);
    let start = start_handle(&window, 1).rect().center();
    drag(&mut window, start, start + vec2(60.0, 40.0));
    remember(&window);
    type_into(&mut window, &word("transport.steps"), "40");
    remember(&window);
    choose(&mut window, &word("landscape.choose"), "Beale");
    remember(&window);
    press(&mut window, Key::Escape); // out of the menu
    press(&mut window, Key::Num2);
    remember(&window);
    type_into(&mut window, &word("net.units"), "30");
    remember(&window);
    click_on(&mut window, &word("workspace.training"));
    remember(&window);
    type_into(&mut window, &word("run.iterations"), "70");
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
    click_on(&mut window, &word("top.undo keys=Ctrl+Z"));
    assert_eq!(state(&window), states[states.len() - 2]);
    click_on(&mut window, &word("top.redo keys=Ctrl+Shift+Z"));
    assert_eq!(Some(&state(&window)), states.last());
}

#[test]
fn a_lesson_comes_back_with_its_title_and_its_changes() {
    let mut window = window();
    type_into(&mut window, &rate_of("SGD"), "0.4");
    let before = state(&window);
    let menu = lesson_menu(&window);
    click_on(&mut window, &menu);
    click_on(&mut window, &single_scenes("paths"));
    window.run_steps(20); // it unfolds
    click_on(&mut window, &title("sgd"));
    assert_eq!(app(&window).paths.scene.title.shown(), title("sgd"));
    undo(&mut window);
    assert_eq!(state(&window), before);
    assert_eq!(app(&window).paths.scene.title.shown(), title("four-optimizers"));
}

#[test]
fn playback_is_no_change_and_stays_where_it_is() {
    let mut window = window();
    type_into(&mut window, &rate_of("SGD"), "0.4");
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
    choose(&mut window, &word("compare.rule"), &word("compare.best"));
    until(&mut window, "the best rates", |window| rates(window) != usual);
    let best = state(&window);
    undo(&mut window);
    assert_eq!(state(&window), before);
    redo(&mut window);
    window.run();
    assert_eq!(state(&window), best);
}

#[test]
fn while_text_is_typed_the_keys_belong_to_the_text() {
    let mut window = window();
    type_into(&mut window, &rate_of("SGD"), "0.4");
    let changed = state(&window);
    window.get_by_role_and_label(Role::TextInput, &rate_of("Momentum")).focus();
    window.run();
    window.get_by_role_and_label(Role::TextInput, &rate_of("Momentum")).type_text("9");
    window.run();
    undo(&mut window);
    assert_eq!(state(&window), changed);
}
