//! The map: its view, and what it tells.

use egui::{Key, vec2};
use egui_kittest::kittest::Queryable;

use super::first_walk;
use crate::support::words::{has_words, word};
use crate::support::{app, description, drag, press, window, window_of};

#[test]
fn the_ground_pans_and_the_key_brings_the_view_back() {
    let mut window = window();
    let before = *app(&window).paths.view.transform().unwrap();
    let from = before.screen_pos([0.0, -6.0]);
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
fn a_step_under_the_pointer_tells_its_numbers_and_lights_up_its_path() {
    let mut window = window();
    let frame = *app(&window).paths.view.transform().unwrap();
    let walk = first_walk(&window);
    window.hover_at(frame.screen_pos(walk.points[3]));
    window.run_steps(60); // a tooltip waits for the pointer to rest
    let f = format!("{:.6}", walk.values[3]);
    window.get_by_label_contains("|∇f|");
    window.get_by_label_contains(&f[..5]);
    assert_eq!(app(&window).paths.view.highlighted(), Some(0));
}

#[test]
fn the_map_tells_its_outcomes() {
    let window = window_of(vec2(1280.0, 800.0), "divergence");
    let message = description(&window, &word("map.name"));
    assert!(has_words(&message, "map.path name=SGD 1.1 start=1") && has_words(&message, "story.diverged step=21"), "{message}");
}
