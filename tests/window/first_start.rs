//! The first start, and how much is shown.

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::session::session;
use crate::support::words::{rate_of, word};
use crate::support::{CONTROLS, Window, app, app_mut, click_on, press, window_of};

fn begun() -> Window {
    let mut window = window_of(vec2(1280.0, 720.0), "four-optimizers");
    app_mut(&mut window).begin();
    window.step();
    window.step();
    window
}

/// The parts of the window with one of these roles.
fn count(window: &Window, is_one: impl Fn(Role, &str) -> bool) -> usize {
    let nodes = window.root().children_recursive();
    let told = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let texts = [node.label(), node.value()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        is_one(node.role(), &texts)
    };
    nodes.filter(|node| told(*node)).count()
}

#[test]
fn the_first_screen_is_small_and_its_path_plays_once() {
    let mut window = begun();
    assert_eq!(app(&window).open_lesson.lesson.title.shown(), "SGD in a valley");
    let early = app(&window).paths.settings.shown;
    assert!(early.is_some_and(|step| step < 10), "it begins at the start: {early:?}");
    let controls = count(&window, |role, _| CONTROLS.contains(&role));
    assert!(controls <= 25, "{controls} controls");
    let numbers = count(&window, |_, text| text.chars().any(|letter| letter.is_ascii_digit()));
    assert!(numbers <= 25, "{numbers} numbers");
    for _ in 0..600 {
        window.step();
    }
    assert_eq!(app(&window).paths.settings.shown, None, "it has played to its end");
    window.get_by_label(&word("hint.drag"));
}

#[test]
fn simple_and_all_are_one_click_apart_and_remembered() {
    let mut window = window_of(vec2(1280.0, 720.0), "four-optimizers");
    app_mut(&mut window).preferences.still = true;
    app_mut(&mut window).begin();
    window.run();
    press(&mut window, Key::Escape);
    press(&mut window, Key::PageDown);
    assert!(session(&window).preferences.simple);
    let few = count(&window, |role, _| CONTROLS.contains(&role));
    click_on(&mut window, &word("top.is_simple"));
    assert!(!session(&window).preferences.simple);
    let many = count(&window, |role, _| CONTROLS.contains(&role));
    assert!(many > few, "{few} {many}");
    click_on(&mut window, &word("top.is_all"));
    assert_eq!(count(&window, |role, _| CONTROLS.contains(&role)), few);
}

#[test]
fn simple_shows_cards_with_rates_and_one_chart_and_nothing_is_lost() {
    let mut window = window_of(vec2(1280.0, 720.0), "four-optimizers");
    let before = app(&window).paths.settings.clone();
    click_on(&mut window, &word("top.is_all"));
    assert_eq!(window.query_all_by_label(&rate_of("SGD")).count(), 2, "slider and field");
    for gone in ["landscape.choose", "compare.rule", "start.add", "transport.first"] {
        assert!(window.query_by_label(&word(gone)).is_none(), "{gone}");
    }
    for key in [Key::Num2, Key::Num3, Key::Num1] {
        press(&mut window, key);
    }
    click_on(&mut window, &word("top.is_simple"));
    window.get_by_label(&word("transport.first"));
    assert_eq!(app(&window).paths.settings, before);
}
