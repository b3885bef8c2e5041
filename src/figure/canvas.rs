//! A canvas without a window: egui draws on it once or repeatedly, and the shapes become pixels.

use std::collections::HashMap;

use egui::epaint::{ClippedShape, ImageData};
use egui::{Color32, ColorImage, Pos2, RawInput, Rect, TextureId, Ui, ViewportId, vec2};

use super::Theme;
use super::options::PictureOptions;
use super::raster::{Image, Rasterizer};
use crate::picture::caption::MARGIN;
use crate::picture::theme;
use crate::picture::theme::Palette;

/// A canvas.
pub(super) struct Canvas {
    ctx: egui::Context,
    options: PictureOptions,
    rasterizer: Rasterizer,
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
            Theme::Light => egui::Theme::Light,
            Theme::Dark => egui::Theme::Dark,
        };
        ctx.set_theme(theme);
        Self {
            ctx,
            options,
            rasterizer: Rasterizer::default(),
            images: HashMap::new(),
            background: Palette::for_theme(theme).window,
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
        let [width, height] = self.options.size;
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(width as f32, height as f32));
        let mut subject = Rect::NOTHING;
        for _ in 0..times {
            let mut input = RawInput {
                screen_rect: Some(screen),
                time: Some(self.time),
                max_texture_side: Some(8192),
                ..RawInput::default()
            };
            input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(self.options.scale as f32);
            let mut output = self.ctx.run_ui(input, |ui| subject = figure_ui(ui, screen.shrink(MARGIN)));
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

    /// The shapes drawn last, as pixels.
    pub(super) fn pixels(&self) -> Image {
        let scale = self.options.scale as f32;
        let primitives = self.ctx.tessellate(self.shapes.clone(), scale);
        self.rasterizer.paint(self.options.size.map(|side| side * self.options.scale), scale, self.background, &primitives)
    }
}
