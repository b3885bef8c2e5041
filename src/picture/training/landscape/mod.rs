//! The picture of the landscape of a race: the loss on a plane through parameter space as a map or a surface, with the walks of the nets.

mod content;
pub mod page;
mod surface;
mod walks;

use egui::{Align2, Rect, Ui, pos2};

pub use content::Content;

use crate::experiment::training::landscape::Map;
use crate::landscape::View;
use crate::landscape::analysis::contour::{Grid, log_levels};
use crate::language::t;
use crate::picture::paths::contours::MAX_LEVELS;
use crate::picture::paths::map::{paint_axes, paint_border};
use crate::picture::paths::{Contours, MapTransform};
use crate::picture::theme::{Palette, regular};
use crate::picture::ticks::ticks;
use crate::words::numbers::grouped;

/// What is computed of a map to paint it, made again only when the map or its place has changed.
#[derive(Default)]
pub struct Painter {
    key: Option<Key>,
    contours: Contours,
    spacing: Spacing,
}

/// How the levels of the contours are spaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Spacing {
    #[default]
    Log,
    Linear,
}

/// Round losses: spaced in the logarithm where they span enough of it, else equally.
fn levels(grid: &Grid) -> (Vec<f64>, Spacing) {
    const ENOUGH: usize = 6;
    let levels = log_levels(grid, 0.0, MAX_LEVELS); // a loss is at least 0
    if levels.len() >= ENOUGH {
        return (levels, Spacing::Log);
    }
    let finite = grid.values.iter().copied().filter(|value| value.is_finite());
    let [low, high] = finite.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], loss| [low.min(loss), high.max(loss)]);
    (ticks(low, high, MAX_LEVELS as f64), Spacing::Linear)
}

/// What the contours depend on.
#[derive(Clone, PartialEq)]
struct Key {
    view: View,
    values: Vec<f64>,
    palette: Palette,
    scale: f64,
}

impl Painter {
    /// Paint the map with its walks, axes and scale. `transform` may show another view than the map's, as while another map is computed:
    /// outside of the map there is nothing.
    pub fn paint(&mut self, ui: &Ui, transform: &MapTransform, content: &Content<'_>) {
        let palette = content.palette;
        self.update(ui.ctx(), content.map, transform, palette);
        ui.painter().rect_filled(transform.rect, 0.0, palette.chip);
        let View { x, y } = content.map.grid.view;
        let covered = Rect::from_min_max(transform.screen_pos([x[0], y[1]]), transform.screen_pos([x[1], y[0]]));
        self.contours.paint_bands(ui, transform, covered);
        self.contours.paint_lines(ui, transform, palette);
        walks::paint(&ui.painter_at(transform.rect), transform, content);
        self.paint_scale(ui, transform.rect, content);
        paint_border(ui, transform, palette);
        paint_axes(ui, transform, palette, ["x", "y"]);
    }

    /// Paint the surface of the map with its walks.
    pub fn paint_surface(&mut self, ui: &Ui, rect: Rect, camera: crate::experiment::paths::Camera, content: &Content<'_>) {
        let transform = MapTransform { rect, view: content.map.grid.view };
        self.update(ui.ctx(), content.map, &transform, content.palette);
        surface::paint(ui, rect, camera, &self.contours, content);
        self.paint_scale(ui, rect, content);
    }

    fn update(&mut self, ctx: &egui::Context, map: &Map, transform: &MapTransform, palette: &Palette) {
        let key = Key { view: transform.view, values: map.grid.values.clone(), palette: *palette, scale: transform.scale() };
        if self.key.as_ref() != Some(&key) {
            let (levels, spacing) = levels(&map.grid);
            self.contours.set(ctx, &map.grid, levels, palette, transform);
            self.spacing = spacing;
            self.key = Some(key);
        }
    }

    /// The scale, with the number of images below.
    fn paint_scale(&self, ui: &Ui, rect: Rect, content: &Content<'_>) {
        const NOTE: f32 = 40.0;
        let palette = content.palette;
        let spacing = match self.spacing {
            Spacing::Log => t!("map.scale_log"),
            Spacing::Linear => t!("valley.scale_linear"),
        };
        let end = self.contours.paint_scale(ui, rect, palette, [&t!("valley.scale"), &spacing], NOTE);
        let notes = [grouped(content.map.images), t!("valley.scale_images").into_owned()];
        for (line, text) in notes.into_iter().enumerate() {
            let at = pos2(rect.right() + 8.0, end + 10.0 + 14.0 * line as f32);
            ui.painter().text(at, Align2::LEFT_TOP, text, regular(palette.type_size(11.0)), palette.secondary);
        }
        if self.contours.has_holes {
            let at = rect.left_bottom() + egui::vec2(6.0, -6.0);
            let font = regular(palette.type_size(12.0));
            ui.painter().text(at, Align2::LEFT_BOTTOM, t!("valley.holes"), font, palette.secondary);
        }
    }
}
