//! Undo and redo of the window's state.

use super::App;
use super::undo_history::History;
use super::workspace_state::AnyWorkspace;
use crate::experiment::paths::{Camera, Settings};
use crate::experiment::training::landscape::Landscape;
use crate::experiment::{Workspace, WorkspaceKind};
use crate::storage::kept_runs::KeptRuns;
use crate::storage::session::Snapshot;
use crate::ui::lesson::open_lesson::OpenLesson;
use crate::ui::lesson::question::Guess;

/// The state that undo restores: the shown workspace, the lesson, all workspaces, and the kept runs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Undoable {
    shown: WorkspaceKind,
    open_lesson: OpenLesson,
    workspaces: [Snapshot; 3],
    kept_runs: KeptRuns,
}

impl Undoable {
    /// The same, without where the map and the surface are looked at from.
    fn without_views(&self) -> Self {
        let mut same = self.clone();
        for snapshot in &mut same.workspaces {
            match &mut snapshot.now {
                Workspace::Paths(settings) => {
                    let of_any = Settings { surface: settings.surface.map(|_| Camera::default()), ..Settings::default() };
                    settings.look_as(&of_any);
                }
                Workspace::Training(settings) => {
                    if let Some(landscape) = &mut settings.landscape {
                        let surface = landscape.surface.map(|_| Camera::default());
                        landscape.look_as(&Landscape { view: None, at: None, surface, ..landscape.clone() });
                    }
                }
                Workspace::Activations(_) => {}
            }
        }
        same
    }
}

impl App {
    /// The current undoable state, without the step of the playback.
    pub(super) fn undoable(&self) -> Undoable {
        let mut workspaces = self.workspaces().map(AnyWorkspace::snapshot);
        for snapshot in &mut workspaces {
            match &mut snapshot.now {
                Workspace::Paths(settings) => settings.shown = None,
                Workspace::Activations(settings) => settings.symmetry.shown = None,
                Workspace::Training(settings) => {
                    if let Some(landscape) = &mut settings.landscape {
                        landscape.at = None;
                    }
                }
            }
        }
        let (open_lesson, kept_runs) = (self.open_lesson.clone(), self.kept_runs.clone());
        Undoable { shown: self.workspace, open_lesson, workspaces, kept_runs }
    }

    /// Record a change in the history. Another view of the same is no change of its own.
    pub(super) fn record_change(&mut self) {
        let now = self.undoable();
        if self.history.present().is_some_and(|present| *present != now && present.without_views() == now.without_views()) {
            self.history.amend(now);
        } else {
            self.history.record(now);
        }
    }

    /// Clear the undo history.
    pub fn reset_history(&mut self) {
        self.history = History::default();
        self.history.record(self.undoable());
    }

    /// Undo one change, or redo it.
    pub(super) fn undo_or_redo(&mut self, undo: bool) {
        let Some(undoable) = (if undo { self.history.undo() } else { self.history.redo() }).cloned() else { return };
        let Undoable { shown, open_lesson, workspaces, kept_runs } = undoable;
        let (step, small) = (self.paths.settings.shown, self.activations.settings.symmetry.shown);
        let (seen, scene) = (self.paths.settings.clone(), self.open_lesson.scene);
        let seen_landscape = self.training.settings.landscape.clone();
        self.workspace = shown;
        if open_lesson != self.open_lesson {
            self.open_lesson = open_lesson;
            self.guess = Guess::default();
        }
        for (workspace, snapshot) in self.workspaces_mut().into_iter().zip(&workspaces) {
            workspace.restore(snapshot);
        }
        self.kept_runs = kept_runs;
        if self.paths.settings.landscape == seen.landscape && self.open_lesson.scene == scene {
            self.paths.settings.look_as(&seen);
        }
        if self.open_lesson.scene == scene
            && let (Some(now), Some(seen)) = (&mut self.training.settings.landscape, &seen_landscape)
        {
            now.look_as(seen);
        }
        self.paths.settings.shown = step.filter(|step| *step < self.paths.settings.steps);
        let symmetry = &mut self.activations.settings.symmetry;
        symmetry.shown = small.filter(|step| *step < symmetry.steps);
    }
}
