//! The contour map: bands, contour lines, the labelled scale and the arrows of −∇f.

use egui::{
    Align2, Color32, ColorImage, Rect, Shape, StrokeKind, TextureHandle, TextureId, TextureOptions, Ui, Vec2, pos2, vec2,
};

use super::content::Content;
use super::contour_labels::{self, ContourLabel};
use super::transform::MapTransform;
use crate::experiment::paths::Levels;
use crate::landscape::analysis::contour::{Contour, Grid, contours, log_levels, quantile_levels, simplify};
use crate::landscape::{LandscapeSpec, View};
use crate::language::t;
use crate::picture::polyline::visible_runs;
use crate::picture::theme::{Palette, regular};
use crate::picture::ticks::ticks;
use crate::words::numbers::number;

/// Nodes of the grid along the longer side of the map.
const NODES: usize = 200;
/// Texels of the bands between two nodes.
const TEXELS_PER_CELL: f64 = 2.5;
/// Maximum distance between a contour line and its simplification, in points of the screen; too small to see.
const TOLERANCE: f64 = 0.1;
/// Maximum number of contour levels.
const MAX_LEVELS: usize = 12;

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
    levels: Vec<f64>,
    lines: Vec<Contour>,
    /// The numbers on them.
    labels: Vec<ContourLabel>,
    /// Whether f is not a finite number somewhere on the map.
    pub has_holes: bool,
    texture: Option<TextureHandle>,
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
        self.levels = match key.levels {
            Levels::Log => log_levels(&grid, key.floor.unwrap_or(f64::INFINITY).min(grid.lowest()), MAX_LEVELS),
            Levels::Quantile => quantile_levels(&grid, MAX_LEVELS),
        };
        let of_level = |index: usize| contours(&grid, self.levels[index]).into_iter().map(move |line| (index, line));
        let exact = (0..self.levels.len()).flat_map(of_level);
        let lines: Vec<(usize, Contour)> = exact.map(|(level, line)| (level, simplify(&line, TOLERANCE * key.scale))).collect();
        let with_levels = lines.iter().map(|(level, line)| (*level, line));
        self.labels = contour_labels::place(with_levels, self.levels.len(), grid.lowest_node(), transform);
        self.lines = lines.into_iter().map(|(_, line)| line).collect();
        self.has_holes = grid.has_holes();
        let image = bands(&grid, &self.levels, content.palette);
        match &mut self.texture {
            Some(texture) => texture.set(image, TextureOptions::LINEAR),
            None => self.texture = Some(ctx.load_texture("contour map", image, TextureOptions::LINEAR)),
        }
        self.key = Some(key);
    }

    /// Draw the bands.
    pub fn paint_bands(&self, ui: &Ui, transform: &MapTransform) {
        if let Some(texture) = &self.texture {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter_at(transform.rect).image(texture.id(), transform.rect, whole, Color32::WHITE);
        }
    }

    /// Draw the contour lines with their numbers.
    pub fn paint_lines(&self, ui: &Ui, transform: &MapTransform, palette: &Palette) {
        let painter = ui.painter_at(transform.rect);
        let stroke = palette.line(1.0, palette.contour);
        for line in &self.lines {
            let points = line.iter().map(|point| transform.screen_from_plot(*point));
            painter.extend(visible_runs(points, transform.rect.expand(1.0)).into_iter().map(|run| Shape::line(run, stroke)));
        }
        contour_labels::paint(&painter, &self.labels, &self.levels, transform, palette);
    }

    /// The contour levels, in ascending order.
    pub fn levels(&self) -> &[f64] {
        &self.levels
    }

    /// The bands as an image of the whole view.
    pub fn texture(&self) -> Option<TextureId> {
        self.texture.as_ref().map(TextureHandle::id)
    }

    /// The contour lines.
    pub fn lines(&self) -> &[Contour] {
        &self.lines
    }

    /// Draw the scale at the right of the map: a swatch for each band, some levels labelled.
    pub fn paint_scale(&self, ui: &Ui, map: Rect, content: &Content<'_>) {
        const SWATCH: Vec2 = vec2(10.0, 14.0);
        const HEAD_HEIGHT: f32 = 40.0;
        const LEAST_HEIGHT: f32 = 30.0;
        let painter = ui.painter();
        let palette = content.palette;
        let spacing = match content.settings.levels {
            Levels::Log => t!("map.scale_log"),
            Levels::Quantile => t!("map.scale_quantile"),
        };
        let corner = map.right_top() + vec2(8.0, 0.0);
        for (line, text) in ["f(x, y)", &spacing].into_iter().enumerate() {
            painter.text(
                corner + vec2(0.0, 14.0 * line as f32),
                Align2::LEFT_TOP,
                text,
                regular(palette.type_size(11.0)),
                palette.secondary,
            );
        }
        let bands = self.levels.len() + 1;
        // The notes on arrows have their place below it.
        let notes = NOTE_HEIGHT * (f32::from(content.settings.terms) + f32::from(content.settings.arrows));
        let height = SWATCH.y.min((map.height() - HEAD_HEIGHT - notes).max(LEAST_HEIGHT) / bands as f32);
        let top = corner + vec2(0.0, 36.0);
        let at = |level: usize| top + vec2(0.0, height * (bands - level) as f32);
        for band in 0..bands {
            let rect = Rect::from_min_max(at(band + 1), at(band) + vec2(SWATCH.x, 0.0));
            painter.rect_filled(rect, 0.0, palette.height(band as f32 / (bands - 1).max(1) as f32));
        }
        let whole = Rect::from_min_max(at(bands), at(0) + vec2(SWATCH.x, 0.0));
        painter.rect_stroke(whole, 0.0, palette.line(1.0, palette.contour), StrokeKind::Outside);
        let stride = ((14.0 / height).ceil() as usize).max(1);
        for (index, level) in self.levels.iter().enumerate().rev().step_by(stride) {
            let tick = at(index + 1) + vec2(SWATCH.x, 0.0);
            painter.hline(tick.x..=tick.x + 3.0, tick.y, palette.line(1.0, palette.secondary));
            painter.text(
                tick + vec2(5.0, 0.0),
                Align2::LEFT_CENTER,
                number(*level, 3),
                regular(palette.type_size(palette.note())),
                palette.secondary,
            );
        }
        if content.settings.arrows {
            let below = at(0) + vec2(0.0, 12.0);
            painter.text(below, Align2::LEFT_TOP, t!("map.arrows_scale"), regular(palette.type_size(11.0)), palette.secondary);
        }
    }
}

/// Nodes along x and y: [`NODES`] along the longer side, square cells.
fn nodes(rect: Rect) -> [usize; 2] {
    let longer = rect.width().max(rect.height()).max(1.0);
    [rect.width(), rect.height()].map(|side| ((side / longer * NODES as f32).round() as usize).max(2))
}

/// The image of the bands: each texel has the colour of the band that f, interpolated bilinearly between the nodes, is in.
fn bands(grid: &Grid, levels: &[f64], palette: &Palette) -> ColorImage {
    let colors: Vec<Color32> = (0..=levels.len()).map(|band| palette.height(band as f32 / levels.len().max(1) as f32)).collect();
    let [nx, ny] = grid.nodes;
    let texels = grid.nodes.map(|nodes| ((nodes - 1) as f64 * TEXELS_PER_CELL).ceil() as usize);
    let cell_at = |index: usize, texels: usize, nodes: usize| {
        let at = (index as f64 + 0.5) / texels as f64 * (nodes - 1) as f64;
        let cell = (at as usize).min(nodes - 2);
        (cell, at - cell as f64)
    };
    let columns: Vec<(usize, f64)> = (0..texels[0]).map(|column| cell_at(column, texels[0], nx)).collect();
    let mut pixels = Vec::with_capacity(texels[0] * texels[1]);
    for row in 0..texels[1] {
        let (j, up) = cell_at(texels[1] - 1 - row, texels[1], ny); // an image's first row is its top
        let (below, above) = (&grid.values[j * nx..][..nx], &grid.values[(j + 1) * nx..][..nx]);
        let values: Vec<f64> = below.iter().zip(above).map(|(low, high)| low + (high - low) * up).collect();
        let mut band = 0; // kept for the next texel, whose band is mostly the same
        pixels.extend(columns.iter().map(|&(i, right)| {
            let corners = [below[i], below[i + 1], above[i], above[i + 1]];
            if corners.iter().any(|corner| !corner.is_finite()) {
                return Color32::TRANSPARENT; // a hole
            }
            let value = values[i] + (values[i + 1] - values[i]) * right;
            while band < levels.len() && value >= levels[band] {
                band += 1;
            }
            while band > 0 && value < levels[band - 1] {
                band -= 1;
            }
            colors[band]
        }));
    }
    ColorImage::new(texels, pixels)
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
