//! A lesson is written in the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use halfpipe::lesson::Lesson;

use super::lesson;
use crate::support::files::folder;
use crate::support::words::{rate_of, word};
use crate::support::{Window, app, click_on, drop_file, press, press_with, says, type_into, undo, window};

#[test]
fn a_lesson_written_in_the_window_is_the_same_elsewhere() {
    let file = folder("written-lesson").join("mine.ron");
    let mut window = window();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    type_into(&mut window, &rate_of("SGD"), "0.3");
    click_on(&mut window, &word("writing.add"));
    window.get_by_label("2 / 2");
    type_into(&mut window, &word("writing.scene_title"), "Slowly");
    press(&mut window, Key::Num2);
    click_on(&mut window, &word("writing.add"));
    click_on(&mut window, &word("writing.up number=3"));
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    type_into(&mut window, &word("files.path"), &file.display().to_string());
    assert!(says(&window, "notice.saved"));

    let written = Lesson::read(&file).unwrap();
    assert_eq!(written.scenes.len(), 3);
    assert_eq!((written.scenes[1].workspace.kind().key(), written.scenes[2].title.shown()), ("activations", "Slowly"));
    assert_eq!(written.scenes[2].paths().unwrap().optimizers[0].rule.rate(), 0.3);
    assert_eq!(*app(&window).open_lesson.lesson, written);

    let mut other = lesson("sgd");
    drop_file(&mut other, &file);
    press(&mut other, Key::PageDown);
    press(&mut other, Key::PageDown);
    assert_eq!(app(&other).paths.settings, app(&window).paths.settings);
    other.get_by_label("Slowly");
}

#[test]
fn what_is_typed_into_a_text_is_undone_at_once() {
    let text = |window: &Window| app(window).open_lesson.lesson.scenes[0].text.shown().to_owned();
    let mut window = window();
    let before = text(&window);
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    window.get_by_role_and_label(Role::MultilineTextInput, &word("writing.text")).focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, &word("writing.text")).type_text("Look at **SGD**.");
    window.run();
    press(&mut window, Key::Escape);
    assert!(text(&window).contains("Look at **SGD**."));
    undo(&mut window);
    assert_eq!(text(&window), before);
}
