//! Ink over the picture.

use egui::{Event, Key, Modifiers, PointerButton, pos2, vec2};
use egui_kittest::kittest::Queryable;

use super::{ground, pixel};
use crate::support::words::word;
use crate::support::{
    Window, app, click_on, drag, key_down, lesson_menu, press, says, single_scenes, start_handle, title, undo, window,
};

fn strokes(window: &Window) -> usize {
    app(window).overlay.ink.strokes().len()
}

#[test]
fn ink_is_drawn_over_a_map_that_does_not_move() {
    let mut window = window();
    let (at, settings) = (ground(&window), app(&window).paths.settings.clone());
    let bare = pixel(&mut window, at);
    press(&mut window, Key::D);
    let start = start_handle(&window, 1).rect().center();
    drag(&mut window, at - vec2(60.0, 0.0), at + vec2(60.0, 0.0));
    drag(&mut window, start, start + vec2(80.0, 90.0));
    window.get_by_label(&word("ink.description count=2"));
    let inked = pixel(&mut window, at);
    assert_ne!(inked, bare, "the ink is there");
    press(&mut window, Key::D);
    assert_eq!((strokes(&window), pixel(&mut window, at)), (2, inked), "it stays when drawing ends");
    press(&mut window, Key::E);
    assert!(!says(&window, "ink.description"));
    assert_eq!(pixel(&mut window, at), bare, "and goes with a key");
    assert_eq!(app(&window).paths.settings, settings, "nothing below has heard the pointer");
    drag(&mut window, at, at + vec2(30.0, 0.0));
    assert_ne!(app(&window).paths.settings.view, settings.view, "now it does again");
}

#[test]
fn a_stroke_right_after_the_key_is_ink_too() {
    let mut window = window();
    let (at, settings) = (ground(&window), app(&window).paths.settings.clone());
    window.hover_at(at);
    window.run();
    let (modifiers, button) = (Modifiers::NONE, PointerButton::Primary);
    window.input_mut().events.extend([
        key_down(modifiers, Key::D),
        Event::PointerButton { pos: at, button, pressed: true, modifiers },
        Event::PointerMoved(at - vec2(30.0, 20.0)),
    ]);
    window.step();
    window.hover_at(at - vec2(90.0, 20.0));
    window.drop_at(at - vec2(90.0, 20.0));
    window.run();
    assert_eq!(app(&window).paths.settings, settings);
    assert_eq!(strokes(&window), 1);
}

#[test]
fn the_last_stroke_is_taken_back_by_key_and_button() {
    let mut window = window();
    press(&mut window, Key::D);
    for row in [0.0, 40.0, 80.0] {
        drag(&mut window, pos2(500.0, 300.0 + row), pos2(700.0, 320.0 + row));
    }
    let lines = app(&window).overlay.ink.strokes().to_vec();
    assert!(lines.iter().all(|line| line.len() > 2 && line[0].x == 500.0 && line[line.len() - 1].x == 700.0), "{lines:?}");
    undo(&mut window);
    assert_eq!(app(&window).overlay.ink.strokes(), &lines[..2]);
    click_on(&mut window, &word("ink.take_back keys=Ctrl+Z"));
    assert_eq!(app(&window).overlay.ink.strokes(), &lines[..1]);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label(&word("ink.end")).is_none());
    assert_eq!(strokes(&window), 1);
    press(&mut window, Key::D);
    click_on(&mut window, &word("ink.end"));
    assert!(!app(&window).overlay.draws);
}

#[test]
fn ink_does_not_outlive_its_picture() {
    for key in [Key::Num2, Key::V] {
        let mut window = window();
        press(&mut window, Key::D);
        drag(&mut window, pos2(500.0, 300.0), pos2(700.0, 320.0));
        press(&mut window, Key::ArrowLeft);
        assert_eq!(strokes(&window), 1, "another step is the same picture");
        press(&mut window, key);
        assert_eq!(strokes(&window), 0, "{key:?}");
    }
    let mut window = window();
    press(&mut window, Key::D);
    drag(&mut window, pos2(500.0, 300.0), pos2(700.0, 320.0));
    press(&mut window, Key::D);
    let menu = lesson_menu(&window);
    click_on(&mut window, &menu);
    click_on(&mut window, &single_scenes("paths"));
    window.run_steps(20); // it unfolds
    click_on(&mut window, &title("sgd"));
    assert_eq!(strokes(&window), 0);
}
