//! Kept runs.

use egui::{Key, pos2, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::storage::kept_runs::{KeptRuns, MAX_RUNS};

use crate::support::files::folder;
use crate::support::words::{has_words, rate_of, word};
use crate::support::{
    Window, app, app_mut, choose, click_on, description, finish, press, says, small_race, type_into, undo, window, window_of,
};

/// The map in words.
fn message(window: &Window) -> String {
    let is_surface = app(window).paths.settings.surface.is_some();
    description(window, &word(if is_surface { "map.surface_name" } else { "map.name" }))
}

/// The name that a kept run has until it is given another one.
fn run(number: usize) -> String {
    word(&format!("kept_runs.run number={number}"))
}

fn names(window: &Window) -> Vec<String> {
    app(window).kept_runs.paths.runs().iter().map(|kept| kept.name.clone()).collect()
}

/// A window with a run that was kept, and another learning rate since then.
fn with_a_kept_run() -> Window {
    let mut window = window_of(vec2(1280.0, 1080.0), "four-optimizers");
    press(&mut window, Key::K);
    type_into(&mut window, &rate_of("SGD"), "0.3");
    press(&mut window, Key::Escape);
    window
}

#[test]
fn a_kept_run_stays_as_a_ghost_with_the_difference_in_words() {
    let mut window = window_of(vec2(1280.0, 1080.0), "four-optimizers");
    let empty = message(&window);
    assert!(!empty.contains(&run(1)));
    click_on(&mut window, &word("kept_runs.keep"));
    window.get_by_label(&word("difference.none"));
    let same = window.render().unwrap();
    type_into(&mut window, &rate_of("SGD"), "0.3");
    window.get_by_label("SGD η 0.95 → 0.3");
    assert!(has_words(&message(&window), "kept_runs.drawn name=Run 1 difference=SGD η 0.95 → 0.3"), "{}", message(&window));
    assert!(window.render().unwrap() != same);
}

#[test]
fn a_ghost_is_drawn_on_map_and_surface_until_it_is_hidden() {
    for surface in [false, true] {
        let mut window = with_a_kept_run();
        if surface {
            press(&mut window, Key::V);
        }
        let picture = |window: &mut Window| {
            window.hover_at(pos2(640.0, 1.0));
            window.run();
            let picture = window.render().unwrap();
            image::imageops::crop_imm(&picture, 300, 150, 640, 780).to_image() // the middle of the window
        };
        let drawn = picture(&mut window);
        click_on(&mut window, &word("kept_runs.show name=Run 1"));
        assert!(picture(&mut window) != drawn, "surface: {surface}");
        assert!(!app(&window).kept_runs.paths.runs()[0].shown);
        undo(&mut window);
        assert!(picture(&mut window) == drawn, "surface: {surface}");
    }
}

#[test]
fn on_another_landscape_the_row_says_why_nothing_is_drawn() {
    let mut window = with_a_kept_run();
    choose(&mut window, &word("landscape.choose"), "Beale");
    press(&mut window, Key::Escape);
    window.get_by_label_contains(&word("kept_runs.elsewhere difference=Bowl → Beale"));
    assert!(!message(&window).contains(&run(1)));
    undo(&mut window);
    assert!(message(&window).contains(&run(1)));
}

#[test]
fn keeping_renaming_and_removing_are_undone_one_by_one() {
    let mut window = with_a_kept_run();
    press(&mut window, Key::K);
    assert_eq!(names(&window), [run(1), run(2)]);
    type_into(&mut window, &word("kept_runs.name number=1"), &run(2));
    window.get_by_label_contains(&word("kept_runs.name_taken name=Run 2"));
    type_into(&mut window, &word("kept_runs.name number=1"), " too fast ");
    assert_eq!(names(&window), ["too fast".to_owned(), run(2)]);
    click_on(&mut window, &word("kept_runs.remove name=Run 2"));
    assert_eq!(names(&window), ["too fast"]);
    for before in [vec!["too fast".to_owned(), run(2)], vec![run(1), run(2)], vec![run(1)]] {
        undo(&mut window);
        assert_eq!(names(&window), before);
    }
}

#[test]
fn a_thirteenth_run_is_refused_with_the_reason() {
    let mut window = window();
    for _ in 0..MAX_RUNS {
        press(&mut window, Key::K);
    }
    assert!(!says(&window, "kept_runs.full"));
    press(&mut window, Key::K);
    window.get_by_label(&word("kept_runs.full most=12"));
    assert_eq!(names(&window).len(), MAX_RUNS);
}

#[test]
fn kept_runs_are_there_at_the_next_start() {
    let before = with_a_kept_run();
    let path = folder("kept-runs").join("shelf.ron");
    app(&before).kept_runs.save(&path).unwrap();
    let read = KeptRuns::load(&path).unwrap().unwrap();
    assert_eq!(read, app(&before).kept_runs);
    let mut after = window();
    app_mut(&mut after).restore_kept_runs(read);
    after.run();
    assert!(has_words(&message(&after), "kept_runs.drawn difference=difference.none"), "{}", message(&after));
    undo(&mut after);
    assert_eq!(names(&after), [run(1)], "what was before the start is no step back");
}

#[test]
fn a_run_can_be_kept_and_forgotten() {
    let mut window = window_of(vec2(1280.0, 800.0), "mnist-race");
    small_race(&mut window, 60);
    finish(&mut window);
    click_on(&mut window, &word("kept_runs.keep"));
    assert_eq!(app(&window).training.view.kept().len(), 1);
    click_on(&mut window, &word("kept_runs.remove name=Run 1"));
    assert!(app(&window).training.view.kept().is_empty());
}
