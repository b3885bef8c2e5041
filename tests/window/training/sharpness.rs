//! The sharpness in the window.

use egui::vec2;
use halfpipe::experiment::training::Sharpness;
use halfpipe::ui::training::State;

use super::press_and_wait;
use crate::support::{Window, app, app_mut, small_race, window_of};

/// A window of this height on a race that is over, whose sharpness was measured.
fn measured(height: f32) -> Window {
    let mut window = window_of(vec2(1280.0, height), "mnist-race");
    small_race(&mut window, 40);
    app_mut(&mut window).training.settings.sharpness = Some(Sharpness { every: 10, images: 50 });
    press_and_wait(&mut window, State::Done);
    window
}

#[test]
fn charts_never_cover_each_other_and_a_low_window_leaves_the_accuracies_out() {
    for (height, with_accuracy) in [(1080.0, true), (800.0, true), (560.0, false)] {
        let window = measured(height);
        let charts = app(&window).training.view.charts().unwrap();
        let (loss, sharpness) = (charts.loss.rect, charts.sharpness.unwrap().rect);
        assert!(loss.height() > 20.0 && sharpness.height() > 20.0, "{height}: {loss:?}, {sharpness:?}");
        assert!(loss.bottom() <= sharpness.top(), "{height}: {loss:?}, {sharpness:?}");
        assert_eq!(charts.accuracy.rect != loss, with_accuracy, "{height}");
        assert!(!with_accuracy || sharpness.bottom() <= charts.accuracy.rect.top(), "{height}");
    }
}
