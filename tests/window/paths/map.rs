//! The map: its view, and what it tells.

use egui::{Key, Rect, vec2};
use egui_kittest::kittest::Queryable;

use super::first_walk;
use crate::support::words::{has_words, word};
use crate::support::{Window, app, description, drag, press, window, window_of};
use halfpipe::experiment::paths::Path;

#[test]
fn the_ground_pans_and_the_key_brings_the_view_back() {
    let mut window = window();
    let before = *app(&window).paths.view.transform().unwrap();
    let from = before.screen_pos([-5.0, -2.5]);
    drag(&mut window, from, from + vec2(60.0, 0.0));
    let after = *app(&window).paths.view.transform().unwrap();
    assert!((before.view.x[0] - after.view.x[0] - 60.0 * before.scale()).abs() < 1e-6);
    assert_eq!(app(&window).paths.settings.starts, [[-7.0, 2.0]]);
    press(&mut window, Key::Plus);
    assert!(app(&window).paths.view.transform().unwrap().scale() < before.scale());
    press(&mut window, Key::R);
    assert_eq!(app(&window).paths.view.transform().unwrap(), &before);
    press(&mut window, Key::R);
    assert!(app(&window).paths.view.transform().unwrap().view.contains([8.5, 8.3]), "the whole landscape");
    press(&mut window, Key::R);
    assert_eq!(app(&window).paths.view.transform().unwrap(), &before);
}

#[test]
fn the_paths_fill_the_map() {
    let share = |window: &Window| {
        let transform = app(window).paths.view.transform().unwrap();
        let points = app(window).paths.view.paths().iter().flat_map(Path::points).map(|point| transform.screen_pos(point));
        let walked = points.fold(Rect::NOTHING, |walked, point| walked.union(Rect::from_pos(point)));
        (walked.width() / transform.rect.width()).max(walked.height() / transform.rect.height())
    };
    let mut window = window_of(vec2(1280.0, 720.0), "four-optimizers");
    assert!(share(&window) > 0.45, "{}", share(&window));
    window.ctx.set_zoom_factor(1.5);
    window.run();
    assert!(share(&window) > 0.45, "{}", share(&window));
    let mut window = window_of(vec2(1920.0, 1080.0), "four-optimizers");
    press(&mut window, Key::P);
    assert!(share(&window) > 0.45, "{}", share(&window));
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
