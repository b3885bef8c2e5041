//! What the window says of a step, of a path and of a comparison, and how that is set.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::{Key, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::picture::paths::Projection;
use support::{Window, app, choose, drag, press, type_into, window, window_of};

#[test]
fn a_newcomer_finds_the_step_taken_apart_and_chooses_another_optimizer() {
    let mut window = window();
    window.get_by_label("Momentum, step 29 → 30");
    window.get_by_label_contains("opposing steps");
    assert!(window.get_all_by_label_contains("oscillates with a period of 13.7 steps in y").count() > 0);
    window.get_by_label("Take apart the step of AdaGrad").click();
    window.run();
    window.get_by_label("AdaGrad, step 29 → 30");
    window.get_by_label("effective rate η′");
    assert!(window.query_by_label_contains("opposing steps").is_none(), "AdaGrad remembers no slope with a sign");
    press(&mut window, Key::Home);
    window.get_by_label("AdaGrad, step 0 → 1");
    window.get_by_label("arrows").click();
    window.run();
    assert!(!app(&window).paths.settings.terms);
}

#[test]
fn the_cards_say_what_happened() {
    let window = window();
    window.get_by_label("zig-zags");
    window.get_by_label("× −0.9 per step, in y");
    window.get_by_label("period 13.7 steps, in y");
    let diverging = window_of(vec2(1280.0, 800.0), "divergence");
    diverging.get_by_label_contains("at step 21, η < 1");
}

#[test]
fn the_rule_of_the_comparison_is_chosen_held_and_told() {
    let mut window = window();
    choose(&mut window, "Learning-rate rule", "All at the same rate");
    let rates = |window: &Window| app(window).paths.settings.optimizers.iter().map(|entry| entry.rule.rate()).collect::<Vec<_>>();
    assert_eq!(rates(&window), [0.95; 4]);
    window.get_by_label_contains("all at the same learning rate");
    type_into(&mut window, "Adam learning rate", "0.2");
    assert_eq!(rates(&window), [0.2; 4]);
    choose(&mut window, "Learning-rate rule", "Each at its usual rate");
    assert_eq!(rates(&window), [0.95, 0.1, 1.5, 0.3]);
    choose(&mut window, "Learning-rate rule", "Each at its best rate");
    for _ in 0..500 {
        window.step();
        if app(&window).paths.view.progress().is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window.run();
    assert_eq!(rates(&window)[0], 0.928);
    window.get_by_label("best η").click();
    window.run();
    window.get_by_label("f at step 29 by learning rate η");
    type_into(&mut window, "SGD learning rate", "0.5");
    window.get_by_label_contains("learning rates set by hand");
}

#[test]
fn noise_is_set_and_declared() {
    let mut window = window();
    type_into(&mut window, "Gradient noise", "0.5");
    window.get_by_label_contains("gradient noise σ 0.5, seed 1");
    type_into(&mut window, "Number of seeds", "5");
    window.get_by_label_contains("mean of 5 seeds (1 to 5)");
    assert_eq!(app(&window).paths.view.paths()[0].seeds.len(), 5);
    type_into(&mut window, "Number of seeds", "500");
    window.get_by_label_contains("from 1 to 50");
    assert_eq!(app(&window).paths.settings.noise.seeds, 5);
    type_into(&mut window, "Gradient noise", "1e9");
    assert!(app(&window).paths.view.paths().iter().all(|path| path.trajectory.values.iter().all(|value| value.is_finite())));
}

#[test]
fn a_schedule_is_chosen_on_the_opened_card() {
    let mut window = window_of(vec2(1280.0, 1200.0), "sgd");
    window.get_by_label("All settings of SGD").click();
    window.run();
    choose(&mut window, "Schedule of SGD", "cosine");
    type_into(&mut window, "SGD steps to the lowest rate", "12");
    assert_eq!(app(&window).paths.settings.optimizers[0].rule.to_string(), "sgd:lr=0.95,schedule=cosine,horizon=12");
    let points = &app(&window).paths.view.paths()[0].trajectory.points;
    assert_eq!(points[13], points[29], "a rate that has gone to 0 moves nothing");
    window.get_by_label_contains("× 1 per step");
}

#[test]
fn a_formula_is_typed_and_what_is_wrong_is_told_below_it() {
    let mut window = window();
    choose(&mut window, "Landscape", "Your own formula");
    type_into(&mut window, "Formula f(x, y)", "x + z");
    window.get_by_label_contains("column 5: unknown name");
    assert!(
        app(&window).paths.settings.landscape.typed_formula().is_some_and(|text| !text.contains('z')),
        "the last good one stays"
    );
    type_into(&mut window, "Formula f(x, y)", "log(x) + (y - 1)^2 - 1/x");
    assert!(window.query_by_label_contains("column").is_none());
    window.get_by_label("no minimum found");
    assert!(app(&window).paths.settings.starts[0][0] > 0.0, "f is finite at the start");
    assert_eq!(app(&window).paths.settings.validate(), Ok(()));
    type_into(&mut window, "Formula f(x, y)", "(x^2+y-11)^2+(x+y^2-7)^2");
    window.get_by_label("minima found: 4");
}

#[test]
fn the_surface_is_turned_by_dragging_and_its_start_points_are_dragged_on_it() {
    let mut window = window();
    window.get_by_label("Surface").click();
    window.run();
    let at_first = app(&window).paths.settings.surface.unwrap();
    let map = app(&window).paths.view.transform().unwrap().rect;
    drag(&mut window, map.center() + vec2(0.0, 200.0), map.center() + vec2(60.0, 180.0));
    let turned = app(&window).paths.settings.surface.unwrap();
    assert!(turned.yaw != at_first.yaw && turned.pitch != at_first.pitch && turned.zoom == at_first.zoom);
    assert_eq!(app(&window).paths.settings.starts, [[-7.0, 2.0]], "turning moves no start");
    press(&mut window, Key::R);
    assert_eq!(app(&window).paths.settings.surface, Some(at_first));

    let start = app(&window).paths.view.surface().unwrap().position([-7.0, 2.0]);
    let wanted = app(&window).paths.view.surface().unwrap().position([-4.0, 1.0]);
    drag(&mut window, start, wanted);
    let [x, y] = app(&window).paths.settings.starts[0];
    assert!((x + 4.0).abs() < 0.2 && (y - 1.0).abs() < 0.2, "({x}, {y})");
    assert_eq!(app(&window).paths.settings.surface, Some(at_first), "dragging a start turns nothing");

    press(&mut window, Key::V);
    assert_eq!(app(&window).paths.settings.surface, None);
}
