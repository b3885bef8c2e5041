//! The optimizers' cards.

use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::kittest::Queryable;
use halfpipe::landscape::LANDSCAPES;
use halfpipe::optimizer::OptimizerSpec;

use crate::support::{Window, app, choose, click, click_button, click_on, drag, type_into, window, window_of};

#[test]
fn what_lies_on_a_card_can_be_clicked() {
    let mut window = window();
    let field = window.get_by_role_and_label(Role::TextInput, "SGD learning rate").rect().center();
    click(&mut window, field);
    window.run();
    assert!(window.get_by_role_and_label(Role::TextInput, "SGD learning rate").is_focused());
    let more = window.get_by_label("All settings of Adam").rect().center();
    click(&mut window, more);
    window.run();
    for label in ["Copy Adam", "Remove SGD"] {
        if label == "Remove SGD" {
            let more = window.get_by_label("All settings of SGD").rect().center();
            click(&mut window, more);
            window.run();
        }
        let at = window.get_by_label(label).rect().center();
        click(&mut window, at);
        window.run();
    }
    let names = app(&window).paths.settings.names();
    assert_eq!(names, ["Momentum", "AdaGrad", "Adam", "Adam (2)"]);
    let marker = window.get_by_label("Show AdaGrad").rect().center();
    click(&mut window, marker);
    assert!(!app(&window).paths.settings.optimizers[1].visible);
}

#[test]
fn a_learning_rate_can_be_typed_beyond_its_slider_but_not_outside_its_domain() {
    let mut window = window();
    type_into(&mut window, "SGD learning rate", "25");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.rate(), 25.0);
    window.get_by_label_contains("diverged at step");
    type_into(&mut window, "SGD learning rate", "-1");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.rate(), 25.0);
    window.get_by_label_contains("greater than 0");
    type_into(&mut window, "Number of steps", "100001");
    assert_eq!(app(&window).paths.settings.steps, 29);
    window.get_by_label_contains("from 0 to 100000");
}

#[test]
fn a_slider_drags_the_learning_rate_and_a_double_click_resets_it() {
    let mut window = window();
    let track = window.get_by_role_and_label(Role::Slider, "SGD learning rate").rect();
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
        click_on(&mut window, "Add an optimizer");
        if !spec.about().in_book {
            click_on(&mut window, "More");
        }
        click_button(&mut window, spec.about().name);
        assert_eq!(app(&window).paths.settings.optimizers.len(), before + 1, "{spec}");
    }
    for row in LANDSCAPES.iter().skip(1) {
        choose(&mut window, "Landscape", &row.name());
        assert_eq!(app(&window).paths.settings.landscape.key(), row.key);
        assert_eq!(app(&window).paths.settings.validate(), Ok(()));
    }
}

#[test]
fn in_a_narrow_window_one_panel_unfolds_at_a_time() {
    let mut window = window_of(vec2(800.0, 600.0), "four-optimizers");
    assert!(window.query_by_label("Start 1 x").is_none());
    click_on(&mut window, "Optimizers and landscape");
    assert!(window.query_by_label("Start 1 x").is_some());
    click_on(&mut window, "Charts and comparison");
    assert!(window.query_by_label("Start 1 x").is_none());
    assert!(window.query_by_label("f by step (log)").is_some());
}

#[test]
fn the_cards_say_what_happened() {
    let window = window();
    window.get_by_label("zig-zags");
    window.get_by_label("× −0.9 each step, in y");
    window.get_by_label("period 13.7 steps, in y");
    let diverging = window_of(vec2(1280.0, 800.0), "divergence");
    diverging.get_by_label_contains("at step 21, η < 1");
}

#[test]
fn a_schedule_is_chosen_on_the_opened_card() {
    let mut window = window_of(vec2(1280.0, 1200.0), "sgd");
    click_on(&mut window, "All settings of SGD");
    choose(&mut window, "Schedule of SGD", "cosine");
    type_into(&mut window, "SGD steps to the lowest rate", "12");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.to_string(), "sgd:lr=0.95,schedule=cosine,horizon=12");
    let points = &app(&window).paths.view.paths()[0].trajectory.points;
    assert_eq!(points[13], points[29], "a rate that has gone to 0 moves nothing");
    window.get_by_label_contains("× 1 each step");
}
