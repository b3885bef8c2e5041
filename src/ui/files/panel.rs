//! The file panel: a field for the path, the files of its folder, and the system's dialog. A file is replaced only after the
//! question.

use std::path::{Path, PathBuf};

use egui::{Button, Id, Key, Modal, Modifiers, RichText, Ui};

use super::data::open_command;
use super::dialog;
use super::folder_list::folder_list_ui;
use super::format_choice::format_choice_ui;
use super::look::Look;
pub use super::purpose::Purpose;
use super::replace::replace_ui;
use super::typed_path::TypedPath;
use crate::dataset::names::is_data;
use crate::dataset::place::{holds_data, leads_to_data};
use crate::figure::animation::Timeline;
use crate::files::{exists, free_path, is_dir, is_file};
use crate::language::t;
use crate::lesson::from_export::{EXTENSIONS, LECTURES};
use crate::lesson::{ENDINGS, Lesson};
use crate::picture::theme::{Palette, semibold};
use crate::picture::tooltip::Tooltip;
use crate::ui::command::Command;
use crate::ui::controls::explain::explain;
use crate::ui::controls::field::{error_ui, name_ui};
use crate::ui::controls::right::right_ui;

/// The open panel.
pub struct FilePanel {
    purpose: Purpose,
    path: TypedPath,
    /// The name for a new file, without number and extension.
    name: String,
    /// The name in the field as it was proposed, until another one is typed.
    proposed: Option<PathBuf>,
    /// The file to replace: the user is asked.
    replaces: Option<PathBuf>,
    /// The error of the last attempt, shown in the panel.
    pub error: Option<String>,
    /// The look of an exported picture.
    pub look: Look,
    /// The timeline of an animation, if the shown workspace has steps.
    pub timeline: Option<Timeline>,
    /// Whether a program can make what is shown.
    pub has_program: bool,
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
    /// Ask for a file in `folder`; a new one is called `name`, with a number where there is such a file.
    pub fn new(purpose: Purpose, folder: &Path, name: &str, look: Look) -> Self {
        let (name, path) = (name.to_owned(), TypedPath::new(folder));
        let (proposed, replaces, error, timeline, has_program) = (None, None, None, None, false);
        let mut panel = Self { purpose, path, name, proposed, replaces, error, look, timeline, has_program };
        panel.go_into(folder);
        panel
    }

    /// The extension of a file that is written.
    fn extension(&self) -> &'static str {
        if let Purpose::Export(extension) = self.purpose { extension } else { ENDINGS[0] }
    }

    /// The extensions of the files that are listed.
    fn extensions(&self) -> Vec<&'static str> {
        match self.purpose {
            Purpose::Open => ENDINGS.into_iter().chain(EXTENSIONS).chain(LECTURES).collect(),
            Purpose::Data => Vec::new(),
            Purpose::Save => ENDINGS.to_vec(),
            Purpose::Export(extension) => vec![extension],
        }
    }

    /// Whether a file is listed.
    fn lists(&self, file: &Path) -> bool {
        let fits = |extension: &std::ffi::OsStr| self.extensions().iter().any(|known| extension.eq_ignore_ascii_case(known));
        file.extension().is_some_and(fits) || (!self.purpose.writes() && is_data(file))
    }

    /// Show a folder; where a file is to be written, with the name of a file that is not there yet.
    fn go_into(&mut self, folder: &Path) {
        let free = || free_path(&folder.join(format!("{}.{}", self.name, self.extension())));
        self.proposed = self.purpose.writes().then(free);
        self.path.set(self.proposed.as_deref().unwrap_or(folder));
        self.error = None;
    }

    /// Put a listed file or folder into the field; a typed name stays.
    fn take(&mut self, listed: &Path) {
        let typed = self.path.path();
        let keeps_name = self.purpose.writes() && is_dir(listed) && !is_dir(&typed) && self.proposed.as_ref() != Some(&typed);
        match typed.file_name().filter(|_| keeps_name) {
            Some(name) => self.path.set(&listed.join(name)),
            None if is_dir(listed) => self.go_into(listed),
            None => self.path.set(listed),
        }
        self.error = None;
    }

    /// The typed path, with the extension of what is written if it has none.
    fn file(&self) -> PathBuf {
        let path = self.path.path();
        let is_whole = path.extension().is_some() || is_dir(&path) || (!self.purpose.writes() && exists(&path));
        if is_whole || self.path.ends_with_separator() { path } else { path.with_extension(self.extension()) }
    }

    /// Whether a picture is exported whose thumbnail is missing or out of date.
    pub fn wants_thumbnail(&self) -> bool {
        self.purpose.draws() && self.look.wants_thumbnail()
    }

    /// Draw the panel.
    pub fn ui(&mut self, ctx: &egui::Context) -> Answer {
        let title = match self.purpose {
            Purpose::Open => t!("files.open"),
            Purpose::Data => t!("files.data"),
            Purpose::Save => t!("files.save"),
            Purpose::Export(extension) => t!("files.export", ending = extension.to_uppercase()),
        };
        if self.replaces.is_some() && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.do_not_replace();
        }
        let response = Modal::new(Id::unique("files")).frame(egui::Frame::window(&ctx.global_style())).show(ctx, |ui| {
            ui.set_width(480.0_f32.min(ui.ctx().content_rect().width() - 64.0));
            ui.label(RichText::new(title).font(semibold(16.0)));
            let asked = self.replaces.is_some();
            let entered = self.path_ui(ui);
            self.format_ui(ui);
            let listed = folder_list_ui(ui, &self.path.path(), &self.path.folder(), &|file| self.lists(file));
            if let Some(listed) = listed {
                self.take(&listed);
            }
            ui.add_space(8.0);
            let pressed = match self.replaces.clone() {
                Some(file) => match replace_ui(ui, &file, !asked) {
                    Some(true) => Some(self.answer(file)),
                    Some(false) => self.do_not_replace(),
                    None => None,
                },
                None => self.buttons_ui(ui),
            };
            if self.replaces.is_none() && ui.memory(|memory| memory.focused().is_none()) {
                self.path.focus(); // what is typed next is the name, wherever was clicked
                ui.ctx().request_repaint();
            }
            entered.or(pressed)
        });
        match response.inner {
            Some(answer) => answer,
            None if response.should_close() => Answer::Closed,
            None => Answer::Open,
        }
    }

    fn path_ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let edit = explain(self.path.ui(ui), &t!("tooltip.path"));
        name_ui(ui, &edit, &t!("files.path"));
        if edit.changed() {
            (self.error, self.replaces) = (None, None);
        }
        if let Some(error) = &self.error {
            error_ui(ui, error);
        }
        if edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            return self.choose(false);
        }
        None
    }

    fn format_ui(&mut self, ui: &mut Ui) {
        let Purpose::Export(extension) = self.purpose else { return };
        if let Some(chosen) = format_choice_ui(ui, extension, &mut self.look, self.timeline.as_ref(), self.has_program) {
            self.set_format(chosen);
        }
    }

    /// Another format: the extension follows, and a proposed name is again that of a new file.
    fn set_format(&mut self, form: &'static str) {
        self.purpose = Purpose::Export(form);
        let path = self.path.path();
        if is_dir(&path) || self.proposed.as_ref() == Some(&path) {
            self.go_into(&self.path.folder());
        } else {
            self.path.set(&path.with_extension(form));
        }
        (self.error, self.replaces) = (None, None);
    }

    /// Back to the field, for another name.
    fn do_not_replace(&mut self) -> Option<Answer> {
        self.replaces = None;
        self.path.focus();
        None
    }

    fn buttons_ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let mut answer = None;
        let action = match self.purpose {
            Purpose::Open => t!("files.do_open"),
            Purpose::Data => t!("files.do_data"),
            Purpose::Save => t!("files.do_save"),
            Purpose::Export(_) => t!("files.do_export"),
        };
        ui.horizontal(|ui| {
            if dialog::can_ask(self.purpose) && ui.button(t!("files.system")).tell(t!("files.system_help")).clicked() {
                self.ask_system();
            }
            right_ui(ui, "buttons", |ui| {
                if explain(ui.button(t!("files.cancel")), &t!("tooltip.cancel")).clicked() {
                    answer = Some(Answer::Closed);
                }
                let palette = Palette::current(ui);
                let text = RichText::new(action).color(palette.on_accent);
                if explain(ui.add(Button::new(text).fill(palette.accent)), &t!("tooltip.do_file")).clicked() {
                    answer = self.choose(true);
                }
            });
        });
        answer
    }

    /// Show the system's dialog; without one it counts as cancelled.
    fn ask_system(&mut self) {
        if let Some(path) = dialog::ask(self.purpose, &self.path.folder(), self.extension(), &self.extensions()) {
            self.path.set(&path);
            self.error = None;
        }
    }

    /// What follows from the typed path: a folder is entered, unless its data are wanted; before a file is replaced, the user is
    /// asked. `by_button`: data of a folder are opened at once.
    fn choose(&mut self, by_button: bool) -> Option<Answer> {
        if let Some(link) = self.path.link().filter(|_| self.purpose == Purpose::Open) {
            return Some(Answer::Chosen(Command::OpenLink(link.to_owned())));
        }
        let file = self.file();
        if is_dir(&file) {
            let inside = self.path.ends_with_separator();
            let holds_data = match self.purpose {
                Purpose::Open => holds_data(&file),
                Purpose::Data => leads_to_data(&file),
                Purpose::Save | Purpose::Export(_) => false,
            };
            let wants_data = (holds_data && (inside || by_button)) || (self.purpose == Purpose::Data && inside);
            if wants_data {
                return Some(self.answer(file));
            }
            self.go_into(&file);
            if inside {
                self.error = Some(t!("files.no_name").into_owned());
            }
            return None;
        }
        if self.path.ends_with_separator() {
            self.error = Some(t!("files.no_folder", folder = file.display()).into_owned());
            return None;
        }
        // A lesson is not written over a picture, whatever the answer would be.
        let is_refused = self.purpose == Purpose::Save && Lesson::save_path(&file).is_none();
        if self.purpose.writes() && is_file(&file) && !is_refused {
            self.replaces = Some(file);
            return None;
        }
        Some(self.answer(file))
    }

    fn answer(&mut self, file: PathBuf) -> Answer {
        self.replaces = None;
        Answer::Chosen(match self.purpose {
            Purpose::Open | Purpose::Data => open_command(file),
            Purpose::Save => Command::SaveTo(file),
            Purpose::Export(_) => Command::ExportTo(file, self.look.options),
        })
    }
}
