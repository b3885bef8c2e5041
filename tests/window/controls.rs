//! The controls around the pictures: which there are, in which state, and that none covers another. The lists in `controls/` name
//! texts by their keys, so that another wording changes none.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::NodeT;
use halfpipe::experiment::paths::Settings;
use halfpipe::lesson::Scene;

use crate::support::words::{word, worded};
use crate::support::{CONTROLS, Window, app, click_on, finish, press, press_with, small_race, until, window_of, window_on};

/// So high that nothing is scrolled out of sight.
fn tall(lesson: &'static str) -> Window {
    window_of(vec2(1280.0, 1600.0), lesson)
}

/// What can be seen of controls and pictures, in the order in which a screen reader comes to them: role, name and state, and place.
fn controls(window: &Window) -> Vec<(String, Rect)> {
    let screen = window.ctx.content_rect();
    let is_wanted = |role: Role| CONTROLS.contains(&role) || role == Role::Image;
    let nodes = window.root().children_recursive().filter(|node| is_wanted(node.accesskit_node().role()));
    let message = nodes.map(|node| {
        let (place, node) = (node.rect(), node.accesskit_node());
        let value = node.value().map(|value| format!(" = {value}")).unwrap_or_default();
        let chosen = if node.toggled() == Some(Toggled::True) { ", chosen" } else { "" };
        let disabled = if node.is_disabled() { ", disabled" } else { "" };
        (format!("{:?} {}{value}{chosen}{disabled}", node.role(), node.label().unwrap_or_default()), place)
    });
    message.filter(|(_, place)| screen.contains(place.center())).collect()
}

/// Compare with a list: its lines, in their order. `LESSON` is the title of the lesson that is open.
#[track_caller]
fn compare(window: &Window, list: &str) {
    let title = app(window).open_lesson.lesson.title.shown();
    let expected: Vec<String> = list.lines().map(|line| worded(&line.replace("LESSON", title))).collect();
    let there: Vec<String> = controls(window).into_iter().map(|(control, _)| control).collect();
    let missing: Vec<_> = expected.iter().filter(|control| !there.contains(control)).collect();
    let new: Vec<_> = there.iter().filter(|control| !expected.contains(control)).collect();
    assert!(missing.is_empty() && new.is_empty(), "missing: {missing:#?}\nnew: {new:#?}");
    assert_eq!(there, expected, "they have another order");
}

#[test]
fn paths_has_its_controls() {
    compare(&tall("four-optimizers"), include_str!("controls/paths.txt"));
}

#[test]
fn activations_has_its_controls() {
    let mut window = tall("four-optimizers");
    press(&mut window, Key::Num2);
    compare(&window, include_str!("controls/activations.txt"));
    click_on(&mut window, &word("show.symmetry"));
    compare(&window, include_str!("controls/symmetry.txt"));
}

#[test]
fn training_has_its_controls() {
    let mut window = tall("four-optimizers");
    press(&mut window, Key::Num3);
    compare(&window, include_str!("controls/training.txt"));
    small_race(&mut window, 130);
    finish(&mut window);
    until(&mut window, "the mistakes", |window| !app(window).training.view.mistakes().is_empty());
    compare(&window, include_str!("controls/results.txt"));
    click_on(&mut window, &word("run.inside"));
    compare(&window, include_str!("controls/inside.txt"));
}

#[test]
fn a_narrow_window_has_its_controls() {
    let mut window = window_of(vec2(800.0, 1200.0), "four-optimizers");
    compare(&window, include_str!("controls/narrow.txt"));
    click_on(&mut window, &word("top.left"));
    compare(&window, include_str!("controls/narrow-left.txt"));
}

#[test]
fn lessons_and_presenting_have_their_controls() {
    compare(&tall("velocity"), include_str!("controls/question.txt"));
    let mut window = window_on(vec2(1280.0, 1600.0), || Scene::new("Walks", "", Settings::default()));
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    compare(&window, include_str!("controls/writing.txt"));
    press(&mut window, Key::P);
    compare(&window, include_str!("controls/present.txt"));
}

/// Whether no two controls overlap, and all lie in the window.
#[track_caller]
fn assert_apart(window: &Window, scene: &str) {
    let controls = controls(window).into_iter().filter(|(control, _)| !control.starts_with("Image"));
    let controls: Vec<(String, Rect)> = controls.collect();
    for (index, (control, place)) in controls.iter().enumerate() {
        assert!(window.ctx.content_rect().contains_rect(*place), "{scene}: {control} is cut off");
        for (other, there) in &controls[..index] {
            let both = place.intersect(*there);
            assert!(both.width() < 1.0 || both.height() < 1.0, "{scene}: {control} covers {other}");
        }
    }
}

#[test]
fn no_control_covers_another_and_none_is_cut_off() {
    for width in [800.0, 1280.0, 1920.0] {
        let mut window = window_of(vec2(width, 1600.0), "four-optimizers");
        for tab in [Key::Num1, Key::Num2, Key::Num3] {
            press(&mut window, tab);
            assert_apart(&window, &format!("{tab:?}, {width} wide"));
        }
    }
    for panel in ["top.left", "top.right"] {
        let mut window = window_of(vec2(800.0, 1600.0), "four-optimizers");
        click_on(&mut window, &word(panel));
        assert_apart(&window, panel);
    }
}
