//! Where everything stands: the bar on top, the panels at the sides, the picture in the middle, and the bar below it.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};
use rust_i18n::t;

use super::app::{App, Tab};
use super::card::Controls;
use super::command::Command;
use super::desk::Desk;
use super::heading::{Heading, lesson_ui};
use super::paths::switch_ui;
use super::predict::{Asked, Drawing, covered_ui, question_ui};
use super::stage::Stage;
use super::theme::Palette;
use super::topbar;
use super::training::TrainingView;
use super::transport::transport_ui;
use crate::experiment::{activations, paths};
use crate::preset::{Control, How, Question};
use crate::words;

/// Below this width the side panels fold away.
const NARROW: f32 = 1000.0;
/// Width of the panel on the left.
const LEFT: f32 = 264.0;
/// Width of the panel on the right.
const RIGHT: f32 = 304.0;

impl App {
    /// Draw all that there is; returns what the user asked for.
    pub(super) fn panels_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let palette = Palette::of(ui);
        let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 0));
        let side = Frame::new().fill(palette.window).inner_margin(Margin::symmetric(12, 8));
        let narrow = ui.available_width() < NARROW;
        let whole = self.stage == Stage::Workshop;
        let mut commands = Vec::new();
        if whole {
            let moves = self.clock().is_some();
            Panel::top("top").exact_size(48.0).frame(bar).show(ui, |ui| {
                let lesson = self.course.lesson.title.shown();
                let folding = narrow.then_some(&mut self.unfolded);
                let can = self.history.can();
                commands.extend(topbar::top_bar_ui(ui, self.tab, lesson, can, self.comfort, moves, folding));
            });
        }
        if self.tab == Tab::Training {
            let Desk { settings, view, .. } = &mut self.training;
            Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| commands.extend(view.bar_ui(ui, settings)));
        } else if self.clock().is_some() {
            Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| commands.extend(self.clock_ui(ui)));
        }
        let chosen = self.controls();
        let shown = Controls(chosen.as_deref());
        let asks = self.asks();
        self.paths.view.hides = asks && self.tab == Tab::Paths;
        if whole && (!narrow || self.unfolded[0]) && shown.has_one_of(left_controls(self.tab)) {
            Panel::left("left").exact_size(LEFT).resizable(false).frame(side).show(ui, |ui| match self.tab {
                Tab::Paths => {
                    let Desk { settings, view, .. } = &mut self.paths;
                    commands.extend(view.left_ui(ui, settings, &mut self.shelves.paths, shown));
                }
                Tab::Activations => self.activations.view.left_ui(ui, &mut self.activations.settings, shown),
                Tab::Training => self.training.view.left_ui(ui, &mut self.training.settings, shown),
            });
        }
        if whole && self.writing {
            Panel::right("writing")
                .exact_size(RIGHT)
                .resizable(false)
                .frame(side)
                .show(ui, |ui| commands.extend(self.writing_ui(ui)));
        } else if whole && (!narrow || self.unfolded[1]) && shown.has_one_of(right_controls(self.tab)) {
            // While a question waits the panel stays empty, so that the picture keeps its place.
            Panel::right("right").exact_size(RIGHT).resizable(false).frame(side).show(ui, |ui| match self.tab {
                _ if asks => {}
                Tab::Training => {
                    let Desk { settings, view, .. } = &mut self.training;
                    commands.extend(view.right_ui(ui, settings, &mut self.shelves.training));
                }
                Tab::Paths | Tab::Activations => {
                    commands.extend(self.paths.view.right_ui(ui, &mut self.paths.settings, shown));
                }
            });
        }
        let middle = Frame::new().fill(palette.window).inner_margin(Margin { left: 12, right: 16, top: 8, bottom: 8 });
        CentralPanel::default().frame(middle).show(ui, |ui| commands.extend(self.middle_ui(ui)));
        commands
    }

    /// The scene's title, text and question, and the picture.
    fn middle_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let asks = self.asks();
        let mut commands = Vec::new();
        let heading = self.heading_of_scene();
        let hides = asks && (self.tab == Tab::Activations || self.training.view.has_results());
        let draws = asks && matches!(self.question(), Some(Question { how: How::Draw(_), .. }));
        let texts = &mut self.texts;
        match self.tab {
            Tab::Paths => {
                let Desk { settings, scene, view: _ } = &mut self.paths;
                let declared = words::comparison::declared(settings);
                let changed = settings.inputs() != scene.settings.inputs();
                let (title, text) = (scene.title.shown(), scene.text.shown());
                let heading = Heading { title, text, declared: &declared, changed, ..heading };
                commands.extend(lesson_ui(ui, &heading, texts, |ui, corner| switch_ui(ui, corner, settings)));
            }
            Tab::Activations => {
                let Desk { settings, scene, view } = &mut self.activations;
                view.update(ui.ctx(), settings);
                let net = words::activations::net(settings);
                let changed = settings.inputs() != scene.settings.inputs();
                let opened = view.opened().map(|opened| (opened.title.clone(), opened.text.clone(), opened.about.clone()));
                let heading = if let Some((title, text, about)) = &opened {
                    Heading { title, text, declared: about, changed: false, ..heading }
                } else {
                    let (title, text) = (scene.title.shown(), scene.text.shown());
                    Heading { title, text, declared: &net, changed, ..heading }
                };
                commands.extend(lesson_ui(ui, &heading, texts, |ui, corner| view.switch_ui(ui, corner, settings)));
            }
            Tab::Training => {
                let Desk { settings, scene, view: _ } = &mut self.training;
                let declared = words::training::declared(settings);
                let changed = settings.inputs() != scene.settings.inputs();
                let (title, text) = (scene.title.shown(), scene.text.shown());
                let heading = Heading { title, text, declared: &declared, changed, ..heading };
                let switch = |ui: &mut Ui, corner| TrainingView::switch_ui(ui, corner, settings);
                commands.extend(lesson_ui(ui, &heading, texts, switch));
            }
        }
        if let Some(question) = self.question() {
            let asked = Asked { question, guess: &self.guess, names: self.names(), told: self.told() };
            let reply = question_ui(ui, &asked);
            commands.extend(reply.map(Command::Reply));
        }
        match self.tab {
            Tab::Paths => {
                let mut drawing = Drawing { guess: &mut self.guess, draws, complete: false };
                self.paths.view.map_ui(ui, &mut self.paths.settings, &mut drawing);
                if drawing.complete {
                    self.measure_guess();
                }
            }
            _ if hides => covered_ui(ui), // the picture is the answer
            Tab::Activations => self.activations.view.middle_ui(ui, &mut self.activations.settings),
            Tab::Training => self.training.view.middle_ui(ui, &self.training.settings),
        }
        commands
    }

    /// The transport bar of what is shown.
    fn clock_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let (playing, tab) = (self.playing.is_some(), self.tab);
        let (all, progress) = (self.paths.settings.clone(), self.paths.view.progress());
        let check = move |steps: usize| match tab {
            Tab::Paths if steps <= paths::MAX_STEPS => {
                paths::Settings { steps, shown: None, ..all.clone() }.validate().map_err(|error| error.message)
            }
            Tab::Paths => Err(t!("transport.steps_range", max = paths::MAX_STEPS).into_owned()),
            Tab::Activations if steps <= activations::symmetry::MAX_STEPS => Ok(()),
            Tab::Activations | Tab::Training => {
                Err(t!("transport.steps_range", max = activations::symmetry::MAX_STEPS).into_owned())
            }
        };
        let Some(clock) = self.clock() else { return Vec::new() };
        transport_ui(ui, clock, playing, progress.filter(|_| tab == Tab::Paths), &check)
    }
}

/// The groups of controls on the left.
fn left_controls(tab: Tab) -> &'static [Control] {
    match tab {
        Tab::Paths => &[Control::Optimizers, Control::Landscape, Control::Starts],
        Tab::Activations => &[Control::Weights, Control::Net],
        Tab::Training => &[Control::Optimizers, Control::Weights, Control::Net, Control::Run],
    }
}

/// The groups of controls on the right.
fn right_controls(tab: Tab) -> &'static [Control] {
    match tab {
        Tab::Paths => &[Control::Charts, Control::Step, Control::Compare],
        Tab::Activations => &[],
        Tab::Training => &[Control::Results],
    }
}
