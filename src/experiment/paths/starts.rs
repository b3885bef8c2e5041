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
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings { landscape: "formula:log(x) + y^2".parse().unwrap(), starts: vec![[4.0, 3.0]], ..Settings::default() }
    }

    #[test]
    fn a_start_moves_only_to_where_f_and_its_gradient_are_finite() {
        let mut settings = settings();
        for refused in [[-1.0, 0.0], [0.0, 0.0], [f64::NAN, 1.0], [1.0, f64::INFINITY], [1.0, 1e200]] {
            assert!(!settings.move_start(0, refused), "{refused:?}");
            assert_eq!(settings.starts, [[4.0, 3.0]]);
        }
        assert!(settings.move_start(0, [2.0, 1.0]) && settings.starts == [[2.0, 1.0]]);
        assert!(!settings.move_start(0, [2.0, 1.0]), "where it is already it does not move");
        assert!(!settings.move_start(7, [3.0, 1.0]), "there is no such start");
    }

    #[test]
    fn starts_are_added_up_to_the_limit_and_only_where_f_is_finite() {
        let mut settings = settings();
        assert!(!settings.add_start([-1.0, 0.0]));
        for count in 2..=MAX_STARTS {
            assert!(settings.add_start([count as f64, 0.0]) && settings.starts.len() == count);
        }
        assert!(!settings.can_add_start() && !settings.add_start([1.0, 0.0]));
        assert_eq!((settings.starts.len(), settings.validate()), (MAX_STARTS, Ok(())));
        settings.starts.push([1.0, 0.0]);
        assert_eq!(settings.validate().map_err(|error| error.field), Err("starts"));
    }

    #[test]
    fn the_last_start_stays() {
        let mut settings = settings();
        assert!(!settings.remove_start(0));
        assert!(settings.add_start([1.0, 1.0]) && settings.remove_start(0));
        assert!(!settings.remove_start(0) && settings.starts == [[1.0, 1.0]]);
    }

    #[test]
    fn another_start_is_not_there_yet() {
        let mut settings = Settings::default();
        for _ in 0..3 {
            let another = settings.another_start();
            assert!(!settings.starts.contains(&another) && settings.add_start(another));
        }
    }
}
