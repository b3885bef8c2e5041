//! Contours of a grid of values as they are painted: bands, lines with numbers, and the labelled scale.

use egui::{
    Align2, Color32, ColorImage, Rect, Shape, StrokeKind, TextureHandle, TextureId, TextureOptions, Ui, Vec2, pos2, vec2,
};

use super::contour_labels::{self, ContourLabel};
use super::transform::MapTransform;
use crate::landscape::analysis::contour::{Contour, Grid, contours, simplify};
use crate::picture::polyline::visible_runs;
use crate::picture::theme::{Palette, regular};
use crate::words::numbers::number;

/// Texels of the bands between two nodes, and along the longer side of a coarse grid.
const TEXELS_PER_CELL: f64 = 2.5;
const TEXELS: f64 = 400.0;
/// Maximum distance between a contour line and its simplification, in points of the screen; too small to see.
const TOLERANCE: f64 = 0.1;
/// Maximum number of contour levels.
pub const MAX_LEVELS: usize = 12;

/// The contours of a grid.
#[derive(Default)]
pub struct Contours {
    levels: Vec<f64>,
    lines: Vec<Contour>,
    /// The numbers on them.
    labels: Vec<ContourLabel>,
    /// Whether a value of the grid is not a finite number.
    pub has_holes: bool,
    texture: Option<TextureHandle>,
}

impl Contours {
    /// Compute the contours of a grid at `levels`, in ascending order, for a map of this transform.
    pub fn set(&mut self, ctx: &egui::Context, grid: &Grid, levels: Vec<f64>, palette: &Palette, transform: &MapTransform) {
        let of_level = |index: usize| contours(grid, levels[index]).into_iter().map(move |line| (index, line));
        let exact = (0..levels.len()).flat_map(of_level);
        let tolerance = TOLERANCE * transform.scale();
        let lines: Vec<(usize, Contour)> = exact.map(|(level, line)| (level, simplify(&line, tolerance))).collect();
        let with_levels = lines.iter().map(|(level, line)| (*level, line));
        self.labels = contour_labels::place(with_levels, levels.len(), grid.lowest_node(), transform);
        self.lines = lines.into_iter().map(|(_, line)| line).collect();
        self.has_holes = grid.has_holes();
        let image = bands(grid, &levels, palette);
        match &mut self.texture {
            Some(texture) => texture.set(image, TextureOptions::LINEAR),
            None => self.texture = Some(ctx.load_texture("contour map", image, TextureOptions::LINEAR)),
        }
        self.levels = levels;
    }

    /// Draw the bands over `rect`, the rectangle of the screen that the grid covers, inside the map.
    pub fn paint_bands(&self, ui: &Ui, transform: &MapTransform, rect: Rect) {
        if let Some(texture) = &self.texture {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter_at(transform.rect).image(texture.id(), rect, whole, Color32::WHITE);
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

    /// Draw the scale at the right of the map below a `head` of two lines: a swatch for each band, some levels labelled. It leaves
    /// room for `notes` points below; returns its lower end.
    pub fn paint_scale(&self, ui: &Ui, map: Rect, palette: &Palette, head: [&str; 2], notes: f32) -> f32 {
        const SWATCH: Vec2 = vec2(10.0, 14.0);
        const HEAD_HEIGHT: f32 = 40.0;
        const LEAST_HEIGHT: f32 = 30.0;
        let painter = ui.painter();
        let corner = map.right_top() + vec2(8.0, 0.0);
        for (line, text) in head.into_iter().enumerate() {
            painter.text(
                corner + vec2(0.0, 14.0 * line as f32),
                Align2::LEFT_TOP,
                text,
                regular(palette.type_size(11.0)),
                palette.secondary,
            );
        }
        let bands = self.levels.len() + 1;
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
        let digits = contour_labels::digits(&self.levels);
        for (index, level) in self.levels.iter().enumerate().rev().step_by(stride) {
            let tick = at(index + 1) + vec2(SWATCH.x, 0.0);
            painter.hline(tick.x..=tick.x + 3.0, tick.y, palette.line(1.0, palette.secondary));
            painter.text(
                tick + vec2(5.0, 0.0),
                Align2::LEFT_CENTER,
                number(*level, digits),
                regular(palette.type_size(palette.note())),
                palette.secondary,
            );
        }
        at(0).y
    }
}

/// The image of the bands: each texel has the colour of the band that f, interpolated bilinearly between the nodes, is in.
fn bands(grid: &Grid, levels: &[f64], palette: &Palette) -> ColorImage {
    let colors: Vec<Color32> = (0..=levels.len()).map(|band| palette.height(band as f32 / levels.len().max(1) as f32)).collect();
    let [nx, ny] = grid.nodes;
    let per_cell = (TEXELS / (nx.max(ny) - 1) as f64).max(TEXELS_PER_CELL);
    let texels = grid.nodes.map(|nodes| ((nodes - 1) as f64 * per_cell).ceil() as usize);
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
