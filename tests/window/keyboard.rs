//! Everything by keyboard, and message in words.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::picture::theme::Palette;

use crate::support::words::{has_words, rate_of, word, worded};
use crate::support::{CONTROLS, Window, app, click_on, description, press, press_with, start_handle, window, window_of};

/// Name and place of what has the keyboard.
fn focused(window: &Window) -> Option<(String, Rect)> {
    let mut nodes = window.root().children_recursive();
    let node = nodes.find(|node| node.accesskit_node().role() != Role::Window && node.accesskit_node().is_focused())?;
    Some((node.accesskit_node().label()?, node.rect()))
}

/// Press Tab until this has the keyboard.
fn tab_to(window: &mut Window, name: &str) -> Rect {
    for _ in 0..120 {
        press(window, Key::Tab);
        let is_it = |focused: &str| focused == name || focused.starts_with(&format!("{name}: "));
        if let Some((_, rect)) = focused(window).filter(|(focused, _)| is_it(focused)) {
            return rect;
        }
    }
    panic!("Tab never comes to {name}");
}

#[test]
fn tab_comes_to_every_control_and_each_has_a_name() {
    for tab in [Key::Num1, Key::Num2, Key::Num3] {
        let mut window = window_of(vec2(1600.0, 1200.0), "four-optimizers");
        press(&mut window, tab);
        let nodes = window.root().children_recursive().filter(|node| CONTROLS.contains(&node.accesskit_node().role()));
        let possible = nodes.filter(|node| !node.accesskit_node().is_disabled());
        let all: BTreeSet<String> = possible.map(|node| node.accesskit_node().label().unwrap_or_default()).collect();
        let mut visited = BTreeSet::new();
        for _ in 0..120 {
            press(&mut window, Key::Tab);
            visited.insert(focused(&window).unwrap_or_else(|| panic!("{tab:?}: a stop without a name after {visited:?}")).0);
        }
        let missed: Vec<_> = all.difference(&visited).collect();
        assert!(all.len() > 20 && missed.is_empty(), "{tab:?}: {missed:?}");
    }
}

/// Whether two things stand in one row, the second at the left of the first.
fn goes_back([from, to]: [Rect; 2]) -> bool {
    (from.center().y - to.center().y).abs() < 4.0 && to.right() <= from.left() + 1.0
}

#[test]
fn tab_goes_from_left_to_right() {
    for scene in ["four-optimizers", "your-own"] {
        for tab in [Key::Num1, Key::Num2, Key::Num3] {
            let mut window = window_of(vec2(1600.0, 1200.0), scene); // in which nothing scrolls
            press(&mut window, tab);
            let mut stops = Vec::new();
            for _ in 0..120 {
                press(&mut window, Key::Tab);
                stops.extend(focused(&window));
            }
            // The switch at the right of the title comes before it, since it leaves the title its width.
            let below = |rect: &Rect| rect.top() > 100.0;
            let back: Vec<_> = stops.windows(2).filter(|two| goes_back([two[0].1, two[1].1]) && below(&two[0].1)).collect();
            assert!(stops.len() > 100 && back.is_empty(), "{scene} {tab:?}: Tab goes back: {back:#?}");
        }
    }
}

/// Where the words of a row begin, in the order in which they are read.
fn lefts(window: &Window, names: &[String]) -> Vec<f32> {
    let place = |name: &String| {
        let is_it = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().as_ref() == Some(name) || node.value().as_ref() == Some(name)
        };
        let mut nodes = window.root().children_recursive().enumerate();
        let (order, node) = nodes.find(|(_, node)| is_it(node)).unwrap_or_else(|| panic!("no {name}"));
        (order, node.rect().left())
    };
    let mut places: Vec<_> = names.iter().map(place).collect();
    places.sort_by_key(|(order, _)| *order);
    places.into_iter().map(|(_, left)| left).collect()
}

#[test]
fn rows_that_end_at_the_right_are_read_from_the_left() {
    let mut window = window_of(vec2(1280.0, 800.0), "four-optimizers");
    let rises = |lefts: &[f32]| lefts.windows(2).all(|two| two[0] < two[1]);
    let card = ["card.visible name=Momentum", "card.more name=Momentum"].map(word);
    assert!(rises(&lefts(&window, &card)));
    press(&mut window, Key::Num3);
    let bar = ["run.start_help", "run.percent percent=0", "run.empty", "run.made made=0 all=2,000"].map(word);
    let bar = lefts(&window, &bar);
    assert!(rises(&bar), "the bar: {bar:?}");
    let below = lefts(&window, &["run.mistakes", "run.log", "run.inside"].map(word));
    assert!(rises(&below), "below the table: {below:?}");
    let heads = lefts(&window, &["table.curve", "table.loss", "table.accuracy", "table.seconds"].map(word));
    assert!(rises(&heads), "the table: {heads:?}");
}

#[test]
fn the_focus_has_a_ring_when_keys_have_brought_it_there() {
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let mut window = window();
        window.ctx.set_theme(theme);
        let names = ["workspace.paths", "transport.play", "card.visible name=SGD", "landscape.choose"].map(word);
        for name in names.into_iter().chain([rate_of("SGD")]) {
            let rect = tab_to(&mut window, &name);
            let picture = window.render().unwrap();
            let [red, green, blue, _] = Palette::for_theme(theme).accent.to_array();
            let edge = |at: Pos2| picture.get_pixel(at.x as u32, at.y as u32).0 == [red, green, blue, 255];
            let above = (1..5u8).any(|up| edge(rect.center_top() - vec2(rect.width() * 0.1, f32::from(up))));
            let below = (0..5u8).any(|down| edge(rect.center_bottom() + vec2(rect.width() * 0.1, f32::from(down))));
            assert!(above && below, "{theme:?}: {name}");
        }
    }
}

#[test]
fn a_click_needs_no_ring() {
    let mut clicked = window();
    start_handle(&clicked, 1).focus();
    clicked.run();
    let without = clicked.render().unwrap();
    tab_to(&mut clicked, &word("start.handle number=1"));
    assert_ne!(clicked.render().unwrap(), without);
}

#[test]
fn arrows_pan_the_map_and_turn_the_surface() {
    let mut window = window();
    tab_to(&mut window, &word("map.name"));
    let before = app(&window).paths.view.transform().unwrap().view;
    press(&mut window, Key::ArrowRight);
    let panned = app(&window).paths.view.transform().unwrap().view;
    assert!(panned.x[0] > before.x[0] && panned.y == before.y, "the view goes to the right");
    press(&mut window, Key::ArrowUp);
    assert!(app(&window).paths.view.transform().unwrap().view.y[0] > before.y[0], "and up");
    press(&mut window, Key::Plus);
    let zoomed = app(&window).paths.view.transform().unwrap().view;
    assert!(zoomed.x[1] - zoomed.x[0] < before.x[1] - before.x[0]);
    press(&mut window, Key::V);
    tab_to(&mut window, &word("map.surface_name"));
    let before = app(&window).paths.settings.surface;
    press(&mut window, Key::ArrowLeft);
    assert_ne!(app(&window).paths.settings.surface, before);
}

#[test]
fn a_slider_goes_by_steps_and_back_to_its_default() {
    let mut window = window();
    let rate = |window: &Window| app(window).paths.settings.optimizers[0].rule.rate();
    tab_to(&mut window, &word("transport.scrub"));
    for _ in 0..9 {
        press(&mut window, Key::Tab);
        if focused(&window).is_some_and(|(name, _)| *name == rate_of("SGD")) {
            break;
        }
    }
    press(&mut window, Key::Tab); // from the field to the slider
    press(&mut window, Key::ArrowRight);
    assert!(rate(&window) > 0.95, "{}", rate(&window));
    press(&mut window, Key::Delete);
    assert_eq!(rate(&window), halfpipe::optimizer::OptimizerSpec::all()[0].rate());
}

#[test]
fn a_dialog_keeps_the_keyboard() {
    let mut window = window();
    press_with(&mut window, Modifiers::COMMAND, Key::S);
    let mut visited = BTreeSet::new();
    for _ in 0..40 {
        press(&mut window, Key::Tab);
        visited.extend(focused(&window).map(|(name, _)| name));
    }
    assert!(["files.cancel", "files.path"].iter().all(|key| visited.contains(&word(key))), "{visited:?}");
    assert!(!visited.contains(&word("workspace.paths")) && !visited.contains(&rate_of("SGD")), "{visited:?}");
}

#[test]
fn every_picture_is_told_in_words() {
    let message = |window: &Window, name: &str| {
        let node = window.get_by_role_and_label(Role::Image, name);
        node.accesskit_node().description().unwrap_or_default()
    };
    let mut window = window_of(vec2(1280.0, 1400.0), "four-optimizers");
    let chart = |title: &str| word(&format!("description.chart title={title}"));
    assert!(has_words(&message(&window, &word("map.name")), "map.path name=SGD start=1"));
    assert!(has_words(&message(&window, &chart("chart.f")), "description.curve name=SGD first=6.45"));
    assert!(has_words(&message(&window, &chart("chart.x")), "description.curve name=Adam first=−7"));
    for (tab, title) in [("chart.tab_terms", "chart.terms"), ("chart.tab_rate", "chart.rate")] {
        click_on(&mut window, &word(tab));
        let charts: Vec<_> = window.get_all_by_role(Role::Image).map(|node| node.accesskit_node().label().unwrap()).collect();
        let title = charts.iter().find(|label| has_words(label, &format!("description.chart title={title}")));
        let message = message(&window, title.unwrap_or_else(|| panic!("{charts:?}")));
        assert!(message.contains(", x") && has_words(&message, "description.curve"), "{message}");
    }
    press(&mut window, Key::Num2);
    assert!(message(&window, &word("spreads.outputs")).contains("std 0.01: "));
    assert!(description(&window, &worded("std 1, {grid.layer layer=2}")).contains(&worded("{cell.saturated}: ")));
    click_on(&mut window, &word("show.symmetry"));
    assert!(has_words(&message(&window, &chart("symmetry.loss")), "description.curve"));
    assert!(window.get_all_by_role(Role::Image).any(|node| {
        let (label, message) = (node.accesskit_node().label().unwrap(), node.accesskit_node().description().unwrap_or_default());
        has_words(&label, "description.net") && (has_words(&message, "symmetry.one") || has_words(&message, "symmetry.distinct"))
    }));
    press(&mut window, Key::Num3);
    for chart in ["plot.loss_name", "plot.accuracy"] {
        assert_eq!(message(&window, &word(chart)), word("description.race_empty"));
    }
}
