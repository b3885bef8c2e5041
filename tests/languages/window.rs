//! The window changes its language at once, and keeps it.

use std::fs;

use egui::accesskit::Role;
use egui::epaint::text::MissingGlyphPolicy;
use egui::{Event, Key, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::language::Language;
use halfpipe::lesson::Scene;
use halfpipe::lesson::link::Link;
use halfpipe::picture::theme;
use halfpipe::storage::session::Session;

use crate::Spoken;
use crate::fonts::DAMAGED;
use crate::support::files::folder;
use crate::support::words::{chinese, word};
use crate::support::{Window, app, app_mut, click_on, finish, press, small_race, type_into, window, window_of};

/// The name of the switch in all languages.
const SWITCH: &str = "Language / 语言";

fn change_language(window: &mut Window) {
    click_on(window, SWITCH);
}

/// The texts of these keys are on the window in one language, and not in the other one.
#[track_caller]
fn shows(window: &Window, keys: &[&str], [language, other]: [fn(&str) -> String; 2]) {
    for key in keys {
        let [name, other] = [language(key), other(key)];
        assert!(window.query_all_by_label(&name).next().is_some(), "there is no {name}");
        assert!(window.query_all_by_label(&other).next().is_none(), "there is still {other}");
    }
}

#[test]
fn all_texts_change_at_once_and_back() {
    let _spoken = Spoken::english();
    let mut window = window();
    let everywhere = ["workspace.paths", "workspace.activations", "workspace.training", "top.undo keys=Ctrl+Z"];
    let workspaces = [
        (Key::Num1, ["transport.steps", "transport.play", "heading.compare", "heading.optimizers", "chart.f"]),
        (Key::Num2, ["net.units", "show.gradients", "net.reroll", "heading.weights", "heading.net"]),
        (Key::Num3, ["run.iterations", "run.mistakes", "run.start_help", "heading.results", "heading.data"]),
    ];
    for (key, keys) in workspaces {
        press(&mut window, key);
        let keys = [&everywhere[..], &keys].concat();
        shows(&window, &keys, [word, chinese]);
        change_language(&mut window);
        shows(&window, &keys, [chinese, word]);
        change_language(&mut window);
        shows(&window, &keys, [word, chinese]);
    }
}

#[test]
fn a_setting_has_the_same_value_in_both_languages() {
    let _spoken = Spoken::english();
    let mut window = window();
    let before = app(&window).paths.settings.clone();
    change_language(&mut window);
    assert_eq!(app(&window).paths.settings, before);
    let steps = chinese("transport.steps");
    type_into(&mut window, &steps, "12");
    assert_eq!(app(&window).paths.settings.steps, 12);
    type_into(&mut window, &steps, "很多");
    window.get_by_label_contains(&chinese("transport.steps_range max=100000"));
    assert_eq!(app(&window).paths.settings.steps, 12);
}

#[test]
fn what_was_told_before_the_change_is_told_anew() {
    let _spoken = Spoken::english();
    let mut window = window_of(vec2(1280.0, 800.0), "mnist-race");
    small_race(&mut window, 3);
    finish(&mut window);
    click_on(&mut window, &word("run.inside"));
    assert_eq!(app(&window).workspace, WorkspaceKind::Activations);
    window.get_by_label_contains(&word("opened.title name=SGD"));
    change_language(&mut window);
    window.get_by_label_contains(&chinese("opened.title name=SGD"));
    assert!(window.query_all_by_label_contains(&chinese("race.batch batch=16")).next().is_some());
    assert!(window.query_by_label_contains(&word("opened.title name=SGD")).is_none());
    change_language(&mut window);
    window.get_by_label_contains(&word("opened.title name=SGD"));
}

#[test]
fn the_session_keeps_the_language_and_one_of_old_has_none() {
    let _spoken = Spoken::english();
    let mut window = window();
    change_language(&mut window);
    let session = app(&window).session(&window.ctx, [1280.0, 800.0]);
    let path = folder("session").join("session.ron");
    session.save(&path).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let line = text.lines().find(|line| line.contains("language:")).unwrap();
    assert!(line.contains("zh-CN"), "{line}");

    Language::default().make_current();
    let mut resume = |session: Session| {
        let ctx = window.ctx.clone();
        app_mut(&mut window).resume(&ctx, session);
        window.run();
        Language::current().tag().to_owned()
    };
    fs::write(&path, text.replace(line, "")).unwrap();
    assert_eq!(resume(Session::load(&path).unwrap().unwrap()), "en");
    assert_eq!(resume(session), "zh-CN");
}

#[test]
fn a_font_that_cannot_be_loaded_is_told_in_english_and_the_window_works() {
    let _spoken = Spoken::english();
    let mut window = window();
    window.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    theme::fonts::install(&window.ctx, Some(&DAMAGED));
    window.run();
    let message = word("language.no_font");
    for _ in 0..2 {
        window.get_by_label_contains(&message);
        click_on(&mut window, &word("notice.close"));
        assert!(window.query_by_label_contains(&message).is_none());
        type_into(&mut window, &word("transport.steps"), "12");
        assert_eq!(app(&window).paths.settings.steps, 12);
        change_language(&mut window);
        assert_eq!(Language::current(), Language::default(), "what can't be read is not spoken");
    }
}

#[test]
fn the_terms_of_a_lesson_are_found_in_both_languages() {
    let _spoken = Spoken::english();
    let mut window = window_of(vec2(1280.0, 800.0), "valley");
    for (term, sentences) in [("loss", word("glossary.loss")), ("损失函数", chinese("glossary.loss"))] {
        window.get_by_role_and_label(Role::Link, term).click();
        window.run();
        window.get_by_label(&sentences);
        press(&mut window, Key::Escape);
        change_language(&mut window);
    }
}

#[test]
fn a_link_brings_its_language() {
    let _spoken = Spoken::english();
    let mut window = window();
    let scene = Scene::open("saddle").unwrap().0;
    let mut link = Link::new(scene.clone().into(), Some("saddle"), 0, scene.workspace);
    link.language = Some("zh-CN".parse().unwrap());
    window.event(Event::Paste(link.to_fragment()));
    window.run();
    shows(&window, &["transport.steps", "heading.optimizers"], [chinese, word]);
    let ctx = window.ctx.clone();
    assert_eq!(Link::parse(&app(&window).link(&ctx)).unwrap().language, link.language);
    window.event(Event::Paste("#hp1=x".to_owned()));
    window.run();
    assert!(window.query_all_by_label(&chinese("link.cut")).next().is_some());
}
