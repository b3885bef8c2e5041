//! The window's content: top bar, panels, keys and commands. The binary opens the window itself.

mod actions;
mod detail;
mod dialects;
mod export;
mod export_menu;
mod input;
mod keep;
mod language;
mod lesson_menu;
mod link;
mod panels;
mod playback;
mod present;
mod race;
mod recent;
mod room;
mod scenes;
mod served;
pub mod session;
mod tasks;
mod top_bar;
mod undo;
mod undo_history;
pub mod workspace_state;
mod writing;

use std::path::PathBuf;

use egui::Ui;
use egui_commonmark::CommonMarkCache;

use super::activations::ActivationsView;
use super::controls::min_size::min_size_ui;
use super::controls::notice::{Notice, notice_ui};
use super::files::animation_export::AnimationExport;
use super::files::hover::hovering_ui;
use super::files::panel::FilePanel;
use super::lesson::open_lesson::OpenLesson;
use super::lesson::question::Guess;
use super::paths::PathsView;
use super::present::address::Served;
use super::present::overlay::Overlay;
use super::present::presentation::{Presentation, blank_ui};
use super::training::TrainingView;
use crate::experiment::{WorkspaceKind, activations, paths, training};
use crate::figure::options::PictureOptions;
use crate::language::Language;
use crate::lesson::Scene;
use crate::picture::{theme, tooltip};
use crate::storage::kept_runs::KeptRuns;
use crate::storage::preferences::Preferences;
use playback::Playing;
use room::Room;
use undo::Undoable;
use undo_history::History;
use workspace_state::{AnyWorkspace, WorkspaceState};

/// The initial lesson of each workspace.
const FIRST_LESSONS: [&str; 3] = ["four-optimizers", "three-initializations", "mnist-race"];

/// The program's state: the settings, and the state of the views.
pub struct App {
    /// The workspace that is shown.
    pub workspace: WorkspaceKind,
    /// The open lesson.
    pub open_lesson: OpenLesson,
    /// The answer to the question of its scene.
    guess: Guess,
    /// The files that were opened or saved last, the last one first.
    recent: Vec<PathBuf>,
    /// The scenes whose task was solved since a lesson was opened by the user.
    solved: Vec<Scene>,
    /// The cache of laid-out Markdown.
    texts: CommonMarkCache,
    /// Whether the lesson editor is open.
    editing: bool,
    /// The Paths workspace.
    pub paths: WorkspaceState<paths::Settings, PathsView>,
    /// The Activations workspace.
    pub activations: WorkspaceState<activations::Settings, ActivationsView>,
    /// The Training workspace.
    pub training: WorkspaceState<training::Settings, TrainingView>,
    /// The kept runs, to compare with.
    pub kept_runs: KeptRuns,
    /// The playback, while one is on its way.
    playing: Option<Playing>,
    panel: Option<FilePanel>,
    notice: Option<Notice>,
    /// The language to change to when its font has arrived.
    awaited_language: Option<Language>,
    /// Whether the side panels are shown in a narrow window.
    unfolded: [bool; 2],
    history: History<Undoable>,
    /// Whether the picture is presented.
    pub presentation: Presentation,
    /// Ink and spotlight.
    pub overlay: Overlay,
    /// Whether the first hint is shown.
    hint: bool,
    /// Whether rings around the first start point invite to drag it, and since when.
    invites: Option<f64>,
    /// Interface size and reduced motion.
    pub preferences: Preferences,
    /// The address of the page that the window is on, without a fragment: it is put before links. `None` where the user sets one.
    pub base: Option<String>,
    /// The address that the user has set, or nothing.
    own_base: String,
    /// Where browsers find halfpipe, while this program serves it.
    served: Option<Served>,
    /// Whether the user has chosen how much is shown since the lesson said it.
    chose_detail: bool,
    /// The number of the run whose end is left out at the next step to the next scene.
    skips: Option<u64>,
    /// A cover over the window.
    cover: Option<Cover>,
    /// Puts a picture on the clipboard with its settings, where there is a window that can.
    pub put_picture: Option<PutPicture>,
    /// The options of exported pictures; the colours are those of the window.
    picture: PictureOptions,
    /// The running export of an animation.
    animation: Option<AnimationExport>,
}

/// Puts a picture on the clipboard as the bytes of a PNG, which carries settings; false if it can't. The pixels are for programs that
/// read no PNG there.
pub type PutPicture = fn(png: &[u8], pixels: &egui::ColorImage) -> bool;

/// A cover over the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cover {
    /// A black screen.
    Blank,
    /// The list of shortcuts.
    Help,
    /// The address for browsers.
    Address,
}

impl App {
    /// An app that shows a lesson or a single scene. Installs fonts and styles in `ctx`.
    pub fn new(ctx: &egui::Context, open_lesson: impl Into<OpenLesson>) -> Self {
        theme::install(ctx);
        let mut app = Self {
            workspace: WorkspaceKind::Paths,
            open_lesson: open_lesson.into(),
            guess: Guess::default(),
            recent: Vec::new(),
            solved: Vec::new(),
            texts: CommonMarkCache::default(),
            editing: false,
            paths: WorkspaceState::default(),
            activations: WorkspaceState::default(),
            training: WorkspaceState::default(),
            kept_runs: KeptRuns::default(),
            playing: None,
            panel: None,
            notice: None,
            awaited_language: None,
            unfolded: [false; 2],
            history: History::default(),
            presentation: Presentation::default(),
            overlay: Overlay::default(),
            hint: false,
            invites: None,
            preferences: Preferences::default(),
            base: None,
            own_base: String::new(),
            served: None,
            chose_detail: false,
            skips: None,
            cover: None,
            put_picture: None,
            picture: PictureOptions::default(),
            animation: None,
        };
        for slug in FIRST_LESSONS {
            if let Ok((first, _)) = Scene::open(slug) {
                app.show_scene(&first);
            }
        }
        app.back_to_scene();
        app.history.record(app.undoable());
        app
    }

    /// The workspaces, in the order of their tabs.
    fn workspaces(&self) -> [&dyn AnyWorkspace; 3] {
        [&self.paths, &self.activations, &self.training]
    }

    fn workspaces_mut(&mut self) -> [&mut dyn AnyWorkspace; 3] {
        [&mut self.paths, &mut self.activations, &mut self.training]
    }

    fn shown(&self) -> &dyn AnyWorkspace {
        match self.workspace {
            WorkspaceKind::Paths => &self.paths,
            WorkspaceKind::Activations => &self.activations,
            WorkspaceKind::Training => &self.training,
        }
    }

    fn shown_mut(&mut self) -> &mut dyn AnyWorkspace {
        match self.workspace {
            WorkspaceKind::Paths => &mut self.paths,
            WorkspaceKind::Activations => &mut self.activations,
            WorkspaceKind::Training => &mut self.training,
        }
    }

    /// Draw a frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        if self.cover == Some(Cover::Blank) {
            self.cover = self.cover.filter(|_| !blank_ui(ui));
            return;
        }
        if self.presentation.is_on() {
            self.apply_size(ui.ctx()); // the height follows the full screen
        }
        tooltip::update(ui.ctx());
        ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |window| window.set_label("halfpipe"));
        let mut commands = self.input(ui);
        self.play(ui);
        self.kept_runs.open(&self.open_lesson.place());
        if self.workspace == WorkspaceKind::Training {
            self.training.view.runner.pace.try_out(ui.ctx(), &self.training.settings);
        }
        self.training.view.update(ui.ctx(), &self.training.settings, &self.kept_runs.training);
        let least = self.presentation.min_size(Room::of(ui.available_width()).min_size());
        commands.extend(min_size_ui(ui, least, |ui| self.panels_ui(ui)));
        self.check_font(ui.ctx());
        if let Some(notice) = self.animation.as_mut().and_then(|animation| animation.ui(ui)) {
            (self.animation, self.notice) = (None, Some(notice));
        }
        notice_ui(ui, &mut self.notice);
        hovering_ui(ui);
        commands.extend(self.help_ui(ui.ctx()));
        self.address_ui(ui.ctx());
        commands.extend(self.file_panel_ui(ui));
        self.overlay_ui(ui.ctx());
        for command in commands {
            self.apply(ui.ctx(), command);
            ui.ctx().request_repaint();
        }
        // A drag is one change, and so is an edited text.
        let is_typing = self.editing && ui.ctx().text_edit_focused();
        if !is_typing && !ui.input(|input| input.pointer.any_down()) {
            self.record_change();
        }
    }
}
