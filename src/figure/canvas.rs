//! A canvas without a window: egui draws on it once or repeatedly, and the shapes become pixels.

use std::collections::HashMap;

use egui::epaint::{ClippedShape, ImageData};
use egui::{Color32, ColorImage, Pos2, RawInput, Rect, TextureId, Ui, ViewportId, vec2};

use super::Theme;
use super::options::{PictureOptions, Style};
use super::raster::{Film, Image, Rasterizer};
use crate::picture::theme;
use crate::picture::theme::Palette;

/// A canvas.
pub(super) struct Canvas {
    ctx: egui::Context,
    size: egui::Vec2,
    pixels: [usize; 2],
    pixels_per_point: f32,
    /// The margin around a figure.
    margin: f32,
    rasterizer: Rasterizer,
    film: Film,
    /// The textures used by the shapes, without later partial updates.
    pub(super) images: HashMap<TextureId, ColorImage>,
    /// The background colour.
    pub(super) background: Color32,
    /// The shapes drawn last.
    pub(super) shapes: Vec<ClippedShape>,
    time: f64,
}

impl Canvas {
    /// An empty canvas.
    pub(super) fn new(options: PictureOptions) -> Self {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let theme = match options.theme {
            Theme::Dark if options.style == Style::Screen => egui::Theme::Dark,
            Theme::Light | Theme::Dark => egui::Theme::Light,
        };
        ctx.set_theme(theme);
        let is_paper = options.style == Style::Paper;
        theme::set_paper(&ctx, is_paper);
        let [width, height] = options.points();
        let pixels_per_point = options.pixels_per_point();
        Self {
            ctx,
            size: vec2(width, height),
            pixels: options.pixels().unwrap_or([1, 1]),
            pixels_per_point,
            margin: margin(width.min(height), is_paper),
            rasterizer: Rasterizer::default(),
            film: Film::default(),
            images: HashMap::new(),
            background: Palette::of(theme, is_paper).window,
            shapes: Vec::new(),
            time: 0.0,
        }
    }

    /// Let the shapes have sharp edges, for a format whose viewers soften them.
    pub(super) fn with_sharp_edges(self) -> Self {
        self.ctx.tessellation_options_mut(|options| options.feathering = false);
        self
    }

    /// Draw `times` frames with a function that paints in an area and returns the rectangle of its subject. The layout settles
    /// after [`FRAMES`](super::page::FRAMES).
    pub(super) fn draw(&mut self, times: usize, mut figure_ui: impl FnMut(&mut Ui, Rect) -> Rect) -> Rect {
        let screen = Rect::from_min_size(Pos2::ZERO, self.size);
        let mut subject = Rect::NOTHING;
        for _ in 0..times {
            let mut input = RawInput {
                screen_rect: Some(screen),
                time: Some(self.time),
                max_texture_side: Some(8192),
                ..RawInput::default()
            };
            input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(self.pixels_per_point);
            let mut output = self.ctx.run_ui(input, |ui| subject = figure_ui(ui, screen.shrink(self.margin)));
            for (id, deltas) in &output.textures_delta.set {
                for delta in deltas.iter().filter(|delta| delta.pos.is_none()) {
                    let ImageData::Color(image) = &delta.image;
                    self.images.insert(*id, ColorImage::clone(image));
                }
            }
            self.rasterizer.update_textures(&mut output.textures_delta);
            self.shapes = output.shapes;
            self.time += 1.0;
        }
        subject
    }

    /// Make the pixels coarser, so that there are `width` from left to right.
    pub(super) fn coarsen(&mut self, width: f32) {
        let factor = width / (self.size.x * self.pixels_per_point);
        self.pixels_per_point *= factor;
        self.pixels = [self.size.x, self.size.y].map(|side| ((side * self.pixels_per_point).round() as usize).max(1));
    }

    /// The same, where only parts of the picture differ from the one before.
    pub(super) fn next_pixels(&mut self) -> Image {
        let primitives = self.ctx.tessellate(self.shapes.clone(), self.pixels_per_point);
        self.film.paint(&self.rasterizer, self.pixels, self.pixels_per_point, self.background, &primitives)
    }

    /// The shapes drawn last, as pixels.
    pub(super) fn pixels(&self) -> Image {
        let primitives = self.ctx.tessellate(self.shapes.clone(), self.pixels_per_point);
        self.rasterizer.paint(self.pixels, self.pixels_per_point, self.background, &primitives)
    }
}

/// The margin around a figure whose shorter side has this length.
fn margin(side: f32, is_paper: bool) -> f32 {
    match side {
        _ if is_paper => 4.0,
        ..450.0 => 8.0,
        _ => 16.0,
    }
}
