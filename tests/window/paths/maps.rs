//! The maps of outcome beside the paths.

use egui::{Key, Pos2, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::paths::MapColor;

use crate::support::words::{word, worded};
use crate::support::{
    Window, app, app_mut, choose, click, click_on, description, press, says, start_handle, undo, until, window,
};

const MOMENTUM: &str = "maps.name second=momentum";

fn rate_and_momentum(window: &Window) -> [f64; 2] {
    let rule = app(window).paths.settings.optimizers[1].rule.to_string();
    let value = |key: &str| rule.split([':', ',']).find_map(|pair| pair.strip_prefix(key)?.parse().ok());
    [value("lr=").unwrap_or(0.1), value("momentum=").unwrap_or(0.9)]
}

/// The map of settings of Momentum, whose fine form is there.
fn mapped() -> Window {
    let mut window = window();
    click_on(&mut window, &word("chart.tab_settings"));
    until(&mut window, "the fine map", |window| description(window, &word(MOMENTUM)).contains(&word("maps.best_here")));
    window
}

#[test]
fn the_handle_is_dragged_and_the_paths_follow_in_the_same_frame() {
    let mut window = mapped();
    let rect = window.get_by_label(&word(MOMENTUM)).rect();
    let at = |part: [f32; 2]| Pos2::new(rect.left() + rect.width() * part[0], rect.bottom() - rect.height() * part[1]);
    click(&mut window, at([0.5, 0.5]));
    // η from 10⁻⁴ to 10 on a log axis, α from 0 to 0.99.
    let [rate, momentum] = rate_and_momentum(&window);
    assert!((rate / 0.0316 - 1.0).abs() < 0.1 && (momentum - 0.495).abs() < 0.02, "{rate} {momentum}");
    window.drag_at(at([0.5, 0.5]));
    window.step();
    window.hover_at(at([0.6, 0.25]));
    window.step();
    window.step();
    let now = rate_and_momentum(&window);
    assert!((now[0] / 0.1 - 1.0).abs() < 0.1 && (now[1] - 0.2475).abs() < 0.04, "{now:?}");
    let paths = &app(&window).paths;
    let alone = halfpipe::experiment::paths::run(&paths.settings);
    assert_eq!(paths.view.paths()[1].trajectory.points, alone[1].trajectory.points);
    window.drop_at(at([0.6, 0.25]));
    window.run_steps(2);
    undo(&mut window);
    assert_eq!(rate_and_momentum(&window), [rate, momentum], "a drag is one change");
}

#[test]
fn the_map_is_used_by_keyboard_and_has_another_second_setting() {
    let mut window = mapped();
    window.get_by_label(&word(MOMENTUM)).focus();
    window.run();
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowDown);
    let [rate, momentum] = rate_and_momentum(&window);
    assert!(rate > 0.1 && rate < 0.13 && momentum < 0.9 && momentum > 0.88, "{rate} {momentum}");
    choose(&mut window, &word("maps.second"), &worded("{knob.weight_decay} δ"));
    assert_eq!(app(&window).paths.settings.second, "weight_decay");
    window.get_by_label(&word("maps.name second=weight decay"));
}

#[test]
fn basins_tell_the_share_of_starts_of_each_minimum_and_do_not_hide_a_start() {
    let mut window = crate::support::window_of(vec2(1280.0, 800.0), "next-hollow");
    click_on(&mut window, &word("chart.tab_basins"));
    let name = app(&window).paths.settings.names()[0].clone();
    let label = word(&format!("maps.basins_of name={name}"));
    until(&mut window, "the maps of basins", |window| {
        window.query_by_label(&label).is_some() && description(window, &label).contains(" %")
    });
    let told = description(&window, &label);
    let shares: Vec<f64> = told.split(' ').filter_map(|word| word.parse().ok()).filter(|share| *share > 0.0).collect();
    assert!((shares.iter().sum::<f64>() - 100.0).abs() < 1.0, "{told}");
    start_handle(&window, 1);
    assert!(!says(&window, "chart.f"), "the first chart is the map");
    // An optimizer that is gone has no map, and a long walk a coarse one.
    app_mut(&mut window).paths.settings.optimizers.pop();
    window.step();
    app_mut(&mut window).paths.settings.steps = 100_000;
    window.step();
    window.get_by_label(&label);
}

#[test]
fn the_colours_tell_the_steps_if_that_is_asked_for() {
    let mut window = mapped();
    click_on(&mut window, &word("maps.color_steps"));
    assert_eq!(app(&window).paths.settings.map_color, MapColor::Steps);
    window.get_by_label_contains("until f < 0.001");
    undo(&mut window);
    assert_eq!(app(&window).paths.settings.map_color, MapColor::Height);
    assert!(window.query_by_label_contains("until f < 0.001").is_none());
    app_mut(&mut window).paths.settings.noise.deviation = 0.5;
    window.run_steps(2);
    window.get_by_label_contains(&word("maps.without_noise"));
}

#[test]
fn a_click_on_a_small_map_inspects_its_optimizer_and_the_layer_tells_what_becomes_of_a_start() {
    let mut window = window();
    click_on(&mut window, &word("chart.tab_basins"));
    assert_eq!(app(&window).paths.settings.inspected, 1);
    let label = word("maps.basins_of name=SGD");
    until(&mut window, "the maps of basins", |window| window.query_by_label(&label).is_some());
    click_on(&mut window, &label);
    assert_eq!(app(&window).paths.settings.inspected, 0);
    until(&mut window, "the fine maps", |window| description(window, &label).contains(" %"));
    window.ctx.all_styles_mut(|style| {
        style.interaction.tooltip_delay = 0.0;
        style.interaction.show_tooltips_only_when_still = false;
    });
    let map = window.get_by_label(&word("map.name")).rect();
    window.hover_at(map.left_bottom() + vec2(30.0, -30.0));
    window.run_steps(3);
    // Of x = −8.8 a bit is left after 29 steps.
    window.get_by_label_contains(&word("maps.walking"));
}
