//! The look of an exported picture: style, size, parts, and beside them a thumbnail with its pixels and a guess of the time.

use egui::{Align, Label, Layout, RichText, TextEdit, TextureHandle, Ui, vec2};

use crate::experiment::WorkspaceKind;
use crate::figure::options::{Length, MAX_SCALE, Part, PictureOptions, Print, RATIO, SIZE, Style};
use crate::language::t;
use crate::picture::theme::Palette;
use crate::ui::controls::explain::explain;
use crate::ui::controls::field::{error_ui, name_ui};
use crate::words::numbers::number;

/// The widest and highest thumbnail, in points.
pub const THUMBNAIL: [f32; 2] = [176.0, 120.0];
/// The ratios of a picture's sides, with their names.
const SHAPES: [([usize; 2], &str); 4] = [(SIZE, "16:9"), ([1200, 800], "3:2"), ([1200, 900], "4:3"), ([900, 900], "1:1")];
/// The choice of pixels per inch.
const DPI: [usize; 3] = [150, 300, 600];
const USUAL_WIDTH: &str = "3in";

/// The look of a picture, as it is being chosen.
pub struct Look {
    /// The options.
    pub options: PictureOptions,
    /// The workspace of the picture.
    kind: WorkspaceKind,
    /// The typed width.
    width: String,
    /// The thumbnail with the options that it was made for, or the reason why there is none.
    thumbnail: Option<(PictureOptions, Result<Preview, NoPreview>)>,
}

/// Why there is no thumbnail.
pub enum NoPreview {
    /// It would show the answer to a question.
    Hidden,
    /// There is no such picture.
    Refused(String),
}

/// A thumbnail.
pub struct Preview {
    /// The pixels, on the screen.
    pub texture: TextureHandle,
    /// The estimated time to make a still picture, in seconds.
    pub seconds: f64,
}

impl Look {
    /// The look with these options.
    pub fn new(options: PictureOptions, kind: WorkspaceKind) -> Self {
        let width = options.print.map_or_else(|| USUAL_WIDTH.to_owned(), |print| print.width.to_string());
        let only = options.only.filter(|part| Part::of(kind).contains(part));
        Self { options: PictureOptions { only, ..options }, kind, width, thumbnail: None }
    }

    /// Whether a thumbnail is missing or out of date.
    pub fn wants_thumbnail(&self) -> bool {
        self.thumbnail.as_ref().is_none_or(|(options, _)| *options != self.options)
    }

    /// Take the thumbnail of the present options, or the reason why there is none.
    pub fn set_thumbnail(&mut self, thumbnail: Result<Preview, NoPreview>) {
        self.thumbnail = Some((self.options, thumbnail));
    }

    /// Draw the choices, and the thumbnail with them. `frames`: the number of pictures of an animation, else 1.
    pub(super) fn ui(&mut self, ui: &mut Ui, extension: &str, frames: usize) {
        let is_vector = matches!(extension, "svg" | "pdf");
        // On a phone below the thumbnail.
        let beside = ui.available_width() >= 2.0 * THUMBNAIL[0];
        let layout = if beside { Layout::left_to_right(Align::Min) } else { Layout::top_down(Align::Min) };
        ui.with_layout(layout, |ui| {
            ui.vertical(|ui| {
                ui.set_width(THUMBNAIL[0]);
                self.thumbnail_ui(ui, is_vector, frames);
            });
            ui.vertical(|ui| {
                self.style_ui(ui);
                self.size_ui(ui, is_vector);
                self.parts_ui(ui);
            });
        });
    }

    fn style_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.label(t!("files.style"));
            for (style, name, help) in [
                (Style::Screen, t!("files.style_screen"), t!("files.style_screen_help")),
                (Style::Paper, t!("files.style_paper"), t!("files.style_paper_help")),
            ] {
                explain(ui.selectable_value(&mut self.options.style, style, name), &help);
            }
        });
        ui.horizontal(|ui| {
            ui.label(t!("files.shape"));
            for (size, name) in SHAPES {
                let chosen = self.options.size[0] * size[1] == size[0] * self.options.size[1];
                if explain(ui.selectable_label(chosen, name), &t!("files.shape_help", width = size[0], height = size[1]))
                    .clicked()
                {
                    self.options.size = size;
                }
            }
        });
    }

    fn size_ui(&mut self, ui: &mut Ui, is_vector: bool) {
        let mut on_paper = self.options.print.is_some();
        ui.horizontal(|ui| {
            let check = ui.checkbox(&mut on_paper, t!("files.width"));
            if explain(check, &t!("files.width_help")).changed() {
                self.options.print = if on_paper { self.print(self.options.print) } else { None };
                self.options.size = match (on_paper, self.options.size) {
                    (true, SIZE) => RATIO,
                    (false, RATIO) => SIZE,
                    (_, size) => size,
                };
            }
            if on_paper {
                let field = ui.add(TextEdit::singleline(&mut self.width).desired_width(56.0));
                name_ui(ui, &field, &t!("files.width"));
                if field.changed() {
                    self.options.print = self.print(self.options.print).or(self.options.print);
                }
            }
        });
        if on_paper && Length::parse(&self.width).is_none() {
            error_ui(ui, &t!("parser.length"));
        }
        if is_vector {
            return;
        }
        ui.horizontal(|ui| {
            if let Some(print) = &mut self.options.print {
                for dpi in DPI {
                    let help = t!("files.dpi_help");
                    explain(ui.selectable_value(&mut print.dpi, dpi, t!("files.dpi", dpi = dpi)), &help);
                }
            } else {
                ui.label(t!("files.scale"));
                for scale in 1..=MAX_SCALE {
                    let [width, height] = self.options.size.map(|side| side * scale);
                    let help = t!("files.scale_help", width = width, height = height);
                    explain(ui.selectable_value(&mut self.options.scale, scale, format!("{scale}×")), &help);
                }
            }
        });
    }

    /// The typed width, with the chosen number of pixels per inch.
    fn print(&self, before: Option<Print>) -> Option<Print> {
        let dpi = before.map_or(DPI[1], |print| print.dpi);
        Length::parse(&self.width).or_else(|| Length::parse(USUAL_WIDTH)).map(|width| Print { width, dpi })
    }

    fn parts_ui(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            explain(ui.selectable_value(&mut self.options.only, None, t!("files.only_all")), &t!("files.only_help"));
            for part in Part::of(self.kind) {
                let name = match part {
                    Part::Map => t!("files.only_map"),
                    Part::Charts => t!("files.only_charts"),
                    Part::Loss => t!("files.only_loss"),
                    Part::Grid => t!("files.only_grid"),
                };
                explain(ui.selectable_value(&mut self.options.only, Some(*part), name), &t!("files.only_help"));
            }
        });
        ui.horizontal(|ui| {
            ui.checkbox(&mut self.options.caption, t!("files.caption"));
            if self.kind == WorkspaceKind::Paths {
                ui.checkbox(&mut self.options.arrows, t!("files.arrows"));
            }
        });
    }

    /// Draw the thumbnail with the size of the file's picture below it.
    fn thumbnail_ui(&self, ui: &mut Ui, is_vector: bool, frames: usize) {
        let palette = Palette::current(ui);
        match &self.thumbnail {
            Some((_, Ok(preview))) => {
                let size = preview.texture.size_vec2();
                let [width, height] = THUMBNAIL;
                let shown = size * (width / size.x).min(height / size.y).min(1.0);
                let image = ui.add(egui::Image::new((preview.texture.id(), shown)).alt_text(t!("files.thumbnail")));
                ui.painter().rect_stroke(image.rect, 0.0, (1.0, palette.hairline), egui::StrokeKind::Outside);
                let text = match (self.options.pixels(), self.options.inches()) {
                    (Ok(_), Some([width, height])) if is_vector => {
                        let [width, height] = [width, height].map(|side| number(side, 3));
                        t!("files.inches", width = width, height = height)
                    }
                    (Ok([width, height]), _) => {
                        let seconds = duration(preview.seconds * frames as f64);
                        t!("files.pixels", width = width, height = height, seconds = seconds)
                    }
                    (Err(error), _) => error.into(),
                };
                ui.label(text);
            }
            Some((_, Err(NoPreview::Hidden))) => {
                ui.add(Label::new(RichText::new(t!("files.no_thumbnail")).color(palette.secondary)).wrap());
            }
            Some((_, Err(NoPreview::Refused(reason)))) => error_ui(ui, reason),
            None => {
                ui.allocate_space(vec2(THUMBNAIL[0], 99.0));
            }
        }
    }
}

/// Seconds to one digit, so that the guess claims no more than it knows.
fn duration(seconds: f64) -> String {
    if seconds < 1.0 { "1".to_owned() } else { number(seconds, 1) }
}
