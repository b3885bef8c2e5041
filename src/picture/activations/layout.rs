//! The layout of the grid: a column for the rows' names, a column for each layer, and a chart below.

use egui::{Rect, pos2};

use crate::picture::shown::Shown;

const HEAD_HEIGHT: f32 = 22.0;
const ROW_GAP: f32 = 8.0;
/// Minimum height of a row.
const MIN_ROW_HEIGHT: f32 = 92.0;
/// Minimum height of a row where nothing scrolls.
const LEAST_ROW_HEIGHT: f32 = 76.0;
/// The same, if its cells have no numbers.
const LEAST_ROW_HEIGHT_WITHOUT_NUMBERS: f32 = 44.0;
/// Maximum height of a row: taller bars show no more detail.
const MAX_ROW_HEIGHT: f32 = 260.0;
/// From this width on, a cell has lines of numbers.
const MIN_WIDTH_WITH_NUMBERS: f32 = 108.0;

/// The rectangles of a grid, on the screen.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The rows' names.
    pub names: Rect,
    /// The layers' names.
    pub head: Rect,
    /// The cells, row by row.
    pub cells: Vec<Vec<Rect>>,
    /// The chart, as wide as the grid and the names.
    pub chart: Rect,
    /// Whether the cells have lines of numbers.
    pub with_numbers: bool,
}

impl Layout {
    /// A grid in `area`, whose height should be at least [`Self::min_height`], with numbers and a chart if they are `shown`.
    pub fn new(area: Rect, rows: usize, layers: usize, shown: Shown) -> Self {
        let names = match area.width() {
            ..450.0 => 92.0,
            ..700.0 => 112.0,
            _ => 132.0,
        };
        let gap = if layers > 12 { 3.0 } else { 8.0 };
        let left = area.left() + names;
        let pitch = (area.right() - left + gap) / layers as f32;
        let chart = if shown.charts { chart_height(area.height()) } else { 0.0 };
        let available = area.height() - HEAD_HEIGHT - chart - ROW_GAP;
        // A picture can't scroll: there a row is lower, so that the chart stays above the sentences.
        let fair = available / rows as f32 - ROW_GAP;
        let height = fair.clamp(MIN_ROW_HEIGHT.min(fair.max(least_row_height(shown))).min(available), MAX_ROW_HEIGHT);
        let top = area.top() + HEAD_HEIGHT;
        let cell = |row: usize, layer: usize| {
            let min = pos2(left + pitch * layer as f32, top + (height + ROW_GAP) * row as f32);
            Rect::from_min_max(min, pos2(min.x + pitch - gap, min.y + height))
        };
        let cells: Vec<Vec<Rect>> = (0..rows).map(|row| (0..layers).map(|layer| cell(row, layer)).collect()).collect();
        let bottom = top + (height + ROW_GAP) * rows as f32;
        Self {
            names: Rect::from_min_max(pos2(area.left(), top), pos2(left, bottom)),
            head: Rect::from_min_max(pos2(left, area.top()), pos2(area.right(), top)),
            cells,
            chart: Rect::from_min_max(pos2(area.left(), bottom), pos2(area.right(), bottom + chart)),
            with_numbers: shown.numbers && pitch - gap >= MIN_WIDTH_WITH_NUMBERS,
        }
    }

    /// The minimum height of a grid with `rows` rows.
    pub fn min_height(rows: usize) -> f32 {
        HEAD_HEIGHT + (MIN_ROW_HEIGHT + ROW_GAP) * rows as f32 + ROW_GAP + chart_height(0.0)
    }

    /// The chart alone in `area`, below the names of the layers.
    pub fn chart_only(area: Rect, layers: usize) -> Self {
        let none = Shown { charts: false, numbers: false, ..Shown::ALL };
        let top = area.with_max_y(area.top() + HEAD_HEIGHT);
        let mut layout = Self::new(top, 1, layers, none);
        for cell in layout.cells.iter_mut().flatten() {
            cell.max.y = cell.min.y;
        }
        Self { chart: area.with_min_y(top.bottom()), ..layout }
    }

    /// The height of a picture of a grid, below which some of what is `shown` is left out.
    pub fn least_height(rows: usize, shown: Shown) -> f32 {
        let chart = if shown.charts { chart_height(0.0) } else { 0.0 };
        HEAD_HEIGHT + (least_row_height(shown) + ROW_GAP) * rows as f32 + ROW_GAP + chart
    }

    /// The rectangle of names, cells and chart.
    pub fn rect(&self) -> Rect {
        self.names.union(self.head).union(self.chart)
    }
}

fn least_row_height(shown: Shown) -> f32 {
    if shown.numbers { LEAST_ROW_HEIGHT } else { LEAST_ROW_HEIGHT_WITHOUT_NUMBERS }
}

fn chart_height(height: f32) -> f32 {
    (height * 0.17).clamp(84.0, 180.0)
}

#[cfg(test)]
mod tests;
