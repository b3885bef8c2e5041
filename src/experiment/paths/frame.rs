//! The part of the plane that is shown: what was chosen, the whole landscape, or what the paths need.

use super::{Path, Settings};
use crate::landscape::{Point, View};

/// The margin around the paths on each side, as a share of the longer side.
const MARGIN: f64 = 0.075;
/// The least width, as a share of the landscape's own view, where a path hardly moves.
const LEAST: f64 = 0.05;

impl Settings {
    /// The part of the plane that is shown. Unless a view was chosen or the whole landscape, it holds the start points, the paths as
    /// far as they stay in the landscape's own view, and the minimum next to the end of each. Without paths, as while they are
    /// hidden, it holds the way to the minimum and as much behind it, so that it tells nothing of them.
    pub fn frame(&self, paths: &[Path]) -> View {
        if let Some(view) = self.view {
            return view;
        }
        let whole = self.landscape.view();
        let mut points = self.starts.clone();
        let mut ends = Vec::new();
        let paths: Vec<&Path> = self.drawn(paths).collect();
        if paths.is_empty() {
            ends.clone_from(&self.starts);
        }
        for path in &paths {
            points.extend(path.bounds.iter().flat_map(|box_| [[box_.x[0], box_.y[0]], [box_.x[1], box_.y[1]]]));
            ends.extend(path.end);
        }
        let goals: Vec<Point> = ends.iter().filter_map(|end| self.nearest_minimum(*end)).collect();
        if self.whole || paths.is_empty() && goals.is_empty() {
            return whole;
        }
        if paths.is_empty() {
            points.extend(ends.iter().zip(&goals).map(|(start, goal)| [0, 1].map(|axis| 2.0 * goal[axis] - start[axis])));
        }
        points.extend(goals);
        around(&points, whole)
    }

    /// The height at which the surface is cut where the view follows from the paths: above the lowest value, half as high again as
    /// the highest start point and step. `None` for all of it.
    pub fn top(&self, paths: &[Path]) -> Option<f64> {
        const MORE: f64 = 1.5;
        let low = self.landscape.floor();
        let starts = self.starts.iter().map(|start| self.landscape.value(*start));
        let highest = starts.chain(self.drawn(paths).map(|path| path.highest)).fold(f64::NEG_INFINITY, f64::max);
        let top = low + MORE * (highest - low);
        (self.follows() && top.is_finite() && top > low).then_some(top)
    }

    /// Whether the view follows from the paths.
    pub fn follows(&self) -> bool {
        self.view.is_none() && !self.whole
    }

    /// Show the whole landscape, or again what the paths need; after a view was chosen, first the latter.
    pub fn toggle_whole(&mut self) {
        self.whole = self.view.is_none() && !self.whole;
        self.view = None;
    }

    /// Look at the plane as others do: the same view, and the same camera of the surface where both show it.
    pub fn look_as(&mut self, other: &Self) {
        (self.view, self.whole) = (other.view, other.whole);
        self.surface = self.surface.map(|camera| other.surface.unwrap_or(camera));
    }

    /// The paths of visible optimizers.
    fn drawn<'a>(&self, paths: &'a [Path]) -> impl Iterator<Item = &'a Path> {
        paths.iter().filter(|path| self.optimizers.get(path.optimizer).is_some_and(|entry| entry.visible))
    }

    fn nearest_minimum(&self, [x, y]: Point) -> Option<Point> {
        let distance = |minimum: &Point| (minimum[0] - x).hypot(minimum[1] - y);
        self.landscape.minima().iter().copied().min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }
}

/// The view around points, with a margin.
fn around(points: &[Point], whole: View) -> View {
    let ends = |axis: usize| {
        let parts = points.iter().map(|point| point[axis]);
        [parts.clone().fold(f64::INFINITY, f64::min), parts.fold(f64::NEG_INFINITY, f64::max)]
    };
    let width = |[low, high]: [f64; 2]| high - low;
    let [x, y] = [ends(0), ends(1)];
    let longer = width(x).max(width(y)).max(LEAST * width(whole.x));
    let wider = |[low, high]: [f64; 2]| {
        let half = (width([low, high]) / 2.0).max(LEAST / 2.0 * longer) + MARGIN * longer;
        let middle = f64::midpoint(low, high);
        [middle - half, middle + half]
    };
    let view = View { x: wider(x), y: wider(y) };
    if view.is_valid() { view } else { whole }
}

#[cfg(test)]
mod tests;
