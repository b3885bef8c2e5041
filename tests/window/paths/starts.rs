//! Start points: dragged, moved by keys, added and removed.

use egui::{Event, Key, Modifiers, PointerButton, vec2};
use egui_kittest::kittest::NodeT;

use super::first_walk;
use crate::support::words::{rate_of, word, worded};
use crate::support::{
    app, click, click_on, press, press_with, refuses_typed, says, start_handle, type_into, until, window, window_of,
};

#[test]
fn dragging_a_start_moves_its_paths_and_not_the_map() {
    let mut window = window();
    let before = first_walk(&window);
    let frame = *app(&window).paths.view.transform().unwrap();
    let from = start_handle(&window, 1).rect().center();
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.hover_at(frame.screen_pos([-2.0, 1.0]));
    window.run();
    assert_eq!(app(&window).paths.view.transform().unwrap(), &frame, "while it is dragged the view rests");
    window.drop_at(frame.screen_pos([-2.0, 1.0]));
    window.run();
    let [x, y] = app(&window).paths.settings.starts[0];
    assert!((x + 2.0).abs() < 0.05 && (y - 1.0).abs() < 0.05, "{x}, {y}");
    assert_ne!(first_walk(&window), before);
    assert_ne!(app(&window).paths.view.transform().unwrap(), &frame, "then it fits the new paths");
    assert_eq!(app(&window).paths.settings.view, None);
    let name = start_handle(&window, 1).accesskit_node().label().unwrap();
    assert!(name.ends_with(": −2.00, 1.00"), "{name}");
}

#[test]
fn handle_and_path_move_in_the_same_frame() {
    for steps in [29, 100_000] {
        check_same_frame(steps);
    }
}

fn check_same_frame(steps: usize) {
    let mut window = window();
    window.state_mut().as_mut().unwrap().paths.settings.steps = steps;
    window.step();
    until(&mut window, "the end of the run", |window| app(window).paths.view.progress().is_none());
    let frame = *app(&window).paths.view.transform().unwrap();
    let from = start_handle(&window, 1).rect().center();
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.hover_at(frame.screen_pos([-3.0, 1.0]));
    window.step(); // one frame, with the pointer's move as its only input
    window.step();
    let start = app(&window).paths.settings.starts[0];
    assert_eq!(app(&window).paths.view.paths()[0].trajectory.points[0], start);
    assert!((start[0] + 3.0).abs() < 0.05, "{start:?}");
}

#[test]
fn a_start_is_grabbed_even_where_press_and_move_fall_into_one_frame() {
    let mut window = window();
    let frame = *app(&window).paths.view.transform().unwrap();
    let (from, to) = (frame.screen_pos([-7.0, 2.0]), frame.screen_pos([-1.0, 2.5]));
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    let button = |pos, pressed| Event::PointerButton { pos, button, pressed, modifiers };
    window.input_mut().events.extend([Event::PointerMoved(from), button(from, true), Event::PointerMoved(to)]);
    window.step();
    window.event(Event::PointerMoved(to + vec2(1.0, 0.0)));
    window.step();
    window.event(button(to, false));
    window.run();
    let [x, y] = app(&window).paths.settings.starts[0];
    assert!((x + 1.0).abs() < 0.1 && (y - 2.5).abs() < 0.1, "{x}, {y}");
    assert_eq!(app(&window).paths.settings.view, None, "the map must not pan");
}

#[test]
fn arrow_keys_move_the_focused_start_and_delete_removes_it() {
    let mut window = window();
    start_handle(&window, 1).focus();
    window.run();
    let scale = app(&window).paths.view.transform().unwrap().scale();
    press(&mut window, Key::ArrowRight);
    let moved = app(&window).paths.view.transform().unwrap().scale();
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    let [x, y] = app(&window).paths.settings.starts[0];
    assert!((x - (-7.0 + 8.0 * scale)).abs() < 1e-9 && (y - (2.0 + 0.8 * moved)).abs() < 1e-9, "{x}, {y}");
    assert!(start_handle(&window, 1).is_focused());
    press(&mut window, Key::Delete);
    assert_eq!(app(&window).paths.settings.starts.len(), 1, "the last start stays");
}

#[test]
fn a_double_click_adds_a_start_and_its_button_removes_it() {
    let mut window = window_of(vec2(1280.0, 1080.0), "four-optimizers");
    let at = app(&window).paths.view.transform().unwrap().screen_pos([-4.0, -2.0]);
    click(&mut window, at);
    click(&mut window, at);
    window.run();
    let starts = &app(&window).paths.settings.starts;
    assert_eq!(starts.len(), 2);
    assert!((starts[1][0] + 4.0).abs() < 0.05 && (starts[1][1] + 2.0).abs() < 0.05, "{starts:?}");
    click_on(&mut window, &word("start.remove_number number=1"));
    assert_eq!(app(&window).paths.settings.starts.len(), 1);
    assert!(app(&window).paths.settings.starts[0][0] > -5.0);
}

#[test]
fn typed_coordinates_take_effect_and_nonsense_is_answered_in_place() {
    let mut window = window();
    for (typed, key) in [("banana", "start.number text=banana"), ("1e300", "refused.start")] {
        type_into(&mut window, &word("start.coordinate number=1 axis=x"), typed);
        assert!(says(&window, key));
        assert_eq!(app(&window).paths.settings.starts[0], [-7.0, 2.0]);
    }
    type_into(&mut window, &word("start.coordinate number=1 axis=x"), "-3.25");
    assert_eq!(app(&window).paths.settings.starts[0], [-3.25, 2.0]);
    assert!(!says(&window, "refused.start"));
}

#[test]
fn several_starts_are_told_apart_on_the_cards() {
    let mut window = window_of(vec2(1280.0, 1080.0), "four-optimizers");
    click_on(&mut window, &word("start.add"));
    assert_eq!(app(&window).paths.settings.starts, [[-7.0, 2.0], [7.0, -2.0]]);
    let of_second = |text: String| text.starts_with("2: ") && text.contains("f\u{a0}");
    let nodes = window.root().children_recursive().map(|node| node.accesskit_node());
    assert_eq!(nodes.filter(|node| node.value().or(node.label()).is_some_and(of_second)).count(), 4);
}

#[test]
fn numbers_are_read_as_keyboards_and_input_methods_make_them() {
    let mut window = window();
    let field = |axis: &str| worded(&format!("{{start.coordinate number=1 axis={axis}}}"));
    for (text, number) in [("−6", -6.0), ("５．５", 5.5), ("5×10⁻²", 0.05), ("－４。５", -4.5)] {
        type_into(&mut window, &field("x"), text);
        assert_eq!(app(&window).paths.settings.starts[0][0], number, "{text}");
    }
    refuses_typed(&mut window, &field("y"), "0,5", "number.comma number=0.5");
    refuses_typed(&mut window, &rate_of("SGD"), "0,5", "number.comma number=0.5");
    refuses_typed(&mut window, &word("knob.noise"), "0,5", "number.comma number=0.5");
    type_into(&mut window, &rate_of("SGD"), "９×10⁻¹");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.rate(), 0.9);
}
