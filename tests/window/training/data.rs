//! Other images than MNIST: archives, what is to be known of them, names of classes, and images that are not here.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::training::Settings;
use halfpipe::lesson::{Lesson, Scene};
use halfpipe::ui::training::State;

use super::{settings, state, window};
use crate::support::data_set::patterns;
use crate::support::files::folder;
use crate::support::words::word;
use crate::support::{app, app_mut, drop_file, finish, says, until, window_of};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

#[test]
fn a_dropped_archive_is_trained_on_and_what_was_done_to_its_pixels_is_said() {
    let mut window = window_of(vec2(1280.0, 1080.0), "four-optimizers");
    let training = &mut app_mut(&mut window).training.settings;
    (training.hidden, training.batch, training.iterations) = (vec![8], 16, 20);
    let archive = case("npz-floats-one-hot.npz");
    drop_file(&mut window, &archive);
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert_eq!(settings(&window).data.as_ref(), Some(&archive));
    window.get_by_label("npz-floats-one-hot");
    window.get_by_label(&word("run.images train=20 test=20"));
    window.get_by_label(&word("data.scaled"));
    drop_file(&mut window, &case("npz-stored.npz"));
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert!(!says(&window, "data.scaled"), "which is said of the shown images only");
}

#[test]
fn mistakes_are_called_by_the_names_of_their_classes() {
    let mut window = window(3); // hardly anything is learned, so there are mistakes
    let named = folder("named-classes");
    for file in fs::read_dir(patterns()).unwrap().flatten() {
        fs::copy(file.path(), named.join(file.file_name())).unwrap();
    }
    fs::write(named.join("labels.txt"), "upper half\nleft half\nchessboard\n").unwrap();
    app_mut(&mut window).training.settings.data = Some(named);
    finish(&mut window);
    until(&mut window, "the mistakes", |window| !app(window).training.view.mistakes().is_empty());
    window.run();
    let mistake = app(&window).training.view.mistakes()[0];
    let name = |class: usize| ["upper half", "left half", "chessboard"][class];
    let described = format!("label {}, classified as {}", name(mistake.label), name(mistake.answer));
    assert!(window.query_all_by_label_contains(&described).next().is_some(), "{described}");
}

#[test]
fn a_lesson_without_its_images_says_so_at_once_and_when_it_is_run() {
    let mut window = window(3);
    let file = folder("no-images").join("lesson.ron");
    let elsewhere = Settings { data: Some("/nowhere/someone/mydata".into()), ..Settings::default() };
    Lesson::from(Scene::new("one", "", elsewhere)).write(&file).unwrap();
    drop_file(&mut window, &file);
    let what = word("data.the_folder name=mydata");
    let message = word(&format!("data.not_here_choose what={what} button={}", word("run.folder")));
    window.get_by_label(&message);
    window.key_press(Key::Space);
    window.step();
    until(&mut window, "the refusal", |window| app(window).training.view.runner.error.is_some());
    assert_eq!(app(&window).training.view.runner.error.as_ref(), Some(&message));
}
