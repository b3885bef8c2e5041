//! Lessons in the window: from scene to scene, back to a scene, and a scene's question.

use rust_i18n::t;

use super::app::{App, Tab};
use super::course::{Course, Step};
use super::desk::Desk;
use super::heading::Heading;
use super::notice::Notice;
use super::predict::{Guess, Reply};
use super::training::State;
use crate::experiment::paths::miss;
use crate::preset::{Control, How, Lesson, MAX_SCENES, Preset, Question, Workspace};
use crate::words::predict;

/// The tab of a workspace.
fn tab_of(workspace: &Workspace) -> Tab {
    match workspace {
        Workspace::Paths(_) => Tab::Paths,
        Workspace::Activations(_) => Tab::Activations,
        Workspace::Training(_) => Tab::Training,
    }
}

impl App {
    /// Take over a lesson at the scene where it stands.
    pub fn teach(&mut self, course: Course) {
        self.course = course;
        self.panel = None;
        self.back_to_scene();
    }

    /// Show a scene of the lesson by its index.
    pub(super) fn go_to(&mut self, scene: usize) {
        self.course.scene = scene;
        self.back_to_scene();
    }

    /// Show the scene as the lesson has it.
    pub(super) fn back_to_scene(&mut self) {
        if let Some(scene) = self.course.scene().cloned() {
            self.lay_out(&scene);
        }
        self.guess = Guess::default();
    }

    /// Put a scene on its desk, and show it.
    pub(super) fn lay_out(&mut self, scene: &Preset) {
        let Preset { title, text, workspace, .. } = scene;
        let title = if title.is_empty() { &self.course.lesson.title } else { title };
        self.tab = tab_of(workspace);
        match workspace {
            Workspace::Paths(settings) => self.paths.open(title, text, settings),
            Workspace::Activations(settings) => {
                self.activations.open(title, text, settings);
                self.activations.view.open(None);
            }
            Workspace::Training(settings) => self.training.open(title, text, settings),
        }
        self.playing = None;
        self.notice = None;
    }

    /// What a clicker asks for: first what the scene hides, then the next scene.
    pub(super) fn go_on(&mut self) {
        if self.asks() {
            self.guess.give_up();
            return;
        }
        self.step(self.course.after(), |_| 0);
    }

    /// The scene before, at the start of a lesson the last one of the lesson before.
    pub(super) fn go_back(&mut self) {
        self.step(self.course.before(), |lesson| lesson.scenes.len().saturating_sub(1));
    }

    fn step(&mut self, step: Step, scene_of: impl FnOnce(&Lesson) -> usize) {
        match step {
            Step::Scene(scene) => self.go_to(scene),
            Step::Lesson(name) => {
                if let Ok((lesson, _)) = Lesson::open(name) {
                    let scene = scene_of(&lesson);
                    self.teach(Course { scene, ..Course::new(lesson, None, Some(name.to_owned())) });
                }
            }
            Step::End => self.notice = Some(Notice { text: t!("scene.end").into_owned(), is_error: false }),
        }
    }

    /// The scene that the lesson stands at, while its workspace is shown.
    pub(super) fn shown_scene(&self) -> Option<&Preset> {
        self.course.scene().filter(|scene| tab_of(&scene.workspace) == self.tab)
    }

    /// The question of the scene that is shown.
    pub(super) fn question(&self) -> Option<&Question> {
        self.shown_scene()?.question.as_ref()
    }

    /// Whether the question of the scene waits for an answer.
    pub(super) fn asks(&self) -> bool {
        self.question().is_some() && !self.guess.is_made()
    }

    /// Where the scene stands in its lesson, and whether there is a way back to it.
    pub(super) fn heading_of_scene<'a>(&self) -> Heading<'a> {
        let count = self.course.lesson.scenes.len();
        let place = self.course.has_scenes().then_some([self.course.scene + 1, count]);
        Heading { title: "", text: "", declared: "", changed: false, place, back: self.has_left_scene() }
    }

    /// The optimizers or curves that a question is about, with their indices.
    pub(super) fn names(&self) -> Vec<(usize, String)> {
        match self.tab {
            Tab::Paths => {
                let settings = &self.paths.settings;
                let visible = settings.optimizers.iter().map(|entry| entry.visible);
                let names = settings.names().into_iter().enumerate().zip(visible);
                names.filter_map(|(name, visible)| visible.then_some(name)).collect()
            }
            Tab::Activations => Vec::new(),
            Tab::Training => self.training.settings.names().into_iter().enumerate().collect(),
        }
    }

    /// How far off the choice of a winner was, once that is known.
    pub(super) fn told(&self) -> Option<String> {
        let chosen = self.guess.chosen?;
        match self.tab {
            Tab::Paths => predict::lowest(&self.paths.settings, self.paths.view.paths(), chosen),
            Tab::Activations => None,
            Tab::Training => {
                let Desk { settings, view, .. } = &self.training;
                let known = view.runner.state() == State::Done && !view.has_changed(settings);
                known.then(|| predict::least_loss(settings, &view.runner.results, chosen)).flatten()
            }
        }
    }

    /// The groups of controls that the scene shows; `None`: all.
    pub(super) fn controls(&self) -> Option<Vec<Control>> {
        self.shown_scene()?.controls.clone()
    }

    /// Whether something has moved away from the scene.
    pub(super) fn has_left_scene(&self) -> bool {
        let Some(scene) = self.course.scene() else { return false };
        match &scene.workspace {
            _ if tab_of(&scene.workspace) != self.tab => true,
            Workspace::Paths(settings) => self.paths.settings.inputs() != settings.inputs(),
            Workspace::Activations(settings) => self.activations.settings.inputs() != settings.inputs(),
            Workspace::Training(settings) => self.training.settings.inputs() != settings.inputs(),
        }
    }

    /// The drawn path is complete: measure it.
    pub(super) fn measure_guess(&mut self) {
        let Some(Question { how: How::Draw(optimizer), .. }) = self.question() else { return };
        let walks = self.paths.view.paths();
        let walk = walks.iter().find(|path| path.optimizer == *optimizer && path.start == 0);
        self.guess.miss = walk.and_then(|path| miss(&self.guess.stroke, &path.trajectory.points));
    }

    /// Answer the question of the scene, or ask it again.
    pub(super) fn reply(&mut self, reply: Reply) {
        match reply {
            Reply::Chosen(answer) => self.guess.chosen = Some(answer),
            Reply::Reveal => self.guess.give_up(),
            Reply::Again => self.guess = Guess::default(),
        }
    }

    /// What is shown, as a scene.
    pub(super) fn state_as_scene(&self) -> Preset {
        match self.tab {
            Tab::Paths => self.paths.preset(),
            Tab::Activations => self.activations.preset(),
            Tab::Training => self.training.preset(),
        }
    }

    /// Make the settings that are shown those of the scene, if they are of its workspace.
    pub(super) fn take_over(&mut self) {
        if self.shown_scene().is_some() {
            let workspace = self.state_as_scene().workspace;
            if let Some(scene) = self.course.edit_scene() {
                scene.workspace = workspace;
            }
        }
    }

    /// Add what is shown to the lesson as a scene, after the one that it stands at, and stand at the new one.
    pub(super) fn add_scene(&mut self) {
        if self.course.lesson.scenes.len() >= MAX_SCENES {
            self.warn(t!("writing.full", most = MAX_SCENES).into_owned());
            return;
        }
        let scene = self.state_as_scene();
        let at = self.course.scene + 1;
        self.course.edit().scenes.insert(at, scene);
        self.go_to(at);
    }

    /// Make what is shown the scene's settings.
    pub(super) fn set_scene(&mut self) {
        self.take_over();
        self.back_to_scene();
    }

    /// The lesson with the scene as it is shown; a single scene of another workspace gives way to what is shown.
    pub(super) fn course_to_save(&mut self) -> Course {
        self.take_over();
        if self.shown_scene().is_none() && self.course.lesson.scenes.len() == 1 {
            return Course::new(self.state_as_scene().into(), None, None);
        }
        self.course.clone()
    }
}
