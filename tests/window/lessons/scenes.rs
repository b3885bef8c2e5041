//! From scene to scene.

use egui::Key;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::lesson::{LESSONS, Lesson};
use halfpipe::ui::training::State;

use super::lesson;
use crate::support::words::{rate_of, word};
use crate::support::{Window, app, click_on, press, says, small_race, type_into, undo, until};

fn state(window: &Window) -> State {
    app(window).training.view.runner.state()
}

fn place(window: &Window) -> (String, usize) {
    let open_lesson = &app(window).open_lesson;
    (open_lesson.name.clone().unwrap_or_default(), open_lesson.scene)
}

#[test]
fn page_down_alone_goes_through_the_whole_chapter_and_page_up_back() {
    let mut window = lesson(LESSONS[0].0);
    let mut seen = vec![place(&window)];
    let mut same = 0;
    while same < 4 {
        if app(&window).workspace == WorkspaceKind::Training && state(&window) == State::Empty {
            small_race(&mut window, 20);
        }
        press(&mut window, Key::PageDown);
        until(&mut window, "the end of a race", |window| matches!(state(window), State::Empty | State::Done));
        same += 1; // a question is answered first, and a race is run
        if seen.last() != Some(&place(&window)) {
            seen.push(place(&window));
            same = 0;
        }
    }
    let scenes = |(slug, text): &(&str, &str)| {
        let count = Lesson::parse(slug, text).unwrap().scenes.len();
        (0..count).map(|scene| ((*slug).to_owned(), scene)).collect::<Vec<_>>()
    };
    let all: Vec<_> = LESSONS.iter().flat_map(scenes).collect();
    assert_eq!(seen, all);
    assert!(says(&window, "scene.end"));
    for scene in all.iter().rev().skip(1) {
        press(&mut window, Key::PageUp);
        assert_eq!(place(&window), *scene);
    }
}

#[test]
fn a_changed_setting_does_not_lose_the_scene() {
    let mut window = lesson("valley");
    (0..6).for_each(|_| press(&mut window, Key::PageDown)); // the question, what is played, then the scene
    let scene = place(&window);
    let before = app(&window).paths.settings.clone();
    type_into(&mut window, &rate_of("SGD"), "0.2");
    assert_eq!(place(&window), scene);
    press(&mut window, Key::Num3);
    assert_eq!(app(&window).workspace, WorkspaceKind::Training);
    click_on(&mut window, &word("scene.back"));
    assert_eq!((app(&window).workspace, &app(&window).paths.settings), (WorkspaceKind::Paths, &before));
    // Going on and coming back is undone like any change.
    press(&mut window, Key::PageDown);
    assert_ne!(place(&window), scene);
    undo(&mut window);
    assert_eq!(place(&window), scene);
}
