//! How much is shown: what the scene or its lesson says, until the user clicks on the switch; elsewhere what the user prefers.

use egui::Context;

use super::App;
use crate::lesson::Detail;
use crate::storage::preferences::Preferences;

impl App {
    /// The preferences with what is shown now.
    pub(super) fn shown_preferences(&self) -> Preferences {
        let simple = self.detail_of_lesson().map_or(self.preferences.simple, |detail| detail == Detail::Simple);
        Preferences { simple, ..self.preferences }
    }

    /// What the shown scene or its lesson says.
    fn detail_of_lesson(&self) -> Option<Detail> {
        let scene = self.shown_scene().filter(|_| !self.chose_detail)?;
        scene.detail.or(self.open_lesson.lesson.detail)
    }

    /// Set changed preferences; what a lesson says is no preference.
    pub(super) fn set_preferences(&mut self, ctx: &Context, wanted: Preferences) {
        if wanted.simple == self.shown_preferences().simple {
            return self.apply_preferences(ctx, Preferences { simple: self.preferences.simple, ..wanted });
        }
        self.chose_detail = true;
        self.apply_preferences(ctx, wanted);
    }

    /// A scene that says how much is shown takes back what the user chose before.
    pub(super) fn enter_scene(&mut self) {
        if self.open_lesson.scene().is_some_and(|scene| scene.detail.is_some()) {
            self.chose_detail = false;
        }
    }
}
