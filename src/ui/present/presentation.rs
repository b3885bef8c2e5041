//! Presentation mode: the picture alone on the full screen, with larger type and thicker lines; and a black screen.

use egui::{Color32, Event, Ui, Vec2, vec2};

use crate::picture::theme;

/// The height of the picture while it is presented, in points: small type is then 2.5 % of it, which the last row can read.
const HEIGHT: f32 = theme::size::SMALL / 0.025;
/// The same for a picture with many numbers, whose histograms need the room: 2 %.
const DENSE_HEIGHT: f32 = theme::size::SMALL / 0.02;
/// Larger than without a presentation in any case.
const LEAST_ZOOM: f32 = 1.3;

/// The least width of the window's content, in points.
pub const LEAST_WIDTH: f32 = 360.0;

/// Whether the picture is presented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presentation {
    /// The whole window.
    #[default]
    Off,
    /// The picture and the bar below it, on the full screen, with larger type and thicker lines.
    On {
        /// Whether the window was full screen before, to be restored afterwards.
        was_full: bool,
    },
}

impl Presentation {
    /// Whether the picture is presented.
    pub fn is_on(self) -> bool {
        self != Self::Off
    }

    /// The minimum size of the window's content, in points, which is `usual` without a presentation.
    pub fn min_size(self, usual: Vec2) -> Vec2 {
        if self.is_on() { vec2(LEAST_WIDTH, 320.0) } else { usual }
    }

    /// The zoom factor in a window of this size, in points without any zoom; `dense`: for a picture with many numbers. What is upright, as
    /// a phone, is as wide as it needs to be.
    pub fn zoom(self, size: Vec2, dense: bool) -> f32 {
        let shown = if dense { DENSE_HEIGHT } else { HEIGHT };
        if self.is_on() { (size.y / shown).max(LEAST_ZOOM).min((size.x / LEAST_WIDTH).max(1.0)) } else { 1.0 }
    }
}

/// A black screen; returns whether a key or a click has ended it.
pub fn blank_ui(ui: &Ui) -> bool {
    ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, Color32::BLACK);
    let ends = |event: &Event| matches!(event, Event::Key { pressed: true, .. } | Event::PointerButton { pressed: true, .. });
    ui.input_mut(|input| {
        let ended = input.events.iter().any(ends);
        if ended {
            input.events.clear(); // the key that ends it does nothing else
        }
        ended
    })
}
