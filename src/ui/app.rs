//! The window's content: top bar, panels, keys and commands. The window itself is the binary's affair.

use std::path::PathBuf;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};
use rust_i18n::t;

use super::activations::ActivationsView;
use super::command::Command;
use super::desk::{Desk, Moment};
use super::files::{Answer, FilePanel};
use super::heading::lesson_ui;
use super::history::History;
use super::notice::{Notice, notice_ui};
use super::paths::{PathsView, switch_ui};
use super::theme::{self, Palette};
use super::training::TrainingView;
use super::transport::{Clock, transport_ui};
use super::{keys, topbar};
use crate::experiment::activations;
use crate::experiment::{paths, training};
use crate::preset::{Preset, Workspace};
use crate::words;

/// Below this width the side panels fold away.
const NARROW: f32 = 1000.0;
/// Width of the panel on the left.
const LEFT: f32 = 264.0;
/// Width of the panel on the right.
const RIGHT: f32 = 304.0;

/// The lesson of each workspace that is there before another one is opened.
const FIRST_LESSONS: [&str; 3] = ["four-optimizers", "three-initializations", "mnist-race"];

/// A workspace's tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Optimizers walk on a landscape.
    Paths,
    /// Weights of a deep net are initialized.
    Activations,
    /// Optimizers train nets.
    Training,
}

/// The program's state: the settings, and what the views remember.
pub struct App {
    /// The workspace that is shown.
    pub tab: Tab,
    /// The Paths workspace.
    pub paths: Desk<paths::Settings, PathsView>,
    /// The Activations workspace.
    pub activations: Desk<activations::Settings, ActivationsView>,
    /// The Training workspace.
    pub training: Desk<training::Settings, TrainingView>,
    /// While playing: the step as a number that grows with time.
    pub(super) playing: Option<f64>,
    pub(super) panel: Option<FilePanel>,
    pub(super) notice: Option<Notice>,
    /// Whether the side panels are shown in a narrow window.
    unfolded: [bool; 2],
    history: History<Moments>,
}

/// What is undone: the workspace that is shown, and what there is on each desk.
#[derive(Clone, Debug, PartialEq)]
struct Moments {
    tab: Tab,
    paths: Moment<paths::Settings>,
    activations: Moment<activations::Settings>,
    training: Moment<training::Settings>,
}

impl App {
    /// Show a lesson, which may come from a file. Gives `ctx` its fonts and styles.
    pub fn new(ctx: &egui::Context, preset: &Preset, file: Option<PathBuf>) -> Self {
        theme::install(ctx);
        let mut app = Self {
            tab: Tab::Paths,
            paths: Desk::new(paths::Settings::default()),
            activations: Desk::new(activations::Settings::default()),
            training: Desk::new(training::Settings::default()),
            playing: None,
            panel: None,
            notice: None,
            unfolded: [false; 2],
            history: History::default(),
        };
        for slug in FIRST_LESSONS {
            if let Ok((first, _)) = Preset::open(slug) {
                app.show(&first, None);
            }
        }
        app.show(preset, file);
        app.history.record(app.moments());
        app
    }

    /// All that can be undone, as it is now. Playback moves by itself and is left out.
    fn moments(&self) -> Moments {
        Moments {
            tab: self.tab,
            paths: self.paths.moment(|settings| settings.shown = None),
            activations: self.activations.moment(|settings| settings.symmetry.shown = None),
            training: self.training.moment(|_| {}),
        }
    }

    /// What was before can't be undone any more.
    pub(super) fn forget(&mut self) {
        self.history = History::default();
        self.history.record(self.moments());
    }

    /// Go one change back, or forward again.
    pub(super) fn travel(&mut self, back: bool) {
        let Some(moments) = (if back { self.history.undo() } else { self.history.redo() }).cloned() else { return };
        let (shown, small) = (self.paths.settings.shown, self.activations.settings.symmetry.shown);
        self.tab = moments.tab;
        self.paths.restore(&moments.paths);
        self.activations.restore(&moments.activations);
        self.training.restore(&moments.training);
        self.paths.settings.shown = shown.filter(|shown| *shown < self.paths.settings.steps);
        let symmetry = &mut self.activations.settings.symmetry;
        symmetry.shown = small.filter(|shown| *shown < symmetry.steps);
    }

    /// Take over a lesson.
    pub(super) fn show(&mut self, preset: &Preset, file: Option<PathBuf>) {
        let Preset { title, text, workspace, .. } = preset;
        match workspace {
            Workspace::Paths(settings) => {
                self.tab = Tab::Paths;
                self.paths.open(title, text, settings, file);
            }
            Workspace::Activations(settings) => {
                self.tab = Tab::Activations;
                self.activations.open(title, text, settings, file);
                self.activations.view.open(None);
            }
            Workspace::Training(settings) => {
                self.tab = Tab::Training;
                self.training.open(title, text, settings, file);
            }
        }
        self.playing = None;
        self.panel = None;
        self.notice = None;
    }

    /// The playback of what is shown, if it moves by steps.
    pub(super) fn clock(&mut self) -> Option<Clock<'_>> {
        match self.tab {
            Tab::Paths => {
                let paths::Settings { steps, shown, speed, .. } = &mut self.paths.settings;
                Some(Clock { steps, shown, speed })
            }
            Tab::Activations if self.activations.shows_small_nets() => {
                let activations::Symmetry { steps, shown, speed, .. } = &mut self.activations.settings.symmetry;
                Some(Clock { steps, shown, speed })
            }
            Tab::Activations | Tab::Training => None,
        }
    }

    /// Draw a frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let mut commands = self.input(ui);
        self.play(ui);
        let before = (self.paths.settings.clone(), self.activations.settings.clone(), self.training.settings.clone());
        self.training.view.update(ui.ctx(), &self.training.settings);
        match self.tab {
            Tab::Paths => {
                if self.paths.view.update(ui, &mut self.paths.settings) {
                    self.history.amend(self.moments());
                }
                let swept = self.paths.settings.clone();
                commands.extend(self.panels_ui(ui));
                self.paths.settings.settle(&swept);
            }
            Tab::Activations | Tab::Training => commands.extend(self.panels_ui(ui)),
        }
        notice_ui(ui, &mut self.notice);
        commands.extend(self.file_panel_ui(ui));
        if (&self.paths.settings, &self.activations.settings, &self.training.settings) != (&before.0, &before.1, &before.2) {
            ui.ctx().request_repaint(); // what was drawn before the change, as the cards, follows in the next frame
        }
        for command in commands {
            self.apply(ui.ctx(), command);
            ui.ctx().request_repaint();
        }
        // A drag is one change.
        if !ui.input(|input| input.pointer.any_down()) {
            self.history.record(self.moments());
        }
    }

    /// Keys and dropped files.
    fn input(&mut self, ui: &Ui) -> Vec<Command> {
        let dropped = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect::<Vec<_>>());
        let open = |path: PathBuf| if path.is_dir() { Command::OpenData(path) } else { Command::OpenFile(path) };
        let mut commands: Vec<Command> = dropped.into_iter().map(open).collect();
        if self.panel.is_none() {
            let arrows_free = self.tab != Tab::Paths || !self.paths.view.start_focused(ui.ctx(), &self.paths.settings);
            let shown = self.clock().map(|clock| (clock.shown_step(), *clock.steps));
            commands.extend(keys::commands(ui, self.tab, shown, arrows_free));
            if self.tab == Tab::Activations {
                let extent = self.activations.view.extent(&self.activations.settings);
                super::activations::keys(ui, &mut self.activations.settings, extent);
            }
        }
        commands
    }

    /// Move the shown step on with time. It never changes what is computed.
    fn play(&mut self, ui: &Ui) {
        let Some(mut position) = self.playing else { return };
        let Some(mut clock) = self.clock() else {
            self.playing = None;
            return;
        };
        position += f64::from(ui.input(|input| input.stable_dt).min(0.25)) * *clock.speed;
        clock.show(position as usize);
        let goes_on = clock.shown.is_some();
        if goes_on {
            let wait = (1.0 - position.fract()) / *clock.speed;
            ui.ctx().request_repaint_after_secs((wait as f32).clamp(1.0 / 120.0, 1.0));
        }
        self.playing = goes_on.then_some(position);
    }

    fn panels_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let palette = Palette::of(ui);
        let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 0));
        let side = Frame::new().fill(palette.window).inner_margin(Margin::symmetric(12, 8));
        let narrow = ui.available_width() < NARROW;
        let mut commands = Vec::new();
        Panel::top("top").exact_size(48.0).frame(bar).show(ui, |ui| {
            let lesson = match self.tab {
                Tab::Paths => &self.paths.lesson.title,
                Tab::Activations => &self.activations.lesson.title,
                Tab::Training => &self.training.lesson.title,
            };
            let folding = narrow.then_some(&mut self.unfolded);
            commands.extend(topbar::top_bar_ui(ui, self.tab, lesson, self.history.can(), folding));
        });
        if self.tab == Tab::Training {
            let Desk { settings, view, .. } = &mut self.training;
            Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| commands.extend(view.bar_ui(ui, settings)));
        } else if self.clock().is_some() {
            Panel::bottom("bottom").exact_size(64.0).frame(bar).show(ui, |ui| commands.extend(self.clock_ui(ui)));
        }
        if !narrow || self.unfolded[0] {
            Panel::left("left").exact_size(LEFT).resizable(false).frame(side).show(ui, |ui| match self.tab {
                Tab::Paths => self.paths.view.left_ui(ui, &mut self.paths.settings),
                Tab::Activations => self.activations.view.left_ui(ui, &mut self.activations.settings),
                Tab::Training => self.training.view.left_ui(ui, &mut self.training.settings),
            });
        }
        if self.tab != Tab::Activations && (!narrow || self.unfolded[1]) {
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

    fn file_panel_ui(&mut self, ui: &Ui) -> Option<Command> {
        match self.panel.as_mut()?.ui(ui.ctx()) {
            Answer::Open => None,
            Answer::Closed => {
                self.panel = None;
                None
            }
            Answer::Chosen(command) => Some(command),
        }
    }
}
