//! Presenting to a class: the picture alone on the full screen, with hint, ink and spotlight over it.

use egui::{Context, Key, Modifiers, Popup, ViewportCommand};

use super::room::Room;
use super::undo_history::History;
use super::{App, Cover};
use crate::experiment::WorkspaceKind;
use crate::lesson::Lesson;
use crate::ui::command::Command;
use crate::ui::lesson::open_lesson::OpenLesson;
use crate::ui::present::hint::hint_ui;
use crate::ui::present::overlay::Picture;
use crate::ui::present::preferences;
use crate::ui::present::presentation::Presentation;

/// The lesson of the first start.
const BEGINNING: &str = "valley";

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
        self.apply_size(ctx);
    }

    /// Apply size and motion.
    pub(super) fn apply_size(&self, ctx: &Context) {
        let is_dense = self.workspace == WorkspaceKind::Activations;
        preferences::apply(ctx, self.preferences, self.presentation, is_dense);
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

    /// The first start: the first lesson, whose path plays once, with only what a beginner needs.
    pub fn begin(&mut self) {
        self.preferences.simple = true;
        if let Ok((lesson, _)) = Lesson::open(BEGINNING) {
            self.show_lesson(OpenLesson::new(lesson, None, Some(BEGINNING.to_owned())));
        }
        self.history = History::default();
        self.history.record(self.undoable());
        if !self.preferences.still {
            self.toggle_play();
        }
        self.show_hint();
        self.invites = Some(f64::INFINITY);
    }

    /// Rings that grow from the first start point: it can be dragged.
    fn invite(&mut self, ctx: &Context) {
        const PERIOD: f64 = 1.6; // seconds
        const END: f64 = 6.0 * PERIOD;
        const REACH: f32 = 22.0; // points
        let now = ctx.input(|input| input.time);
        self.invites = self.invites.map(|since| since.min(now)).filter(|since| now - since < END && !self.preferences.still);
        let Some(since) = self.invites else { return };
        let (Some(transform), Some(start)) = (self.paths.view.transform(), self.paths.settings.starts.first()) else { return };
        let part = ((now - since) / PERIOD).fract() as f32;
        let color = ctx.global_style().visuals.hyperlink_color.gamma_multiply(1.0 - part);
        let painter = ctx.layer_painter(egui::LayerId::new(egui::Order::Middle, egui::Id::unique("invitation")));
        painter.circle_stroke(transform.screen_pos(*start), 12.0 + REACH * part, egui::Stroke::new(3.0, color));
        ctx.request_repaint();
    }

    /// Draw hint, ink and spotlight above everything else.
    pub(super) fn overlay_ui(&mut self, ctx: &Context) {
        // The hint speaks of the map: elsewhere it waits.
        // It waits for the first path to be played, and for the card with the address to be closed, too.
        let is_free = self.playing.is_none() && self.cover != Some(Cover::Address);
        let is_due = self.hint && self.workspace == WorkspaceKind::Paths && is_free;
        if is_due {
            self.invite(ctx);
        }
        let is_acted_on = is_due && hint_ui(ctx, Room::of(ctx.content_rect().width()) == Room::Small);
        self.invites = self.invites.filter(|_| !is_acted_on);
        self.hint = self.hint && !is_acted_on;
        let scene = (self.open_lesson.lesson.title.clone(), self.open_lesson.scene);
        let surface = self.paths.settings.surface.is_some();
        let picture = Picture { workspace: self.workspace, scene, surface, screen: ctx.content_rect() };
        self.overlay.ui(ctx, picture);
    }
}
