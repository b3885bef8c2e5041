//! Where everything stands: the bar on top, the panels at the sides, the picture in the middle, and the bar below it.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};
use rust_i18n::t;

use super::app::{App, Tab};
use super::command::Command;
use super::desk::Desk;
use super::heading::lesson_ui;
use super::paths::switch_ui;
use super::stage::Stage;
use super::theme::Palette;
use super::topbar;
use super::training::TrainingView;
use super::transport::transport_ui;
use crate::experiment::{activations, paths};
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
                let lesson = match self.tab {
                    Tab::Paths => &self.paths.lesson.title,
                    Tab::Activations => &self.activations.lesson.title,
                    Tab::Training => &self.training.lesson.title,
                };
                let folding = narrow.then_some(&mut self.unfolded);
                commands.extend(topbar::top_bar_ui(ui, self.tab, lesson, self.history.can(), moves, folding));
            });
        }
        if self.tab == Tab::Training {
            let Desk { settings, view, .. } = &mut self.training;
            Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| commands.extend(view.bar_ui(ui, settings)));
        } else if self.clock().is_some() {
            Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| commands.extend(self.clock_ui(ui)));
        }
        if whole && (!narrow || self.unfolded[0]) {
            Panel::left("left").exact_size(LEFT).resizable(false).frame(side).show(ui, |ui| match self.tab {
                Tab::Paths => self.paths.view.left_ui(ui, &mut self.paths.settings),
                Tab::Activations => self.activations.view.left_ui(ui, &mut self.activations.settings),
                Tab::Training => self.training.view.left_ui(ui, &mut self.training.settings),
            });
        }
        if whole && self.tab != Tab::Activations && (!narrow || self.unfolded[1]) {
            Panel::right("right").exact_size(RIGHT).resizable(false).frame(side).show(ui, |ui| match self.tab {
                Tab::Training => commands.extend(self.training.view.right_ui(ui, &mut self.training.settings)),
                Tab::Paths | Tab::Activations => commands.extend(self.paths.view.right_ui(ui, &mut self.paths.settings)),
            });
        }
        let middle = Frame::new().fill(palette.window).inner_margin(Margin { left: 12, right: 16, top: 8, bottom: 8 });
        CentralPanel::default().frame(middle).show(ui, |ui| match self.tab {
            Tab::Paths => {
                let Desk { settings, lesson, view } = &mut self.paths;
                let rule = words::comparison::declared(settings);
                let changed = settings.inputs() != lesson.settings.inputs();
                lesson_ui(ui, &lesson.title, &lesson.text, &rule, changed, |ui, corner| switch_ui(ui, corner, settings));
                view.map_ui(ui, settings);
            }
            Tab::Activations => {
                let Desk { settings, lesson, view } = &mut self.activations;
                let net = words::activations::net(settings);
                let changed = settings.inputs() != lesson.settings.inputs();
                view.update(ui.ctx(), settings);
                let (title, text, net, changed) = match view.opened() {
                    Some(opened) => (opened.title.clone(), opened.text.clone(), opened.about.clone(), false),
                    None => (lesson.title.clone(), lesson.text.clone(), net, changed),
                };
                lesson_ui(ui, &title, &text, &net, changed, |ui, corner| view.switch_ui(ui, corner, settings));
                view.middle_ui(ui, settings);
            }
            Tab::Training => {
                let Desk { settings, lesson, view } = &mut self.training;
                let rule = words::training::declared(settings);
                let changed = settings.inputs() != lesson.settings.inputs();
                lesson_ui(ui, &lesson.title, &lesson.text, &rule, changed, |ui, corner| {
                    TrainingView::switch_ui(ui, corner, settings)
                });
                view.middle_ui(ui, settings);
            }
        });
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
