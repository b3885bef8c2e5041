//! A lesson is written in the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use halfpipe::language::Language;
use halfpipe::lesson::Lesson;

use super::lesson;
use crate::support::files::folder;
use crate::support::words::{rate_of, word};
use crate::support::{Window, app, app_mut, click_on, drop_file, press, press_with, says, type_into, undo, window};

#[test]
fn a_lesson_written_in_the_window_is_the_same_elsewhere() {
    let file = folder("written-lesson").join("mine.ron");
    let mut window = window();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    type_into(&mut window, &rate_of("SGD"), "0.3");
    click_on(&mut window, &word("writing.add"));
    window.get_by_label(&word("scene.place scene=2 scenes=2"));
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

/// Types at the end of a field of the editor.
fn add_to(window: &mut Window, role: Role, label: &str, text: &str) {
    window.get_by_role_and_label(role, label).focus();
    window.run();
    press(window, Key::End);
    window.get_by_role_and_label(role, label).type_text(text);
    window.run();
}

#[test]
fn heading_and_text_follow_the_typing() {
    let mut window = window();
    let title = app(&window).open_lesson.lesson.scenes[0].title.shown().to_owned();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    add_to(&mut window, Role::TextInput, &word("writing.scene_title"), "?!");
    window.get_by_label(&format!("{title}?!"));
    add_to(&mut window, Role::MultilineTextInput, &word("writing.text"), "Look at Adam.");
    assert!(window.query_all_by_label_contains("Look at Adam.").count() > 0, "above the picture");
}

#[test]
fn a_changed_title_asks_for_the_other_language() {
    let mut window = window();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    let (name, language) = (word("writing.scene_title"), Language::all()[1]);
    let other = word(&format!("writing.other name={name} language={}", language.name()));
    assert!(window.query_by_label(&other).is_none());
    add_to(&mut window, Role::TextInput, &name, "?");
    type_into(&mut window, &other, "四个优化器？");
    let title = &app(&window).open_lesson.lesson.scenes[0].title;
    assert!(title.shown().ends_with('?'));
    assert!(title.languages().any(|text| text == (language.tag(), "四个优化器？")), "{title:?}");
}

#[test]
fn the_author_sees_all_controls_and_the_class_those_of_the_scene() {
    let mut window = lesson("velocity");
    press(&mut window, Key::PageDown);
    press(&mut window, Key::PageDown);
    assert!(!says(&window, "heading.landscape"));
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    assert!(says(&window, "heading.landscape"));
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    assert!(!says(&window, "heading.landscape"));
}

#[test]
fn a_new_lesson_begins_with_what_is_shown() {
    let mut window = window();
    type_into(&mut window, &rate_of("SGD"), "0.3");
    press(&mut window, Key::Escape);
    let before = app(&window).paths.settings.inputs();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    click_on(&mut window, &word("writing.new"));
    let open = &app(&window).open_lesson;
    assert_eq!((open.lesson.title.shown(), open.lesson.scenes.len()), (&*word("writing.new_lesson"), 1));
    assert_eq!((open.file.clone(), open.name.clone()), (None, None), "it is not saved over another one");
    assert_eq!(app(&window).paths.settings.inputs(), before);
    undo(&mut window);
    assert_eq!(app(&window).open_lesson.name.as_deref(), Some("four-optimizers"));
}

#[test]
fn the_overview_of_scenes_leads_to_one() {
    let mut window = lesson("velocity");
    let title = app(&window).open_lesson.lesson.scenes[2].title.shown().to_owned();
    click_on(&mut window, &word("scene.place scene=1 scenes=6"));
    window.get_by_label_contains(&format!("3  {title}")).click();
    window.run();
    assert_eq!(app(&window).open_lesson.scene, 2);
}

#[test]
fn the_editor_is_not_cut_off_by_a_long_answer() {
    let mut window = lesson("valley");
    (0..6).for_each(|_| press(&mut window, Key::PageDown));
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    let panel = window.ctx.content_rect().max.x - 304.0;
    let field = window.get_by_role_and_label(egui::accesskit::Role::TextInput, &word("writing.title")).rect();
    let switch = window.get_by_label(&word("surface.surface")).rect();
    assert!(field.min.x >= panel && switch.max.x <= panel - 16.0, "{field} {switch}");
}

#[test]
fn the_editor_is_not_cut_off_by_long_titles_in_wide_letters() {
    let mut window = lesson("valley");
    let open = &mut app_mut(&mut window).open_lesson;
    std::sync::Arc::make_mut(&mut open.lesson).scenes[1].title = "同样的神经网络".repeat(6).as_str().into();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    let panel = window.ctx.content_rect().max.x - 304.0;
    let field = window.get_by_role_and_label(egui::accesskit::Role::TextInput, &word("writing.title")).rect();
    let remove = window.get_by_label(&word("writing.remove number=2")).rect();
    assert!(field.min.x >= panel && remove.max.x <= field.max.x, "{field} {remove}");
}

#[test]
fn the_export_panel_does_not_show_the_answer_before_it_is_given() {
    let mut window = lesson("valley");
    (0..3).for_each(|_| press(&mut window, Key::PageDown));
    press_with(&mut window, Modifiers::COMMAND, Key::E);
    assert!(says(&window, "files.no_thumbnail"));
    press(&mut window, Key::Escape);
    press(&mut window, Key::PageDown); // shows the answer
    press_with(&mut window, Modifiers::COMMAND, Key::E);
    assert!(!says(&window, "files.no_thumbnail"));
}
