//! The figure as a picture, painted by the window's own functions without a window.

mod activations;
mod paths;
mod training;

use std::collections::HashMap;

use egui::epaint::{ClippedShape, ImageData};
use egui::{Color32, ColorImage, Pos2, RawInput, Rect, RichText, TextureId, Ui, pos2, vec2};

use super::form::Look;
use super::raster::{Image, Rasterizer};
use super::{Figure, Theme, png, svg};
use crate::preset::Preset;
use crate::ui::theme::{self, Palette, regular, size};

const MARGIN: f32 = 16.0;
/// Frames until the layout has settled.
const FRAMES: usize = 3;

/// The figure as PNG, with the settings as metadata.
pub fn png(figure: &Figure<'_>, look: Look) -> Result<Vec<u8>, ::png::EncodingError> {
    png::encode(&paint(figure, look).image, &[("Software", "halfpipe"), ("Settings", &metadata(figure))])
}

/// A painted figure.
pub struct Painted {
    /// The pixels.
    pub image: Image,
    /// The rectangle of what the figure is about in them: the map, the grid.
    pub subject: Rect,
}

/// The figure's pixels.
pub fn paint(figure: &Figure<'_>, look: Look) -> Painted {
    let drawing = draw(figure, look);
    let primitives = drawing.ctx.tessellate(drawing.shapes, 1.0);
    let image = drawing.rasterizer.paint(look.size, 1.0, drawing.background, &primitives);
    Painted { image, subject: drawing.subject }
}

/// The figure as SVG, with the settings as metadata.
pub fn svg(figure: &Figure<'_>, look: Look) -> String {
    let drawing = draw(figure, look);
    let extent = vec2(look.size[0] as f32, look.size[1] as f32);
    svg::write(extent, drawing.background, &drawing.shapes, &drawing.images, &metadata(figure))
}

/// The settings as a preset's text, so that a picture tells how it was made.
fn metadata(figure: &Figure<'_>) -> String {
    Preset::new("", "", figure.workspace()).text().unwrap_or_default()
}

/// A figure as egui's shapes, with what is needed to turn them into pixels.
struct Drawing {
    ctx: egui::Context,
    shapes: Vec<ClippedShape>,
    rasterizer: Rasterizer,
    images: HashMap<TextureId, ColorImage>,
    background: Color32,
    subject: Rect,
}

fn draw(figure: &Figure<'_>, look: Look) -> Drawing {
    match figure {
        Figure::Paths(settings, results) => {
            let mut painter = paths::Painter::new(settings, results);
            draw_by(look, |ui, area| painter.ui(ui, area))
        }
        Figure::Activations(settings, results) => draw_by(look, |ui, area| activations::layers_ui(ui, area, settings, results)),
        Figure::Training(settings, results) => draw_by(look, |ui, area| training::race_ui(ui, area, settings, results)),
        Figure::Symmetry(settings, trainings) => {
            let mut strips = crate::ui::activations::Strips::default();
            draw_by(look, |ui, area| activations::symmetry_ui(ui, area, settings, trainings, &mut strips))
        }
    }
}

/// Draw by a function that paints in the area that it is given, and returns the rectangle of its subject.
fn draw_by(Look { size, theme }: Look, mut figure_ui: impl FnMut(&mut Ui, Rect) -> Rect) -> Drawing {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let theme = match theme {
        Theme::Light => egui::Theme::Light,
        Theme::Dark => egui::Theme::Dark,
    };
    ctx.set_theme(theme);
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(size[0] as f32, size[1] as f32));
    let mut rasterizer = Rasterizer::default();
    let mut images = HashMap::new();
    let (mut shapes, mut subject) = (Vec::new(), Rect::NOTHING);
    for frame in 0..FRAMES {
        let input =
            RawInput { screen_rect: Some(screen), time: Some(frame as f64), max_texture_side: Some(8192), ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| subject = figure_ui(ui, screen.shrink(MARGIN)));
        for (id, deltas) in &output.textures_delta.set {
            for delta in deltas.iter().filter(|delta| delta.pos.is_none()) {
                let ImageData::Color(image) = &delta.image;
                images.insert(*id, ColorImage::clone(image));
            }
        }
        rasterizer.update_textures(&mut output.textures_delta);
        shapes = output.shapes;
    }
    Drawing { ctx, shapes, rasterizer, images, background: Palette::of_theme(theme).window, subject }
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
