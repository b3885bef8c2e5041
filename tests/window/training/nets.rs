//! What the nets have learned: curves, mistakes, and the net inside.

use egui::{Key, pos2, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::dataset::Dataset;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::experiment::activations::Show;

use super::{results, settings, window};
use crate::support::words::{has_words, word, worded};
use crate::support::{Window, app, click_button, click_on, description, finish, press, says, until};

#[test]
fn mistakes_and_log_are_those_of_the_chosen_net() {
    let mut window = window(120);
    finish(&mut window);
    click_on(&mut window, &word("table.choose name=Adam"));
    let found = |window: &Window| !app(window).training.view.mistakes().is_empty();
    until(&mut window, "the mistakes", found);
    let accuracy = results(&window).curves[3][0].accuracy().unwrap();
    let test = Dataset::open(settings(&window).data.as_deref()).unwrap().test.count();
    let wrong = app(&window).training.view.mistakes().len();
    assert_eq!(wrong, test - (accuracy * test as f64).round() as usize);
    assert!(says(&window, &format!("gallery.count name=Adam count={wrong} of={test}")));
    click_button(&mut window, &word("run.log"));
    let loss = results(&window).curves[0][0].losses[100];
    window.get_by_label_contains(&format!("===========iteration:100===========\nSGD:{loss}"));
}

#[test]
fn a_net_is_opened_in_the_activations_workspace_and_closed_again() {
    let mut window = window(40);
    finish(&mut window);
    click_on(&mut window, &word("table.choose name=Momentum"));
    click_on(&mut window, &word("run.inside"));
    assert_eq!(app(&window).workspace, WorkspaceKind::Activations);
    window.get_by_label(&worded("{opened.now name=Momentum iteration=39}, {grid.layer layer=1}"));
    window.get_by_label(&worded("{opened.start name=Momentum}, {grid.output}"));
    let shows = [("show.gradients", Show::Gradients), ("show.weights", Show::Weights), ("show.activations", Show::Activations)];
    for (name, show) in shows {
        click_button(&mut window, &word(name));
        assert_eq!(app(&window).activations.settings.show, show);
    }
    click_on(&mut window, &worded("{opened.now name=Momentum iteration=39}, {grid.output}"));
    assert_eq!(app(&window).activations.settings.enlarged, Some((1, 2)));
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowUp);
    assert_eq!(app(&window).activations.settings.enlarged, Some((0, 2)), "there is no layer beyond the output");
    press(&mut window, Key::Escape);
    click_on(&mut window, &word("opened.close"));
    window.get_by_label(&worded("std 0.01, {grid.layer layer=5}"));
}

#[test]
fn axes_change_and_the_pointer_names_a_curve() {
    let mut window = window(80);
    finish(&mut window);
    for label in ["axis.log", "axis.free", "axis.book", "axis.seconds", "axis.iterations"] {
        click_button(&mut window, &word(label));
    }
    let message = description(&window, &word("plot.accuracy"));
    assert!(has_words(&message, "race.best") || has_words(&message, "race.right"), "{message}");
    let chart = app(&window).training.view.charts().unwrap().accuracy.rect;
    window.hover_at(chart.left_bottom() - vec2(-chart.width() * 0.5, 1.0));
    window.run_steps(60);
    assert!(window.query_by_label(&word("plot.loss_smoothed")).is_none(), "no curve is near");
    let (last, share) = results(&window).accuracies(0).last().map(|(last, band)| (*last as f64, band.median)).unwrap();
    let [x, y] = app(&window).training.view.charts().unwrap().accuracy.screen_from_plot([last, share]);
    window.hover_at(pos2(x as f32 - 1.0, y as f32));
    window.run_steps(60); // a tooltip waits for the pointer to rest
    window.get_by_label(&word("plot.loss_smoothed"));
}
