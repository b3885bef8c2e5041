//! What was on the desks comes back at the next start, with the size of everything.

use egui::Key;
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::storage::session::Session;

use crate::support::files::folder;
use crate::support::words::{rate_of, word};
use crate::support::{Window, app, app_mut, choose, click_on, press, type_into, undo, window};

/// What would be kept of this window.
pub fn session(window: &Window) -> Session {
    app(window).session(&window.ctx, [1280.0, 800.0])
}

#[test]
fn the_next_start_is_where_the_last_one_ended() {
    let mut before = window();
    type_into(&mut before, &rate_of("SGD"), "0.4");
    choose(&mut before, &word("landscape.choose"), "Himmelblau");
    press(&mut before, Key::Escape);
    click_on(&mut before, &word("top.theme"));
    press(&mut before, Key::Num2);
    type_into(&mut before, &word("net.units"), "30");
    let kept = session(&before);

    let path = folder("session").join("session.ron");
    kept.save(&path).unwrap();
    let mut after = window();
    assert_ne!(session(&after), kept);
    let read = Session::load(&path).unwrap().unwrap();
    let ctx = after.ctx.clone();
    app_mut(&mut after).resume(&ctx, read);
    after.run();
    assert_eq!(session(&after), kept);
    assert_eq!((app(&after).workspace, app(&after).activations.settings.units), (WorkspaceKind::Activations, 30));
    assert_eq!(app(&after).paths.settings.landscape.name(), "Himmelblau");
    // What was before the start is no step back.
    undo(&mut after);
    assert_eq!(session(&after), kept);
}

#[test]
fn a_session_that_was_set_aside_is_said_and_the_window_works() {
    let mut window = window();
    app_mut(&mut window).warn("the last session can't be read; it was moved aside".to_owned());
    window.run();
    window.get_by_label_contains("it was moved aside");
    click_on(&mut window, &word("notice.close"));
    type_into(&mut window, &word("transport.steps"), "10");
    assert_eq!(app(&window).paths.settings.steps, 10);
}

#[test]
fn size_and_motion_are_chosen_in_the_menu_and_come_back_with_the_session() {
    let mut before = window();
    click_on(&mut before, &word("present.menu"));
    click_on(&mut before, &word("preferences.larger keys=Ctrl+Plus"));
    click_on(&mut before, &word("preferences.still"));
    let kept = session(&before);
    assert_eq!((kept.preferences.size, kept.preferences.still), (110, true));
    let mut after = window();
    let ctx = after.ctx.clone();
    app_mut(&mut after).resume(&ctx, kept.clone());
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
