//! The figure as a picture, painted by the window's own functions without a window.

mod activations;
mod canvas;
mod motion;
mod paths;
mod training;

use egui::{Rect, RichText, Ui, pos2, vec2};

use super::form::Look;
use super::raster::Image;
use super::{Figure, png, svg};
use crate::preset::Preset;
use crate::preset::export::KEYWORD;
use crate::ui::theme::{Palette, regular, size};
use canvas::Canvas;
pub(super) use motion::Motion;

const MARGIN: f32 = 16.0;
/// Frames until the layout has settled.
const FRAMES: usize = 3;

/// The figure as PNG, with the settings as metadata; title and text are those of the lesson.
pub fn png(figure: &Figure<'_>, look: Look, lesson: Option<&Preset>) -> Result<Vec<u8>, ::png::EncodingError> {
    png::encode(&paint(figure, look).image, &metadata(figure, lesson))
}

/// A painted figure.
pub struct Painted {
    /// The pixels.
    pub image: Image,
    /// The rectangle of what the figure is about: the map, the grid; in points.
    pub subject: Rect,
}

/// The figure's pixels.
pub fn paint(figure: &Figure<'_>, look: Look) -> Painted {
    let mut canvas = Canvas::new(look);
    let subject = draw(&mut canvas, figure);
    Painted { image: canvas.pixels(), subject }
}

/// The figure as SVG, with the settings as metadata; title and text are those of the lesson.
pub fn svg(figure: &Figure<'_>, look: Look, lesson: Option<&Preset>) -> String {
    let mut canvas = Canvas::new(look);
    draw(&mut canvas, figure);
    let extent = vec2(look.size[0] as f32, look.size[1] as f32);
    svg::write(extent, canvas.background, &canvas.shapes, &canvas.images, &settings(figure, lesson))
}

/// Keywords and texts of a PNG.
pub(super) fn metadata(figure: &Figure<'_>, lesson: Option<&Preset>) -> [(&'static str, String); 2] {
    [("Software", "halfpipe".to_owned()), (KEYWORD, settings(figure, lesson))]
}

/// The settings as a preset's text, so that a picture tells how it was made.
pub(super) fn settings(figure: &Figure<'_>, lesson: Option<&Preset>) -> String {
    let workspace = figure.workspace();
    let preset = match lesson.filter(|lesson| lesson.workspace.key() == workspace.key()) {
        Some(lesson) => lesson.with(workspace),
        None => Preset::new("", "", workspace),
    };
    preset.text().unwrap_or_default()
}

/// Draw the figure; returns the rectangle of its subject.
fn draw(canvas: &mut Canvas, figure: &Figure<'_>) -> Rect {
    match figure {
        Figure::Paths(settings, results) => {
            let mut painter = paths::Painter::new(settings, results);
            canvas.draw(FRAMES, |ui, area| painter.ui(ui, area))
        }
        Figure::Activations(settings, results) => {
            canvas.draw(FRAMES, |ui, area| activations::layers_ui(ui, area, settings, results))
        }
        Figure::Training(settings, results) => canvas.draw(FRAMES, |ui, area| training::race_ui(ui, area, settings, results)),
        Figure::Symmetry(settings, trainings) => {
            let mut strips = crate::ui::activations::Strips::default();
            canvas.draw(FRAMES, |ui, area| activations::symmetry_ui(ui, area, settings, trainings, &mut strips))
        }
    }
}

/// A caption at the bottom of `area`; returns its height.
fn paint_caption(ui: &Ui, area: Rect, text: &str) -> f32 {
    let palette = Palette::of(ui);
    let text = RichText::new(text).font(regular(size::SMALL)).color(palette.second);
    let layout =
        egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Wrap), area.width(), egui::TextStyle::Small);
    let height = layout.size().y;
    ui.painter().galley(pos2(area.min.x, area.max.y - height), layout, palette.second);
    height
}
