//! The start points: at least one, at most [`MAX_STARTS`], with finite f and ∇f at each.

use super::Settings;
use crate::knob::shortest;
use crate::landscape::{LandscapeSpec, Point};
use crate::language::t;

/// The greatest number of optimizers.
pub const MAX_OPTIMIZERS: usize = 100;
/// The greatest number of start points.
pub const MAX_STARTS: usize = 100;

/// Check that f and ∇f are finite at a start point; the error message names the point.
pub fn check_start(landscape: &LandscapeSpec, [x, y]: Point) -> Result<(), String> {
    let (value, gradient) = landscape.value_and_gradient([x, y]);
    let finite = [x, y, value, gradient[0], gradient[1]].iter().all(|number| number.is_finite());
    if finite { Ok(()) } else { Err(t!("refused.start", x = shortest(x), y = shortest(y)).into_owned()) }
}

impl Settings {
    /// Whether another start point can be added.
    pub fn can_add_start(&self) -> bool {
        self.starts.len() < MAX_STARTS
    }

    /// Move a start point, unless f or ∇f is not finite at `to`. Returns whether it moved.
    pub fn move_start(&mut self, index: usize, to: Point) -> bool {
        let can_move = index < self.starts.len() && self.starts[index] != to && check_start(&self.landscape, to).is_ok();
        if can_move {
            self.starts[index] = to;
        }
        can_move
    }

    /// Add a start point, if f and ∇f are finite there and there is room. Returns whether it was added.
    pub fn add_start(&mut self, at: Point) -> bool {
        let can_add = self.can_add_start() && check_start(&self.landscape, at).is_ok();
        if can_add {
            self.starts.push(at);
        }
        can_add
    }

    /// Remove a start point; the last one stays. Returns whether it was removed.
    pub fn remove_start(&mut self, index: usize) -> bool {
        let can_remove = self.starts.len() > 1 && index < self.starts.len();
        if can_remove {
            self.starts.remove(index);
        }
        can_remove
    }

    /// A suggestion for another start point: the last one mirrored about the middle of the view, or shifted.
    pub fn another_start(&self) -> Point {
        let view = self.region();
        let middle = [view.x, view.y].map(|[low, high]| f64::midpoint(low, high));
        let last = self.starts.last().copied().unwrap_or(middle);
        let candidates = [[2.0 * middle[0] - last[0], 2.0 * middle[1] - last[1]], [last[0], 2.0 * middle[1] - last[1]], middle];
        let fits =
            |point: &Point| view.contains(*point) && !self.starts.contains(point) && check_start(&self.landscape, *point).is_ok();
        candidates.into_iter().find(fits).unwrap_or(last)
    }
}

#[cfg(test)]
mod tests;
