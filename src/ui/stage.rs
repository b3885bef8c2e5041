//! In front of a class: the picture alone, with larger type; and a screen that is black for a while.

use egui::{Color32, Event, Ui};

/// How much larger everything is while it is presented.
const LARGER: f32 = 1.3;

/// What the audience sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The whole window.
    #[default]
    Workshop,
    /// The picture and the bar below it.
    Picture,
}

impl Stage {
    /// Go from one to the other; everything becomes larger, or as large again as before.
    pub fn toggle(&mut self, ctx: &egui::Context) {
        let (next, factor) = match self {
            Self::Workshop => (Self::Picture, LARGER),
            Self::Picture => (Self::Workshop, 1.0 / LARGER),
        };
        *self = next;
        ctx.set_zoom_factor(ctx.zoom_factor() * factor);
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
