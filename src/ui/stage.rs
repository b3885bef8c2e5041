//! In front of a class: the picture alone on the full screen, with larger type and thicker lines; and a screen that is black for a while.

use egui::{Color32, Context, Event, Key, Modifiers, Popup, Ui, Vec2, ViewportCommand, vec2};

use super::app::App;
use super::comfort;
use super::command::Command;

/// How much larger everything is while it is presented.
const LARGER: f32 = 1.3;

/// What the audience sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The whole window.
    #[default]
    Workshop,
    /// The picture and the bar below it, on the full screen, with larger type and thicker lines.
    Picture,
}

impl Stage {
    /// The least room that everything has place in: the top bar needs the width.
    pub fn room(self) -> Vec2 {
        if self == Self::Picture { vec2(560.0, 320.0) } else { vec2(780.0, 440.0) }
    }

    /// How many times as large as usual everything is.
    pub fn larger(self) -> f32 {
        if self == Self::Picture { LARGER } else { 1.0 }
    }
}

impl App {
    /// Go from the whole window to the picture alone, or back; the screen is as full afterwards as it was before.
    pub(super) fn present(&mut self, ctx: &Context) {
        let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        match self.stage {
            Stage::Workshop => {
                self.stage = Stage::Picture;
                self.was_full = full;
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
            }
            Stage::Picture => {
                self.stage = Stage::Workshop;
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.was_full));
            }
        }
        comfort::apply(ctx, self.comfort, self.stage);
    }

    /// Escape ends the presentation, where it has nothing else to end first: a typed text, a menu, an enlarged cell.
    pub(super) fn stage_keys(&mut self, ctx: &Context) -> Option<Command> {
        let busy = self.lectern.focus.was_held || Popup::is_any_open(ctx);
        let escape = || ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        (self.stage == Stage::Picture && !busy && escape()).then_some(Command::TogglePresent)
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
