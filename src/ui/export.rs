//! Export: what is shown as a file, as a picture on the clipboard, as the command that makes it, and as an animation.

use std::path::Path;

use egui::{ColorImage, Event, Theme, text_selection::LabelSelectionState};
use rust_i18n::t;

use super::app::{App, Tab};
use super::command::Command;
use super::filming::Filming;
use crate::experiment::paths::run;
use crate::figure::film::Film;
use crate::figure::form::{Form, Look, SIZE};
use crate::figure::{self, Figure, command, picture};
use crate::preset::{Preset, Workspace, check_writable, write_whole};
use crate::words::shortened;

/// Letters of a copied command that are told.
const LONGEST: usize = 200;

impl App {
    /// Export to a file; a film is drawn beside the window's work.
    pub(super) fn export(&mut self, ctx: &egui::Context, path: &Path, scale: usize) {
        self.scale = scale;
        let look = self.look(ctx);
        let result = Form::of(path).and_then(|form| {
            let unwritable = |error| format!("{}: {error}", path.display());
            if form.is_film() {
                check_writable(path).map_err(unwritable)?;
                let film = self.film().ok_or_else(|| t!("film.still").into_owned())?;
                return Ok(Some(Filming::start(ctx, self.preset(), film, form, look, path)));
            }
            let bytes = self.with_figure(|figure, lesson| form.bytes(figure, look, lesson))?;
            write_whole(path, &bytes).map_err(unwritable).map(|()| None)
        });
        self.tell(result, |app, filming| match filming {
            Some(filming) => {
                app.filming = Some(filming); // one that was under way is cancelled
                (app.panel, app.notice) = (None, None);
            }
            None => app.done(t!("notice.exported", file = path.display())),
        });
    }

    /// Put the picture on the clipboard.
    pub(super) fn copy_picture(&mut self, ctx: &egui::Context) {
        let look = self.look(ctx);
        let image = self.with_figure(|figure, _| Ok(picture::paint(figure, look).image));
        self.tell(image, |app, image| {
            let size = [image.width, image.height];
            ctx.copy_image(ColorImage::from_rgba_unmultiplied(size, &image.rgba));
            app.copied = true;
            app.done(t!("notice.copied_picture", width = size[0], height = size[1]));
        });
    }

    /// Put the command that makes the picture on the clipboard.
    pub(super) fn copy_command(&mut self, ctx: &egui::Context) {
        let look = self.look(ctx);
        let line = if self.opened() {
            Err(t!("command.opened").into_owned())
        } else {
            command::line(&self.preset().workspace, look, &format!("{}.png", self.key()))
        };
        self.tell(line, |app, line| {
            app.copied = true;
            app.done(t!("notice.copied_command", line = shortened(&line, LONGEST)));
            ctx.copy_text(line);
        });
    }

    /// Tell that what was copied did not get to the clipboard.
    pub fn warn_of_clipboard(&mut self) {
        self.warn(t!("export.no_clipboard").into_owned());
    }

    /// How exported pictures look.
    fn look(&self, ctx: &egui::Context) -> Look {
        let theme = if ctx.theme() == Theme::Dark { figure::Theme::Dark } else { figure::Theme::Light };
        Look { size: SIZE, theme, scale: self.scale }
    }

    /// The film of what is shown, if it moves by steps.
    pub(super) fn film(&mut self) -> Option<Film> {
        self.clock().map(|clock| Film::new(*clock.steps, *clock.speed))
    }

    /// Whether a trained net is shown, which no settings make.
    fn opened(&self) -> bool {
        self.tab == Tab::Activations && self.activations.view.opened().is_some()
    }

    /// The lesson that is shown with the settings as they are drawn.
    fn preset(&self) -> Preset {
        match self.tab {
            Tab::Paths => self.paths.preset(),
            Tab::Activations => self.activations.preset(),
            Tab::Training => self.training.preset().with(self.training.view.drawn(&self.training.settings)),
        }
    }

    /// Do something with settings and results of what is shown, and its lesson.
    fn with_figure<T>(&self, make: impl FnOnce(&Figure<'_>, Option<&Preset>) -> Result<T, String>) -> Result<T, String> {
        let lesson = self.preset();
        match &lesson.workspace {
            Workspace::Paths(settings) => make(&Figure::Paths(settings, &run(settings)), Some(&lesson)),
            Workspace::Activations(_) => {
                let settings = self.activations.view.exported(&self.activations.settings);
                let figure = self.activations.view.figure(&settings).ok_or_else(|| t!("notice.computing").into_owned())?;
                make(&figure, Some(&lesson))
            }
            Workspace::Training(settings) => {
                let figure = self.training.view.figure(settings).ok_or_else(|| t!("notice.no_run").into_owned())?;
                make(&figure, Some(&lesson))
            }
        }
    }
}

/// Whether the user wants to copy, and there is neither a text field nor marked text that it would be meant for.
pub(super) fn copy_wanted(ctx: &egui::Context) -> Option<Command> {
    let wanted = ctx.input(|input| input.events.contains(&Event::Copy));
    let marked = || ctx.with_plugin(|labels: &mut LabelSelectionState| labels.has_selection()).unwrap_or(false);
    (wanted && !ctx.text_edit_focused() && !marked()).then_some(Command::CopyPicture)
}
