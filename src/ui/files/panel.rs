//! The file panel: a field for the path, the files of its folder, and the system's dialog.

use std::path::{Path, PathBuf};

use egui::{Button, Id, Key, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::animation_export::omitted_text;
use crate::figure::animation::Timeline;
use crate::figure::options::{MAX_SCALE, SIZE};
use crate::files::list_folder;
use crate::language::t;
use crate::lesson::from_export::EXTENSIONS;
use crate::picture::theme::{Palette, semibold};
use crate::ui::command::Command;
use crate::ui::controls::explain::explain;
use crate::ui::controls::field::{error_ui, name_ui};

/// The purpose of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Open a lesson.
    Open,
    /// Save the lesson.
    Save,
    /// Export figure or numbers, with this extension.
    Export(&'static str),
}

/// The open panel.
pub struct FilePanel {
    purpose: Purpose,
    path: String,
    /// The error of the last attempt, shown in the panel.
    pub error: Option<String>,
    /// Pixels per point of an exported picture.
    pub scale: usize,
    /// The timeline of an animation, if the shown workspace has steps.
    pub timeline: Option<Timeline>,
}

/// The result of a frame of the panel.
pub enum Answer {
    /// It stays open.
    Open,
    /// It was cancelled.
    Closed,
    /// A file was chosen; the panel stays until the command has succeeded.
    Chosen(Command),
}

impl FilePanel {
    /// Ask for a file, starting from `suggestion`.
    pub fn new(purpose: Purpose, suggestion: &Path) -> Self {
        Self { purpose, path: suggestion.display().to_string(), error: None, scale: 1, timeline: None }
    }

    fn extension(&self) -> &'static str {
        match self.purpose {
            Purpose::Open | Purpose::Save => "ron",
            Purpose::Export(extension) => extension,
        }
    }

    fn extensions(&self) -> Vec<&'static str> {
        match self.purpose {
            Purpose::Open => std::iter::once("ron").chain(EXTENSIONS).collect(),
            Purpose::Save | Purpose::Export(_) => vec![self.extension()],
        }
    }

    /// The typed path, with the extension if it has none.
    fn file(&self) -> PathBuf {
        let path = PathBuf::from(self.path.trim());
        if path.extension().is_none() && !path.exists() { path.with_extension(self.extension()) } else { path }
    }

    /// Draw the panel.
    pub fn ui(&mut self, ctx: &egui::Context) -> Answer {
        let title = match self.purpose {
            Purpose::Open => t!("files.open"),
            Purpose::Save => t!("files.save"),
            Purpose::Export(extension) => t!("files.export", ending = extension.to_uppercase()),
        };
        let response = Modal::new(Id::unique("files")).frame(egui::Frame::window(&ctx.global_style())).show(ctx, |ui| {
            ui.set_width(480.0_f32.min(ui.ctx().content_rect().width() - 64.0));
            ui.label(RichText::new(title).font(semibold(16.0)));
            self.path_ui(ui).or_else(|| {
                self.format_ui(ui);
                self.folder_ui(ui);
                ui.add_space(8.0);
                self.buttons_ui(ui)
            })
        });
        match response.inner {
            Some(answer) => answer,
            None if response.should_close() => Answer::Closed,
            None => Answer::Open,
        }
    }

    fn path_ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let edit = ui.add(TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY).id_salt("path"));
        let edit = explain(edit, &t!("tooltip.path"));
        name_ui(ui, &edit, &t!("files.path"));
        if edit.changed() {
            self.error = None;
        }
        if let Some(error) = &self.error {
            error_ui(ui, error);
        }
        let is_path_field = edit.lost_focus() || ui.memory(|memory| memory.focused().is_none()); // not a button
        (is_path_field && ui.input(|input| input.key_pressed(Key::Enter))).then(|| self.choose())
    }

    /// The choice of format and scale; the extension of the path follows.
    fn format_ui(&mut self, ui: &mut Ui) {
        let Purpose::Export(extension) = self.purpose else { return };
        let still = [
            ("png", t!("files.form_png")),
            ("svg", t!("files.form_svg")),
            ("csv", t!("files.form_csv")),
            ("json", t!("files.form_json")),
        ];
        let animations = [("gif", t!("files.form_gif")), ("apng", t!("files.form_apng"))];
        let animations = animations.into_iter().filter(|_| self.timeline.is_some());
        ui.horizontal(|ui| {
            ui.label(t!("files.form"));
            for (form, help) in still.into_iter().chain(animations) {
                if ui.selectable_label(form == extension, form.to_uppercase()).on_hover_text(help).clicked() {
                    self.purpose = Purpose::Export(form);
                    self.path = PathBuf::from(self.path.trim()).with_extension(form).display().to_string();
                    self.error = None;
                }
            }
        });
        if ["png", "gif", "apng"].contains(&extension) {
            ui.horizontal(|ui| {
                ui.label(t!("files.scale"));
                for scale in 1..=MAX_SCALE {
                    let help = t!("files.scale_help", width = SIZE[0] * scale, height = SIZE[1] * scale);
                    if ui.selectable_label(scale == self.scale, format!("{scale}×")).on_hover_text(help).clicked() {
                        self.scale = scale;
                    }
                }
            });
        }
        if let Some(timeline) = self.timeline.as_ref().filter(|_| ["gif", "apng"].contains(&extension)) {
            let (frames, seconds) = (timeline.frames.len(), timeline.seconds().round());
            ui.label(t!("animation.length", frames = frames, seconds = seconds));
            if timeline.omitted_steps() > 0 {
                ui.label(omitted_text(timeline));
            }
        }
    }

    /// The folder's sub-folders and its files with the listed extensions.
    fn folder_ui(&mut self, ui: &mut Ui) {
        let typed = PathBuf::from(self.path.trim());
        let folder = if typed.is_dir() { typed } else { typed.parent().map(Path::to_path_buf).unwrap_or_default() };
        let mut chosen = None;
        ScrollArea::vertical().max_height(240.0).auto_shrink([false, true]).show(ui, |ui| {
            let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
            if let Some(parent) = parent
                && explain(ui.selectable_label(false, "../"), &t!("tooltip.folder_up")).clicked()
            {
                chosen = Some(parent.to_path_buf());
            }
            for (path, is_folder) in list_folder(&folder, &self.extensions()) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let label = if is_folder { format!("{name}/") } else { name.into_owned() };
                let offered = ui.selectable_label(Path::new(self.path.trim()) == path, label);
                if explain(offered, &t!("tooltip.file", path = path.display())).clicked() {
                    chosen = Some(path);
                }
            }
        });
        if let Some(path) = chosen {
            self.path = path.display().to_string();
            self.error = None;
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let mut answer = None;
        let replaces = self.purpose != Purpose::Open && self.file().is_file();
        let action = match self.purpose {
            Purpose::Open => t!("files.do_open"),
            _ if replaces => t!("files.do_replace"),
            Purpose::Save => t!("files.do_save"),
            Purpose::Export(_) => t!("files.do_export"),
        };
        ui.horizontal(|ui| {
            if ui.button(t!("files.system")).on_hover_text(t!("files.system_help")).clicked() {
                self.ask_system();
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let palette = Palette::current(ui);
                let text = RichText::new(action).color(palette.on_accent);
                if explain(ui.add(Button::new(text).fill(palette.accent)), &t!("tooltip.do_file")).clicked() {
                    answer = Some(self.choose());
                }
                if explain(ui.button(t!("files.cancel")), &t!("tooltip.cancel")).clicked() {
                    answer = Some(Answer::Closed);
                }
            });
        });
        answer
    }

    /// Show the system's dialog; without one it counts as cancelled.
    fn ask_system(&mut self) {
        let dialog = rfd::FileDialog::new().add_filter(self.extension(), &self.extensions());
        let chosen = if self.purpose == Purpose::Open { dialog.pick_file() } else { dialog.save_file() };
        if let Some(path) = chosen {
            self.path = path.display().to_string();
            self.error = None;
        }
    }

    fn choose(&self) -> Answer {
        let file = self.file();
        Answer::Chosen(match self.purpose {
            Purpose::Open => Command::OpenFile(file),
            Purpose::Save => Command::SaveTo(file),
            Purpose::Export(_) => Command::ExportTo(file, self.scale),
        })
    }
}
