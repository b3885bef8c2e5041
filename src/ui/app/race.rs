//! The race of a scene: it begins by the answer to the scene's question, or by the step to the next scene, which waits for its end.

use super::App;
use super::playback::Playing;
use super::workspace_state::WorkspaceState;
use crate::experiment::WorkspaceKind;
use crate::language::t;
use crate::ui::controls::notice::Notice;
use crate::ui::training::State;
use crate::words::numbers::duration;
use crate::words::question;

impl App {
    /// Start, pause or resume the run. With an open question it starts as after the answer.
    pub(super) fn toggle_run(&mut self, ctx: &egui::Context) {
        if self.awaits_answer() {
            return self.reveal(ctx);
        }
        let WorkspaceState { settings, view, .. } = &mut self.training;
        match view.runner.state() {
            State::Empty | State::Done => view.runner.start(ctx, settings),
            State::Paused => view.runner.resume(ctx),
            State::Loading | State::Running | State::Stopping => view.runner.pause(),
        }
    }

    /// End a run that is not of the shown scene's settings.
    pub(super) fn end_other_race(&mut self) {
        let WorkspaceState { settings, view, .. } = &mut self.training;
        if self.workspace == WorkspaceKind::Training && view.has_changed(settings) {
            view.runner.clear();
        }
    }

    /// Start the race of the current settings, unless it runs or is over.
    pub(super) fn begin_race(&mut self, ctx: &egui::Context) {
        let WorkspaceState { settings, view, .. } = &mut self.training;
        match view.runner.state() {
            _ if self.workspace != WorkspaceKind::Training => {}
            State::Loading | State::Running | State::Stopping => {}
            State::Paused if !view.has_changed(settings) => view.runner.resume(ctx),
            State::Done if !view.has_changed(settings) => {}
            State::Empty | State::Paused | State::Done => view.runner.start(ctx, settings),
        }
    }

    /// Bring the race of the shown scene to its end, before the next scene; returns whether it is not over yet. While it runs, a
    /// first step tells how long it takes, and a second one stops it.
    pub(super) fn holds_race(&mut self, ctx: &egui::Context) -> bool {
        if self.workspace != WorkspaceKind::Training || self.shown_scene().is_none() {
            return false;
        }
        let runner = &self.training.view.runner;
        match runner.state() {
            State::Done => return false,
            State::Empty if runner.error.is_some() => return false, // it can't be run
            State::Empty | State::Paused => self.begin_race(ctx),
            State::Stopping => {}
            State::Loading | State::Running if self.skips == Some(runner.run_number) => {
                self.training.view.runner.end();
                self.notice = None;
            }
            State::Loading | State::Running => {
                self.skips = Some(runner.run_number);
                let left = self.training.view.seconds(&self.training.settings);
                let text = left.map_or_else(|| t!("run.hold"), |left| t!("run.hold_for", left = duration(left)));
                self.notice = Some(Notice { text: text.into_owned(), is_error: false });
            }
        }
        true
    }

    /// What is told of a race that was stopped before its end: nobody has won it.
    pub(super) fn stopped(&self) -> Option<String> {
        let WorkspaceState { settings, view, .. } = &self.training;
        let run = view.runner.run().filter(|_| view.runner.state() == State::Done && !view.has_changed(settings))?;
        let is_shown = self.workspace == WorkspaceKind::Training && !run.is_finished();
        is_shown.then(|| question::stopped(view.runner.results.iterations(), run.settings.iterations))
    }

    /// Why the explanation of the question waits, while the path or the race that it is about is not over.
    pub(super) fn wait(&self) -> Option<String> {
        if self.playing.is_some_and(Playing::is_answer) {
            return Some(t!("predict.watch").into_owned());
        }
        let WorkspaceState { settings, view, .. } = &self.training;
        match view.runner.state() {
            _ if self.workspace != WorkspaceKind::Training => None,
            State::Done if !view.has_changed(settings) => None,
            State::Empty | State::Paused | State::Done => Some(t!("predict.waits").into_owned()),
            State::Loading | State::Running | State::Stopping => Some(match view.seconds(settings) {
                Some(left) => t!("predict.end_in", left = duration(left)).into_owned(),
                None => t!("predict.end").into_owned(),
            }),
        }
    }
}
