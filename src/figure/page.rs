//! A figure on a page as PNG or SVG, painted by the same functions as in the window.

use egui::{Rect, vec2};

use super::canvas::Canvas;
use super::export::Export;
use super::options::{POINTS_PER_INCH, Part, PictureOptions};
use super::raster::Image;
use super::{Figure, pdf, png, svg};
use crate::picture::shown::Shown;
use crate::picture::{activations, paths, training};

/// Pixels per inch of a picture that has no size on paper.
const PIXELS_PER_INCH: f32 = 96.0;
/// Frames until the layout has settled.
pub(super) const FRAMES: usize = 3;

/// The figure as PNG, with the settings as metadata.
pub(super) fn png(export: &Export<'_>) -> Result<Vec<u8>, ::png::EncodingError> {
    Ok(image_and_png(export)?.1)
}

/// The pixels of the figure, and the same as PNG, with the settings as metadata.
pub fn image_and_png(export: &Export<'_>) -> Result<(Image, Vec<u8>), ::png::EncodingError> {
    let image = paint(&export.figure, export.options).image;
    let bytes = png::encode(&image, &export.metadata(), export.options.print.map(|print| print.dpi))?;
    Ok((image, bytes))
}

/// The figure as SVG, with the settings as metadata.
pub(super) fn svg(export: &Export<'_>) -> String {
    let mut canvas = Canvas::new(export.options).with_sharp_edges();
    draw(&mut canvas, &export.figure, shown(export.options));
    let [width, height] = export.options.points();
    let extent = vec2(width, height);
    let outlines = export.options.outlines.then(svg::Outlines::new);
    let source = svg::Source { images: &canvas.images, outlines: outlines.as_ref() };
    let svg = svg::write(extent, canvas.background, &canvas.shapes, &source, &export.settings_text());
    match export.options.inches() {
        Some(inches) => svg::on_paper(svg, inches),
        None => svg,
    }
}

/// The figure as a page of PDF.
pub(super) fn pdf(export: &Export<'_>) -> Vec<u8> {
    let mut canvas = Canvas::new(export.options).with_sharp_edges();
    draw(&mut canvas, &export.figure, shown(export.options));
    let [width, height] = export.options.points();
    let scale = if export.options.print.is_some() { 72.0 / POINTS_PER_INCH as f32 } else { 72.0 / PIXELS_PER_INCH };
    let title = export.scene.map_or("", |scene| scene.title.shown());
    pdf::write(vec2(width, height), scale, canvas.background, &canvas.shapes, &canvas.images, title)
}

/// The parts of a picture that are wanted.
pub(super) fn shown(options: PictureOptions) -> Shown {
    let all = Shown { caption: options.caption, arrows: options.arrows, map: options.map, ..Shown::ALL };
    match options.only {
        None => all,
        Some(Part::Map | Part::Grid | Part::Loss) => Shown { charts: false, sentences: false, ..all },
        Some(Part::Charts) => Shown { main: false, sentences: false, ..all },
    }
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
    let subject = draw(&mut canvas, figure, shown(options));
    Painted { image: canvas.pixels(), subject }
}

/// Paint a figure with all that is in it, `width` pixels wide. `laid_out` is called before its pixels are painted.
pub fn thumbnail(figure: &Figure<'_>, options: PictureOptions, width: f32, laid_out: impl FnOnce()) -> Image {
    let mut canvas = Canvas::new(options);
    draw(&mut canvas, figure, shown(options));
    laid_out();
    canvas.coarsen(width);
    canvas.pixels()
}

/// Draw the figure; returns the rectangle of its subject.
fn draw(canvas: &mut Canvas, figure: &Figure<'_>, wanted: Shown) -> Rect {
    match figure {
        Figure::Paths(settings, results) => {
            let mut painter = paths::page::Painter::new(settings, results, wanted);
            canvas.draw(FRAMES, |ui, area| painter.ui(ui, area))
        }
        Figure::Activations(settings, results) => {
            canvas.draw(FRAMES, |ui, area| activations::page::layers_ui(ui, area, settings, results, wanted))
        }
        Figure::Landscape(settings, results, map) => {
            canvas.draw(FRAMES, |ui, area| training::landscape::page::page_ui(ui, area, settings, results, map, wanted))
        }
        Figure::Training(settings, results) => {
            canvas.draw(FRAMES, |ui, area| training::page::page_ui(ui, area, settings, results, wanted))
        }
        Figure::Symmetry(settings, trainings) => {
            let mut strips = activations::Strips::default();
            canvas.draw(FRAMES, |ui, area| activations::page::symmetry_ui(ui, area, (settings, trainings), &mut strips, wanted))
        }
    }
}
