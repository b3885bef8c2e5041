//! A race in the window that takes no time.

use egui::Key;
use halfpipe::ui::training::State;

use super::data_set::patterns;
use super::{Window, app, app_mut, until};

/// Sets up a race of tiny nets on tiny images.
pub fn small_race(window: &mut Window, iterations: usize) {
    let settings = &mut app_mut(window).training.settings;
    (settings.data, settings.hidden) = (Some(patterns()), vec![8, 8]);
    (settings.batch, settings.iterations) = (16, iterations);
    window.run();
}

/// Starts the race and waits for its end.
#[track_caller]
pub fn finish(window: &mut Window) {
    window.key_press(Key::Space);
    window.step();
    until(window, "the end of the race", |window| app(window).training.view.runner.state() == State::Done);
}
