//! The file panel by the keyboard: what is typed is the name, and no file is replaced unasked.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::experiment::WorkspaceKind;
use halfpipe::lesson::Scene;

use crate::support::data_set::stripes;
use crate::support::files::folder;
use crate::support::words::word;
use crate::support::{Window, app, click_on, drop_file, press, press_with, says, until, window};

/// A folder of this name with a lesson, and a window on that lesson: its file panel begins there.
fn window_in(name: &str) -> (Window, PathBuf) {
    let folder = folder(name);
    fs::write(folder.join("lesson.ron"), include_str!("../../presets/sgd.ron")).unwrap();
    let mut window = window();
    drop_file(&mut window, &folder.join("lesson.ron"));
    (window, folder)
}

/// Type a text without choosing a field before, as a user does when a panel has opened.
fn type_text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

fn typed_path(window: &Window) -> String {
    window.get_by_label(&word("files.path")).accesskit_node().value().unwrap_or_default()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

const EXPORT: (Modifiers, Key) = (Modifiers::COMMAND, Key::E);
const SAVE_AS: (Modifiers, Key) = (Modifiers { shift: true, ..Modifiers::COMMAND }, Key::S);

#[test]
fn an_absolute_path_typed_behind_the_folder_is_what_is_meant() {
    let other = folder("typed-absolute-other").join("other.ron");
    fs::write(&other, include_str!("../../presets/adam.ron")).unwrap();
    let (mut window, folder) = window_in("typed-absolute");
    press_with(&mut window, Modifiers::COMMAND, Key::O);
    assert_eq!(typed_path(&window), format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR));
    type_text(&mut window, &other.display().to_string());
    assert!(typed_path(&window).starts_with(&folder.display().to_string()));
    press(&mut window, Key::Enter);
    assert_eq!(app(&window).open_lesson.file.as_deref(), Some(other.as_path()));
    // So it is where a file is written: pasted over the name.
    press_with(&mut window, SAVE_AS.0, SAVE_AS.1);
    type_text(&mut window, &folder.join("saved.ron").display().to_string());
    press(&mut window, Key::Enter);
    assert_eq!(names(&folder), ["lesson.ron", "saved.ron"]);
}

#[test]
fn a_typed_name_is_the_name_of_the_file() {
    for (name, (modifiers, key), typed) in [("typed-export", EXPORT, "mine.png"), ("typed-save", SAVE_AS, "mine.ron")] {
        let (mut window, folder) = window_in(name);
        for there in ["paths.png", "lesson-2.ron"] {
            fs::write(folder.join(there), "precious").unwrap();
        }
        press_with(&mut window, modifiers, key);
        type_text(&mut window, typed);
        press(&mut window, Key::Enter);
        assert!(folder.join(typed).is_file(), "{:?}", names(&folder));
        for there in ["paths.png", "lesson-2.ron"] {
            assert_eq!(fs::read_to_string(folder.join(there)).unwrap(), "precious");
        }
    }
}

#[test]
fn a_saved_lesson_gets_the_ending_of_lessons_and_ron_stays_what_it_is() {
    let (mut window, folder) = window_in("ending");
    press_with(&mut window, SAVE_AS.0, SAVE_AS.1);
    assert_eq!(Path::new(&typed_path(&window)).extension().unwrap(), "halfpipe");
    window.get_by_label("lesson.ron"); // a lesson is listed whatever its ending
    type_text(&mut window, "第 1 课");
    press(&mut window, Key::Enter);
    assert_eq!(names(&folder), ["lesson.ron", "第 1 课.halfpipe"]);
    press_with(&mut window, Modifiers::COMMAND, Key::O);
    window.get_by_label("第 1 课.halfpipe");
    press(&mut window, Key::Escape);
    drop_file(&mut window, &folder.join("lesson.ron"));
    fs::write(folder.join("lesson.ron"), "").unwrap();
    press_with(&mut window, Modifiers::COMMAND, Key::S);
    Scene::open(folder.join("lesson.ron").to_str().unwrap()).unwrap();
}

#[test]
fn a_free_name_is_proposed_and_follows_the_format() {
    let (mut window, folder) = window_in("proposed");
    for there in ["paths.png", "paths-2.png", "paths.csv"] {
        fs::write(folder.join(there), "precious").unwrap();
    }
    press_with(&mut window, Modifiers::COMMAND, Key::E);
    assert_eq!(Path::new(&typed_path(&window)), folder.join("paths-3.png"));
    click_on(&mut window, "CSV");
    assert_eq!(Path::new(&typed_path(&window)), folder.join("paths-2.csv"));
    click_on(&mut window, "SVG");
    press(&mut window, Key::Enter);
    assert_eq!(names(&folder), ["lesson.ron", "paths-2.png", "paths.csv", "paths.png", "paths.svg"]);
}

#[test]
fn a_file_is_replaced_only_after_the_question() {
    for (name, (modifiers, key), typed) in [("replace-export", EXPORT, "there.csv"), ("replace-save", SAVE_AS, "there.ron")] {
        let (mut window, folder) = window_in(name);
        let file = folder.join(typed);
        fs::write(&file, "precious").unwrap();
        press_with(&mut window, modifiers, key);
        let question = word(&format!("files.replace name={typed}"));
        for answer in [Key::Enter, Key::Escape] {
            type_text(&mut window, typed);
            press(&mut window, Key::Enter);
            window.get_by_label(&question);
            press(&mut window, answer); // the button that has the focus keeps the file
            assert!(window.query_by_label(&question).is_none());
            assert_eq!(Path::new(&typed_path(&window)), file, "the panel is still open");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "precious");
        type_text(&mut window, typed);
        press(&mut window, Key::Enter);
        press(&mut window, Key::Tab);
        press(&mut window, Key::Enter);
        assert!(window.query_by_label(&word("files.path")).is_none());
        assert_ne!(fs::read_to_string(&file).unwrap(), "precious");
    }
}

#[test]
fn enter_on_a_folder_goes_in() {
    let (mut window, folder) = window_in("goes-in");
    fs::create_dir(folder.join("sub")).unwrap();
    fs::copy(folder.join("lesson.ron"), folder.join("sub").join("inner.ron")).unwrap();
    press_with(&mut window, Modifiers::COMMAND, Key::O);
    for typed in ["sub", "inner.ron"] {
        type_text(&mut window, typed);
        press(&mut window, Key::Enter);
    }
    assert_eq!(app(&window).open_lesson.file, Some(folder.join("sub").join("inner.ron")));
    press_with(&mut window, Modifiers::COMMAND, Key::O);
    press(&mut window, Key::Enter);
    assert!(says(&window, "files.no_name"), "the folder is entered already");
    press(&mut window, Key::Escape);

    fs::write(folder.join("paths.csv"), "precious").unwrap();
    press_with(&mut window, Modifiers::COMMAND, Key::E);
    type_text(&mut window, "new.csv");
    click_on(&mut window, "../");
    assert_eq!(Path::new(&typed_path(&window)), folder.join("new.csv"), "a typed name goes along");
    press(&mut window, Key::Enter);
    assert_eq!(names(&folder), ["lesson.ron", "new.csv", "paths.csv", "sub"]);
}

#[test]
fn open_takes_data_as_a_folder_and_as_a_file_of_it() {
    let data = stripes("opened-data");
    for typed in [data.clone(), data.join("t10k-labels-idx1-ubyte")] {
        let (mut window, _) = window_in("opens-data");
        let is_folder = typed.is_dir();
        press_with(&mut window, Modifiers::COMMAND, Key::O);
        press_with(&mut window, Modifiers::COMMAND, Key::A);
        type_text(&mut window, typed.to_str().unwrap());
        window.key_press(Key::Enter);
        window.step();
        if is_folder {
            window.run();
            window.key_press(Key::Enter); // in the folder, its images are what can be opened
            window.step();
        }
        assert_eq!(
            (app(&window).workspace, &app(&window).training.settings.data),
            (WorkspaceKind::Training, &Some(data.clone()))
        );
    }
}

#[test]
fn a_button_asks_for_the_folder_of_the_images() {
    let data = stripes("asked-data");
    let mut window = crate::support::window_of(egui::vec2(1280.0, 1200.0), "mnist-race");
    click_on(&mut window, &word("run.folder"));
    window.get_by_label(&word("files.data"));
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, data.to_str().unwrap());
    window.get_by_label(&word("files.do_data")).click();
    window.step();
    until(&mut window, "the images", |window| app(window).training.settings.data.as_ref() == Some(&data));
    assert!(window.query_by_label(&word("files.path")).is_none());
    let scene = Scene::open("mnist-race").unwrap().0;
    assert!(window.query_by_label(scene.title.shown()).is_none(), "these are other images");
    window.get_by_label(&word("race.title data=asked-data"));
}

#[test]
fn the_folder_above_and_an_archive_are_offered_as_images() {
    let data = stripes("above-data");
    let above = folder("above-all");
    let raw = above.join("MNIST/raw");
    fs::create_dir_all(&raw).unwrap();
    for file in fs::read_dir(&data).unwrap().flatten() {
        fs::copy(file.path(), raw.join(file.file_name())).unwrap();
    }
    fs::write(above.join("mnist.npz.txt"), "no images").unwrap();
    let mut window = crate::support::window_of(egui::vec2(1280.0, 1200.0), "mnist-race");
    click_on(&mut window, &word("run.folder"));
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, above.to_str().unwrap());
    window.get_by_label(&word("files.do_data")).click();
    window.step();
    until(&mut window, "the images", |window| app(window).training.settings.data.as_ref() == Some(&above));

    fs::write(above.join("mnist.npz"), "listed").unwrap();
    press_with(&mut window, Modifiers::COMMAND, Key::O);
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, &format!("{}/", above.display()));
    window.get_by_label("mnist.npz");
    assert!(window.query_by_label("mnist.npz.txt").is_none());
}
