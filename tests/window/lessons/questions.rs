//! Predict, then see.

use egui::{Key, Pos2};
use egui_kittest::kittest::Queryable;
use halfpipe::lesson::{AnswerKind, Question};
use halfpipe::ui::training::State;

use super::lesson;
use crate::support::words::{has_words, word};
use crate::support::{Window, app, click_button, click_on, description, drag_along, press, says, small_race, until};

/// What is asked.
fn question(window: &Window) -> Question {
    let open_lesson = &app(window).open_lesson;
    open_lesson.lesson.scenes[open_lesson.scene].question.clone().unwrap()
}

#[test]
fn a_path_is_drawn_then_the_true_one_is_shown_and_the_miss_is_told() {
    let mut window = lesson("velocity");
    let map = |window: &Window| description(window, &word("map.name"));
    let walk = "map.path name=Momentum start=1";
    assert!(!has_words(&map(&window), walk), "the path is hidden");
    let before = app(&window).paths.settings.clone();
    let frame = *app(&window).paths.view.transform().unwrap();
    let way: Vec<Pos2> = [[-7.0, 2.0], [-4.0, 0.0], [0.0, 0.0]].map(|point| frame.screen_pos(point)).to_vec();
    drag_along(&mut window, &way);
    assert!(has_words(&map(&window), walk), "it is shown now");
    assert!(says(&window, "predict.drawn name=Momentum"));
    assert_eq!(app(&window).paths.settings, before, "drawing has moved nothing");
    // Another try.
    click_on(&mut window, &word("predict.again"));
    assert!(!says(&window, "predict.drawn name=Momentum"));
    click_on(&mut window, &word("predict.reveal"));
    assert!(has_words(&map(&window), walk));
}

#[test]
fn a_winner_is_chosen_and_its_place_is_told() {
    let mut window = lesson("adaptive");
    for _ in 0..4 {
        press(&mut window, Key::PageDown);
    }
    window.get_by_label(question(&window).ask.shown());
    assert!(window.query_by_label(&word("chart.tab_f_help")).is_none());
    click_button(&mut window, "SGD");
    assert!(says(&window, "predict.yours name=SGD"));
    assert!(says(&window, "predict.wins value=predict.ends_at"));
}

#[test]
fn an_answer_is_chosen_and_the_right_one_is_told() {
    let mut window = lesson("weights");
    let Question { how: AnswerKind::Choose { answers, right }, told: message, .. } = question(&window) else {
        panic!("no answers")
    };
    let chosen = (right + 1) % answers.len();
    click_on(&mut window, answers[chosen].shown());
    let [chosen, answer] = [chosen, right].map(|answer| answers[answer].shown());
    assert!(says(&window, &format!("predict.wrong chosen={chosen} answer={answer}")));
    window.get_by_label_contains(message.shown());
}

#[test]
fn the_winner_of_a_race_is_told_when_the_race_is_over() {
    let mut window = lesson("race");
    small_race(&mut window, 30);
    assert!(!says(&window, "predict.wins value=predict.loss"));
    click_button(&mut window, "Adam");
    until(&mut window, "the end of the race", |window| app(window).training.view.runner.state() == State::Done);
    assert!(says(&window, "predict.wins value=predict.loss"));
}
