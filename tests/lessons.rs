//! Lessons in the window: from scene to scene, predict and reveal, and writing one.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::experiment::WorkspaceKind;
use halfpipe::lesson::{LESSONS, Lesson};
use halfpipe::ui::training::State;
use support::{Window, app, press, type_into, window_of};

fn lesson(name: &'static str) -> Window {
    window_of(vec2(1280.0, 800.0), name)
}

fn place(window: &Window) -> (String, usize) {
    let open_lesson = &app(window).open_lesson;
    (open_lesson.name.clone().unwrap_or_default(), open_lesson.scene)
}

fn with_command(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

#[test]
fn page_down_alone_goes_through_the_whole_chapter_and_page_up_back() {
    let mut window = lesson(LESSONS[0].0);
    let mut seen = vec![place(&window)];
    for _ in 0..100 {
        press(&mut window, Key::PageDown);
        if seen.last() != Some(&place(&window)) {
            seen.push(place(&window));
        }
    }
    let scenes = |(slug, text): &(&str, &str)| {
        let count = Lesson::parse(slug, text).unwrap().scenes.len();
        (0..count).map(|scene| ((*slug).to_owned(), scene)).collect::<Vec<_>>()
    };
    let all: Vec<_> = LESSONS.iter().flat_map(scenes).collect();
    assert_eq!(seen, all);
    window.get_by_label_contains("This is the end of the lesson");
    for scene in all.iter().rev().skip(1) {
        press(&mut window, Key::PageUp);
        assert_eq!(place(&window), *scene);
    }
}

#[test]
fn a_changed_setting_does_not_lose_the_scene() {
    let mut window = lesson("valley");
    press(&mut window, Key::PageDown);
    press(&mut window, Key::PageDown);
    press(&mut window, Key::PageDown);
    press(&mut window, Key::PageDown); // the question first, then the scene
    let scene = place(&window);
    let before = app(&window).paths.settings.clone();
    type_into(&mut window, "SGD learning rate", "0.2");
    assert_eq!(place(&window), scene);
    press(&mut window, Key::Num3);
    assert_eq!(app(&window).workspace, WorkspaceKind::Training);
    window.get_by_label_contains("Reset to the settings of the scene").click();
    window.run();
    assert_eq!((app(&window).workspace, &app(&window).paths.settings), (WorkspaceKind::Paths, &before));
    // Going on and coming back is undone like any change.
    press(&mut window, Key::PageDown);
    assert_ne!(place(&window), scene);
    with_command(&mut window, Key::Z);
    assert_eq!(place(&window), scene);
}

fn drag(window: &mut Window, way: &[Pos2]) {
    window.hover_at(way[0]);
    window.run();
    window.drag_at(way[0]);
    window.run();
    for at in way {
        window.hover_at(*at);
        window.step();
    }
    window.drop_at(way[way.len() - 1]);
    window.run();
}

#[test]
fn a_path_is_drawn_then_the_true_one_is_shown_and_the_miss_is_told() {
    let mut window = lesson("velocity");
    let map = |window: &Window| window.get_by_label("Contour map with the paths").accesskit_node().description();
    assert!(!map(&window).unwrap_or_default().contains("Momentum from start"), "the path is hidden");
    let before = app(&window).paths.settings.clone();
    let frame = *app(&window).paths.view.transform().unwrap();
    let way: Vec<Pos2> = [[-7.0, 2.0], [-4.0, 0.0], [0.0, 0.0]].map(|point| frame.position(point)).to_vec();
    drag(&mut window, &way);
    assert!(map(&window).unwrap().contains("Momentum from start 1 ends at"), "it is shown now");
    window.get_by_label_contains("away from the end of Momentum");
    assert_eq!(app(&window).paths.settings, before, "drawing has moved nothing");
    // Another try.
    window.get_by_label("Ask again").click();
    window.run();
    assert!(window.query_by_label_contains("away from the end of Momentum").is_none());
    window.get_by_label("Show answer").click();
    window.run();
    assert!(map(&window).unwrap().contains("Momentum from start 1 ends at"));
}

#[test]
fn a_winner_is_chosen_and_its_place_is_told() {
    let mut window = lesson("adaptive");
    for _ in 0..4 {
        press(&mut window, Key::PageDown);
    }
    window.get_by_label_contains("Which one has the lowest f");
    assert!(window.query_by_label("f by step").is_none());
    window.get_by_role_and_label(Role::Button, "SGD").click();
    window.run();
    window.get_by_label_contains("SGD is number ");
    window.get_by_label_contains(" ends lowest, with f = ");
}

#[test]
fn an_answer_is_chosen_and_the_right_one_is_told() {
    let mut window = lesson("weights");
    window.get_by_label("one for each unit").click();
    window.run();
    window.get_by_label_contains("Not “one for each unit” but “only one”.");
    window.get_by_label_contains("Only random weights break the symmetry");
}

#[test]
fn a_lesson_written_in_the_window_is_the_same_elsewhere() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("written-lesson");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("mine.ron");
    let mut window = window_of(vec2(1280.0, 800.0), "four-optimizers");
    with_command(&mut window, Key::L);
    type_into(&mut window, "SGD learning rate", "0.3");
    window.get_by_label("Add as a new scene").click();
    window.run();
    window.get_by_label("2 / 2");
    type_into(&mut window, "Title", "Slowly");
    press(&mut window, Key::Num2);
    window.get_by_label("Add as a new scene").click();
    window.run();
    window.get_by_label("Move scene 3 up").click();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.run();
    type_into(&mut window, "File", &file.display().to_string());
    window.get_by_label_contains("Saved to");

    let written = Lesson::read(&file).unwrap();
    assert_eq!(written.scenes.len(), 3);
    assert_eq!((written.scenes[1].workspace.kind().key(), written.scenes[2].title.shown()), ("activations", "Slowly"));
    assert_eq!(written.scenes[2].paths().unwrap().optimizers[0].rule.rate(), 0.3);
    assert_eq!(*app(&window).open_lesson.lesson, written);

    let mut other = window_of(vec2(1280.0, 800.0), "sgd");
    support::drop_file(&mut other, &file);
    press(&mut other, Key::PageDown);
    press(&mut other, Key::PageDown);
    assert_eq!(app(&other).paths.settings, app(&window).paths.settings);
    other.get_by_label("Slowly");
}

#[test]
fn what_is_typed_into_a_text_is_undone_at_once() {
    let mut window = window_of(vec2(1280.0, 800.0), "four-optimizers");
    with_command(&mut window, Key::L);
    window.get_by_role_and_label(Role::MultilineTextInput, "Text (Markdown)").focus();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, "Text (Markdown)").type_text("Look at **SGD**.");
    window.run();
    press(&mut window, Key::Escape);
    assert!(app(&window).open_lesson.lesson.scenes[0].text.shown().contains("Look at **SGD**."));
    with_command(&mut window, Key::Z);
    assert!(app(&window).open_lesson.lesson.scenes[0].text.shown().contains("zig-zag"));
}

#[test]
fn the_winner_of_a_race_is_told_when_the_race_is_over() {
    let mut window = lesson("race");
    window.get_by_role_and_label(Role::Button, "Adam").click();
    window.run();
    window.get_by_label_contains("You chose Adam");
    type_into(&mut window, "iterations", "30");
    support::drop_file(&mut window, &support::tiny_images());
    let runs = |window: &Window| app(window).training.view.runner.state() != State::Done;
    for _ in 0..2_000 {
        if !runs(&window) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.step();
    }
    window.run();
    window.get_by_label_contains(" ends lowest, with a loss of ");
}
