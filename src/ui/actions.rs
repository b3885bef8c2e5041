//! What the app does when a view asks for it: playback, lessons, export.

use std::path::{Path, PathBuf};

use egui::Theme;
use rust_i18n::t;

use super::app::{App, Notice};
use super::command::Command;
use super::files::{FilePanel, Purpose};
use crate::experiment::paths::{Camera, run};
use crate::figure;
use crate::figure::form::{Form, Look};
use crate::preset::{Preset, write_whole};

/// The size of an exported picture in pixels.
const EXPORT_SIZE: [usize; 2] = [1280, 720];

impl App {
    /// Carry out what the user asked for.
    pub(super) fn apply(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::TogglePlay => self.toggle_play(),
            Command::ShowStep(step) => {
                self.playing = None;
                self.settings.shown = (step < self.settings.steps).then_some(step);
            }
            Command::ResetView => {
                self.settings.view = None;
                self.settings.surface = self.settings.surface.map(|_| Camera::default());
            }
            Command::ToggleSurface => {
                self.settings.surface = if self.settings.surface.is_some() { None } else { Some(Camera::default()) };
            }
            Command::Zoom(factor) if self.settings.surface.is_some() => {
                self.settings.surface = self.settings.surface.map(|camera| camera.nearer(1.0 / factor));
            }
            Command::Zoom(factor) => {
                if let Some(frame) = self.view.frame() {
                    self.settings.view = Some(frame.zoomed(factor, frame.rect.center()));
                }
            }
            Command::OpenLesson(slug) => self.tell(Preset::open(slug), |app, (preset, file)| app.show(&preset, file)),
            Command::OpenFile(path) => self.tell(Preset::read(&path), |app, preset| app.show(&preset, Some(path))),
            Command::AskOpen => self.ask(Purpose::Open),
            Command::Save => match self.file.clone() {
                Some(path) => self.save(path),
                None => self.ask(Purpose::Save),
            },
            Command::AskSave => self.ask(Purpose::Save),
            Command::SaveTo(path) => self.save(path),
            Command::AskExport(ending) => self.ask(Purpose::Export(ending)),
            Command::ExportTo(path) => {
                let result = self.export(ctx, &path);
                self.tell(result, |app, ()| app.done(t!("notice.exported", file = path.display())));
            }
            Command::ToggleTheme => {
                let other = if ctx.theme() == Theme::Dark { Theme::Light } else { Theme::Dark };
                ctx.set_theme(other);
            }
        }
    }

    fn toggle_play(&mut self) {
        self.playing = match self.playing {
            Some(_) => None,
            // At the end, the playback starts again.
            None => Some(self.settings.shown.unwrap_or(0) as f64),
        };
        if self.playing.is_some() {
            self.settings.shown = Some(self.settings.shown.unwrap_or(0)).filter(|shown| *shown < self.settings.steps);
        }
    }

    fn show(&mut self, preset: &Preset, file: Option<PathBuf>) {
        self.settings = preset.paths().clone();
        self.lesson = preset.clone();
        self.file = file;
        self.playing = None;
        self.panel = None;
        self.notice = None;
    }

    fn ask(&mut self, purpose: Purpose) {
        let folder = self
            .file
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf)
            .or_else(|| std::env::current_dir().ok())
            .unwrap_or_default();
        let suggestion = match purpose {
            Purpose::Open => folder,
            Purpose::Save => self.file.clone().unwrap_or_else(|| folder.join("lesson.ron")),
            Purpose::Export(ending) => folder.join("paths").with_extension(ending),
        };
        self.panel = Some(FilePanel::new(purpose, &suggestion));
    }

    fn save(&mut self, path: PathBuf) {
        let preset = Preset::new(&self.lesson.title, &self.lesson.text, self.settings.clone());
        self.tell(preset.write(&path), |app, ()| {
            app.done(t!("notice.saved", file = path.display()));
            app.file = Some(path);
            app.lesson = preset;
        });
    }

    fn export(&self, ctx: &egui::Context, path: &Path) -> Result<(), String> {
        let form = Form::of(path)?;
        let theme = if ctx.theme() == Theme::Dark { figure::Theme::Dark } else { figure::Theme::Light };
        let bytes = form.bytes(&self.settings, &run(&self.settings), Look { size: EXPORT_SIZE, theme })?;
        write_whole(path, &bytes).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Go on with a result, or tell the error where the user acted: in the file panel while it is open.
    fn tell<T, E: ToString>(&mut self, result: Result<T, E>, then: impl FnOnce(&mut Self, T)) {
        match (result, &mut self.panel) {
            (Ok(value), _) => then(self, value),
            (Err(error), Some(panel)) => panel.error = Some(error.to_string()),
            (Err(error), None) => self.notice = Some(Notice { text: error.to_string(), is_error: true }),
        }
    }

    fn done(&mut self, text: impl Into<String>) {
        self.panel = None;
        self.notice = Some(Notice { text: text.into(), is_error: false });
    }
}
