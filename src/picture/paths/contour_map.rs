//! The contour map of a landscape, its scale, and the arrows of −∇f.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::content::Content;
use super::contours::{Contours, MAX_LEVELS};
use super::transform::MapTransform;
use crate::experiment::paths::Levels;
use crate::landscape::analysis::contour::{Grid, log_levels, quantile_levels};
use crate::landscape::{LandscapeSpec, View};
use crate::language::t;
use crate::picture::theme::{Palette, regular};
use crate::picture::ticks::ticks;

/// Nodes of the grid along the longer side of the map.
const NODES: usize = 200;

/// The inputs of the contour map.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    landscape: LandscapeSpec,
    /// The lowest value of f, if one is known: for a typed formula it can change with what was searched.
    floor: Option<f64>,
    view: View,
    levels: Levels,
    palette: Palette,
    scale: f64,
}

/// The contours of a landscape, computed again only when their inputs have changed.
#[derive(Default)]
pub struct ContourMap {
    key: Option<Key>,
    /// As they are painted.
    pub contours: Contours,
}

/// The height of a note on arrows, below the scale.
pub const NOTE_HEIGHT: f32 = 52.0;

impl ContourMap {
    /// Compute the contours if their inputs have changed.
    pub fn update(&mut self, ctx: &egui::Context, content: &Content<'_>, transform: &MapTransform) {
        let settings = content.settings;
        let key = Key {
            landscape: settings.landscape.clone(),
            floor: Some(settings.landscape.floor()).filter(|_| settings.landscape.has_lowest()),
            view: transform.view,
            levels: settings.levels,
            palette: *content.palette,
            scale: transform.scale(),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let grid = Grid::sample(&key.landscape, key.view, nodes(transform.rect));
        let levels = match key.levels {
            Levels::Log => log_levels(&grid, key.floor.unwrap_or(f64::INFINITY).min(grid.lowest()), MAX_LEVELS),
            Levels::Quantile => quantile_levels(&grid, MAX_LEVELS),
        };
        self.contours.set(ctx, &grid, levels, content.palette, transform);
        self.key = Some(key);
    }

    /// Draw the scale at the right of the map, and what the arrows of −∇f mean.
    pub fn paint_scale(&self, ui: &Ui, map: Rect, content: &Content<'_>) {
        let spacing = match content.settings.levels {
            Levels::Log => t!("map.scale_log"),
            Levels::Quantile => t!("map.scale_quantile"),
        };
        // The notes on arrows have their place below it.
        let notes = NOTE_HEIGHT * (f32::from(content.settings.terms) + f32::from(content.settings.arrows));
        let palette = content.palette;
        let end = self.contours.paint_scale(ui, map, palette, ["f(x, y)", &spacing], notes);
        if content.settings.arrows {
            let below = pos2(map.right() + 8.0, end + 12.0);
            let font = regular(palette.type_size(11.0));
            ui.painter().text(below, Align2::LEFT_TOP, t!("map.arrows_scale"), font, palette.secondary);
        }
    }
}

/// Nodes along x and y: [`NODES`] along the longer side, square cells.
fn nodes(rect: Rect) -> [usize; 2] {
    let longer = rect.width().max(rect.height()).max(1.0);
    [rect.width(), rect.height()].map(|side| ((side / longer * NODES as f32).round() as usize).max(2))
}

/// Draw arrows of −∇f on a regular grid. Their length grows with the root of |∇f|, as the legend says: with proportional
/// lengths all but the longest would vanish.
pub fn paint_arrows(ui: &Ui, transform: &MapTransform, content: &Content<'_>) {
    const SPACING: f64 = 38.0;
    let painter = ui.painter_at(transform.rect);
    let landscape = &content.settings.landscape;
    let along = |[low, high]: [f64; 2], pixels: f32| ticks(low, high, f64::from(pixels) / SPACING);
    let columns = along(transform.view.x, transform.rect.width());
    let arrows: Vec<_> = along(transform.view.y, transform.rect.height())
        .iter()
        .flat_map(|y| columns.iter().map(|x| [*x, *y]))
        .map(|point| (point, landscape.value_and_gradient(point).1))
        .filter(|(_, gradient)| gradient.iter().all(|part| part.is_finite()))
        .collect();
    let steepest = arrows.iter().map(|(_, [x, y])| x.hypot(*y)).fold(f64::MIN_POSITIVE, f64::max);
    let stroke = content.palette.line(1.0, content.palette.secondary);
    for (point, [x, y]) in arrows {
        let norm = x.hypot(y);
        let length = SPACING * 0.9 * (norm / steepest).sqrt();
        if length < 1.0 {
            continue;
        }
        let direction = vec2((-x / norm) as f32, (y / norm) as f32); // the screen's y points down
        painter.arrow(transform.screen_pos(point), direction * length as f32, stroke);
    }
}
