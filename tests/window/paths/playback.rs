//! Steps, one by one and played; and runs that take long.

use egui::{Key, pos2};
use halfpipe::experiment::paths::run;

use crate::support::words::word;
use crate::support::{app, click, click_on, press, type_for_a_frame, until, window};

#[test]
fn playback_shows_a_prefix_and_changes_nothing() {
    let mut window = window();
    let before = run(&app(&window).paths.settings);
    press(&mut window, Key::Home);
    assert_eq!(app(&window).paths.settings.shown, Some(0));
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    assert_eq!(app(&window).paths.settings.shown, Some(2));
    press(&mut window, Key::ArrowLeft);
    assert_eq!(app(&window).paths.settings.shown, Some(1));
    window.key_press(Key::Space);
    window.run_steps(60);
    assert!(app(&window).paths.settings.shown_step() > 1, "{:?}", app(&window).paths.settings.shown);
    window.run_steps(1000);
    assert_eq!(app(&window).paths.settings.shown, None, "it stops at the end");
    assert_eq!(run(&app(&window).paths.settings), before);
    for (label, shown) in
        [("transport.first", Some(0)), ("transport.forward", Some(1)), ("transport.back", Some(0)), ("transport.last", None)]
    {
        click_on(&mut window, &word(label));
        assert_eq!(app(&window).paths.settings.shown, shown, "{label}");
    }
}

#[test]
fn clicking_a_chart_shows_that_step() {
    let mut window = window();
    let at = pos2(1280.0 - 304.0 + 175.0, 140.0);
    click(&mut window, at);
    let shown = app(&window).paths.settings.shown.unwrap();
    assert!((8..22).contains(&shown), "{shown}");
}

#[test]
fn long_runs_do_not_hold_up_the_window() {
    let mut window = window();
    type_for_a_frame(&mut window, &word("transport.steps"), "100000");
    assert!(app(&window).paths.view.progress().is_some(), "they are computed beside it");
    until(&mut window, "the end of the run", |window| app(window).paths.view.progress().is_none());
    assert_eq!(app(&window).paths.view.paths()[0].trajectory.last_step(), 100_000);
}
