//! The Activations workspace: rows, net, cells, gradients and the small nets.

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::experiment::activations::{Results, Settings, Show, run};
use halfpipe::figure::Figure;

use crate::support::words::{rate_of, word, worded};
use crate::support::{
    Window, app, choose, click, click_button, click_on, description, drag, press, refuses_typed, says, start_handle,
    type_for_a_frame, type_into, until, valued, window_of,
};

/// A window on the three initializations, with a net small enough for a test.
fn window() -> Window {
    let mut window = window_of(vec2(1280.0, 800.0), "three-initializations");
    type_into(&mut window, &word("net.units"), "20");
    type_into(&mut window, &word("net.samples"), "100");
    window
}

fn settings(window: &Window) -> &Settings {
    &app(window).activations.settings
}

/// The results that the window shows.
fn shown(window: &Window) -> &Results {
    match app(window).activations.view.figure(settings(window)) {
        Some(Figure::Activations(_, results)) => results,
        _ => panic!("no results"),
    }
}

#[test]
fn dragging_a_standard_deviation_moves_its_row_alone() {
    let mut window = window();
    let before = shown(&window).clone();
    let track = window.get_by_role_and_label(Role::Slider, &worded("std 1 {knob.deviation}")).rect();
    drag(&mut window, track.center(), track.left_center() + vec2(30.0, 0.0));
    let after = shown(&window);
    assert_ne!(after.rows[0], before.rows[0]);
    assert_eq!(after.rows[1..], before.rows[1..]);
    assert_eq!(after.rows, run(settings(&window)).rows);
}

#[test]
fn rows_are_added_moved_and_removed() {
    let mut window = window();
    let names = |window: &Window| settings(window).names();
    for init in halfpipe::network::init::INITIALIZATIONS.iter().take(5) {
        click_on(&mut window, &word("row.add"));
        click_button(&mut window, &init.name());
    }
    assert_eq!(names(&window).len(), 8);
    assert!(window.query_by_label(&word("row.add")).is_none(), "eight rows are enough");
    click_on(&mut window, &word("row.up name=Xavier"));
    assert_eq!(names(&window)[..3], ["std 1", "Xavier", "std 0.01"]);
    for name in ["std 1", "He"] {
        click_on(&mut window, &word(&format!("row.remove name={name}")));
    }
    assert_eq!(names(&window)[..2], ["Xavier", "std 0.01"]);
    assert_eq!(shown(&window).rows.len(), 6);
}

#[test]
fn a_row_can_have_an_activation_of_its_own() {
    let mut window = window();
    click_on(&mut window, &word("row.add"));
    click_on(&mut window, &word("row.own_activation"));
    valued(&window, Role::ComboBox, &word("row.activation_of name=Xavier (2)")).click();
    window.run();
    // The first button of this name is the activation of all rows.
    window.get_all_by_role_and_label(Role::Button, "tanh").last().unwrap().click();
    window.run();
    assert_eq!(settings(&window).names()[2..], ["sigmoid · Xavier", "tanh · Xavier"]);
    choose(&mut window, &word("row.activation_of name=tanh · Xavier"), &word("row.common name=sigmoid"));
    assert_eq!(settings(&window).names()[2..], ["Xavier", "Xavier (2)"]);
}

#[test]
fn a_row_can_be_as_a_library_draws_it_and_have_biases_of_its_own() {
    let mut window = window();
    click_on(&mut window, &word("row.add"));
    click_on(&mut window, &word("row.library"));
    click_button(&mut window, "PyTorch");
    assert_eq!(settings(&window).rows[3], "torch-linear".parse().unwrap());
    assert_eq!(settings(&window).names()[3], "PyTorch");
    choose(&mut window, &word("row.bias_of name=PyTorch"), &word("bias.usual"));
    assert_eq!(settings(&window).rows[3].init.bias, None);
    click_on(&mut window, &word("row.more name=Xavier"));
    choose(&mut window, &word("row.bias_of name=Xavier"), &word("bias.normal"));
    assert_eq!(settings(&window).rows[2], "xavier:bias=normal:0.1".parse().unwrap());
    assert_eq!(shown(&window).rows.len(), 4);
}

#[test]
fn the_slope_of_a_leaky_relu_is_a_setting() {
    let mut window = window();
    click_button(&mut window, "leaky ReLU");
    type_into(&mut window, &worded("leaky ReLU {knob.slope}"), "0.2");
    assert_eq!(settings(&window).activation, "leaky-relu:slope=0.2".parse().unwrap());
    assert_eq!(shown(&window).rows.len(), 3);
}

#[test]
fn every_activation_can_be_chosen() {
    let mut window = window();
    for activation in halfpipe::network::Activation::ALL.iter().skip(1) {
        click_button(&mut window, activation.about().name);
        assert_eq!(settings(&window).activation, *activation);
        assert_eq!(shown(&window).rows.len(), 3);
    }
}

#[test]
fn the_net_takes_what_it_can_be_and_says_what_it_cannot() {
    let mut window = window();
    for (label, typed, message) in [
        ("net.layers", "0", "refused.between value=0 low=1 high=50"),
        ("net.layers", "five", "net.no_number text=five"),
        ("net.units", "1001", "refused.between value=1001 low=2 high=1000"),
        ("net.samples", "1000000000", "refused.between value=1000000000 low=10 high=20000"),
        ("net.bias", "nan", "net.no_number text=nan"),
        ("net.seed_name", "-1", "compare.seed_range"),
    ] {
        refuses_typed(&mut window, &word(label), typed, message);
    }
    type_into(&mut window, &word("net.layers"), "50");
    type_into(&mut window, &word("net.units"), "1000");
    type_into(&mut window, &word("net.samples"), "1001");
    assert!(says(&window, "refused.values values=50050000 most=50000000"));
    type_into(&mut window, &word("net.units"), "10");
    type_into(&mut window, &word("net.bias"), "0.5");
    click_on(&mut window, &word("net.reroll"));
    assert_eq!((settings(&window).bias, settings(&window).seed), (0.5, 2));
    assert_eq!(shown(&window).rows[0].layers.len(), 50);
}

#[test]
fn a_cell_is_enlarged_by_a_click_and_the_arrows_go_on_from_there() {
    let mut window = window();
    click_on(&mut window, &worded("std 0.01, {grid.layer layer=2}"));
    assert_eq!(settings(&window).enlarged, Some((1, 1)));
    for (key, cell) in [
        (Key::ArrowRight, (1, 2)),
        (Key::ArrowUp, (0, 2)),
        (Key::ArrowUp, (0, 2)),
        (Key::ArrowLeft, (0, 1)),
        (Key::ArrowDown, (1, 1)),
    ] {
        press(&mut window, key);
        assert_eq!(settings(&window).enlarged, Some(cell), "{key:?}");
    }
    press(&mut window, Key::Escape);
    assert_eq!(settings(&window).enlarged, None);
    let at = window.get_by_label(&worded("Xavier, {grid.layer layer=5}")).rect().center();
    click(&mut window, at);
    window.run();
    for (button, layer) in [("enlarged.next", 4), ("enlarged.previous", 3)] {
        click_on(&mut window, &word(button));
        assert_eq!(settings(&window).enlarged, Some((2, layer)));
    }
    click_on(&mut window, &word("enlarged.close"));
    assert_eq!(settings(&window).enlarged, None);
    window.get_by_label(&worded("std 0.01, {grid.layer layer=2}"));
}

#[test]
fn a_bin_under_the_pointer_tells_its_range_and_count() {
    let mut window = window();
    let cell = window.get_by_label(&worded("std 1, {grid.layer layer=1}")).rect();
    window.hover_at(cell.left_top() + vec2(10.0, 60.0));
    window.run_steps(60); // a tooltip waits for the pointer to rest
    let count = shown(&window).rows[0].layers[0].histogram.counts[0];
    assert!(says(&window, &format!("cell.bin from=0 to=0.0333 count={count}")));
}

#[test]
fn gradients_are_told_in_words_with_the_factor_of_a_layer() {
    let mut window = window();
    click_on(&mut window, &word("show.gradients"));
    assert_eq!(settings(&window).show, Show::Gradients);
    let message = description(&window, &worded("std 0.01, {grid.layer layer=5}"));
    let factor = shown(&window).rows[1].layers[4].gradient.factor();
    assert!((0.01..0.02).contains(&factor));
    let parts = [worded("{cell.gradient}: "), worded("{cell.factor}: × 0.01")];
    assert!(parts.iter().all(|part| message.contains(part)), "{message} {factor}");
}

#[test]
fn the_small_nets_play_step_by_step() {
    let mut window = window();
    click_on(&mut window, &word("show.symmetry"));
    type_into(&mut window, &word("transport.steps"), "50");
    press(&mut window, Key::Home);
    assert_eq!(settings(&window).symmetry.shown, Some(0));
    press(&mut window, Key::ArrowRight);
    assert_eq!(settings(&window).symmetry.shown, Some(1));
    window.key_press(Key::Space);
    window.run_steps(400);
    assert_eq!(settings(&window).symmetry.shown, None, "it stops at the end");
    type_into(&mut window, &word("transport.steps"), "10001");
    assert!(says(&window, "transport.steps_range max=10000"));
    choose(&mut window, &word("symmetry.optimizer"), "Adam");
    type_into(&mut window, &rate_of("Adam"), "0.05");
    let symmetry = &settings(&window).symmetry;
    assert_eq!((symmetry.steps, symmetry.optimizer.rate()), (50, 0.05));
    match app(&window).activations.view.figure(settings(&window)) {
        Some(Figure::Symmetry(_, trainings)) => {
            assert_eq!(trainings.iter().map(|training| training.distinct[50]).collect::<Vec<_>>(), [1, 1, 6]);
        }
        _ => panic!("no trainings"),
    }
}

#[test]
fn a_large_net_is_computed_beside_the_window_and_overtaken_by_the_next() {
    let mut window = window();
    let before = shown(&window).clone();
    type_into(&mut window, &word("net.layers"), "20");
    type_into(&mut window, &word("net.units"), "300");
    type_for_a_frame(&mut window, &word("net.samples"), "2000");
    assert_eq!(settings(&window).samples, 2000);
    assert!(app(&window).activations.view.figure(settings(&window)).is_none());
    window.get_by_label_contains(&worded("std 1, {grid.layer layer=5}")); // the last complete picture stands
    assert!(app(&window).activations.view.progress(settings(&window)).is_some());
    for (label, typed) in [("net.units", "20"), ("net.samples", "100"), ("net.layers", "5")] {
        type_into(&mut window, &word(label), typed);
    }
    until(&mut window, "the results", |window| app(window).activations.view.progress(settings(window)).is_none());
    assert_eq!(shown(&window).rows, before.rows);
}

#[test]
fn keys_and_tabs_change_the_workspace_and_each_keeps_its_own() {
    let mut window = window();
    press(&mut window, Key::Num1);
    assert_eq!(app(&window).workspace, WorkspaceKind::Paths);
    start_handle(&window, 1);
    click_on(&mut window, &word("workspace.activations"));
    assert_eq!((app(&window).workspace, settings(&window).units), (WorkspaceKind::Activations, 20));
    press(&mut window, Key::Escape);
}
