//! Presenting to a class: the picture alone on the full screen, with hint, ink and spotlight over it.

use egui::{Context, Key, Modifiers, Popup, ViewportCommand};

use super::App;
use crate::experiment::WorkspaceKind;
use crate::ui::command::Command;
use crate::ui::present::hint::hint_ui;
use crate::ui::present::overlay::Picture;
use crate::ui::present::preferences;
use crate::ui::present::presentation::Presentation;

impl App {
    /// Switch between the window and the picture alone; afterwards the window is full screen if it was before.
    pub(super) fn toggle_presentation(&mut self, ctx: &Context) {
        let was_full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        let (presentation, full) = match self.presentation {
            Presentation::Off => (Presentation::On { was_full }, true),
            Presentation::On { was_full } => (Presentation::Off, was_full),
        };
        self.presentation = presentation;
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(full));
        preferences::apply(ctx, self.preferences, self.presentation);
    }

    /// Escape ends the presentation, unless it first ends something else: a text edit, a menu, an enlarged cell.
    pub(super) fn presentation_keys(&mut self, ctx: &Context) -> Option<Command> {
        let busy = self.overlay.focus.was_held || Popup::is_any_open(ctx);
        let escape = || ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        (self.presentation.is_on() && !busy && escape()).then_some(Command::TogglePresent)
    }

    /// Show the first hint until the user acts.
    pub fn show_hint(&mut self) {
        self.hint = true;
    }

    /// Draw hint, ink and spotlight above everything else.
    pub(super) fn overlay_ui(&mut self, ctx: &Context) {
        // The hint speaks of the map: elsewhere it waits.
        let is_acted_on = self.hint && self.workspace == WorkspaceKind::Paths && hint_ui(ctx);
        self.hint = self.hint && !is_acted_on;
        let scene = (self.open_lesson.lesson.title.clone(), self.open_lesson.scene);
        let surface = self.paths.settings.surface.is_some();
        let picture = Picture { workspace: self.workspace, scene, surface, screen: ctx.content_rect() };
        self.overlay.ui(ctx, picture);
    }
}
