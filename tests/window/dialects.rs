//! What libraries do under the name of an optimizer: on its card, and in the help.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::experiment::WorkspaceKind;

use crate::support::words::{rate_of, word, worded};
use crate::support::{Window, app, choose, click_button, click_on, press, press_with, says, type_into, undo, window_of};

const CARD: &str = "dialect.choose name=RMSProp";

/// The window on `RMSProp` alone, with its card open.
fn open_card() -> Window {
    let mut window = window_of(vec2(1280.0, 720.0), "rmsprop");
    assert!(window.query_by_label_contains(&word(CARD)).is_none(), "a closed card is as long as before");
    click_on(&mut window, &word("card.more name=RMSProp"));
    window
}

fn rules(window: &Window) -> Vec<String> {
    app(window).paths.settings.optimizers.iter().map(|entry| entry.rule.to_string()).collect()
}

#[test]
fn a_library_sets_all_but_the_learning_rate_and_its_words_are_shown() {
    let mut window = open_card();
    window.get_by_label(&worded(&format!("{{{CARD}}}: {{dialect.book}}")));
    assert!(!says(&window, "dialect.word_help library=Keras word=rho"));
    choose(&mut window, &word(CARD), "Keras");
    assert_eq!(rules(&window), ["rmsprop:lr=0.1,decay=0.9,epsilon_form=inside"]);
    window.get_by_label_contains(" rho ");
    window.get_by_label_contains(&word("dialect.fixed")); // Keras has no argument for the place of ε
    // The settings stay editable: then they are no library's.
    type_into(&mut window, &worded("RMSProp {knob.decay}"), "0.8");
    window.get_by_label(&worded(&format!("{{{CARD}}}: {{dialect.changed library=Keras}}")));
    choose(&mut window, &word(CARD), "PyTorch");
    assert_eq!(rules(&window), ["rmsprop:lr=0.1,epsilon=1e-8,form=pytorch"]);
    click_button(&mut window, "η 0.01");
    assert_eq!(rules(&window), ["rmsprop:lr=0.01,epsilon=1e-8,form=pytorch"]);
    undo(&mut window);
    undo(&mut window);
    assert_eq!(rules(&window), ["rmsprop:lr=0.1,decay=0.8,epsilon_form=inside"]);
}

#[test]
fn what_the_card_says_of_a_library_is_undone_with_its_settings() {
    let mut window = open_card();
    let said = |window: &Window, text: &str| {
        window.get_by_label(&worded(&format!("{{{CARD}}}: {text}")));
    };
    let decay = worded("RMSProp {knob.decay}");
    type_into(&mut window, &decay, "0.8");
    said(&window, "{dialect.none}");
    choose(&mut window, &word(CARD), "Keras");
    said(&window, "Keras, TensorFlow.js");
    type_into(&mut window, &decay, "0.7");
    said(&window, "{dialect.changed library=Keras}");
    undo(&mut window);
    said(&window, "Keras, TensorFlow.js");
    undo(&mut window);
    assert_eq!(rules(&window), ["rmsprop:lr=0.1,decay=0.8"]);
    said(&window, "{dialect.none}");
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    said(&window, "{dialect.changed library=Keras}");
    // Also with another optimizer in its place.
    click_on(&mut window, &word("card.copy name=RMSProp"));
    assert_eq!(window.query_all_by_label_contains(&word("dialect.changed library=Keras")).count(), 1);
    undo(&mut window);
    said(&window, "{dialect.changed library=Keras}");
}

#[test]
fn what_is_off_is_folded_until_it_is_asked_for_and_stays_where_it_is() {
    let mut window = open_card();
    let start = worded("RMSProp {knob.start_of_squares}");
    let has_start = |window: &Window| window.query_by_role_and_label(Role::TextInput, &start).is_some();
    assert!(!has_start(&window));
    choose(&mut window, &word(CARD), "TensorFlow 1");
    assert!(has_start(&window), "it starts at 1");
    type_into(&mut window, &start, "0");
    assert!(has_start(&window), "it stays while the card is open");
    window.get_by_label_contains(&worded("RMSProp {card.more_forms count=3}"));
    choose(&mut window, &word(CARD), "Keras");
    assert!(!has_start(&window));
    let momentum = worded("RMSProp {knob.momentum}");
    assert!(window.query_by_role_and_label(Role::TextInput, &momentum).is_none());
    click_on(&mut window, &worded("RMSProp {card.more_forms count=4}"));
    assert!(has_start(&window) && window.query_by_role_and_label(Role::TextInput, &momentum).is_some());
    click_on(&mut window, &worded("RMSProp {card.fewer_forms}"));
    assert!(!has_start(&window));
}

#[test]
fn the_help_lists_the_libraries_and_a_click_shows_a_walk_on_the_map() {
    let mut window = window_of(vec2(1280.0, 720.0), "rmsprop");
    press(&mut window, Key::Num3);
    click_on(&mut window, &word("top.help"));
    click_on(&mut window, &word("help.dialects"));
    assert!(says(&window, "dialect.page") && says(&window, "dialect.layerwise"));
    window.get_by_label("3.15.1"); // of Keras
    assert!(window.query_all_by_label_contains("ρ = 0.9 (rho)").count() > 0);
    click_button(&mut window, "Keras");
    assert_eq!(app(&window).workspace, WorkspaceKind::Paths);
    let keras = "rmsprop:lr=0.1,decay=0.9,epsilon_form=inside";
    assert_eq!(rules(&window), ["rmsprop:lr=0.1", keras], "beside the other, at its rate");
    assert!(says(&window, "dialect.shown optimizer=RMSProp library=Keras"));
    assert_eq!(app(&window).paths.settings.names(), ["RMSProp book", "RMSProp Keras"]);
    press(&mut window, Key::Questionmark);
    click_button(&mut window, "Keras");
    assert_eq!(rules(&window).len(), 2, "it is there already");
    press(&mut window, Key::Questionmark);
    choose(&mut window, &word("columns.optimizer"), "NAdam");
    click_button(&mut window, "optax");
    assert_eq!(rules(&window)[2], "nadam:lr=0.3,momentum_schedule=none");
    undo(&mut window);
    assert_eq!(rules(&window).len(), 2);
}

#[test]
fn the_page_of_libraries_is_gone_through_by_keyboard() {
    let mut window = window_of(vec2(1280.0, 720.0), "rmsprop");
    press(&mut window, Key::Questionmark);
    click_on(&mut window, &word("help.dialects"));
    for _ in 0..40 {
        press(&mut window, Key::Tab);
        let on_keras = window.get_by_role_and_label(Role::Button, "Keras").accesskit_node().is_focused();
        if on_keras {
            press(&mut window, Key::Enter);
            break;
        }
    }
    assert_eq!(rules(&window).len(), 2);
    let of = |name: &str| window.query_all_by_label(&rate_of(name)).count();
    assert!(of("RMSProp Keras") > 0, "{:?}", app(&window).paths.settings.names());
}

#[test]
fn the_term_that_differs_between_forms_of_a_rule_is_marked_in_the_step_that_is_taken_apart() {
    let mut window = window_of(vec2(1280.0, 720.0), "rmsprop-five-ways");
    press(&mut window, Key::Home);
    window.get_by_label("≠ √(h + ε)");
    window.get_by_label_contains(&word("inspector.differs"));
    assert!(window.query_all_by_label_contains("TensorFlow 1").count() > 1, "its divisor is told below Keras's");
    click_on(&mut window, &word("inspector.choose name=RMSProp PyTorch"));
    window.get_by_label("≠ √h");
}
