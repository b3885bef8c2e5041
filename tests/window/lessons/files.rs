//! A lesson is opened from a file and saved to one.

use std::fs;

use egui::Key;
use egui_kittest::kittest::Queryable;
use halfpipe::lesson::Scene;

use crate::session::session;
use crate::support::files::folder;
use crate::support::words::{rate_of, word, worded};
use crate::support::{app, click_on, drop_file, file_panel, says, type_into, window};

#[test]
fn lessons_open_and_save_and_say_what_is_wrong() {
    let folder = folder("saved-lesson");
    let mut window = window();
    type_into(&mut window, &rate_of("SGD"), "0.5");
    file_panel(&mut window, Key::S, &folder.join("none").join("lesson.ron"));
    window.get_by_label_contains("lesson.ron:"); // the error, in the panel
    window.get_by_label_contains(&worded("{lesson.changed} · "));
    let file = folder.join("lesson.ron");
    type_into(&mut window, &word("files.path"), &file.display().to_string());
    assert!(says(&window, "notice.saved"));
    let saved = Scene::open(&file.display().to_string()).unwrap().0;
    assert_eq!(saved.paths().unwrap(), &app(&window).paths.settings);
    assert!(window.query_by_label_contains(&worded("{lesson.changed} · ")).is_none(), "it is the lesson now");

    fs::write(folder.join("broken.ron"), "(version: 99)").unwrap();
    drop_file(&mut window, &folder.join("broken.ron"));
    window.get_by_label_contains("99");
    assert_eq!(saved.paths().unwrap(), &app(&window).paths.settings, "nothing is lost");
    type_into(&mut window, &rate_of("SGD"), "0.7");
    drop_file(&mut window, &file);
    assert_eq!(saved.paths().unwrap(), &app(&window).paths.settings);
}

#[test]
fn files_that_were_opened_or_saved_are_in_the_menu_until_they_are_gone() {
    let folder = folder("recent");
    let [mine, yours] = ["mine.ron", "yours.ron"].map(|name| folder.join(name));
    let mut window = window();
    file_panel(&mut window, Key::S, &mine);
    fs::copy(&mine, &yours).unwrap();
    drop_file(&mut window, &yours);
    assert_eq!(session(&window).recent, [yours.clone(), mine.clone()], "they come with the next start");
    type_into(&mut window, &rate_of("SGD"), "0.5");
    window.get_by_label_contains(&format!("{}: ", word("top.lesson"))).click();
    window.run();
    click_on(&mut window, "mine.ron");
    assert_eq!(app(&window).open_lesson.file.as_ref(), Some(&mine));
    assert_eq!(session(&window).recent, [mine.clone(), yours.clone()]);
    fs::remove_file(&yours).unwrap();
    window.get_by_label_contains(&format!("{}: ", word("top.lesson"))).click();
    window.run();
    click_on(&mut window, "yours.ron");
    window.get_by_label_contains("yours.ron"); // what is wrong
    assert_eq!(session(&window).recent, [mine]);
}
