//! Predict, then see.

use egui::{Key, Pos2};
use egui_kittest::kittest::Queryable;
use halfpipe::ui::training::State;

use super::lesson;
use crate::support::data_set::patterns;
use crate::support::{Window, app, click_button, click_on, description, drag_along, drop_file, press, type_into, until};

#[test]
fn a_path_is_drawn_then_the_true_one_is_shown_and_the_miss_is_told() {
    let mut window = lesson("velocity");
    let map = |window: &Window| description(window, "Map of the landscape with the paths");
    assert!(!map(&window).contains("Momentum from start"), "the path is hidden");
    let before = app(&window).paths.settings.clone();
    let frame = *app(&window).paths.view.transform().unwrap();
    let way: Vec<Pos2> = [[-7.0, 2.0], [-4.0, 0.0], [0.0, 0.0]].map(|point| frame.position(point)).to_vec();
    drag_along(&mut window, &way);
    assert!(map(&window).contains("Momentum from start 1 ends at"), "it is shown now");
    window.get_by_label_contains("from where Momentum ends");
    assert_eq!(app(&window).paths.settings, before, "drawing has moved nothing");
    // Another try.
    click_on(&mut window, "Ask again");
    assert!(window.query_by_label_contains("from where Momentum ends").is_none());
    click_on(&mut window, "Show it");
    assert!(map(&window).contains("Momentum from start 1 ends at"));
}

#[test]
fn a_winner_is_chosen_and_its_place_is_told() {
    let mut window = lesson("adaptive");
    for _ in 0..4 {
        press(&mut window, Key::PageDown);
    }
    window.get_by_label_contains("Which of them ends lowest");
    assert!(window.query_by_label("f by step").is_none());
    click_button(&mut window, "SGD");
    window.get_by_label_contains("SGD comes ");
    window.get_by_label_contains(" comes first, with f = ");
}

#[test]
fn an_answer_is_chosen_and_the_right_one_is_told() {
    let mut window = lesson("weights");
    click_on(&mut window, "one for each unit");
    window.get_by_label_contains("Not one for each unit, but: only one.");
    window.get_by_label_contains("Only random weights break the symmetry");
}

#[test]
fn the_winner_of_a_race_is_told_when_the_race_is_over() {
    let mut window = lesson("race");
    click_button(&mut window, "Adam");
    window.get_by_label_contains("You have chosen Adam");
    type_into(&mut window, "iterations", "30");
    drop_file(&mut window, &patterns());
    until(&mut window, "the end of the race", |window| app(window).training.view.runner.state() == State::Done);
    window.get_by_label_contains(" comes first, with a loss of ");
}
