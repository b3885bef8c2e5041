//! How much a lesson shows.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::paths::Settings;
use halfpipe::lesson::{Detail, LESSONS, Lesson, Scene};
use halfpipe::ui::lesson::open_lesson::OpenLesson;

use super::lesson;
use crate::session::session;
use crate::support::words::word;
use crate::support::{Window, app, app_mut, click_on, press, press_with, window_on};

fn is_simple(window: &Window) -> bool {
    let [simple, all] = ["top.is_simple", "top.is_all"].map(|key| window.query_by_label(&word(key)).is_some());
    assert_ne!(simple, all);
    simple
}

/// A lesson whose first and third scene are simple.
fn scenes() -> Window {
    window_on(vec2(1280.0, 800.0), || {
        let scene = |detail| Scene { detail, ..Scene::new("A scene", "", Settings::default()) };
        let scenes = [Some(Detail::Simple), None, Some(Detail::Simple)].map(scene).to_vec();
        OpenLesson::new(Lesson::new("A lesson", scenes), None, None)
    })
}

#[test]
fn what_a_lesson_says_is_shown_until_it_is_left() {
    let mut window = lesson("valley");
    assert!(is_simple(&window) && !session(&window).preferences.simple, "it is no preference");
    press(&mut window, Key::PageDown);
    assert!(is_simple(&window), "in all its scenes");
    press_with(&mut window, Modifiers::COMMAND, Key::Plus);
    assert!(!session(&window).preferences.simple, "another preference changes nothing of it");
    let (four, _) = Lesson::open("four-optimizers").unwrap();
    app_mut(&mut window).show_lesson(OpenLesson::new(four, None, None));
    window.run();
    assert!(!is_simple(&window), "what the user prefers");
}

#[test]
fn a_click_on_the_switch_wins_until_the_next_scene_that_says_it() {
    let mut window = scenes();
    assert!(is_simple(&window));
    press(&mut window, Key::PageDown);
    assert!(!is_simple(&window), "the second scene says nothing");
    press(&mut window, Key::PageUp);
    click_on(&mut window, &word("top.is_simple"));
    assert!(!is_simple(&window));
    press(&mut window, Key::Backspace);
    assert!(!is_simple(&window), "the settings come back, not the view");
    press(&mut window, Key::PageDown);
    assert!(!is_simple(&window));
    press(&mut window, Key::PageDown);
    assert!(is_simple(&window));
}

#[test]
fn the_lessons_that_come_with_the_program_say_how_much_they_show() {
    for (name, _) in LESSONS {
        let (lesson, _) = Lesson::open(name).unwrap();
        assert_eq!(lesson.detail, Some(Detail::Simple), "{name}: what else it needs its scenes name");
    }
}

#[test]
fn the_author_chooses_how_much_a_scene_shows() {
    let mut window = scenes();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    click_on(&mut window, &word("top.all"));
    assert_eq!(app(&window).open_lesson.lesson.scenes[0].detail, Some(Detail::All));
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    assert!(!is_simple(&window));
}
