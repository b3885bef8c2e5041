//! Runs: started, paused, ended, started again.

use egui::Key;
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::training::{Curve, Settings};
use halfpipe::ui::training::State;

use super::{headless, press_and_wait, results, same, settings, state, window};
use crate::support::words::{has_words, rate_of, word};
use crate::support::{Window, app_mut, description, finish, press, says, type_into, until};

/// A window on a race that no machine brings to its end while a test looks on.
fn endless() -> Window {
    let mut window = window(100_000);
    let settings = &mut app_mut(&mut window).training.settings;
    (settings.hidden, settings.batch) = (vec![100, 100], 500);
    window.run();
    window
}

fn end(window: &mut Window) {
    window.get_by_label(&word("run.stop_help")).click();
    window.step();
    until(window, "the end", |window| state(window) == State::Done);
}

/// Each net ends where it is at that moment, so its curve is a beginning of the curve without a window.
#[test]
fn a_race_that_is_watched_paused_and_resumed_goes_as_one_without_a_window() {
    let mut window = endless();
    assert_eq!(state(&window), State::Empty);
    press_and_wait(&mut window, State::Running);
    until(&mut window, "some iterations", |window| results(window).iterations() > 20);
    for _ in 0..3 {
        press_and_wait(&mut window, State::Paused);
        let made = results(&window).clone();
        window.run_steps(10);
        assert!(same(results(&window), &made), "nothing moves while it rests");
        press_and_wait(&mut window, State::Running);
        until(&mut window, "more iterations", |window| results(window).iterations() > made.iterations() + 5);
    }
    end(&mut window);
    let curves = results(&window).curves.concat();
    let longest = curves.iter().map(Curve::iterations).max().unwrap();
    assert!(longest > 35, "{longest}");
    let whole = headless(&Settings { iterations: longest, ..settings(&window).clone() }).curves.concat();
    assert!(curves.len() == 4 && whole.len() == 4);
    for (curve, whole) in curves.iter().zip(whole) {
        assert_eq!(curve.losses, whole.losses[..curve.iterations()]);
    }
}

#[test]
fn a_race_can_be_started_again_and_the_window_closed_in_the_middle() {
    let mut window = endless();
    press_and_wait(&mut window, State::Running);
    for _ in 0..5 {
        press(&mut window, Key::R);
        until(&mut window, "the new run", |window| state(window) == State::Running && results(window).iterations() > 0);
    }
    end(&mut window);
    assert!(results(&window).iterations() < 100_000, "it was ended before");
    window.get_by_label(&word("run.start_help"));
    press_and_wait(&mut window, State::Running);
    drop(window); // would hang if a thread did not end
}

#[test]
fn one_optimizer_diverges_and_the_others_go_on() {
    let mut window = window(150);
    type_into(&mut window, &rate_of("SGD"), "1e6");
    finish(&mut window);
    window.get_by_label(&word("chip.diverged"));
    let message = description(&window, &word("plot.loss_name"));
    assert!(has_words(&message, "race.diverged_one name=SGD"), "{message}");
    let results = results(&window);
    assert!(results.curves[0][0].losses.iter().all(|loss| loss.is_finite()));
    assert!(results.curves[1..].iter().all(|seeds| seeds[0].iterations() == 150));
}

#[test]
fn settings_that_have_changed_wait_for_the_next_run() {
    let mut window = window(60);
    finish(&mut window);
    assert!(!says(&window, "run.changed"));
    type_into(&mut window, &word("run.iterations"), "80");
    assert!(says(&window, "run.changed"));
    assert_eq!(results(&window).iterations(), 60, "the curves are those of the run");
    press(&mut window, Key::R);
    until(&mut window, "the end", |window| state(window) == State::Done);
    assert_eq!(results(&window).iterations(), 80);
}
