//! Nothing is drawn while nothing happens.

use egui::Key;

use crate::support::{finish, press, small_race, until, window};

#[test]
fn no_workspace_asks_for_frames_at_rest() {
    for tab in [Key::Num1, Key::Num2, Key::Num3] {
        let mut window = window();
        press(&mut window, tab);
        if tab == Key::Num3 {
            small_race(&mut window, 30);
            finish(&mut window);
        }
        window.run(); // panics if the window still asks for frames after 16 of them
        // A job that has ended asks for a last frame, perhaps only now.
        until(&mut window, &format!("rest in {tab:?}"), |window| !window.ctx.has_requested_repaint());
    }
}
