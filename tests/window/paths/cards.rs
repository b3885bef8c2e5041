//! The optimizers' cards.

use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::kittest::Queryable;
use halfpipe::landscape::LANDSCAPES;
use halfpipe::optimizer::OptimizerSpec;

use crate::support::words::{rate_of, word, worded};
use crate::support::{Window, app, choose, click, click_button, click_on, drag, says, type_into, window, window_of};

#[test]
fn what_lies_on_a_card_can_be_clicked() {
    let mut window = window_of(vec2(1280.0, 1080.0), "four-optimizers");
    let field = window.get_by_role_and_label(Role::TextInput, &rate_of("SGD")).rect().center();
    click(&mut window, field);
    window.run();
    assert!(window.get_by_role_and_label(Role::TextInput, &rate_of("SGD")).is_focused());
    let more = window.get_by_label(&word("card.more name=Adam")).rect().center();
    click(&mut window, more);
    window.run();
    for label in ["Copy Adam", "Remove SGD"] {
        if label == "Remove SGD" {
            let more = window.get_by_label(&word("card.more name=SGD")).rect().center();
            click(&mut window, more);
            window.run();
        }
        let at = window.get_by_label(label).rect().center();
        click(&mut window, at);
        window.run();
    }
    let names = app(&window).paths.settings.names();
    assert_eq!(names, ["Momentum", "AdaGrad", "Adam", "Adam (2)"]);
    let marker = window.get_by_label(&word("card.visible name=AdaGrad")).rect().center();
    click(&mut window, marker);
    assert!(!app(&window).paths.settings.optimizers[1].visible);
}

#[test]
fn a_learning_rate_can_be_typed_beyond_its_slider_but_not_outside_its_domain() {
    let mut window = window();
    type_into(&mut window, &rate_of("SGD"), "25");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.rate(), 25.0);
    assert!(says(&window, "story.diverged"));
    type_into(&mut window, &rate_of("SGD"), "-1");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.rate(), 25.0);
    assert!(says(&window, "domain.positive"));
    type_into(&mut window, &word("transport.steps"), "100001");
    assert_eq!(app(&window).paths.settings.steps, 29);
    assert!(says(&window, "transport.steps_range max=100000"));
}

#[test]
fn a_slider_drags_the_learning_rate_and_a_double_click_resets_it() {
    let mut window = window();
    let track = window.get_by_role_and_label(Role::Slider, &rate_of("SGD")).rect();
    let rate = |window: &Window| app(window).paths.settings.optimizers[0].rule.rate();
    drag(&mut window, track.center(), track.left_center() + vec2(20.0, 0.0));
    assert!(rate(&window) < 0.01, "{}", rate(&window));
    for _ in 0..2 {
        click(&mut window, track.center());
    }
    window.run();
    assert_eq!(rate(&window), 0.95);
}

#[test]
fn every_optimizer_and_every_landscape_can_be_chosen() {
    let mut window = window_of(vec2(1280.0, 3000.0), "four-optimizers"); // so high that no card is scrolled away
    for spec in OptimizerSpec::all() {
        let before = app(&window).paths.settings.optimizers.len();
        click_on(&mut window, &word("card.add"));
        if !spec.about().in_book {
            click_on(&mut window, &word("card.more_optimizers"));
        }
        click_button(&mut window, spec.about().name);
        assert_eq!(app(&window).paths.settings.optimizers.len(), before + 1, "{spec}");
    }
    for row in LANDSCAPES.iter().skip(1) {
        choose(&mut window, &word("landscape.choose"), &row.name());
        assert_eq!(app(&window).paths.settings.landscape.key(), row.key);
        assert_eq!(app(&window).paths.settings.validate(), Ok(()));
    }
}

#[test]
fn in_a_narrow_window_one_panel_unfolds_at_a_time() {
    let mut window = window_of(vec2(800.0, 600.0), "four-optimizers");
    assert!(window.query_by_label(&word("start.coordinate number=1 axis=x")).is_none());
    click_on(&mut window, &word("top.left"));
    assert!(window.query_by_label(&word("start.coordinate number=1 axis=x")).is_some());
    click_on(&mut window, &word("top.right"));
    assert!(window.query_by_label(&word("start.coordinate number=1 axis=x")).is_none());
    assert!(window.query_by_label(&word("chart.f")).is_some());
}

#[test]
fn the_cards_say_what_happened() {
    let window = window();
    window.get_by_label(&word("chip.zigzag"));
    window.get_by_label(&word("chip.times_flipping factor=0.9 axis=in y"));
    window.get_by_label(&word("chip.period period=13.7 axis=in y"));
    let diverging = window_of(vec2(1280.0, 800.0), "divergence");
    diverging.get_by_label_contains(&worded("{chip.at_step step=21}, {chip.needs limit=1}"));
}

#[test]
fn a_schedule_is_chosen_on_the_opened_card() {
    let mut window = window_of(vec2(1280.0, 1200.0), "sgd");
    click_on(&mut window, &word("card.more name=SGD"));
    choose(&mut window, &word("schedule.choose name=SGD"), "cosine");
    type_into(&mut window, &worded("SGD {knob.horizon}"), "12");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.to_string(), "sgd:lr=0.95,schedule=cosine,horizon=12");
    let points = &app(&window).paths.view.paths()[0].trajectory.points;
    assert_eq!(points[13], points[29], "a rate that has gone to 0 moves nothing");
    assert!(says(&window, "chip.still"));
}
