//! Messages, and the hint of the first start.

use std::fs;
use std::path::PathBuf;

use egui::{HoveredFile, Key, pos2, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::lesson::Lesson;
use halfpipe::ui::lesson::open_lesson::OpenLesson;

use crate::session::session;
use crate::support::data_set::stripes;
use crate::support::files::folder;
use crate::support::words::word;
use crate::support::{Window, app_mut, click, click_button, drop_file, press, says, window, window_of, window_on};

#[test]
fn what_only_confirms_goes_away_by_itself_and_what_went_wrong_stays() {
    let mut window = window();
    press(&mut window, Key::K);
    assert!(says(&window, "kept_runs.kept"));
    let wait = |window: &mut Window| window.run_steps(400); // 400 frames of a 60th of a second
    wait(&mut window);
    assert!(!says(&window, "kept_runs.kept"));
    app_mut(&mut window).warn("something went wrong".to_owned());
    wait(&mut window);
    window.get_by_label_contains("something went wrong");
}

#[test]
fn a_file_that_could_not_be_opened_is_told_until_the_next_one_is_open() {
    let folder = folder("dropped");
    fs::write(folder.join("broken.ron"), "(version: 99)").unwrap();
    let mut window = window();
    drop_file(&mut window, &folder.join("broken.ron"));
    window.get_by_label_contains("broken.ron");
    drop_file(&mut window, &stripes("dropped-images"));
    assert!(window.query_by_label_contains("broken.ron").is_none());
}

#[test]
fn a_file_over_the_window_is_seen() {
    let mut window = window();
    for (path, key) in [(folder("hovering"), "files.hover_data"), (PathBuf::from("lesson.ron"), "files.hover")] {
        assert!(!says(&window, key));
        window.input_mut().hovered_files = vec![HoveredFile { path: Some(path), ..HoveredFile::default() }];
        window.run_steps(3); // it is drawn as long as the file is there
        assert!(says(&window, key));
        window.input_mut().hovered_files.clear();
        window.run();
        assert!(!says(&window, key));
    }
}

#[test]
fn a_single_example_has_no_end_of_a_lesson() {
    let mut window = window();
    press(&mut window, Key::PageDown);
    assert!(says(&window, "scene.single") && !says(&window, "scene.end"));
    let lesson = || OpenLesson::new(Lesson::open("velocity").unwrap().0, None, None);
    let mut window = window_on(vec2(1280.0, 800.0), lesson);
    (0..20).for_each(|_| press(&mut window, Key::PageDown));
    assert!(says(&window, "scene.end"));
}

#[test]
fn the_hint_of_the_first_start_speaks_of_the_map_only_where_it_is() {
    let line = word("hint.drag");
    let mut window = window_of(vec2(1280.0, 800.0), "mnist-race");
    app_mut(&mut window).show_hint();
    window.run();
    assert!(window.query_by_label(&line).is_none());
    press(&mut window, Key::Num1);
    window.get_by_label(&line);
}

#[test]
fn the_hint_of_the_first_start_goes_with_the_first_action_and_never_comes_back() {
    let line = word("hint.drag");
    let greeted = || {
        let mut window = window();
        assert!(window.query_by_label(&line).is_none(), "not before it is asked for");
        app_mut(&mut window).show_hint();
        window.run();
        assert!(!session(&window).seen_hint);
        window.get_by_label(&line);
        window
    };
    let acts: [fn(&mut Window); 4] = [
        |window| press(window, Key::Escape),
        |window| press(window, Key::ArrowLeft),
        |window| click(window, pos2(640.0, 300.0)),
        |window| click_button(window, &word("hint.close")),
    ];
    for act in acts {
        let mut window = greeted();
        window.hover_at(pos2(600.0, 300.0));
        window.run();
        window.get_by_label(&line);
        act(&mut window);
        window.run();
        assert!(window.query_by_label(&line).is_none());
        assert!(session(&window).seen_hint, "the next start does not show it");
    }
}
