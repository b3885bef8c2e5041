//! The figure as a picture: map, legend, caption and charts, painted by the window's own functions without a window.

use std::collections::HashMap;

use egui::epaint::{ClippedShape, ImageData};
use egui::{Color32, ColorImage, Pos2, RawInput, Rect, RichText, TextureId, Ui, UiBuilder, pos2, vec2};
use rust_i18n::t;

use super::raster::{Image, Rasterizer};
use super::{Theme, png, svg};
use crate::experiment::paths::{Path, Settings};
use crate::preset::Preset;
use crate::ui::paths::{
    Frame, Inspected, Relief, Results, Sampled, Scene, charts_ui, map_rect, paint_legend, paint_map, paint_surface, sketch,
};
use crate::ui::theme::{self, Palette, regular, size};
use crate::words::comparison;

/// From this width on the charts stand beside the map.
const WIDE: f32 = 1000.0;
const CHARTS_WIDTH: f32 = 304.0;
const MARGIN: f32 = 16.0;
/// Frames until the layout has settled.
const FRAMES: usize = 3;

/// The figure as PNG, `size` pixels wide and high, with the settings as metadata.
pub fn png(settings: &Settings, paths: &[Path], size: [usize; 2], theme: Theme) -> Result<Vec<u8>, ::png::EncodingError> {
    png::encode(&paint(settings, paths, size, theme).image, &[("Software", "halfpipe"), ("Settings", &metadata(settings))])
}

/// A painted figure.
pub struct Painted {
    /// The pixels.
    pub image: Image,
    /// The map's rectangle in them.
    pub map: Rect,
}

/// The figure's pixels.
pub fn paint(settings: &Settings, paths: &[Path], size: [usize; 2], theme: Theme) -> Painted {
    let drawing = draw(settings, paths, size, theme);
    let primitives = drawing.ctx.tessellate(drawing.shapes, 1.0);
    let image = drawing.rasterizer.paint(size, 1.0, drawing.background, &primitives);
    Painted { image, map: drawing.map }
}

/// The figure as SVG, with the settings as metadata.
pub fn svg(settings: &Settings, paths: &[Path], size: [usize; 2], theme: Theme) -> String {
    let drawing = draw(settings, paths, size, theme);
    let extent = vec2(size[0] as f32, size[1] as f32);
    svg::write(extent, drawing.background, &drawing.shapes, &drawing.images, &metadata(settings))
}

/// The settings as a preset's text, so that a picture tells how it was made.
fn metadata(settings: &Settings) -> String {
    Preset::new("", "", settings.clone()).text().unwrap_or_default()
}

/// A figure as egui's shapes, with what is needed to turn them into pixels.
struct Drawing {
    ctx: egui::Context,
    shapes: Vec<ClippedShape>,
    rasterizer: Rasterizer,
    images: HashMap<TextureId, ColorImage>,
    background: Color32,
    map: Rect,
}

fn draw(settings: &Settings, paths: &[Path], size: [usize; 2], theme: Theme) -> Drawing {
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
    let mut relief = Relief::default();
    let results = Results::of(settings, paths);
    let (mut shapes, mut map) = (Vec::new(), Rect::NOTHING);
    for frame in 0..FRAMES {
        let input =
            RawInput { screen_rect: Some(screen), time: Some(frame as f64), max_texture_side: Some(8192), ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| map = figure_ui(ui, screen.shrink(MARGIN), &mut relief, settings, &results));
        for (id, deltas) in &output.textures_delta.set {
            for delta in deltas.iter().filter(|delta| delta.pos.is_none()) {
                let ImageData::Color(image) = &delta.image;
                images.insert(*id, ColorImage::clone(image));
            }
        }
        rasterizer.update_textures(&mut output.textures_delta);
        shapes = output.shapes;
    }
    Drawing { ctx, shapes, rasterizer, images, background: Palette::of_theme(theme).window, map }
}

/// The whole figure in `area`; returns the map's rectangle.
fn figure_ui(ui: &mut Ui, area: Rect, relief: &mut Relief, settings: &Settings, results: &Results) -> Rect {
    let scene = Scene::new(settings, &results.paths, Palette::of(ui));
    let wide = area.width() + 2.0 * MARGIN >= WIDE;
    let inspected = results.inspected(settings).map(|path| (path, &results.insights[path]));
    let legend = paint_legend(ui, area, &scene);
    let caption = paint_caption(ui, area, &scene, inspected);
    let right = if wide { area.max.x - CHARTS_WIDTH - MARGIN } else { area.max.x };
    let middle = Rect::from_min_max(pos2(area.min.x, area.min.y + legend + 4.0), pos2(right, area.max.y - caption - 8.0));
    let frame = match settings.surface {
        Some(_) => Frame { rect: map_rect(middle), view: settings.visible() },
        None => Frame::fit(map_rect(middle), settings.visible()),
    };
    relief.update(ui.ctx(), &scene, &frame);
    let steps = sketch::on_map(&results.paths, &frame);
    match settings.surface {
        Some(camera) => {
            let surface = Sampled::default().surface(frame.rect, settings, camera);
            paint_surface(ui, &surface, relief, &scene, &steps, inspected);
        }
        None => paint_map(ui, &frame, relief, &scene, &steps, inspected),
    }
    if wide {
        let charts = Rect::from_min_max(pos2(right + MARGIN, middle.min.y), pos2(area.max.x, middle.max.y));
        ui.scope_builder(UiBuilder::new().max_rect(charts), |ui| charts_ui(ui, charts, &scene, results, settings.chart));
    }
    frame.rect
}

/// The caption at the bottom of `area`: landscape, rule of the comparison, step; returns its height.
fn paint_caption(ui: &mut Ui, area: Rect, scene: &Scene<'_>, inspected: Inspected<'_>) -> f32 {
    let settings = scene.settings;
    let mut text = t!(
        "figure.caption",
        name = settings.landscape.name(),
        formula = settings.landscape.formula(),
        rule = comparison::declared(settings),
        shown = settings.shown_step(),
        steps = settings.steps
    )
    .into_owned();
    if let Some((path, insight)) = inspected.filter(|_| settings.terms) {
        let name = &scene.names[scene.paths[path].optimizer];
        text = format!("{text} · {}", t!("figure.step", name = name, from = insight.step, to = insight.step + 1));
    }
    if settings.arrows {
        text = format!("{text} · {}", t!("map.arrows"));
    }
    let text = RichText::new(text).font(regular(size::SMALL)).color(scene.palette.second);
    let layout =
        egui::WidgetText::from(text).into_galley(ui, Some(egui::TextWrapMode::Wrap), area.width(), egui::TextStyle::Small);
    let height = layout.size().y;
    ui.painter().galley(pos2(area.min.x, area.max.y - height), layout, scene.palette.second);
    height
}
