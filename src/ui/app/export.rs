//! Export of the shown workspace: to a file, to the clipboard as a picture or as a command, and as an animation.

use std::path::Path;

use egui::{ColorImage, Theme};

use super::App;
use crate::clock::Stopwatch;
use crate::experiment::paths::run;
use crate::experiment::{Workspace, WorkspaceKind};
use crate::figure;
use crate::figure::animation::Timeline;
use crate::figure::export::Export;
use crate::figure::format::{Format, Library};
use crate::figure::options::{Part, PictureOptions};
use crate::figure::raster::Image;
use crate::figure::{Figure, code, command, page};
use crate::files::{check_writable, reason_with, write_atomically};
use crate::language::t;
use crate::lesson::Scene;
use crate::naming::shortened;
use crate::ui::files::animation_export::AnimationExport;
use crate::ui::files::look::{NoPreview, Preview, THUMBNAIL};
use crate::ui::shortcuts::EXPORT;
use crate::words::training::title_on_others;

/// Maximum number of letters of a copied command in the notice.
const MAX_LETTERS: usize = 200;

/// How much of the time for a thumbnail's pixels grows with their number, and the time to pack a pixel.
const PART_OF_PIXELS: f64 = 0.2;
const SECONDS_PER_PIXEL: f64 = 4e-8;

/// The width of a thumbnail, in points.
fn thumbnail_width(options: PictureOptions) -> f32 {
    let [width, height] = options.points();
    THUMBNAIL[0].min(THUMBNAIL[1] * width / height)
}

/// The options without a part that the workspace does not have.
fn with_part_of(options: PictureOptions, kind: WorkspaceKind) -> PictureOptions {
    PictureOptions { only: options.only.filter(|part| Part::of(kind).contains(part)), ..options }
}

impl App {
    /// Export to a file; an animation is drawn in a job.
    pub(super) fn export(&mut self, ctx: &egui::Context, path: &Path) {
        let options = self.options(ctx);
        let result = Format::from_path(path).and_then(|format| {
            let unwritable = |error| reason_with(path, &error);
            if format.is_animation() {
                check_writable(path).map_err(unwritable)?;
                let timeline = self.timeline().ok_or_else(|| t!("animation.still").into_owned())?;
                return Ok(Some(AnimationExport::start(ctx, self.exported_scene(), timeline, format, options, path)));
            }
            let bytes = match format {
                Format::Program(library) => code::program(&self.exported_scene().workspace, library)?.into_bytes(), // without results
                _ => self.with_figure(|figure, scene| {
                    let export = Export { figure: *figure, options, scene: Some(scene) };
                    export.to_bytes(format, &|| true).map_err(|error| error.to_string())
                })?,
            };
            write_atomically(path, &bytes).map_err(unwritable).map(|()| None)
        });
        self.report(result, |app, animation| match animation {
            Some(animation) => {
                app.animation = Some(animation); // cancels the previous one
                (app.panel, app.notice) = (None, None);
            }
            None => app.confirm(t!("notice.exported", file = path.display())),
        });
    }

    /// Copy the picture to the clipboard, with its settings where that can be done, since pasting is how pictures get into slides.
    pub(super) fn copy_picture(&mut self, ctx: &egui::Context) {
        let options = self.options(ctx);
        let copied = self.with_figure(|figure, scene| {
            let export = Export { figure: *figure, options, scene: Some(scene) };
            let (image, png) = page::image_and_png(&export).map_err(|error| error.to_string())?;
            Ok((ColorImage::from_rgba_unmultiplied([image.width, image.height], &image.rgba), png))
        });
        self.report(copied, |app, (image, png)| {
            let [width, height] = image.size;
            if app.put_picture.is_some_and(|put| put(&png, &image)) {
                return app.confirm(t!("notice.copied_picture", width = width, height = height));
            }
            ctx.copy_image(image);
            app.confirm(t!("notice.copied_pixels", width = width, height = height));
        });
    }

    /// Copy the command that makes the picture to the clipboard.
    pub(super) fn copy_command(&mut self, ctx: &egui::Context) {
        let options = self.options(ctx);
        let line = if self.shows_trained_net() {
            Err(t!("command.opened").into_owned())
        } else {
            command::line(&self.exported_scene().workspace, options, &format!("{}.png", self.workspace.key()))
        };
        self.report(line, |app, line| {
            app.confirm(t!("notice.copied_command", line = shortened(&line, MAX_LETTERS)));
            ctx.copy_text(line);
        });
    }

    /// Copy a program that makes what is shown to the clipboard.
    pub(super) fn copy_code(&mut self, ctx: &egui::Context, library: Library) {
        let program = code::program(&self.exported_scene().workspace, library);
        self.report(program, |app, program| {
            app.confirm(t!("notice.copied_code", library = library.name(), lines = program.lines().count()));
            ctx.copy_text(program);
        });
    }

    /// Report that a picture or a text did not get to the clipboard.
    pub fn warn_about_clipboard(&mut self, ctx: &egui::Context, is_picture: bool) {
        let picture = || t!("export.no_clipboard", keys = EXPORT.text(ctx));
        let text = if is_picture { picture() } else { t!("export.no_clipboard_text") };
        self.warn(text.into_owned());
    }

    /// Give the file panel a thumbnail of its options.
    pub(super) fn make_thumbnail(&mut self, ctx: &egui::Context) {
        let Some(chosen) = self.panel.as_ref().map(|panel| panel.look.options) else { return };
        let options = PictureOptions { theme: self.options(ctx).theme, ..chosen };
        let painted = if self.awaits_answer() {
            Err(NoPreview::Hidden)
        } else {
            self.paint_thumbnail(ctx, options).map_err(NoPreview::Refused)
        };
        let preview = painted.map(|(image, times, [width, height])| {
            let size = [image.width, image.height];
            let image = ColorImage::from_rgba_unmultiplied(size, &image.rgba);
            let texture = ctx.load_texture("thumbnail", image, egui::TextureOptions::LINEAR);
            let pixels = (width * height) as f64;
            let seconds = times[0] + times[1] * pixels / (size[0] * size[1]) as f64 * PART_OF_PIXELS + pixels * SECONDS_PER_PIXEL;
            Preview { texture, seconds }
        });
        if let Some(panel) = &mut self.panel {
            panel.look.set_thumbnail(preview);
        }
    }

    /// The thumbnail, the seconds that its layout and its pixels took, and the pixels of the picture itself.
    fn paint_thumbnail(&self, ctx: &egui::Context, options: PictureOptions) -> Result<(Image, [f64; 2], [usize; 2]), String> {
        self.with_figure(|figure, _| {
            let drawn = figure.drawn();
            options.check_part(&drawn).and_then(|()| options.check_size(&drawn))?;
            let pixels = options.pixels()?;
            let (time, mut laid_out) = (Stopwatch::start(), 0.0);
            let width = thumbnail_width(options) * ctx.pixels_per_point();
            let image = page::thumbnail(figure, options, width, || laid_out = time.seconds());
            Ok((image, [laid_out, time.seconds() - laid_out], pixels))
        })
    }

    fn options(&self, ctx: &egui::Context) -> PictureOptions {
        let theme = if ctx.theme() == Theme::Dark { figure::Theme::Dark } else { figure::Theme::Light };
        PictureOptions { theme, ..with_part_of(self.picture, self.workspace) }
    }

    /// The timeline of the shown workspace, if it has steps.
    pub(super) fn timeline(&mut self) -> Option<Timeline> {
        self.playback().map(|playback| Timeline::new(*playback.steps, *playback.speed))
    }

    /// Whether a trained net is shown, which no command can make.
    pub(super) fn shows_trained_net(&self) -> bool {
        self.workspace == WorkspaceKind::Activations && self.activations.view.trained_net().is_some()
    }

    /// The current settings of the shown workspace, with the view of the map where it rests.
    pub(super) fn linked_settings(&self) -> Workspace {
        match self.workspace {
            WorkspaceKind::Paths => self.paths.view.exported(&self.paths.settings).into(),
            WorkspaceKind::Activations | WorkspaceKind::Training => self.shown().as_scene().workspace,
        }
    }

    /// The shown scene with the drawn settings.
    fn exported_scene(&self) -> Scene {
        let scene = self.shown().as_scene();
        match self.workspace {
            WorkspaceKind::Training => {
                let drawn = self.training.view.drawn(&self.training.settings);
                match title_on_others(&drawn, self.training.scene.training()) {
                    Some(title) => Scene::new(title, "", drawn),
                    None => scene.with(drawn),
                }
            }
            WorkspaceKind::Paths => scene.with(self.paths.view.exported(&self.paths.settings)),
            WorkspaceKind::Activations => scene,
        }
    }

    /// Call `make` with the shown figure and its scene.
    fn with_figure<T>(&self, make: impl FnOnce(&Figure<'_>, &Scene) -> Result<T, String>) -> Result<T, String> {
        let scene = self.exported_scene();
        match &scene.workspace {
            Workspace::Paths(settings) => make(&Figure::Paths(settings, &run(settings)), &scene),
            Workspace::Activations(_) => {
                let settings = self.activations.view.exported(&self.activations.settings);
                let figure = self.activations.view.figure(&settings).ok_or_else(|| t!("notice.computing").into_owned())?;
                make(&figure, &scene)
            }
            Workspace::Training(settings) => {
                let figure = self.training.view.figure(settings).ok_or_else(|| t!("notice.no_run").into_owned())?;
                make(&figure, &scene)
            }
        }
    }
}
