//! What of the screen is covered by lines and markers, on grids.

use egui::Rect;

use crate::picture::polyline::clip;

/// The side of a cell of lines, in points of the screen: lines through the same cells can't be told apart.
const LINE_CELL: f64 = 0.25;
/// The side of a cell of markers: closer ones are left out.
const PLACE: f64 = 5.0;
/// Cells without a line on a longer line that still are under the width of the lines around.
const GAP: i64 = 2;
/// The number of lines that are remembered whole, a power of two.
const REMEMBERED: usize = 1 << 12;

/// A grid of cells over a rectangle, each empty or not.
struct Grid {
    rect: Rect,
    side: f64,
    columns: usize,
    cells: Vec<u64>,
}

impl Grid {
    fn new(rect: Rect, side: f64) -> Self {
        let [columns, rows] = [rect.width(), rect.height()].map(|length| (f64::from(length.max(0.0)) / side) as usize + 2);
        Self { rect, side, columns, cells: vec![0; (columns * rows).div_ceil(64)] }
    }

    /// A position in cells, for one inside the rectangle.
    fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(x - f64::from(self.rect.min.x)) / self.side, (y - f64::from(self.rect.min.y)) / self.side]
    }

    fn is_set(&self, column: i64, row: i64) -> bool {
        let cell = row as usize * self.columns + column as usize;
        self.cells.get(cell / 64).is_none_or(|word| word >> (cell % 64) & 1 == 1)
    }

    fn set(&mut self, column: i64, row: i64) {
        let cell = row as usize * self.columns + column as usize;
        if let Some(word) = self.cells.get_mut(cell / 64) {
            *word |= 1 << (cell % 64);
        }
    }
}

/// The cells under the lines that are drawn.
pub(super) struct SeenLines {
    grid: Grid,
    /// The last lines with their ends' cells: a path that jumps to and fro takes the same ones again and again.
    remembered: Vec<[u32; 4]>,
}

impl SeenLines {
    pub(super) fn new(rect: Rect) -> Self {
        Self { grid: Grid::new(rect, LINE_CELL), remembered: vec![[u32::MAX; 4]; REMEMBERED] }
    }

    /// Add a line; false if nothing new would be seen of it.
    pub(super) fn add(&mut self, from: [f64; 2], to: [f64; 2]) -> bool {
        let Some([from, to]) = clip(from, to, self.grid.rect).map(|ends| ends.map(|end| self.grid.place(end))) else {
            return false;
        };
        let ends = [from[0], from[1], to[0], to[1]].map(|part| part as u32);
        let mixed = ends.iter().fold(0u64, |mixed, part| (mixed ^ u64::from(*part)).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let slot = (mixed >> 52) as usize % REMEMBERED;
        if self.remembered[slot] == ends {
            return false;
        }
        self.remembered[slot] = ends;
        let line = Line::new(from, to);
        let is_new = line.has_gap(&self.grid);
        if is_new {
            line.cells().for_each(|[column, row]| self.grid.set(column, row));
        }
        is_new
    }
}

/// The cells on a line, in binary fixed point.
struct Line {
    from: [i64; 2],
    step: [i64; 2],
    count: i64,
}

impl Line {
    const POINT: u32 = 32;

    fn new(from: [f64; 2], to: [f64; 2]) -> Self {
        let count = (to[0] - from[0]).abs().max((to[1] - from[1]).abs()).ceil().max(1.0);
        let fixed = |cells: f64| (cells * (1u64 << Self::POINT) as f64) as i64;
        Self { from: from.map(fixed), step: [0, 1].map(|axis| fixed((to[axis] - from[axis]) / count)), count: count as i64 }
    }

    fn cells(&self) -> impl Iterator<Item = [i64; 2]> {
        (0..=self.count).map(|index| [0, 1].map(|axis| (self.from[axis] + index * self.step[axis]) >> Self::POINT))
    }

    /// Whether more cells than can be under other lines' width are empty in a row.
    fn has_gap(&self, grid: &Grid) -> bool {
        let allowed = GAP.min((self.count - 1) / 2);
        let mut empty = 0;
        self.cells().any(|[column, row]| {
            empty = if grid.is_set(column, row) { 0 } else { empty + 1 };
            empty > allowed
        })
    }
}

/// The places with a marker.
pub(super) struct SeenPlaces(Grid);

impl SeenPlaces {
    pub(super) fn new(rect: Rect) -> Self {
        Self(Grid::new(rect, PLACE))
    }

    /// Add a place; false if it is outside, or has a marker.
    pub(super) fn add(&mut self, at: [f64; 2]) -> bool {
        let rect = self.0.rect;
        let inside = |part: f64, low: f32, high: f32| (f64::from(low)..=f64::from(high)).contains(&part);
        if !inside(at[0], rect.min.x, rect.max.x) || !inside(at[1], rect.min.y, rect.max.y) {
            return false;
        }
        let [column, row] = self.0.place(at).map(|part| part as i64);
        let is_new = !self.0.is_set(column, row);
        self.0.set(column, row);
        is_new
    }
}

#[cfg(test)]
mod tests;
