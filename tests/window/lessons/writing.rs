//! A lesson is written in the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use halfpipe::lesson::Lesson;

use super::lesson;
use crate::support::files::folder;
use crate::support::{app, click_on, drop_file, press, press_with, type_into, undo, window};

#[test]
fn a_lesson_written_in_the_window_is_the_same_elsewhere() {
    let file = folder("written-lesson").join("mine.ron");
    let mut window = window();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    type_into(&mut window, "SGD learning rate", "0.3");
    click_on(&mut window, "Add this state as a scene");
    window.get_by_label("2 / 2");
    type_into(&mut window, "Title", "Slowly");
    press(&mut window, Key::Num2);
    click_on(&mut window, "Add this state as a scene");
    click_on(&mut window, "Move scene 3 up");
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    type_into(&mut window, "File", &file.display().to_string());
    window.get_by_label_contains("Saved to");

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
    let mut window = window();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    window.get_by_role_and_label(Role::MultilineTextInput, "Text (Markdown)").focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, "Text (Markdown)").type_text("Look at **SGD**.");
    window.run();
    press(&mut window, Key::Escape);
    assert!(app(&window).open_lesson.lesson.scenes[0].text.shown().contains("Look at **SGD**."));
    undo(&mut window);
    assert!(app(&window).open_lesson.lesson.scenes[0].text.shown().contains("zig-zag"));
}
