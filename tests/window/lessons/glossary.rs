//! Terms in a lesson's text, and the glossary in the help.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::lesson;
use crate::support::words::word;
use crate::support::{Window, click_on, press};

fn click_on_term(window: &mut Window, term: &str) {
    window.get_by_role_and_label(Role::Link, term).click();
    window.run();
}

#[test]
fn a_click_on_a_term_of_the_text_opens_its_sentences() {
    let mut window = lesson("valley");
    assert!(window.query_by_label(&word("glossary.loss")).is_none());
    click_on_term(&mut window, "loss");
    window.get_by_label(&word("glossary.loss"));
    press(&mut window, Key::Escape);
    assert!(window.query_by_label(&word("glossary.loss")).is_none());
}

#[test]
fn only_the_first_place_of_a_term_is_one() {
    let mut window = lesson("valley");
    for _ in 0..7 {
        press(&mut window, Key::PageDown); // the question of the fourth scene takes three: asked, played, told
    }
    // "SGD at four learning rates. A small learning rate gives ...": each once.
    assert_eq!(window.query_all_by_role(Role::Link).count(), 2);
    click_on_term(&mut window, "learning rates");
    window.get_by_label(&word("glossary.learning_rate"));
}

#[test]
fn the_help_has_all_terms() {
    let mut window = lesson("valley");
    click_on(&mut window, &word("top.help"));
    click_on(&mut window, &word("help.glossary"));
    for term in ["loss", "learning_rate", "saturated", "book"] {
        window.get_by_label(&word(&format!("glossary.{term}")));
    }
    click_on(&mut window, &word("help.title"));
    assert!(window.query_by_label(&word("glossary.loss")).is_none());
}
