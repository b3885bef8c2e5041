//! In front of a class: the picture alone, a black screen, the map of the keyboard.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::Key;
use egui_kittest::kittest::Queryable;
use halfpipe::ui::app::Tab;
use halfpipe::ui::stage::Stage;
use support::{app, click, press, window};

#[test]
fn presenting_leaves_picture_and_bar_with_larger_type() {
    let mut window = window();
    let before = window.get_by_label("Start point 1").rect().center();
    press(&mut window, Key::P);
    assert_eq!(app(&window).stage, Stage::Picture);
    window.run();
    assert!((window.ctx.zoom_factor() - 1.3).abs() < 1e-6);
    for gone in ["SGD learning rate", "Undo (Ctrl+Z)"] {
        assert!(window.query_all_by_label(gone).next().is_none(), "{gone}");
    }
    window.get_by_label("Play (Space)");
    window.get_by_label("Start point 1");
    press(&mut window, Key::Num3);
    assert_eq!(app(&window).tab, Tab::Training, "a clicker and the keys still work");
    press(&mut window, Key::Num1);
    press(&mut window, Key::P);
    window.run();
    assert!((window.ctx.zoom_factor() - 1.0).abs() < 1e-6);
    assert_eq!(window.get_by_label("Start point 1").rect().center(), before);
}

#[test]
fn a_black_screen_ends_with_any_key_which_does_nothing_else() {
    let mut window = window();
    press(&mut window, Key::B);
    assert!(window.query_by_label("Start point 1").is_none());
    press(&mut window, Key::Num2);
    window.get_by_label("Start point 1");
    assert_eq!(app(&window).tab, Tab::Paths);
    press(&mut window, Key::B);
    click(&mut window, egui::pos2(640.0, 400.0));
    window.run();
    window.get_by_label("Start point 1");
}

#[test]
fn the_map_of_the_keyboard_opens_and_closes() {
    let mut window = window();
    press(&mut window, Key::Questionmark);
    window.get_by_label("black screen; any key to come back");
    press(&mut window, Key::Num2);
    assert_eq!(app(&window).tab, Tab::Paths, "what is behind it does not hear the keys");
    press(&mut window, Key::Questionmark);
    assert!(window.query_by_label("black screen; any key to come back").is_none());
    window.get_by_label("Keys (?)").click();
    window.run();
    window.get_by_label("Close").click();
    window.run();
    assert!(window.query_by_label("black screen; any key to come back").is_none());
}
