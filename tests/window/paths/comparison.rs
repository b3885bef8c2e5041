//! How learning rates are chosen, and noise.

use egui_kittest::kittest::Queryable;

use crate::support::{Window, app, choose, click_on, type_into, until, window};

#[test]
fn the_rule_of_the_comparison_is_chosen_held_and_told() {
    let mut window = window();
    choose(&mut window, "Rule of the comparison", "All at the same rate");
    let rates = |window: &Window| app(window).paths.settings.optimizers.iter().map(|entry| entry.rule.rate()).collect::<Vec<_>>();
    assert_eq!(rates(&window), [0.95; 4]);
    window.get_by_label_contains("all at the same learning rate");
    type_into(&mut window, "Adam learning rate", "0.2");
    assert_eq!(rates(&window), [0.2; 4]);
    choose(&mut window, "Rule of the comparison", "Each at its usual rate");
    assert_eq!(rates(&window), [0.95, 0.1, 1.5, 0.3]);
    choose(&mut window, "Rule of the comparison", "Each at its best rate");
    until(&mut window, "the best rates", |window| app(window).paths.view.progress().is_none());
    assert_eq!(rates(&window)[0], 0.928);
    click_on(&mut window, "best η");
    window.get_by_label("f at step 29 by learning rate η");
    type_into(&mut window, "SGD learning rate", "0.5");
    window.get_by_label_contains("learning rates chosen by hand");
}

#[test]
fn noise_is_set_and_declared() {
    let mut window = window();
    type_into(&mut window, "Gradient gradient noise", "0.5");
    window.get_by_label_contains("gradient noise σ 0.5, seed 1");
    type_into(&mut window, "Number of seeds", "5");
    window.get_by_label_contains("mean of 5 seeds (1 to 5)");
    assert_eq!(app(&window).paths.view.paths()[0].seeds.len(), 5);
    type_into(&mut window, "Number of seeds", "500");
    window.get_by_label_contains("from 1 to 50");
    assert_eq!(app(&window).paths.settings.noise.seeds, 5);
    type_into(&mut window, "Gradient gradient noise", "1e9");
    assert!(app(&window).paths.view.paths().iter().all(|path| path.trajectory.values.iter().all(|value| value.is_finite())));
}
