//! Size, motion and the hint of the first start: the window suits who sits in front of it.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::storage::preferences::Preferences;
use halfpipe::storage::session::Session;
use support::{Window, app, click, press, window, window_of};

fn zoom(window: &mut Window, key: Key) -> f32 {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
    window.ctx.zoom_factor()
}

fn session(window: &Window) -> Session {
    app(window).session(&window.ctx, [1280.0, 800.0])
}

#[test]
fn sizes_go_from_75_to_300_per_cent_and_no_further() {
    let mut window = window();
    let larger: Vec<f32> = (0..9).map(|_| zoom(&mut window, Key::Plus)).collect();
    assert_eq!(larger, [1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.0, 3.0]);
    assert_eq!(zoom(&mut window, Key::Num0), 1.0);
    let smaller: Vec<f32> = (0..3).map(|_| zoom(&mut window, Key::Minus)).collect();
    assert_eq!(smaller, [0.9, 0.75, 0.75]);
}

#[test]
fn presenting_enlarges_what_size_it_was() {
    let mut window = window();
    zoom(&mut window, Key::Plus);
    press(&mut window, Key::P);
    window.run();
    assert!((window.ctx.zoom_factor() - 1.43).abs() < 1e-6);
    press(&mut window, Key::P);
    window.run();
    assert_eq!(window.ctx.zoom_factor(), 1.1);
    (0..6).for_each(|_| {
        zoom(&mut window, Key::Plus);
    });
    press(&mut window, Key::P);
    window.run();
    assert_eq!(window.ctx.zoom_factor(), 3.0, "beyond it there is no room for a picture");
}

#[test]
fn size_and_motion_are_chosen_in_the_menu_and_come_back_with_the_session() {
    let mut before = window();
    before.get_by_label("Presentation tools and display size").click();
    before.run();
    before.get_by_label("Everything larger (Ctrl+Plus)").click();
    before.run();
    before.get_by_label("Reduce motion").click();
    before.run();
    let kept = session(&before);
    assert_eq!((kept.preferences.size, kept.preferences.still), (110, true));
    let mut after = window();
    let ctx = after.ctx.clone();
    after.state_mut().as_mut().unwrap().resume(&ctx, kept.clone());
    after.run();
    assert_eq!(session(&after), kept);
    assert_eq!(after.ctx.zoom_factor(), 1.1);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let style = after.ctx.style_of(theme);
        assert_eq!((style.animation_time, style.visuals.text_cursor.blink), (0.0, false));
    }
    // Playback was asked for, and so it moves.
    press(&mut after, Key::Home);
    press(&mut after, Key::Space);
    after.run_steps(30);
    assert!(app(&after).paths.settings.shown != Some(0));
}

#[test]
fn at_300_per_cent_nothing_is_out_of_reach() {
    for tab in [Key::Num1, Key::Num2, Key::Num3] {
        let mut window = window_of(vec2(1280.0, 800.0), "four-optimizers");
        press(&mut window, tab);
        let ctx = window.ctx.clone();
        window.state_mut().as_mut().unwrap().apply_preferences(&ctx, Preferences { size: 300, still: true });
        window.run();
        let screen = window.ctx.content_rect();
        assert!(screen.width() < 430.0, "{screen:?}");
        let before = window.ctx.content_rect().size();
        // The Tab key brings each control into view; the wheel can do the same.
        let mut seen = 0;
        for _ in 0..60 {
            press(&mut window, Key::Tab);
            window.run();
            let Some(focused) = window.ctx.memory(egui::Memory::focused).and_then(|id| window.ctx.read_response(id)) else {
                continue;
            };
            seen += 1;
            let shown = focused.interact_rect.intersect(screen);
            assert!(shown.width() > 4.0 && shown.height() > 4.0, "{tab:?}: {:?} {screen:?}", focused.rect);
        }
        assert!(seen > 40);
        assert_eq!(window.ctx.content_rect().size(), before);
    }
}

#[test]
fn the_hint_of_the_first_start_goes_with_the_first_action_and_never_comes_back() {
    let line =
        "f is the loss, x and y are two weights. Every optimizer moves from the ring toward the minimum (+). Drag the ring.";
    let greeted = || {
        let mut window = window();
        assert!(window.query_by_label(line).is_none(), "not before it is asked for");
        window.state_mut().as_mut().unwrap().greet();
        window.run();
        assert!(!session(&window).seen_hint);
        window.get_by_label(line);
        window
    };
    let acts: [fn(&mut Window); 4] = [
        |window| press(window, Key::Escape),
        |window| press(window, Key::ArrowLeft),
        |window| click(window, pos2(640.0, 300.0)),
        |window| {
            window.get_by_role_and_label(Role::Button, "Close the hint (Escape)").click();
            window.run();
        },
    ];
    for act in acts {
        let mut window = greeted();
        window.hover_at(pos2(600.0, 300.0));
        window.run();
        window.get_by_label(line);
        act(&mut window);
        window.run();
        assert!(window.query_by_label(line).is_none());
        assert!(session(&window).seen_hint, "the next start does not show it");
    }
}
