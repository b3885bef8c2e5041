//! The layout of the window: the top bar, the side panels, the picture in the middle, and the bar below it.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::lesson_menu::LessonMenu;
use super::playback::Playing;
use super::room::{Folding, Room};
use super::workspace_state::WorkspaceState;
use super::{App, top_bar};
use crate::experiment::{WorkspaceKind, activations, paths};
use crate::language::t;
use crate::lesson::{AnswerKind, ControlGroup, Question};
use crate::picture::theme::Palette;
use crate::ui::command::Command;
use crate::ui::controls::card::Controls;
use crate::ui::controls::transport::{simple_transport_ui, transport_ui};
use crate::ui::lesson::editor::editor_ui;
use crate::ui::lesson::heading::{Heading, lesson_ui};
use crate::ui::lesson::question::{Drawing, QuestionCard, covered_ui, question_ui};
use crate::ui::lesson::task::task_ui;
use crate::ui::paths::switch_ui;
use crate::ui::present::preferences::Choices;
use crate::ui::present::presentation::Presentation;
use crate::words;

const LEFT: f32 = 264.0;
const RIGHT: f32 = 304.0;

impl App {
    /// Draw bars, panels and picture; returns the user's commands.
    pub(super) fn panels_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let palette = Palette::current(ui);
        let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 0));
        let side_frame = Frame::new().fill(palette.window).inner_margin(Margin::symmetric(12, 8));
        let room = Room::of(ui.available_width());
        let with_panels = self.presentation == Presentation::Off;
        let mut commands = Vec::new();
        if with_panels {
            let (moves, preferences) = (self.playback().is_some(), self.shown_preferences());
            Panel::top("top").exact_size(room.top()).frame(bar).show(ui, |ui| {
                let lessons = LessonMenu { shown: self.open_lesson.lesson.title.shown(), recent: &self.recent };
                let folding = Folding { room, unfolded: &mut self.unfolded };
                let can = self.history.can();
                let base = self.base.is_none().then_some(&*self.own_base);
                let choices = Choices { preferences, base, is_served: self.served.is_some() };
                commands.extend(top_bar::top_bar_ui(ui, self.workspace, &lessons, can, choices, moves, folding));
            });
        }
        if self.workspace == WorkspaceKind::Training {
            let WorkspaceState { settings, view, .. } = &mut self.training;
            Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| commands.extend(view.bar_ui(ui, settings)));
        } else if self.playback().is_some() {
            let short = room == Room::Small;
            Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| commands.extend(self.playback_ui(ui, short)));
        }
        let simple = self.is_simple();
        let chosen = self.controls().or_else(|| simple.then(|| simple_controls(self.workspace).to_vec()));
        let shown = Controls { groups: chosen.as_deref(), simple };
        let is_waiting = self.awaits_answer();
        self.paths.view.hides_results = is_waiting && self.workspace == WorkspaceKind::Paths;
        if with_panels && (!room.folds() || self.unfolded[0]) && shown.has_one_of(left_controls(self.workspace)) {
            room.panel(ui, "left", true, LEFT).frame(side_frame).show(ui, |ui| match self.workspace {
                WorkspaceKind::Paths => {
                    let WorkspaceState { settings, scene, view } = &mut self.paths;
                    commands.extend(view.left_ui(ui, settings, scene.paths(), &mut self.kept_runs.paths, shown));
                }
                WorkspaceKind::Activations => {
                    let WorkspaceState { settings, scene, view } = &mut self.activations;
                    view.left_ui(ui, settings, scene.activations(), shown);
                }
                WorkspaceKind::Training => {
                    let WorkspaceState { settings, scene, view } = &mut self.training;
                    commands.extend(view.left_ui(ui, settings, scene.training(), shown));
                }
            });
        }
        if self.workspace == WorkspaceKind::Paths {
            let (is_playing, is_answering) = (self.playing.is_some(), self.playing.is_some_and(Playing::is_answer));
            let WorkspaceState { settings, view, .. } = &mut self.paths;
            (view.is_playing, view.is_answering) = (is_playing, is_answering);
            if view.update(ui.ctx(), settings, &self.kept_runs.paths) {
                self.history.amend(self.undoable()); // the result of a search is no separate change
            }
        }
        if with_panels && self.editing {
            let is_shown = self.shown_scene().is_some();
            room.panel(ui, "writing", false, RIGHT)
                .frame(side_frame)
                .show(ui, |ui| commands.extend(editor_ui(ui, &mut self.open_lesson, is_shown)));
            self.follow_editor();
        } else if with_panels && (!room.folds() || self.unfolded[1]) && shown.has_one_of(right_controls(self.workspace)) {
            // While a question waits, the panel stays empty, so that the picture does not move.
            room.panel(ui, "right", false, RIGHT).frame(side_frame).show(ui, |ui| match self.workspace {
                _ if is_waiting => {}
                WorkspaceKind::Training => {
                    let WorkspaceState { settings, view, .. } = &mut self.training;
                    commands.extend(view.right_ui(ui, settings, &mut self.kept_runs.training));
                }
                WorkspaceKind::Paths | WorkspaceKind::Activations => {
                    commands.extend(self.paths.view.right_ui(ui, &mut self.paths.settings, shown));
                }
            });
        }
        let middle = Frame::new().fill(palette.window).inner_margin(Margin { left: 12, right: 16, top: 8, bottom: 8 });
        CentralPanel::default().frame(middle).show(ui, |ui| commands.extend(self.middle_ui(ui)));
        commands
    }

    /// Whether only what a beginner needs is shown; to a class, too.
    fn is_simple(&self) -> bool {
        self.shown_preferences().simple && !self.editing || self.presentation.is_on()
    }

    /// The scene's title, text and question above the picture.
    fn middle_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let is_waiting = self.awaits_answer();
        let mut commands = Vec::new();
        let heading = self.heading_of_scene();
        // A task asks for changes.
        let changed = self.shown().has_changed() && self.shown_scene().is_none_or(|scene| scene.task.is_none());
        let hides = is_waiting && (self.workspace == WorkspaceKind::Activations || self.training.view.has_results());
        let draws = is_waiting && matches!(self.question(), Some(Question { how: AnswerKind::Draw(_), .. }));
        let simple = self.is_simple();
        let texts = &mut self.texts;
        match self.workspace {
            WorkspaceKind::Paths => {
                let WorkspaceState { settings, scene, view: _ } = &mut self.paths;
                let declared = if simple { String::new() } else { words::comparison::declared(settings) };
                let (title, text) = (scene.title.shown(), scene.text.shown());
                let heading = Heading { title, text, declared: &declared, changed, ..heading };
                let switch = |ui: &mut Ui, corner| if simple { 0.0 } else { switch_ui(ui, corner, settings) };
                commands.extend(lesson_ui(ui, &heading, texts, switch));
            }
            WorkspaceKind::Activations => {
                let WorkspaceState { settings, scene, view } = &mut self.activations;
                view.update(ui.ctx(), settings);
                let net = words::activations::net(settings);
                let net_info = view.trained_net().map(|info| (info.title.clone(), info.text.clone(), info.about.clone()));
                let heading = if let Some((title, text, about)) = &net_info {
                    Heading { title, text, declared: about, changed: false, ..heading }
                } else {
                    let (title, text) = (scene.title.shown(), scene.text.shown());
                    Heading { title, text, declared: &net, changed, ..heading }
                };
                commands.extend(lesson_ui(ui, &heading, texts, |ui, corner| view.switch_ui(ui, corner, settings)));
            }
            WorkspaceKind::Training => {
                let WorkspaceState { settings, scene, view } = &mut self.training;
                let declared = words::training::declared(settings);
                let others = words::training::title_on_others(&view.drawn(settings), scene.training());
                let (title, text) = others.as_deref().map_or((scene.title.shown(), scene.text.shown()), |title| (title, ""));
                let heading = Heading { title, text, declared: &declared, changed, ..heading };
                let switch = |ui: &mut Ui, corner| view.switch_ui(ui, corner, settings);
                commands.extend(lesson_ui(ui, &heading, texts, switch));
            }
        }
        if let Some(question) = self.question() {
            let (names, winner_result, wait) = (self.names(), self.winner_result(), self.wait());
            let card = QuestionCard { question, guess: &self.guess, names, winner_result, wait };
            let reply = question_ui(ui, &card);
            commands.extend(reply.map(Command::Reply));
        }
        if let Some(card) = self.task_card(ui.ctx()) {
            commands.extend(task_ui(ui, &card));
        }
        match self.workspace {
            WorkspaceKind::Paths => {
                let mut drawing = Drawing { guess: &mut self.guess, draws, complete: false };
                self.paths.view.map_ui(ui, &mut self.paths.settings, &mut drawing);
                if drawing.complete {
                    self.measure_guess();
                }
            }
            _ if hides => covered_ui(ui), // the picture would show the answer
            WorkspaceKind::Activations => self.activations.view.middle_ui(ui, &mut self.activations.settings),
            WorkspaceKind::Training => self.training.view.middle_ui(ui, &mut self.training.settings),
        }
        commands
    }

    fn playback_ui(&mut self, ui: &mut Ui, short: bool) -> Vec<Command> {
        let (playing, workspace, simple) = (self.playing.is_some(), self.workspace, short || self.is_simple());
        let (all, progress) = (self.paths.settings.clone(), self.paths.view.progress());
        let check = move |steps: usize| match workspace {
            WorkspaceKind::Paths if steps <= paths::MAX_STEPS => {
                paths::Settings { steps, shown: None, ..all.clone() }.validate().map_err(|error| error.message)
            }
            WorkspaceKind::Paths => Err(t!("transport.steps_range", max = paths::MAX_STEPS).into_owned()),
            WorkspaceKind::Activations if steps <= activations::symmetry::MAX_STEPS => Ok(()),
            WorkspaceKind::Activations | WorkspaceKind::Training => {
                Err(t!("transport.steps_range", max = activations::symmetry::MAX_STEPS).into_owned())
            }
        };
        // Nothing was walked before the answer, and nothing moves without a path.
        let mut before = self.awaits_answer().then_some(0);
        let moves = workspace != WorkspaceKind::Paths || self.paths.settings.optimizers.iter().any(|entry| entry.visible);
        let Some(mut playback) = self.playback() else { return Vec::new() };
        if before.is_some() {
            playback.shown = &mut before;
        }
        let progress = progress.filter(|_| workspace == WorkspaceKind::Paths);
        let bar = |ui: &mut Ui| {
            if simple {
                simple_transport_ui(ui, &playback, playing, progress)
            } else {
                transport_ui(ui, playback, playing, progress, &check)
            }
        };
        ui.add_enabled_ui(moves, bar).inner
    }
}

/// What a beginner sees of the controls, where a scene doesn't choose.
fn simple_controls(workspace: WorkspaceKind) -> &'static [ControlGroup] {
    match workspace {
        WorkspaceKind::Paths => &[ControlGroup::Optimizers, ControlGroup::Charts],
        WorkspaceKind::Activations => &[ControlGroup::Weights],
        WorkspaceKind::Training => &[ControlGroup::Optimizers],
    }
}

fn left_controls(workspace: WorkspaceKind) -> &'static [ControlGroup] {
    match workspace {
        WorkspaceKind::Paths => &[ControlGroup::Optimizers, ControlGroup::Landscape, ControlGroup::Starts],
        WorkspaceKind::Activations => &[ControlGroup::Weights, ControlGroup::Net],
        WorkspaceKind::Training => &[ControlGroup::Optimizers, ControlGroup::Weights, ControlGroup::Net, ControlGroup::Run],
    }
}

fn right_controls(workspace: WorkspaceKind) -> &'static [ControlGroup] {
    match workspace {
        WorkspaceKind::Paths => &[ControlGroup::Charts, ControlGroup::Step, ControlGroup::Compare],
        WorkspaceKind::Activations => &[],
        WorkspaceKind::Training => &[ControlGroup::Results],
    }
}
