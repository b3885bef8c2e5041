//! The window's content: top bar, panels, keys and commands. The window itself is the binary's affair.

use std::path::PathBuf;

use egui::Ui;
use egui_commonmark::CommonMarkCache;

use super::activations::ActivationsView;
use super::comfort;
use super::command::Command;
use super::course::Course;
use super::desk::{Desk, Moment};
use super::files::{Answer, FilePanel};
use super::filming::Filming;
use super::help::help_ui;
use super::history::History;
use super::keys;
use super::lectern::Lectern;
use super::notice::{Notice, notice_ui};
use super::paths::PathsView;
use super::predict::Guess;
use super::room::room_ui;
use super::stage::{Stage, blank_ui};
use super::theme;
use super::training::TrainingView;
use super::transport::Clock;
use crate::experiment::activations;
use crate::experiment::{paths, training};
use crate::preset::Preset;
use crate::preset::comfort::Comfort;
use crate::preset::shelf::Shelves;

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
    /// The lesson that is open.
    pub course: Course,
    /// What was answered to the question of its scene.
    pub(super) guess: Guess,
    /// The texts as they were laid out last.
    pub(super) texts: CommonMarkCache,
    /// Whether the lesson is being written.
    pub(super) writing: bool,
    /// The Paths workspace.
    pub paths: Desk<paths::Settings, PathsView>,
    /// The Activations workspace.
    pub activations: Desk<activations::Settings, ActivationsView>,
    /// The Training workspace.
    pub training: Desk<training::Settings, TrainingView>,
    /// The runs that are kept to compare with.
    pub shelves: Shelves,
    /// While playing: the step as a number that grows with time.
    pub(super) playing: Option<f64>,
    pub(super) panel: Option<FilePanel>,
    pub(super) notice: Option<Notice>,
    /// Whether the side panels are shown in a narrow window.
    pub(super) unfolded: [bool; 2],
    pub(super) history: History<Moments>,
    /// What the audience sees.
    pub stage: Stage,
    /// What is done in front of the picture.
    pub lectern: Lectern,
    /// How large everything is, and whether it may move by itself.
    pub comfort: Comfort,
    /// Whether the screen was full before the picture was presented.
    pub(super) was_full: bool,
    /// What covers the window until it is closed.
    pub(super) over: Option<Over>,
    /// How many pixels a point exported pictures have.
    pub(super) scale: usize,
    /// Whether something was put on the clipboard since the window has asked last.
    pub copied: bool,
    /// The animation that is being drawn.
    pub(super) filming: Option<Filming>,
}

/// What covers the window until it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// A black screen.
    Blank,
    /// The map of the keyboard.
    Help,
}

/// What is undone: the workspace that is shown, and what there is on each desk.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moments {
    tab: Tab,
    course: Course,
    paths: Moment<paths::Settings>,
    activations: Moment<activations::Settings>,
    training: Moment<training::Settings>,
    shelves: Shelves,
}

impl App {
    /// Show a lesson, or a single scene. Gives `ctx` its fonts and styles.
    pub fn new(ctx: &egui::Context, course: impl Into<Course>) -> Self {
        theme::install(ctx);
        let mut app = Self {
            tab: Tab::Paths,
            course: course.into(),
            guess: Guess::default(),
            texts: CommonMarkCache::default(),
            writing: false,
            paths: Desk::new(paths::Settings::default()),
            activations: Desk::new(activations::Settings::default()),
            training: Desk::new(training::Settings::default()),
            shelves: Shelves::default(),
            playing: None,
            panel: None,
            notice: None,
            unfolded: [false; 2],
            history: History::default(),
            stage: Stage::default(),
            lectern: Lectern::default(),
            was_full: false,
            comfort: Comfort::default(),
            over: None,
            scale: 1,
            copied: false,
            filming: None,
        };
        for slug in FIRST_LESSONS {
            if let Ok((first, _)) = Preset::open(slug) {
                app.lay_out(&first);
            }
        }
        app.back_to_scene();
        app.history.record(app.moments());
        app
    }

    /// All that can be undone, as it is now. Playback moves by itself and is left out.
    fn moments(&self) -> Moments {
        Moments {
            tab: self.tab,
            course: self.course.clone(),
            paths: self.paths.moment(|settings| settings.shown = None),
            activations: self.activations.moment(|settings| settings.symmetry.shown = None),
            training: self.training.moment(|_| {}),
            shelves: self.shelves.clone(),
        }
    }

    /// What was before can't be undone any more.
    pub fn forget(&mut self) {
        self.history = History::default();
        self.history.record(self.moments());
    }

    /// Go one change back, or forward again.
    pub(super) fn travel(&mut self, back: bool) {
        let Some(moments) = (if back { self.history.undo() } else { self.history.redo() }).cloned() else { return };
        let (shown, small) = (self.paths.settings.shown, self.activations.settings.symmetry.shown);
        self.tab = moments.tab;
        if moments.course != self.course {
            self.course = moments.course;
            self.guess = Guess::default();
        }
        self.paths.restore(&moments.paths);
        self.activations.restore(&moments.activations);
        self.training.restore(&moments.training);
        self.shelves = moments.shelves;
        self.paths.settings.shown = shown.filter(|shown| *shown < self.paths.settings.steps);
        let symmetry = &mut self.activations.settings.symmetry;
        symmetry.shown = small.filter(|shown| *shown < symmetry.steps);
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
        if self.over == Some(Over::Blank) {
            self.over = self.over.filter(|_| !blank_ui(ui));
            return;
        }
        let mut commands = self.input(ui);
        self.play(ui);
        let before = (self.paths.settings.clone(), self.activations.settings.clone(), self.training.settings.clone());
        let shelves = self.shelves.clone();
        self.training.view.update(ui.ctx(), &self.training.settings, &self.shelves.training);
        match self.tab {
            Tab::Paths => {
                if self.paths.view.update(ui, &mut self.paths.settings, &self.shelves.paths) {
                    self.history.amend(self.moments());
                }
                let swept = self.paths.settings.clone();
                commands.extend(room_ui(ui, self.stage.room(), |ui| self.panels_ui(ui)));
                self.paths.settings.settle(&swept);
            }
            Tab::Activations | Tab::Training => commands.extend(room_ui(ui, self.stage.room(), |ui| self.panels_ui(ui))),
        }
        self.check_font(ui.ctx());
        if let Some(told) = self.filming.as_mut().and_then(|filming| filming.ui(ui)) {
            (self.filming, self.notice) = (None, Some(told));
        }
        notice_ui(ui, &mut self.notice);
        self.over = self.over.filter(|_| !help_ui(ui.ctx()));
        commands.extend(self.file_panel_ui(ui));
        self.lectern_ui(ui.ctx());
        if (&self.paths.settings, &self.activations.settings, &self.training.settings) != (&before.0, &before.1, &before.2) {
            ui.ctx().request_repaint(); // what was drawn before the change, as the cards, follows in the next frame
        }
        if self.shelves != shelves {
            ui.ctx().request_repaint();
        }
        for command in commands {
            self.apply(ui.ctx(), command);
            ui.ctx().request_repaint();
        }
        // A drag is one change, and so is what is typed into a field.
        let types = self.writing && ui.ctx().text_edit_focused();
        if !types && !ui.input(|input| input.pointer.any_down()) {
            self.history.record(self.moments());
        }
    }

    /// Keys and dropped files.
    fn input(&mut self, ui: &Ui) -> Vec<Command> {
        let dropped = ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect::<Vec<_>>());
        let open = |path: PathBuf| if path.is_dir() { Command::OpenData(path) } else { Command::OpenFile(path) };
        let mut commands: Vec<Command> = dropped.into_iter().map(open).collect();
        commands.extend(comfort::keys(ui.ctx(), self.comfort));
        if self.panel.is_none() && self.over.is_none() {
            self.lectern_keys(ui.ctx());
            let arrows_free = self.tab != Tab::Paths || !self.paths.view.start_focused(ui.ctx(), &self.paths.settings);
            let shown = self.clock().map(|clock| (clock.shown_step(), *clock.steps));
            commands.extend(keys::commands(ui, self.tab, shown, arrows_free));
            if self.tab == Tab::Activations {
                let extent = self.activations.view.extent(&self.activations.settings);
                super::activations::keys(ui, &mut self.activations.settings, extent);
            }
            commands.extend(self.stage_keys(ui.ctx()));
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
