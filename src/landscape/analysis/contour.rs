//! Contour lines by marching squares, and the choice of their levels.

use crate::landscape::{LandscapeSpec, Point, View};

/// Values of f on a regular grid over a view.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Grid {
    /// The rectangle that the grid covers.
    pub view: View,
    /// The numbers of nodes along x and along y, at least 2 each.
    pub nodes: [usize; 2],
    /// f at the nodes, row by row from the lowest y.
    pub values: Vec<f64>,
}

impl Grid {
    /// Sample `landscape` at `nodes` points along x and y, at least 2 each.
    pub fn sample(landscape: &LandscapeSpec, view: View, nodes: [usize; 2]) -> Self {
        let coordinate =
            |[low, high]: [f64; 2], index: usize, count: usize| low + (high - low) * index as f64 / (count - 1) as f64;
        let points = (0..nodes[1])
            .flat_map(|j| (0..nodes[0]).map(move |i| [coordinate(view.x, i, nodes[0]), coordinate(view.y, j, nodes[1])]));
        Self { view, nodes, values: points.map(|point| landscape.value(point)).collect() }
    }

    /// Whether any value is not finite.
    pub fn has_holes(&self) -> bool {
        self.values.iter().any(|value| !value.is_finite())
    }

    /// The lowest finite value; infinity if there is none.
    pub fn lowest(&self) -> f64 {
        self.values.iter().copied().filter(|value| value.is_finite()).fold(f64::INFINITY, f64::min)
    }

    /// The point of the lowest finite value; a corner if there is none.
    pub fn lowest_node(&self) -> Point {
        let finite = self.values.iter().enumerate().filter(|(_, value)| value.is_finite());
        let node = finite.min_by(|(_, a), (_, b)| a.total_cmp(b)).map_or(0, |(node, _)| node);
        self.point((node % self.nodes[0]) as f64, (node / self.nodes[0]) as f64)
    }

    /// The value at a point of the view, interpolated bilinearly between the nodes.
    pub fn at(&self, point: Point) -> f64 {
        let cell = |[low, high]: [f64; 2], at: f64, count: usize| {
            let cells = ((at - low) / (high - low) * (count - 1) as f64).clamp(0.0, (count - 1) as f64);
            let cell = (cells as usize).min(count - 2);
            (cell, cells - cell as f64)
        };
        let ((i, right), (j, up)) = (cell(self.view.x, point[0], self.nodes[0]), cell(self.view.y, point[1], self.nodes[1]));
        let along = |j: usize| self.value(i, j) + (self.value(i + 1, j) - self.value(i, j)) * right;
        let (below, above) = (along(j), along(j + 1));
        below + (above - below) * up
    }

    /// The same view with other numbers of nodes, at least 2 each, interpolated bilinearly.
    #[must_use]
    pub fn resampled(&self, nodes: [usize; 2]) -> Self {
        let mut grid = Self { view: self.view, nodes, values: Vec::with_capacity(nodes[0] * nodes[1]) };
        let points = (0..nodes[1]).flat_map(|j| (0..nodes[0]).map(move |i| (i, j)));
        grid.values = points.map(|(i, j)| self.at(grid.point(i as f64, j as f64))).collect();
        grid
    }

    fn value(&self, i: usize, j: usize) -> f64 {
        self.values[j * self.nodes[0] + i]
    }

    /// The point at a position in units of cells.
    fn point(&self, i: f64, j: f64) -> Point {
        let along = |[low, high]: [f64; 2], cells: f64, count: usize| low + (high - low) * cells / (count - 1) as f64;
        [along(self.view.x, i, self.nodes[0]), along(self.view.y, j, self.nodes[1])]
    }
}

/// A contour line: a polyline, closed if the first point equals the last.
pub type Contour = Vec<Point>;

/// A polyline with fewer points that stays within `tolerance` of the original (Douglas and Peucker 1973).
pub fn simplify(line: &[Point], tolerance: f64) -> Contour {
    let Some(last) = line.len().checked_sub(1) else { return Contour::new() };
    let mut kept = vec![false; line.len()];
    (kept[0], kept[last]) = (true, true);
    let mut parts = vec![(0, last)];
    while let Some((first, last)) = parts.pop() {
        let away = |index: &usize| distance(line[*index], line[first], line[last]);
        let farthest = (first + 1..last).max_by(|a, b| away(a).total_cmp(&away(b)));
        if let Some(farthest) = farthest.filter(|index| away(index) > tolerance) {
            kept[farthest] = true;
            parts.extend([(first, farthest), (farthest, last)]);
        }
    }
    line.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

/// The distance of a point from the line through `from` and `to`, or from `from` if both are the same point.
fn distance([x, y]: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    if length == 0.0 { (x - from[0]).hypot(y - from[1]) } else { (dx * (y - from[1]) - dy * (x - from[0])).abs() / length }
}

/// An edge of the grid: twice the index of its node, plus 1 if it goes upward and not to the right. Segments are joined where
/// they share an edge.
type Edge = usize;

/// No edge.
const NONE: Edge = usize::MAX;

/// The contour lines f = `level`. Cells with a value that is not finite are left out.
pub fn contours(grid: &Grid, level: f64) -> Vec<Contour> {
    let (next, crossed) = segments(grid, level);
    let chains = join(&next, &crossed);
    chains.into_iter().map(|edges| edges.into_iter().map(|edge| crossing(grid, edge, level)).collect()).collect()
}

/// For each edge that the level crosses, the one or two neighbouring edges of the line; and the list of all crossed edges.
fn segments(grid: &Grid, level: f64) -> (Vec<[Edge; 2]>, Vec<Edge>) {
    let mut next = vec![[NONE; 2]; 2 * grid.values.len()];
    let mut crossed = Vec::new();
    let mut link = |a: Edge, b: Edge| {
        for (from, to) in [(a, b), (b, a)] {
            let free = usize::from(next[from][0] != NONE);
            next[from][free] = to;
            if free == 0 {
                crossed.push(from);
            }
        }
    };
    let row = grid.nodes[0];
    for j in 0..grid.nodes[1] - 1 {
        for i in 0..row - 1 {
            let corners = [grid.value(i, j), grid.value(i + 1, j), grid.value(i + 1, j + 1), grid.value(i, j + 1)];
            let above = corners.iter().enumerate().fold(0, |code, (bit, value)| code | (u8::from(*value >= level) << bit));
            if above == 0 || above == 15 || corners.iter().any(|value| !value.is_finite()) {
                continue;
            }
            let node = j * row + i;
            let (bottom, right, top, left) = (2 * node, 2 * (node + 1) + 1, 2 * (node + row), 2 * node + 1);
            match above {
                1 | 14 => link(left, bottom),
                2 | 13 => link(bottom, right),
                4 | 11 => link(right, top),
                7 | 8 => link(top, left),
                3 | 12 => link(left, right),
                6 | 9 => link(bottom, top),
                // A saddle: the mean of the corners decides which pair of opposite corners is connected.
                _ if (above == 5) == (corners.iter().sum::<f64>() / 4.0 >= level) => {
                    link(left, top);
                    link(bottom, right);
                }
                _ => {
                    link(left, bottom);
                    link(right, top);
                }
            }
        }
    }
    (next, crossed)
}

/// Chains of edges: first those that end at the border, then the closed ones.
fn join(next: &[[Edge; 2]], crossed: &[Edge]) -> Vec<Vec<Edge>> {
    let mut seen = vec![false; next.len()];
    let ends = crossed.iter().filter(|edge| next[**edge][1] == NONE);
    let mut chains = Vec::new();
    for &first in ends.chain(crossed) {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        let mut chain = vec![first];
        let mut here = first;
        while let Some(&edge) = next[here].iter().find(|edge| **edge != NONE && !seen[**edge]) {
            seen[edge] = true;
            chain.push(edge);
            here = edge;
        }
        if chain.len() > 2 && next[here].contains(&first) {
            chain.push(first);
        }
        chains.push(chain);
    }
    chains
}

/// The point where f, interpolated linearly along the edge, equals the level.
fn crossing(grid: &Grid, edge: Edge, level: f64) -> Point {
    let (node, upward) = (edge / 2, edge % 2 == 1);
    let (i, j) = (node % grid.nodes[0], node / grid.nodes[0]);
    let from = grid.value(i, j);
    let to = if upward { grid.value(i, j + 1) } else { grid.value(i + 1, j) };
    let part = (level - from) / (to - from);
    let (x, y) = (i as f64, j as f64);
    if upward { grid.point(x, y + part) } else { grid.point(x + part, y) }
}

/// Up to `count` levels at round heights above `floor`, about equally spaced in the logarithm: from the height that one node in
/// 500 lies below, up to the highest node.
pub fn log_levels(grid: &Grid, floor: f64, count: usize) -> Vec<f64> {
    let mut heights: Vec<f64> =
        grid.values.iter().map(|value| value - floor).filter(|height| height.is_finite() && *height > 0.0).collect();
    if heights.is_empty() {
        return Vec::new();
    }
    let lowest = heights.len() / 500;
    let (_, &mut low, rest) = heights.select_nth_unstable_by(lowest, f64::total_cmp);
    let high = rest.iter().copied().fold(low, f64::max);
    // The densest marks per decade that give at most `count` levels; if even the sparsest give more, every other one is
    // dropped.
    let marks: &[&[f64]] = &[&[1.0], &[1.0, 3.0], &[1.0, 2.0, 5.0], &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0]];
    let spaced = |marks: &[f64]| -> Vec<f64> {
        let decades = low.log10().floor() as i32..=high.log10().ceil() as i32;
        let all = decades.flat_map(|decade| marks.iter().map(move |mark| mark * 10f64.powi(decade)));
        all.filter(|height| (low..high).contains(height)).map(|height| floor + height).collect()
    };
    let mut levels =
        marks.iter().map(|marks| spaced(marks)).rfind(|levels| levels.len() <= count).unwrap_or_else(|| spaced(marks[0]));
    while levels.len() > count {
        levels = levels.into_iter().rev().step_by(2).collect::<Vec<_>>().into_iter().rev().collect();
    }
    levels
}

/// Up to `count` levels with equal areas of the view between them.
pub fn quantile_levels(grid: &Grid, count: usize) -> Vec<f64> {
    let mut values: Vec<f64> = grid.values.iter().copied().filter(|value| value.is_finite()).collect();
    values.sort_unstable_by(f64::total_cmp);
    let mut levels: Vec<f64> = (1..=count).filter_map(|k| values.get(k * values.len() / (count + 1)).copied()).collect();
    levels.dedup();
    levels
}

#[cfg(test)]
mod tests;
