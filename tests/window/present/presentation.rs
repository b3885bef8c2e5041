//! The picture alone, a black screen, the list of keys.

use egui::{Key, Modifiers, Shape, ViewportCommand, pos2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::ui::present::presentation::Presentation;

use crate::support::words::{rate_of, word, worded};
use crate::support::{Window, app, click, click_on, key_down, press, start_handle, window};

#[test]
fn presenting_leaves_picture_and_bar_with_larger_type() {
    let mut window = window();
    let before = start_handle(&window, 1).rect().center();
    press(&mut window, Key::P);
    assert!(app(&window).presentation.is_on());
    window.run();
    let share = 12.0 * window.ctx.zoom_factor() / 800.0;
    assert!((share - 0.025).abs() < 1e-4 * 2.5, "small type is 2.5 % of the height");
    for gone in [rate_of("SGD"), word("top.undo keys=Ctrl+Z")] {
        assert!(window.query_all_by_label(&gone).next().is_none(), "{gone}");
    }
    window.get_by_label(&word("transport.play"));
    start_handle(&window, 1);
    press(&mut window, Key::Num3);
    assert_eq!(app(&window).workspace, WorkspaceKind::Training, "a clicker and the keys still work");
    press(&mut window, Key::Num1);
    press(&mut window, Key::P);
    window.run();
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 1e-6);
    assert_eq!(start_handle(&window, 1).rect().center(), before);
}

/// The commands for the window itself since the last frame.
fn full_screen(window: &Window) -> Option<bool> {
    let commands = window.output().viewport_output.values().flat_map(|viewport| &viewport.commands);
    commands.filter_map(|command| if let ViewportCommand::Fullscreen(on) = command { Some(*on) } else { None }).next_back()
}

#[test]
fn presenting_takes_the_full_screen_and_gives_it_back() {
    let mut window = window();
    for (key, wanted) in [(Key::P, true), (Key::P, false), (Key::P, true), (Key::Escape, false)] {
        window.event(key_down(Modifiers::NONE, key));
        window.step();
        assert_eq!(full_screen(&window), Some(wanted), "{key:?}");
        window.run();
    }
    assert_eq!(app(&window).presentation, Presentation::Off);
    press(&mut window, Key::Escape);
    assert_eq!(app(&window).presentation, Presentation::Off, "Escape only ends it");
}

#[test]
fn escape_ends_what_is_on_top_first() {
    let mut window = window();
    for key in [Key::P, Key::Num2] {
        press(&mut window, key);
    }
    click_on(&mut window, &worded("std 1, {grid.layer layer=2}"));
    press(&mut window, Key::D);
    press(&mut window, Key::Escape);
    assert!(!app(&window).overlay.draws && app(&window).activations.settings.enlarged.is_some());
    press(&mut window, Key::Escape);
    assert!(app(&window).activations.settings.enlarged.is_none());
    assert!(app(&window).presentation.is_on());
    press(&mut window, Key::Escape);
    assert_eq!(app(&window).presentation, Presentation::Off);
}

#[test]
fn lines_and_markers_are_thicker_while_presenting() {
    let mut window = window();
    let thickest = |window: &Window| {
        let lines = window.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
            Shape::Path(path) if !path.closed => Some(path.stroke.width),
            _ => None,
        });
        lines.fold(0.0, f32::max)
    };
    let before = thickest(&window);
    press(&mut window, Key::P);
    window.run();
    assert!((thickest(&window) / before - 1.5).abs() < 1e-3, "{before} {}", thickest(&window));
    press(&mut window, Key::P);
    window.run();
    assert_eq!(thickest(&window), before);
}

#[test]
fn a_black_screen_ends_with_any_key_which_does_nothing_else() {
    let mut window = window();
    press(&mut window, Key::B);
    assert!(window.query_by_label_contains(&word("start.handle number=1")).is_none());
    press(&mut window, Key::Num2);
    start_handle(&window, 1);
    assert_eq!(app(&window).workspace, WorkspaceKind::Paths);
    press(&mut window, Key::B);
    click(&mut window, pos2(640.0, 400.0));
    window.run();
    start_handle(&window, 1);
}

#[test]
fn the_list_of_keys_opens_and_closes() {
    let mut window = window();
    press(&mut window, Key::Questionmark);
    window.get_by_label(&word("help.blank"));
    press(&mut window, Key::Num2);
    assert_eq!(app(&window).workspace, WorkspaceKind::Paths, "what is behind it does not hear the keys");
    press(&mut window, Key::Questionmark);
    assert!(window.query_by_label(&word("help.blank")).is_none());
    click_on(&mut window, &word("top.help"));
    click_on(&mut window, &word("help.close"));
    assert!(window.query_by_label(&word("help.blank")).is_none());
}
