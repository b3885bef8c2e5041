//! The heights of a landscape over a rectangle of the plane, on a grid.

use crate::landscape::analysis::contour::Grid;
use crate::landscape::{Point, View};

/// The height in space of the highest value.
pub const HEIGHT: f64 = 0.85;

/// Cells along each axis.
pub const CELLS: usize = 100;

/// Heights in space, from 0 to that of the highest value.
#[derive(Clone, Debug)]
pub struct Heights {
    /// f at the nodes.
    pub grid: Grid,
    /// The height in space at the nodes, `NaN` where f is not finite.
    nodes: Vec<f64>,
    /// The lowest and the highest f.
    pub range: [f64; 2],
    /// Units of the plane per unit of space: half the longer axis.
    unit: f64,
    /// Half the extent of the surface in space, along x and along y.
    reach: [f64; 2],
    /// Whether there was more above the highest value.
    pub is_cut: bool,
}

/// Cut values at a height: those above it are no number, but next to lower ones they are the height itself. Returns whether there
/// were any.
fn cut(values: &mut [f64], top: f64) -> bool {
    const NODES: usize = CELLS + 1;
    let before = values.to_vec();
    let is_low = |i: usize, j: usize| before[j * NODES + i] <= top;
    let around = |at: usize| at.saturating_sub(1)..=(at + 1).min(CELLS);
    for (index, value) in values.iter_mut().enumerate().filter(|(_, value)| **value > top) {
        let (i, j) = (index % NODES, index / NODES);
        *value = if around(j).any(|j| around(i).any(|i| is_low(i, j))) { top } else { f64::NAN };
    }
    before.iter().any(|value| *value > top)
}

impl Heights {
    /// The heights of a grid of [`CELLS`] along each axis, up to the height `top`, if there is one: what is higher is a hole, with a level
    /// border.
    pub fn of(mut grid: Grid, top: Option<f64>) -> Self {
        let view = grid.view;
        let is_cut = top.is_some_and(|top| cut(&mut grid.values, top));
        let finite = grid.values.iter().copied().filter(|value| value.is_finite());
        let range = finite.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], value| [low.min(value), high.max(value)]);
        let height = |value: &f64| match (value - range[0]) / (range[1] - range[0]) {
            _ if !value.is_finite() => f64::NAN,
            part if part.is_finite() => part * HEIGHT,
            _ => 0.0, // f is constant
        };
        let half = [view.x, view.y].map(|[low, high]| (high - low) / 2.0);
        let unit = half[0].max(half[1]);
        let reach = half.map(|half| half / unit);
        Self { nodes: grid.values.iter().map(height).collect(), grid, range, unit, reach, is_cut }
    }

    /// The rectangle of the plane.
    pub fn view(&self) -> View {
        self.grid.view
    }

    /// Units of the plane per unit of space: half the longer axis.
    pub fn unit(&self) -> f64 {
        self.unit
    }

    /// Half the extent of the surface in space, along x and along y.
    pub fn reach(&self) -> [f64; 2] {
        self.reach
    }

    /// The horizontal position in space of a point of the plane.
    pub fn space_from_plot(&self, [x, y]: Point) -> [f64; 2] {
        let View { x: x_range, y: y_range } = self.grid.view;
        let unit = self.unit();
        [(x - f64::midpoint(x_range[0], x_range[1])) / unit, (y - f64::midpoint(y_range[0], y_range[1])) / unit]
    }

    /// The point of the plane at a horizontal position in space.
    pub fn plot_from_space(&self, [u, v]: [f64; 2]) -> Point {
        let View { x, y } = self.grid.view;
        [f64::midpoint(x[0], x[1]) + u * self.unit(), f64::midpoint(y[0], y[1]) + v * self.unit()]
    }

    /// The height in space at a node.
    pub fn node(&self, i: usize, j: usize) -> f64 {
        self.nodes[j * (CELLS + 1) + i]
    }

    /// The height in space, interpolated bilinearly; outside the rectangle that of its border, `NaN` in a hole.
    pub fn height_at(&self, [u, v]: [f64; 2]) -> f64 {
        let cell_at = |at: f64, reach: f64| {
            let cells = ((at + reach) * (CELLS as f64 / 2.0) / reach).clamp(0.0, CELLS as f64);
            let cell = (cells as usize).min(CELLS - 1);
            (cell, cells - cell as f64)
        };
        let ((i, right), (j, up)) = (cell_at(u, self.reach[0]), cell_at(v, self.reach[1]));
        let along = |j: usize| self.node(i, j) + (self.node(i + 1, j) - self.node(i, j)) * right;
        let (below, above) = (along(j), along(j + 1));
        below + (above - below) * up
    }

    /// The height in space of a value of f.
    pub fn height_of(&self, value: f64) -> f64 {
        let part = (value - self.range[0]) / (self.range[1] - self.range[0]);
        if part.is_finite() { part * HEIGHT } else { 0.0 }
    }
}
