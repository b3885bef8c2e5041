//! Runs: started, paused, ended, started again.

use egui::Key;
use egui_kittest::kittest::Queryable;
use halfpipe::ui::training::State;

use super::{headless, press_and_wait, results, same, settings, state, window};
use crate::support::{description, finish, press, type_into, until};

#[test]
fn a_race_that_is_watched_paused_and_resumed_ends_as_one_without_a_window() {
    let mut window = window(3_000);
    assert_eq!(state(&window), State::Empty);
    press_and_wait(&mut window, State::Running);
    until(&mut window, "some iterations", |window| results(window).iterations() > 50);
    for _ in 0..3 {
        press_and_wait(&mut window, State::Paused);
        let made = results(&window).iterations();
        window.run_steps(10);
        assert_eq!(results(&window).iterations(), made, "nothing moves while it rests");
        press_and_wait(&mut window, State::Running);
        until(&mut window, "more iterations", |window| results(window).iterations() > made + 20);
    }
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert!(same(results(&window), &headless(settings(&window))));
}

#[test]
fn a_race_can_be_started_again_and_the_window_closed_in_the_middle() {
    let mut window = window(100_000);
    press_and_wait(&mut window, State::Running);
    for _ in 0..5 {
        press(&mut window, Key::R);
        until(&mut window, "the new run", |window| state(window) == State::Running && results(window).iterations() > 0);
    }
    window.get_by_label("End the run here").click();
    window.step();
    until(&mut window, "the end", |window| state(window) == State::Done);
    let made = results(&window).iterations();
    assert!(made < 100_000, "it was ended before");
    window.get_by_label("Start (Space)");
    press_and_wait(&mut window, State::Running);
    drop(window); // would hang if a thread did not end
}

#[test]
fn one_optimizer_diverges_and_the_others_go_on() {
    let mut window = window(150);
    type_into(&mut window, "SGD learning rate", "1e6");
    finish(&mut window);
    window.get_by_label("diverged");
    let told = description(&window, "Training loss");
    assert!(told.contains("SGD diverged at iteration"), "{told}");
    let results = results(&window);
    assert!(results.curves[0][0].losses.iter().all(|loss| loss.is_finite()));
    assert!(results.curves[1..].iter().all(|seeds| seeds[0].iterations() == 150));
}

#[test]
fn settings_that_have_changed_wait_for_the_next_run() {
    let mut window = window(60);
    finish(&mut window);
    assert!(window.query_by_label_contains("start again (R)").is_none());
    type_into(&mut window, "iterations", "80");
    window.get_by_label_contains("start again (R)");
    assert_eq!(results(&window).iterations(), 60, "the curves are those of the run");
    press(&mut window, Key::R);
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert_eq!(results(&window).iterations(), 80);
}
