//! What was on the desks comes back at the next start.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use egui::Key;
use egui_kittest::kittest::Queryable;
use halfpipe::experiment::WorkspaceKind;
use halfpipe::storage::session::Session;
use support::{Window, app, choose, press, type_into, window};

fn session(window: &Window) -> Session {
    app(window).session(&window.ctx, [1280.0, 800.0])
}

#[test]
fn the_next_start_is_where_the_last_one_ended() {
    let mut before = window();
    type_into(&mut before, "SGD learning rate", "0.4");
    choose(&mut before, "Landscape", "Himmelblau");
    press(&mut before, Key::Escape);
    before.get_by_label("Light or dark").click();
    before.run();
    press(&mut before, Key::Num2);
    type_into(&mut before, "units", "30");
    let kept = session(&before);

    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("session.ron");
    kept.save(&path).unwrap();
    let mut after = window();
    assert_ne!(session(&after), kept);
    let read = Session::load(&path).unwrap().unwrap();
    let ctx = after.ctx.clone();
    after.state_mut().as_mut().unwrap().resume(&ctx, read);
    after.run();
    assert_eq!(session(&after), kept);
    assert_eq!((app(&after).workspace, app(&after).activations.settings.units), (WorkspaceKind::Activations, 30));
    assert_eq!(app(&after).paths.settings.landscape.name(), "Himmelblau");
    // What was before the start is no step back.
    after.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    after.run();
    assert_eq!(session(&after), kept);
}

#[test]
fn a_session_that_was_set_aside_is_said_and_the_window_works() {
    let mut window = window();
    window.state_mut().as_mut().unwrap().warn("the last session can't be read; it was moved aside".to_owned());
    window.run();
    window.get_by_label_contains("it was moved aside");
    window.get_by_label("Close this message").click();
    window.run();
    type_into(&mut window, "Number of steps", "10");
    assert_eq!(app(&window).paths.settings.steps, 10);
}
