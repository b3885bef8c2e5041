//! How learning rates are chosen, and noise.

use egui_kittest::kittest::Queryable;

use crate::support::words::{rate_of, word};
use crate::support::{Window, app, choose, click_on, says, type_into, until, window};

#[test]
fn the_rule_of_the_comparison_is_chosen_held_and_told() {
    let mut window = window();
    choose(&mut window, &word("compare.rule"), &word("compare.equal"));
    let rates = |window: &Window| app(window).paths.settings.optimizers.iter().map(|entry| entry.rule.rate()).collect::<Vec<_>>();
    assert_eq!(rates(&window), [0.95; 4]);
    window.get_by_label_contains(&word("rule.equal"));
    type_into(&mut window, &rate_of("Adam"), "0.2");
    assert_eq!(rates(&window), [0.2; 4]);
    choose(&mut window, &word("compare.rule"), &word("compare.home"));
    assert_eq!(rates(&window), [0.95, 0.1, 1.5, 0.3]);
    choose(&mut window, &word("compare.rule"), &word("compare.best"));
    until(&mut window, "the best rates", |window| app(window).paths.view.progress().is_none());
    assert_eq!(rates(&window)[0], 0.928);
    click_on(&mut window, &word("chart.tab_sweep"));
    window.get_by_label(&word("chart.sweep steps=29"));
    type_into(&mut window, &rate_of("SGD"), "0.5");
    window.get_by_label_contains(&word("rule.chosen"));
}

#[test]
fn noise_is_set_and_declared() {
    let mut window = window();
    type_into(&mut window, &word("knob.noise"), "0.5");
    window.get_by_label_contains(&word("rule.noise deviation=0.5 seed=1"));
    type_into(&mut window, &word("compare.seeds_name"), "5");
    assert!(says(&window, "rule.noise_mean deviation=0.5 seeds=5 first=1 last=5"));
    assert_eq!(app(&window).paths.view.paths()[0].seeds.len(), 5);
    type_into(&mut window, &word("compare.seeds_name"), "500");
    assert!(says(&window, "compare.seeds_range max=50"));
    assert_eq!(app(&window).paths.settings.noise.seeds, 5);
    type_into(&mut window, &word("knob.noise"), "1e9");
    assert!(app(&window).paths.view.paths().iter().all(|path| path.trajectory.values.iter().all(|value| value.is_finite())));
}
