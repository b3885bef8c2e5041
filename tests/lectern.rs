//! In front of the picture: ink, spotlight, and what they leave alone.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::{Key, Modifiers, Pos2, pos2, vec2};
use egui_kittest::kittest::Queryable;
use support::{Window, app, drag, press, window};

fn strokes(window: &Window) -> usize {
    app(window).overlay.ink.strokes().len()
}

/// The pixel of the window at a place.
fn pixel(window: &mut Window, at: Pos2) -> [u8; 4] {
    window.render().unwrap().get_pixel(at.x as u32, at.y as u32).0
}

/// A place on the map with neither path nor start.
fn ground(window: &Window) -> Pos2 {
    window.get_by_label("Contour map with the paths").rect().right_bottom() - vec2(160.0, 60.0)
}

#[test]
fn ink_is_drawn_over_a_map_that_does_not_move() {
    let mut window = window();
    let (at, settings) = (ground(&window), app(&window).paths.settings.clone());
    let bare = pixel(&mut window, at);
    press(&mut window, Key::D);
    let start = window.get_by_label("Start point 1").rect().center();
    drag(&mut window, at - vec2(60.0, 0.0), at + vec2(60.0, 0.0));
    drag(&mut window, start, start + vec2(80.0, 90.0));
    window.get_by_label("Strokes on the picture: 2");
    let inked = pixel(&mut window, at);
    assert_ne!(inked, bare, "the ink is there");
    press(&mut window, Key::D);
    assert_eq!((strokes(&window), pixel(&mut window, at)), (2, inked), "it stays when drawing ends");
    press(&mut window, Key::E);
    assert!(window.query_by_label_contains("Strokes drawn").is_none());
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
    let (key, modifiers, button) = (Key::D, Modifiers::NONE, egui::PointerButton::Primary);
    window.input_mut().events.extend([
        egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers },
        egui::Event::PointerButton { pos: at, button, pressed: true, modifiers },
        egui::Event::PointerMoved(at - vec2(30.0, 20.0)),
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
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(app(&window).overlay.ink.strokes(), &lines[..2]);
    window.get_by_label("Undo the last stroke (Ctrl+Z)").click();
    window.run();
    assert_eq!(app(&window).overlay.ink.strokes(), &lines[..1]);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Stop drawing (D)").is_none());
    assert_eq!(strokes(&window), 1);
    press(&mut window, Key::D);
    window.get_by_label("Stop drawing (D)").click();
    window.run();
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
    window.get_by_label_contains("Lessons:").click();
    window.run();
    window.get_by_label("Too large a learning rate diverges").click();
    window.run();
    assert_eq!(strokes(&window), 0);
}

#[test]
fn the_spotlight_dims_all_but_the_place_around_the_pointer() {
    let mut window = window();
    let at = ground(&window);
    let far = pos2(20.0, 780.0);
    window.hover_at(at);
    window.run();
    let bright = [at + vec2(40.0, 20.0), far].map(|place| pixel(&mut window, place));
    press(&mut window, Key::L);
    let lit = [at + vec2(40.0, 20.0), far].map(|place| pixel(&mut window, place));
    assert_eq!(lit[0], bright[0], "near the pointer nothing has changed");
    assert!(u32::from(lit[1][0]) * 2 < u32::from(bright[1][0]), "far from it all is dimmed: {lit:?} {bright:?}");
    window.hover_at(far + vec2(40.0, -20.0));
    window.run();
    assert_eq!(pixel(&mut window, far), bright[1], "it follows the pointer");
    press(&mut window, Key::L);
    assert_eq!(pixel(&mut window, at + vec2(40.0, 20.0)), bright[0]);
}
