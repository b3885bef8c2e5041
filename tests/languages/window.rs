//! The window changes its language at once, and keeps it.

use std::fs;

use egui::epaint::text::MissingGlyphPolicy;
use egui::{Key, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::language::Language;
use halfpipe::picture::theme;
use halfpipe::storage::session::Session;

use crate::Spoken;
use crate::fonts::DAMAGED;
use crate::support::files::folder;
use crate::support::{Window, app, app_mut, click_on, finish, press, small_race, type_into, window, window_of};

/// The name of the switch in all languages.
const SWITCH: &str = "Language / 语言";

fn change_language(window: &mut Window) {
    click_on(window, SWITCH);
}

/// Every name is on the window, and none of the others.
fn shows(window: &Window, names: &[&str], others: &[&str]) {
    for name in names {
        assert!(window.query_all_by_label(name).next().is_some(), "there is no {name}");
    }
    for name in others {
        assert!(window.query_all_by_label(name).next().is_none(), "there is still {name}");
    }
}

#[test]
fn all_texts_change_at_once_and_back() {
    let _spoken = Spoken::english();
    let mut window = window();
    let workspaces: [(Key, &[&str], &[&str]); 3] = [
        (
            Key::Num1,
            &["Number of steps", "Play (Space)", "Rule of the comparison", "Optimizers", "f by step (log)", "SGD learning rate"],
            &["步数", "播放 (Space)", "比较规则", "优化器", "各步的 f（对数）", "SGD 学习率"],
        ),
        (Key::Num2, &["units", "Gradients", "Re-roll", "Weights"], &["神经元数", "梯度", "重新抽样", "权重初始值"]),
        (Key::Num3, &["iterations", "Mistakes", "Start (Space)", "Results"], &["迭代次数", "识别错误", "开始 (Space)", "结果"]),
    ];
    for (key, english, chinese) in workspaces {
        press(&mut window, key);
        shows(&window, &["Paths", "Activations", "Training", "Undo (Ctrl+Z)"], &["路径", "激活值", "训练", "撤销 (Ctrl+Z)"]);
        shows(&window, english, chinese);
        change_language(&mut window);
        shows(&window, &["路径", "激活值", "训练", "撤销 (Ctrl+Z)"], &["Paths", "Activations", "Training", "Undo (Ctrl+Z)"]);
        shows(&window, chinese, english);
        change_language(&mut window);
        shows(&window, english, chinese);
    }
}

#[test]
fn a_setting_has_the_same_value_in_both_languages() {
    let _spoken = Spoken::english();
    let mut window = window();
    let before = app(&window).paths.settings.clone();
    change_language(&mut window);
    assert_eq!(app(&window).paths.settings, before);
    type_into(&mut window, "步数", "12");
    assert_eq!(app(&window).paths.settings.steps, 12);
    type_into(&mut window, "步数", "很多");
    window.get_by_label_contains("步数必须是 0 到");
    assert_eq!(app(&window).paths.settings.steps, 12);
}

#[test]
fn what_was_told_before_the_change_is_told_anew() {
    let _spoken = Spoken::english();
    let mut window = window_of(vec2(1280.0, 800.0), "mnist-race");
    small_race(&mut window, 3);
    finish(&mut window);
    click_on(&mut window, "Look inside");
    assert_eq!(app(&window).workspace, WorkspaceKind::Activations);
    window.get_by_label_contains("Inside SGD");
    change_language(&mut window);
    window.get_by_label_contains("SGD 的内部");
    assert!(window.query_all_by_label_contains("小批量 16").next().is_some());
    assert!(window.query_by_label_contains("Inside SGD").is_none());
    change_language(&mut window);
    window.get_by_label_contains("Inside SGD");
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

    Language::default().speak();
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
    let told = "The font for Chinese is damaged";
    for _ in 0..2 {
        window.get_by_label_contains(told);
        click_on(&mut window, "Close this message");
        assert!(window.query_by_label_contains(told).is_none());
        type_into(&mut window, "Number of steps", "12");
        assert_eq!(app(&window).paths.settings.steps, 12);
        change_language(&mut window);
        assert_eq!(Language::current(), Language::default(), "what can't be read is not spoken");
    }
}
