//! Lessons in the window: stepping through scenes, their questions, and editing them.

use std::sync::Arc;

use super::App;
use super::workspace_state::WorkspaceState;
use crate::dataset::place;
use crate::experiment::paths::prediction_error;
use crate::experiment::{Workspace, WorkspaceKind};
use crate::language::t;
use crate::lesson::{AnswerKind, ControlGroup, Lesson, Question, Scene};
use crate::storage::session::Snapshot;
use crate::ui::controls::notice::Notice;
use crate::ui::lesson::heading::Heading;
use crate::ui::lesson::open_lesson::{OpenLesson, Step};
use crate::ui::lesson::question::{Guess, Reply};
use crate::ui::training::{State, unreadable};
use crate::words::question;

impl App {
    /// Show a lesson at its current scene.
    pub fn show_lesson(&mut self, open_lesson: OpenLesson) {
        if open_lesson.scene == 0 && open_lesson.place() != self.open_lesson.place() {
            self.training.view.runner.clear(); // a lesson starts clean
        }
        self.open_lesson = open_lesson;
        self.chose_detail = false;
        self.panel = None;
        self.back_to_scene();
    }

    /// Show a scene of the lesson by its index.
    pub(super) fn go_to(&mut self, scene: usize) {
        self.open_lesson.scene = scene;
        self.enter_scene();
        self.back_to_scene();
    }

    /// Show the scene with the lesson's settings.
    pub(super) fn back_to_scene(&mut self) {
        if let Some(scene) = self.open_lesson.scene().cloned() {
            self.show_scene(&scene);
        }
        self.guess = Guess::default();
    }

    /// Load a scene into its workspace, and show it.
    pub(super) fn show_scene(&mut self, scene: &Scene) {
        self.show_settings(Snapshot { now: scene.workspace.clone(), scene: scene.clone() });
    }

    /// Load a scene with these settings into its workspace, and show it.
    pub(super) fn show_settings(&mut self, Snapshot { mut scene, now }: Snapshot) {
        if scene.title.is_empty() {
            scene.title = self.open_lesson.lesson.title.clone();
        }
        self.workspace = scene.workspace.kind();
        if self.workspace == WorkspaceKind::Activations {
            self.activations.view.show_trained_net(None);
        }
        let snapshot = Snapshot { scene, now };
        for workspace in self.workspaces_mut() {
            workspace.restore(&snapshot);
        }
        self.playing = None;
        self.paths.view.refit();
        self.end_other_race();
        let missing = match &snapshot.now {
            Workspace::Training(settings) => settings.data.as_deref().and_then(place::missing),
            Workspace::Paths(_) | Workspace::Activations(_) => None,
        };
        self.notice = missing.map(|error| Notice { text: unreadable(&error), is_error: true });
    }

    /// Show the hidden results of a question, or else bring what is played of them to its end, or else bring the scene's race to its end, or else show the next scene.
    pub(super) fn advance(&mut self, ctx: &egui::Context) {
        if self.awaits_answer() {
            return self.reveal(ctx);
        }
        if self.guess.is_made() && self.end_answer() {
            return;
        }
        if self.holds_race(ctx) {
            return;
        }
        self.step(self.open_lesson.next(), |_| 0);
    }

    /// Show the previous scene; at the start of a lesson, the last scene of the previous lesson.
    pub(super) fn go_back(&mut self) {
        self.step(self.open_lesson.previous(), |lesson| lesson.scenes.len().saturating_sub(1));
    }

    fn step(&mut self, step: Step, scene_of: impl FnOnce(&Lesson) -> usize) {
        match step {
            Step::Scene(scene) => self.go_to(scene),
            Step::Lesson(name) => {
                if let Ok((lesson, _)) = Lesson::open(name) {
                    let scene = scene_of(&lesson);
                    self.show_lesson(OpenLesson { scene, ..OpenLesson::new(lesson, None, Some(name.to_owned())) });
                }
            }
            Step::End => {
                let text = if self.open_lesson.has_scenes() { t!("scene.end") } else { t!("scene.single") };
                self.notice = Some(Notice { text: text.into_owned(), is_error: false });
            }
        }
    }

    /// The lesson's current scene, if its workspace is shown.
    pub(super) fn shown_scene(&self) -> Option<&Scene> {
        self.open_lesson.scene().filter(|scene| scene.workspace.kind() == self.workspace)
    }

    /// The question of the shown scene.
    pub(super) fn question(&self) -> Option<&Question> {
        self.shown_scene()?.question.as_ref()
    }

    /// Whether the scene has a question without an answer.
    pub(super) fn awaits_answer(&self) -> bool {
        self.question().is_some() && !self.guess.is_made()
    }

    /// A heading with the position of the scene in its lesson, without texts.
    pub(super) fn heading_of_scene<'a>(&self) -> Heading<'a> {
        let count = self.open_lesson.lesson.scenes.len();
        let position = self.open_lesson.has_scenes().then_some([self.open_lesson.scene + 1, count]);
        let can_go_back = self.has_left_scene();
        let lesson = Arc::clone(&self.open_lesson.lesson);
        let tells_notes = !self.presentation.is_on();
        Heading { title: "", text: "", declared: "", changed: false, position, lesson, tells_notes, can_go_back }
    }

    /// The names of the visible optimizers or of the curves, with their indices.
    pub(super) fn names(&self) -> Vec<(usize, String)> {
        match self.workspace {
            WorkspaceKind::Paths => {
                let settings = &self.paths.settings;
                let visible = settings.optimizers.iter().map(|entry| entry.visible);
                let names = settings.names().into_iter().enumerate().zip(visible);
                names.filter_map(|(name, visible)| visible.then_some(name)).collect()
            }
            WorkspaceKind::Activations => Vec::new(),
            WorkspaceKind::Training => self.training.settings.names().into_iter().enumerate().collect(),
        }
    }

    /// The result of the chosen winner, once it is known.
    pub(super) fn winner_result(&self) -> Option<String> {
        if let Some(told) = self.stopped() {
            return Some(told);
        }
        let chosen = self.guess.chosen?;
        match self.workspace {
            WorkspaceKind::Paths => question::lowest(&self.paths.settings, self.paths.view.paths(), chosen),
            WorkspaceKind::Activations => None,
            WorkspaceKind::Training => {
                let WorkspaceState { settings, view, .. } = &self.training;
                let known = view.runner.state() == State::Done && !view.has_changed(settings);
                known.then(|| question::least_loss(settings, &view.runner.results, chosen)).flatten()
            }
        }
    }

    /// The control groups that the scene shows, for its author all; `None`: it does not choose.
    pub(super) fn controls(&self) -> Option<Vec<ControlGroup>> {
        if self.editing {
            return Some(ControlGroup::ALL.to_vec());
        }
        self.shown_scene()?.controls.clone()
    }

    /// Whether the current settings differ from the scene's.
    pub(super) fn has_left_scene(&self) -> bool {
        let Some(scene) = self.open_lesson.scene() else { return false };
        scene.workspace.inputs() != self.shown().as_scene().workspace.inputs()
    }

    /// Measure the error of the path drawn last.
    pub(super) fn measure_guess(&mut self) {
        let Some(Question { how: AnswerKind::Draw(optimizer), .. }) = self.question() else { return };
        let paths = self.paths.view.paths();
        let path = paths.iter().find(|path| path.optimizer == *optimizer && path.start == 0);
        let Some(path) = path else { return };
        if let Some(drawn) = self.guess.drawn.last_mut() {
            drawn.error = prediction_error(&drawn.points, &path.trajectory.points);
        }
    }

    /// Record a reply to the question.
    pub(super) fn reply(&mut self, ctx: &egui::Context, reply: Reply) {
        match reply {
            Reply::Chosen(answer) => {
                self.guess.chosen = Some(answer);
                self.show_results(ctx);
            }
            Reply::Hand(answer, more) => self.guess.count_hand(answer, more),
            Reply::Reveal => self.reveal(ctx),
            Reply::Again => self.guess = Guess::default(),
        }
    }

    /// Show the hidden results without a chosen answer.
    pub(super) fn reveal(&mut self, ctx: &egui::Context) {
        self.guess.reveal();
        self.show_results(ctx);
    }

    /// What was hidden is shown moving: the walk once, or the race.
    fn show_results(&mut self, ctx: &egui::Context) {
        self.begin_race(ctx);
        self.play_once();
    }
}
