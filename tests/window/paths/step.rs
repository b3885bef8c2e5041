//! The step that is taken apart.

use egui::Key;
use egui_kittest::kittest::Queryable;

use crate::support::words::word;
use crate::support::{app, click_on, press, says, window};

#[test]
fn a_newcomer_finds_the_step_taken_apart_and_chooses_another_optimizer() {
    let mut window = window();
    window.get_by_label(&word("inspector.title name=Momentum from=29 to=30"));
    window.get_by_label_contains(&word("inspector.opposed"));
    assert!(says(&window, "story.swings period=13.7 axis=in y"));
    click_on(&mut window, &word("inspector.choose name=AdaGrad"));
    window.get_by_label(&word("inspector.title name=AdaGrad from=29 to=30"));
    window.get_by_label(&word("inspector.effective"));
    assert!(window.query_by_label_contains(&word("inspector.opposed")).is_none(), "AdaGrad remembers no slope with a sign");
    press(&mut window, Key::Home);
    window.get_by_label(&word("inspector.title name=AdaGrad from=0 to=1"));
    click_on(&mut window, &word("inspector.arrows"));
    assert!(!app(&window).paths.settings.terms);
}

#[test]
fn what_only_an_expert_asks_after_is_folded_away() {
    let mut window = window();
    click_on(&mut window, &word("inspector.choose name=AdaGrad"));
    assert!(says(&window, "rates.one") || says(&window, "rates.band"));
    assert!(!says(&window, "rates.divisor step=29") && !says(&window, "story.by_divisor step=29"));
    click_on(&mut window, &word("inspector.more"));
    window.run_steps(30);
    assert!(says(&window, "rates.divisor step=29") && says(&window, "story.by_divisor step=29"));
    click_on(&mut window, &word("inspector.choose name=SGD"));
    assert!(window.query_by_label(&word("inspector.more")).is_none(), "SGD's are exact");
}
