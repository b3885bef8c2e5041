//! The step that is taken apart.

use egui::Key;
use egui_kittest::kittest::Queryable;

use crate::support::{app, click_on, press, window};

#[test]
fn a_newcomer_finds_the_step_taken_apart_and_chooses_another_optimizer() {
    let mut window = window();
    window.get_by_label("This step: Momentum, 29 → 30");
    window.get_by_label_contains("against memory");
    assert!(window.get_all_by_label_contains("oscillates with a period of 13.7 steps in y").count() > 0);
    click_on(&mut window, "Take apart AdaGrad");
    window.get_by_label("This step: AdaGrad, 29 → 30");
    window.get_by_label("effective rate η′");
    assert!(window.query_by_label_contains("against memory").is_none(), "AdaGrad remembers no slope with a sign");
    press(&mut window, Key::Home);
    window.get_by_label("This step: AdaGrad, 0 → 1");
    click_on(&mut window, "arrows");
    assert!(!app(&window).paths.settings.terms);
}
