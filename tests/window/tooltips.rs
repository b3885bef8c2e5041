//! Every control has a name, and says what it does when the pointer rests on it.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Order, Pos2, vec2};
use egui_kittest::kittest::NodeT;

use crate::support::files::folder;
use crate::support::words::{word, worded};
use crate::support::{
    CONTROLS, Window, choose, click_on, drop_file, finish, lesson_menu, press, press_with, small_race, type_into, valued,
    window_of,
};

/// A place without any control: the pointer waits there between two.
const NOWHERE: Pos2 = Pos2::new(640.0, 1.0);

/// Role, name and middle of every control that can be seen.
fn controls(window: &Window) -> Vec<(Role, String, Pos2)> {
    let screen = window.ctx.content_rect();
    let nodes = window.root().children_recursive();
    let controls = nodes.filter(|node| CONTROLS.contains(&node.accesskit_node().role()));
    let nodes = controls.map(|node| (node.accesskit_node().role(), node.accesskit_node().label(), node.rect().center()));
    nodes.filter(|(.., at)| screen.contains(*at)).map(|(role, name, at)| (role, name.unwrap_or_default(), at)).collect()
}

/// All text that is there to be read, each as often as it is there.
fn texts(window: &Window) -> Vec<String> {
    let labels = window.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Label);
    labels.filter_map(|node| node.accesskit_node().value().or(node.accesskit_node().label())).collect()
}

/// Whether a tooltip is shown.
fn has_tooltip(window: &Window) -> bool {
    window.ctx.memory(|memory| memory.areas().visible_layer_ids().iter().any(|layer| layer.order == Order::Tooltip))
}

/// All controls of a window must have a name, and a tooltip of at least two words that are no numbers.
fn all_tell(window: &mut Window, scene: &str) {
    others_tell(window, scene, &[]);
}

/// The same for all controls but those that were there before a menu was opened over them.
fn others_tell(window: &mut Window, scene: &str, before: &[(Role, String, Pos2)]) {
    window.ctx.all_styles_mut(|style| {
        style.interaction.tooltip_delay = 0.0;
        style.interaction.show_tooltips_only_when_still = false;
    });
    // The pointer over these opens a menu, which says more than a tooltip.
    let menus = ["card.more_optimizers", "top.copy_code"].map(word);
    let new = |control: &(Role, String, Pos2)| !before.contains(control) && !menus.contains(&control.1);
    let controls: Vec<_> = controls(window).into_iter().filter(new).collect();
    assert!(controls.len() > 3, "{scene}: the window is there");
    let mut silent = Vec::new();
    for (role, name, at) in controls {
        window.hover_at(NOWHERE);
        window.run_steps(2);
        assert!(!has_tooltip(window), "{scene}: before {name}");
        let before = texts(window);
        window.hover_at(at);
        window.run_steps(3);
        let mut new_texts = texts(window);
        for text in before {
            if let Some(index) = new_texts.iter().position(|other| *other == text) {
                new_texts.swap_remove(index);
            }
        }
        let words = new_texts.iter().flat_map(|text| text.split_whitespace());
        let words = words.filter(|word| word.chars().any(char::is_alphabetic)).count();
        if name.is_empty() || !has_tooltip(window) || words < 2 {
            silent.push(format!("{role:?} {name:?} at {at:?}: {new_texts:?}"));
        }
    }
    assert!(silent.is_empty(), "{scene}: {silent:#?}");
}

fn tall() -> Window {
    window_of(vec2(1600.0, 1600.0), "four-optimizers")
}

#[test]
fn every_control_of_paths_tells_what_it_does() {
    let mut window = tall();
    click_on(&mut window, &word("card.more name=Adam"));
    type_into(&mut window, &word("knob.noise"), "0.1");
    press(&mut window, Key::Escape);
    click_on(&mut window, &word("start.add"));
    all_tell(&mut window, "map");
    press(&mut window, Key::V);
    choose(&mut window, &word("landscape.choose"), &word("landscape.own"));
    press(&mut window, Key::Escape);
    all_tell(&mut window, "surface");
}

#[test]
fn every_control_of_activations_tells_what_it_does() {
    let mut window = tall();
    press(&mut window, Key::Num2);
    click_on(&mut window, &word("row.add"));
    click_on(&mut window, &word("row.own_activation"));
    all_tell(&mut window, "grid");
    click_on(&mut window, &worded("std 1, {grid.layer layer=2}"));
    all_tell(&mut window, "enlarged");
    press(&mut window, Key::Escape);
    click_on(&mut window, &word("show.symmetry"));
    all_tell(&mut window, "symmetry");
}

#[test]
fn every_control_of_training_tells_what_it_does() {
    let mut window = tall();
    press(&mut window, Key::Num3);
    all_tell(&mut window, "before the run");
    small_race(&mut window, 30);
    finish(&mut window);
    click_on(&mut window, &word("kept_runs.keep"));
    click_on(&mut window, &word("notice.close")); // it would go before its turn
    all_tell(&mut window, "after the run");
    click_on(&mut window, &word("run.log"));
    click_on(&mut window, &word("run.mistakes"));
    click_on(&mut window, &word("run.inside"));
    all_tell(&mut window, "inside a net");
}

#[test]
fn every_menu_and_panel_tells_what_it_does() {
    let menus = ["top.export", "present.menu", "card.add"].map(word);
    for menu in menus.into_iter().chain([lesson_menu(&tall())]) {
        let mut window = tall();
        let before = controls(&window);
        click_on(&mut window, &menu);
        window.run_steps(5); // a long list grows to its height over a few frames
        others_tell(&mut window, &menu, &before);
    }
    for combo in ["landscape.choose", "compare.rule"].map(word) {
        let mut window = tall();
        let before = controls(&window);
        valued(&window, Role::ComboBox, &combo).click();
        window.run();
        others_tell(&mut window, &combo, &before);
    }
    // A lesson in a folder with few files: rows that are scrolled out of sight can't be pointed at.
    let file = folder("tooltips").join("lesson.ron");
    fs::write(&file, include_str!("../../presets/sgd.ron")).unwrap();
    let mut window = tall();
    drop_file(&mut window, &file);
    let before = controls(&window);
    press_with(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    others_tell(&mut window, "file panel", &before);
    let mut window = window_of(vec2(800.0, 1600.0), "four-optimizers");
    all_tell(&mut window, "narrow");
}

#[test]
fn lessons_their_questions_and_the_panel_to_write_them_tell_what_they_do() {
    for (name, scene) in [("weights", 0), ("adaptive", 4), ("velocity", 0)] {
        let mut window = window_of(vec2(1600.0, 1600.0), name);
        (0..scene).for_each(|_| press(&mut window, Key::PageDown));
        all_tell(&mut window, name);
        click_on(&mut window, &word("predict.reveal"));
        window.run_steps(170); // until the answer was played
        all_tell(&mut window, name);
    }
    let mut window = tall();
    press_with(&mut window, Modifiers::COMMAND, Key::L);
    all_tell(&mut window, "writing");
}
