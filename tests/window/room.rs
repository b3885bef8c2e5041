//! Nothing is cut off and nothing lies over something else: many optimizers, long numbers, refused texts, tooltips.

use egui::accesskit::Role;
use egui::{Key, Order, Pos2, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use halfpipe::experiment::Entry;
use halfpipe::experiment::paths::Settings;
use halfpipe::landscape::LANDSCAPES;
use halfpipe::lesson::{LESSONS, Lesson, Scene};
use halfpipe::optimizer::OptimizerSpec;

use crate::support::words::{rate_of, word};
use crate::support::{
    Window, app, app_mut, choose, click, click_on, drag, lesson_menu, press, says, single_scenes, start_handle, title, type_into,
    undo, window, window_on,
};

fn entries(names: &[&str]) -> Vec<Entry> {
    names.iter().map(|name| Entry::from(name.parse::<OptimizerSpec>().unwrap())).collect()
}

fn window_with(optimizers: Vec<Entry>) -> Window {
    let settings = Settings { optimizers, ..Settings::default() };
    window_on(vec2(1280.0, 720.0), move || Scene::new("Many", "", settings.clone()))
}

fn has_tooltip(window: &Window) -> bool {
    window.ctx.memory(|memory| memory.areas().visible_layer_ids().iter().any(|layer| layer.order == Order::Tooltip))
}

#[test]
fn many_optimizers_leave_the_right_panel_whole() {
    for count in [4, 5, 14, 40] {
        let all: Vec<Entry> = OptimizerSpec::all().into_iter().cycle().take(count).map(Entry::from).collect();
        let window = window_with(all);
        let panel = 1280.0 - 304.0..=1280.0;
        for name in app(&window).paths.settings.names() {
            let marker = window.get_by_label(&word(&format!("inspector.choose name={name}"))).rect();
            assert!(panel.contains(&marker.left()) && panel.contains(&marker.right()), "{count}: {name} at {marker:?}");
        }
        let chart = window.get_by_label(&word("chart.tab_f")).rect();
        assert!(panel.contains(&chart.left()), "{count}: the panel begins at {chart:?}");
        let map = window.get_by_label(&word("map.name")).rect();
        assert!(map.height() > 250.0, "{count}: the legend leaves the map {} points", map.height());
    }
}

#[test]
fn a_refused_value_goes_when_its_field_is_left() {
    let field = |window: &Window| window.get_by_role_and_label(Role::TextInput, &rate_of("SGD")).rect().center();
    for leave in [Key::Escape, Key::Tab] {
        let mut window = window();
        type_into(&mut window, &rate_of("SGD"), "-1");
        assert!(says(&window, "domain.positive"));
        assert!(window.get_by_role_and_label(Role::TextInput, &rate_of("SGD")).is_focused(), "to correct it");
        press(&mut window, leave);
        window.run();
        assert!(!says(&window, "domain.positive") && !has_tooltip(&window), "{leave:?}");
        let value = window.get_by_role_and_label(Role::TextInput, &rate_of("SGD")).accesskit_node().value();
        assert_eq!(value.as_deref(), Some("0.95"), "{leave:?}");
    }
    let mut window = window();
    type_into(&mut window, &rate_of("SGD"), "-1");
    click_on(&mut window, &word("card.add"));
    assert!(!says(&window, "domain.positive"), "no message covers a menu");
    press(&mut window, Key::Escape);
    type_into(&mut window, &rate_of("SGD"), "-1");
    let at = field(&window);
    click(&mut window, at);
    press(&mut window, Key::Backspace);
    assert!(!says(&window, "domain.positive"), "it is being corrected");
}

#[test]
fn fields_are_as_wide_as_their_numbers() {
    let mut window = window();
    type_into(&mut window, &word("transport.speed"), "5000");
    type_into(&mut window, &word("transport.steps"), "100000");
    press(&mut window, Key::Escape);
    window.run();
    for (field, text) in [("transport.steps", "100000"), ("transport.speed", "5000")] {
        let there = window.get_by_role_and_label(Role::TextInput, &word(field)).rect();
        let font = egui::FontId::proportional(14.0);
        let needed = window.ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK).size().x);
        assert!(there.width() >= needed + 8.0 && there.right() <= 1280.0, "{field}: {there:?} for {needed}");
    }
}

#[test]
fn a_tooltip_closes_on_a_key_on_a_drag_and_after_a_while() {
    let mut window = window();
    let slider = window.get_by_role_and_label(Role::Slider, &rate_of("SGD")).rect();
    let rest = |window: &mut Window, at: Pos2| {
        window.hover_at(pos2(640.0, 1.0));
        window.run_steps(10);
        window.hover_at(at);
        window.run_steps(50);
        assert!(has_tooltip(window), "it opens after half a second");
    };
    rest(&mut window, slider.center());
    press(&mut window, Key::ArrowLeft);
    window.run_steps(50);
    assert!(!has_tooltip(&window), "a key closes it");
    rest(&mut window, slider.center());
    window.run_steps(230);
    assert!(!has_tooltip(&window), "after four seconds it closes");
    let start = start_handle(&window, 1).rect().center();
    rest(&mut window, start);
    drag(&mut window, start, start + vec2(60.0, 40.0));
    window.run_steps(60);
    assert!(!has_tooltip(&window), "after a drag there is none on the start");
}

#[test]
fn a_start_dragged_to_the_border_keeps_its_ring_on_the_map() {
    let mut window = window();
    press(&mut window, Key::R);
    assert!(app(&window).paths.settings.whole);
    let map = app(&window).paths.view.transform().unwrap().rect;
    for corner in [map.left_top(), map.right_bottom()] {
        let start = start_handle(&window, 1).rect().center();
        drag(&mut window, start, corner);
        let transform = app(&window).paths.view.transform().unwrap();
        let ring = transform.screen_pos(app(&window).paths.settings.starts[0]);
        assert!(transform.rect.shrink(10.0).contains(ring), "{ring:?} in {:?}", transform.rect);
    }
}

#[test]
fn another_view_is_no_change_to_undo() {
    let mut window = window();
    type_into(&mut window, &rate_of("SGD"), "0.4");
    press(&mut window, Key::Escape);
    press(&mut window, Key::R);
    let map = app(&window).paths.view.transform().unwrap().rect;
    drag(&mut window, map.center() + vec2(200.0, 150.0), map.center() + vec2(150.0, 170.0));
    let view = app(&window).paths.settings.view;
    assert!(view.is_some(), "the map was moved");
    undo(&mut window);
    let settings = &app(&window).paths.settings;
    assert_eq!((settings.optimizers[0].rule.rate(), settings.view), (0.95, view), "one step back, seen as before");
    press(&mut window, Key::V);
    app_mut(&mut window).paths.settings.surface.as_mut().unwrap().yaw = 10.0;
    window.run();
    undo(&mut window);
    assert_eq!(app(&window).paths.settings.surface, None, "the camera is none, either");
}

#[test]
fn another_landscape_brings_its_number_of_steps() {
    let mut window = window();
    for name in ["Rosenbrock", "Plateau"] {
        choose(&mut window, &word("landscape.choose"), name);
        let row = LANDSCAPES.iter().find(|row| row.name() == name).unwrap();
        let settings = &app(&window).paths.settings;
        assert_eq!((settings.steps, settings.shown), (row.steps, None));
        assert!(settings.steps as f64 / settings.speed <= 10.0, "it can be watched");
    }
}

#[test]
fn the_menu_has_the_lessons_with_their_minutes_and_folds_the_single_scenes() {
    let mut window = window();
    let menu = lesson_menu(&window);
    click_on(&mut window, &menu);
    for (slug, text) in LESSONS {
        let lesson = Lesson::parse(slug, text).unwrap();
        let questions = lesson.scenes.iter().filter(|scene| scene.question.is_some()).count();
        let length = format!("top.length count={} minutes={}", lesson.scenes.len(), lesson.scenes.len() + questions);
        window.get_by_label(&format!("{} {}", lesson.title.shown(), word(&length)));
    }
    assert!(window.query_by_label(&title("sgd")).is_none(), "folded");
    click_on(&mut window, &single_scenes("paths"));
    window.run_steps(20);
    click_on(&mut window, &title("sgd"));
    assert_eq!(app(&window).paths.scene.title.shown(), title("sgd"));
}

#[test]
fn entries_of_the_same_optimizer_have_names_of_four_digits() {
    let mut window = window_with(entries(&["sgd:lr=0.95", "adagrad:lr=1.5"]));
    choose(&mut window, &word("compare.rule"), &word("compare.first_step"));
    let rate = app(&window).paths.settings.optimizers[1].rule.rate();
    assert!((rate - 2.727_840_491_86).abs() < 1e-9, "{rate}");
    let names = Settings { optimizers: entries(&["sgd:lr=0.123456789", "sgd:lr=0.2"]), ..Settings::default() }.names();
    assert_eq!(names, ["SGD 0.1235", "SGD 0.2"]);
}

#[test]
fn with_several_starts_it_is_said_which_one_is_compared() {
    let mut window = window();
    assert!(says(&window, "heading.compare") && !says(&window, "heading.compare_start"));
    app_mut(&mut window).paths.settings.starts.push([5.0, 1.0]);
    window.run();
    assert!(says(&window, "heading.compare_start") && says(&window, "inspector.start number=1"));
}
