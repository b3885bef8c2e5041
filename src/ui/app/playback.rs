//! Playback: the shown step advances with time. It never changes the results.

use egui::Ui;

use super::App;
use crate::experiment::activations::{Show, Symmetry};
use crate::experiment::{WorkspaceKind, paths};
use crate::ui::controls::transport::Playback;

/// Seconds in which a walk that was hidden is shown.
const ONCE_SECS: f64 = 2.5;

/// A playback on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Playing {
    /// The fractional step.
    position: f64,
    /// The last step, where the walk that a question has hidden is shown; it takes the same time whatever its length.
    once: Option<usize>,
}

impl Playing {
    /// Whether it shows what a question has hidden.
    pub(super) fn is_answer(self) -> bool {
        self.once.is_some()
    }
}

impl App {
    /// Whether the small nets are shown, whose training has steps.
    pub fn shows_small_nets(&self) -> bool {
        self.activations.settings.show == Show::Symmetry && self.activations.view.trained_net().is_none()
    }

    /// The playback of the shown workspace, if it has steps.
    pub(super) fn playback(&mut self) -> Option<Playback<'_>> {
        match self.workspace {
            WorkspaceKind::Paths => {
                let paths::Settings { steps, shown, speed, .. } = &mut self.paths.settings;
                Some(Playback { steps, shown, speed })
            }
            WorkspaceKind::Activations if self.shows_small_nets() => {
                let Symmetry { steps, shown, speed, .. } = &mut self.activations.settings.symmetry;
                Some(Playback { steps, shown, speed })
            }
            WorkspaceKind::Activations | WorkspaceKind::Training => None,
        }
    }

    /// Start the playback, from step 0 if the last step is shown, or stop it.
    pub(super) fn toggle_play(&mut self) {
        let was_playing = self.playing.take().is_some();
        if let Some(mut playback) = self.playback().filter(|_| !was_playing) {
            let from = playback.shown.unwrap_or(0);
            playback.show(from);
            self.playing = Some(Playing { position: from as f64, once: None });
        }
    }

    /// Play what a question has hidden, from step 0 to the shown step, unless less motion is wanted.
    pub(super) fn play_once(&mut self) {
        let still = self.preferences.still;
        let Some(mut playback) = self.playback().filter(|_| !still) else { return };
        let last = playback.shown_step();
        if last > 0 {
            playback.show(0);
            self.playing = Some(Playing { position: 0.0, once: Some(last) });
        }
    }

    /// Bring the walk that a question has hidden to its end; returns whether it was on its way.
    pub(super) fn end_answer(&mut self) -> bool {
        let Some(last) = self.playing.and_then(|playing| playing.once) else { return false };
        if let Some(mut playback) = self.playback() {
            playback.show(last);
        }
        self.playing = None;
        true
    }

    /// Advance the shown step by the time since the last frame.
    pub(super) fn play(&mut self, ui: &Ui) {
        let Some(Playing { mut position, once }) = self.playing else { return };
        let Some(mut playback) = self.playback() else {
            self.playing = None;
            return;
        };
        let last = once.unwrap_or(usize::MAX).min(*playback.steps);
        let speed = once.map_or(*playback.speed, |last| last as f64 / ONCE_SECS);
        position += f64::from(ui.input(|input| input.stable_dt).min(0.25)) * speed;
        playback.show((position as usize).min(last));
        let continues = position < last as f64;
        if continues {
            let wait = (1.0 - position.fract()) / speed;
            ui.ctx().request_repaint_after_secs((wait as f32).clamp(1.0 / 120.0, 1.0));
        }
        self.playing = continues.then_some(Playing { position, once });
    }
}
