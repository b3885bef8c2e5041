//! The focus ring: one for all widgets, shown if the focus was moved with the keyboard.

use egui::{Context, Event, Key, Stroke, StrokeKind};

use crate::picture::theme::Palette;

/// A widget larger than this in both directions has its ring inside, since there may be no space around it.
const MIN_SIZE_INSIDE: f32 = 60.0;
const WIDTH: f32 = 2.0;

/// The state of the focus from frame to frame.
#[derive(Default)]
pub struct Focus {
    /// Whether it was moved with the keyboard.
    by_keys: bool,
    /// Whether a widget had the focus at the end of the last frame.
    pub was_held: bool,
}

impl Focus {
    /// Update the state, and draw the ring if it is visible.
    pub fn update_ui(&mut self, ctx: &Context) {
        self.by_keys = is_visible(ctx, self.by_keys);
        if self.by_keys {
            ring_ui(ctx);
        }
        self.was_held = ctx.memory(|memory| memory.focused().is_some());
    }
}

/// Whether the ring is visible after the events of this frame: Tab shows it, a click hides it.
fn is_visible(ctx: &Context, before: bool) -> bool {
    ctx.input(|input| {
        input.events.iter().fold(before, |visible, event| match event {
            Event::Key { key: Key::Tab, pressed: true, .. } => true,
            Event::PointerButton { pressed: true, .. } => false,
            _ => visible,
        })
    })
}

/// Draw the ring, with a rim that separates it from the background.
fn ring_ui(ctx: &Context) {
    let Some(focused) = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id)) else { return };
    let palette = Palette::for_theme(ctx.theme());
    let painter = ctx.layer_painter(focused.layer_id);
    let rect = focused.interact_rect; // its visible part
    let inside = rect.width().min(rect.height()) > MIN_SIZE_INSIDE;
    let (rect, kind) = if inside { (rect.shrink(1.0), StrokeKind::Inside) } else { (rect.expand(1.0), StrokeKind::Outside) };
    // The rim extends the ring by a point on both sides.
    let (rim, radius) = if inside { (rect.expand(1.0), 6.0) } else { (rect.shrink(1.0), 7.0) };
    painter.rect_stroke(rim, radius, Stroke::new(WIDTH + 2.0, palette.panel), kind);
    painter.rect_stroke(rect, radius, Stroke::new(WIDTH, palette.accent), kind);
}
