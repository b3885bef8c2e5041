//! What the user gives: keys, dropped files, and what is pasted.

use egui::Ui;

use super::App;
use crate::experiment::WorkspaceKind;
use crate::files::arrived;
use crate::ui::activations;
use crate::ui::command::Command;
use crate::ui::files::data::open_command;
use crate::ui::present::overlay::Overlay;
use crate::ui::shortcuts::{self, Focus, Keyboard};

impl App {
    /// Keys and dropped files.
    pub(super) fn input(&mut self, ui: &Ui) -> Vec<Command> {
        let dropped = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect::<Vec<_>>());
        let mut commands: Vec<Command> = dropped.into_iter().chain(arrived()).map(open_command).collect();
        commands.dedup(); // the files of a data set are one
        let keyboard = self.keyboard(ui.ctx());
        for command in shortcuts::commands(ui.ctx(), &keyboard) {
            if Overlay::takes(&command) {
                self.overlay.apply(ui.ctx(), &command); // before drawing, so that the pointer draws in this frame
            } else {
                commands.push(command);
            }
        }
        if !keyboard.is_covered {
            if self.workspace == WorkspaceKind::Activations {
                let extent = self.activations.view.extent(&self.activations.settings);
                activations::keys(ui, &mut self.activations.settings, extent);
            }
            commands.extend(self.presentation_keys(ui.ctx()));
            commands.extend(Self::pasted_link(ui.ctx()));
        }
        if self.workspace == WorkspaceKind::Paths {
            self.paths.view.input(ui, &mut self.paths.settings);
        }
        commands
    }

    /// The state that decides which commands keys give.
    fn keyboard(&mut self, ctx: &egui::Context) -> Keyboard {
        let on_map = self.workspace == WorkspaceKind::Paths && self.paths.view.has_focus(ctx, &self.paths.settings);
        let focus = match ctx.memory(egui::Memory::focused) {
            None => Focus::Nothing,
            Some(_) if ctx.text_edit_focused() => Focus::Text,
            Some(_) if on_map => Focus::Map,
            Some(_) => Focus::Widget,
        };
        Keyboard {
            workspace: self.workspace,
            playback: self.playback().map(|playback| [playback.shown_step(), *playback.steps]),
            preferences: self.shown_preferences(),
            focus,
            draws: self.overlay.draws,
            is_covered: self.panel.is_some() || self.cover.is_some(),
        }
    }
}
