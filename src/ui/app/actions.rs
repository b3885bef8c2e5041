//! Executing commands: playback, lessons, files, export.

use std::path::{Path, PathBuf};

use egui::{Theme, Ui, ViewportCommand};

use super::{App, Cover};
use crate::experiment::WorkspaceKind;
use crate::experiment::activations::trained_net::{IMAGES, NetSnapshots, measure_trained_net};
use crate::experiment::activations::{Row, TrainedNet};
use crate::experiment::paths::Camera;
use crate::experiment::training::Results;
use crate::figure::code;
use crate::files::first_folder;
use crate::job::ThreadPool;
use crate::language::t;
use crate::lesson::Lesson;
use crate::ui::command::Command;
use crate::ui::controls::notice::Notice;
use crate::ui::files::dialog;
use crate::ui::files::look::Look;
use crate::ui::files::panel::{Answer, FilePanel, Purpose};
use crate::ui::lesson::open_lesson::OpenLesson;
use crate::words::trained_net::info;

impl App {
    /// Execute a command.
    pub(super) fn apply(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::ShowWorkspace(workspace) => {
                self.playing = self.playing.filter(|_| workspace == self.workspace);
                self.workspace = workspace;
            }
            Command::TogglePlay if self.workspace == WorkspaceKind::Training => self.toggle_run(ctx),
            Command::TogglePlay if self.awaits_answer() => self.reveal(ctx),
            Command::TogglePlay => self.toggle_play(),
            Command::EndRun => self.training.view.runner.end(),
            Command::RestartRun => self.training.view.runner.start(ctx, &self.training.settings),
            Command::KeepRun => self.keep_run(),
            Command::MeasureTrainedNet(curve) => self.measure_trained_net(curve),
            Command::AskData => self.ask_for_file(Purpose::Data),
            Command::OpenData(folder) => {
                (self.panel, self.notice) = (None, None);
                self.workspace = WorkspaceKind::Training;
                self.training.settings.data = Some(folder);
                self.training.view.runner.start(ctx, &self.training.settings);
            }
            Command::ShowStep(step) => {
                self.playing = None;
                if let Some(mut playback) = self.playback() {
                    playback.show(step);
                }
            }
            Command::ResetView => {
                let settings = &mut self.paths.settings;
                settings.toggle_whole();
                self.paths.view.refit();
                settings.surface = settings.surface.map(|_| Camera::default());
            }
            Command::ToggleSurface => {
                let surface = &mut self.paths.settings.surface;
                *surface = if surface.is_some() { None } else { Some(Camera::default()) };
            }
            Command::Zoom(factor) => {
                let settings = &mut self.paths.settings;
                match (settings.surface, self.paths.view.transform()) {
                    (Some(camera), _) => settings.surface = Some(camera.nearer(1.0 / factor)),
                    (None, Some(transform)) => settings.view = Some(transform.zoomed(factor, transform.rect.center())),
                    (None, None) => {}
                }
            }
            Command::NextScene => self.advance(ctx),
            Command::PreviousScene => self.go_back(),
            Command::NextTask => self.next_task(),
            Command::ShowScene(scene) => self.go_to(scene),
            Command::BackToScene => self.back_to_scene(),
            Command::Reply(reply) => self.reply(ctx, reply),
            Command::NewLesson => self.new_lesson(),
            Command::AddScene => self.add_scene(),
            Command::SetScene => self.set_scene(),
            Command::ToggleEditor => self.editing = !self.editing,
            Command::OpenLesson(name) => {
                self.report(Lesson::open(name), |app, (lesson, file)| {
                    app.solved.clear(); // a lesson that is opened starts clean
                    app.show_lesson(OpenLesson::new(lesson, file, Some(name.to_owned())));
                });
            }
            Command::ShowDialect(dialect) => self.show_dialect(dialect),
            Command::OpenFile(path) => self.open_file(&path),
            Command::AskOpen => self.ask_for_file(Purpose::Open),
            Command::Save => match self.file().cloned() {
                Some(path) => self.save(&path),
                None => self.ask_for_file(Purpose::Save),
            },
            Command::AskSave => self.ask_for_file(Purpose::Save),
            Command::SaveTo(path) => self.save(&path),
            Command::AskExport(ending) => self.ask_for_file(Purpose::Export(ending)),
            Command::ExportTo(path, options) => {
                self.picture = options;
                self.export(ctx, &path);
            }
            Command::CopyPicture => self.copy_picture(ctx),
            Command::CopyCommandLine => self.copy_command(ctx),
            Command::CopyLink => self.copy_link(ctx),
            Command::OpenLink(text) => drop(self.open_link(ctx, &text)), // what is wrong is shown
            Command::SetBase(base) => self.own_base = base,
            Command::CopyCode(library) => self.copy_code(ctx, library),
            Command::TogglePresent => self.toggle_presentation(ctx),
            Command::SetPreferences(preferences) => self.set_preferences(ctx, preferences),
            Command::ToggleDraw | Command::UndoStroke | Command::EraseInk | Command::ToggleSpotlight => {
                self.overlay.apply(ctx, &command);
            }
            Command::Blank => self.cover = Some(Cover::Blank),
            Command::ShowHelp => self.cover = Some(Cover::Help),
            Command::ShowAddress => self.show_address(ctx),
            Command::Undo => self.undo_or_redo(true),
            Command::Redo => self.undo_or_redo(false),
            Command::SetLanguage(language) => self.set_language(&language),
            Command::ToggleFullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::ToggleTheme => {
                let other = if ctx.theme() == Theme::Dark { Theme::Light } else { Theme::Dark };
                ctx.set_theme(other);
            }
        }
    }

    /// Open the net of a curve in the Activations workspace.
    fn measure_trained_net(&mut self, curve: usize) {
        let view = &self.training.view;
        let Some(run) = view.runner.run() else { return };
        let settings = &run.settings;
        let Some(net) = run.nets.get(curve * settings.seeds) else { return };
        let Results { data, io_widths, .. } = &view.runner.results;
        let iteration = net.iterations().saturating_sub(1);
        let images = run.data.test.count().min(IMAGES);
        let info = info(TrainedNet { curve, iteration, images, data: data.clone(), io_widths: *io_widths }, settings.clone());
        let subject = NetSnapshots {
            shape: net.shape(),
            parameters: vec![net.start(), net.parameters()],
            start: Row::from(settings.inits[net.spec.init].clone()),
            samples: &run.data.test,
        };
        self.activations.view.show_trained_net(Some(measure_trained_net(&subject, info, ThreadPool::all_cores())));
        self.activations.settings.enlarged = None;
        self.workspace = WorkspaceKind::Activations;
    }

    /// The file of the lesson, if it has one and the shown scene belongs to it.
    fn file(&self) -> Option<&PathBuf> {
        self.open_lesson.file.as_ref().filter(|_| self.open_lesson.lesson.scenes.len() > 1 || self.shown_scene().is_some())
    }

    fn ask_for_file(&mut self, purpose: Purpose) {
        if matches!(purpose, Purpose::Export("gif")) && self.timeline().is_none() {
            return self.report(Err::<(), _>(t!("animation.still").into_owned()), |_, ()| {});
        }
        let folder = self.file().and_then(|file| file.parent()).map_or_else(first_folder, Path::to_path_buf);
        if dialog::is_enough(purpose) {
            let _ = dialog::ask(purpose, &folder, "", &[]); // the files arrive later
            return;
        }
        let stem = |file: &PathBuf| file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = match purpose {
            Purpose::Export(_) => self.workspace.key().to_owned(),
            Purpose::Save => self.file().map_or_else(|| "lesson".to_owned(), stem),
            Purpose::Open | Purpose::Data => String::new(),
        };
        let mut panel = FilePanel::new(purpose, &folder, &name, Look::new(self.picture, self.workspace));
        panel.timeline = self.timeline();
        panel.has_program = code::is_possible(self.workspace);
        self.panel = Some(panel);
    }

    /// Draw the file panel, if it is open.
    pub(super) fn file_panel_ui(&mut self, ui: &Ui) -> Option<Command> {
        if self.panel.as_ref().is_some_and(FilePanel::wants_thumbnail) {
            self.make_thumbnail(ui.ctx());
        }
        match self.panel.as_mut()?.ui(ui.ctx()) {
            Answer::Open => None,
            Answer::Closed => {
                self.panel = None;
                None
            }
            Answer::Chosen(command) => Some(command),
        }
    }

    fn save(&mut self, path: &Path) {
        let written = path.display().to_string();
        let mut open_lesson = self.lesson_to_save();
        let result = open_lesson.lesson.write(path);
        (open_lesson.file, open_lesson.name) = (Some(path.to_path_buf()), None);
        self.report(result, |app, ()| {
            app.remember(path);
            app.confirm(t!("notice.saved", file = written));
            app.open_lesson = open_lesson;
            app.shown_mut().mark_saved();
        });
    }

    /// Pass a result to `then`, or report the error: in the file panel while it is open, else in a notice.
    pub(super) fn report<T, E: ToString>(&mut self, result: Result<T, E>, then: impl FnOnce(&mut Self, T)) {
        match (result, &mut self.panel) {
            (Ok(value), _) => then(self, value),
            (Err(error), Some(panel)) => panel.error = Some(error.to_string()),
            (Err(error), None) => self.notice = Some(Notice { text: error.to_string(), is_error: true }),
        }
    }

    pub(super) fn confirm(&mut self, text: impl Into<String>) {
        self.panel = None;
        self.notice = Some(Notice { text: text.into(), is_error: false });
    }
}
