//! A figure on a page as PNG or SVG, painted by the same functions as in the window.

use egui::{Rect, vec2};

use super::canvas::Canvas;
use super::export::Export;
use super::options::PictureOptions;
use super::raster::Image;
use super::{Figure, png, svg};
use crate::picture::{activations, paths, training};

/// Frames until the layout has settled.
pub(super) const FRAMES: usize = 3;

/// The figure as PNG, with the settings as metadata.
pub(super) fn png(export: &Export<'_>) -> Result<Vec<u8>, ::png::EncodingError> {
    Ok(image_and_png(export)?.1)
}

/// The pixels of the figure, and the same as PNG, with the settings as metadata.
pub fn image_and_png(export: &Export<'_>) -> Result<(Image, Vec<u8>), ::png::EncodingError> {
    let image = paint(&export.figure, export.options).image;
    let bytes = png::encode(&image, &export.metadata())?;
    Ok((image, bytes))
}

/// The figure as SVG, with the settings as metadata.
pub(super) fn svg(export: &Export<'_>) -> String {
    let mut canvas = Canvas::new(export.options).with_sharp_edges();
    draw(&mut canvas, &export.figure);
    let [width, height] = export.options.size;
    let extent = vec2(width as f32, height as f32);
    let outlines = export.options.outlines.then(svg::Outlines::new);
    let source = svg::Source { images: &canvas.images, outlines: outlines.as_ref() };
    svg::write(extent, canvas.background, &canvas.shapes, &source, &export.settings_text())
}

/// A painted figure.
pub struct Painted {
    /// The pixels.
    pub image: Image,
    /// The rectangle of the figure's subject, such as the map or the grid, in points.
    pub subject: Rect,
}

/// Paint a figure.
pub fn paint(figure: &Figure<'_>, options: PictureOptions) -> Painted {
    let mut canvas = Canvas::new(options);
    let subject = draw(&mut canvas, figure);
    Painted { image: canvas.pixels(), subject }
}

/// Draw the figure; returns the rectangle of its subject.
fn draw(canvas: &mut Canvas, figure: &Figure<'_>) -> Rect {
    match figure {
        Figure::Paths(settings, results) => {
            let mut painter = paths::page::Painter::new(settings, results);
            canvas.draw(FRAMES, |ui, area| painter.ui(ui, area))
        }
        Figure::Activations(settings, results) => {
            canvas.draw(FRAMES, |ui, area| activations::page::layers_ui(ui, area, settings, results))
        }
        Figure::Training(settings, results) => {
            canvas.draw(FRAMES, |ui, area| training::page::page_ui(ui, area, settings, results))
        }
        Figure::Symmetry(settings, trainings) => {
            let mut strips = activations::Strips::default();
            canvas.draw(FRAMES, |ui, area| activations::page::symmetry_ui(ui, area, settings, trainings, &mut strips))
        }
    }
}
