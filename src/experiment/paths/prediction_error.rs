//! The error of a path drawn by hand, compared with an optimizer's trajectory.

use crate::landscape::Point;

/// Parts of each segment whose ends are measured.
const POINTS_PER_SEGMENT: usize = 8;
/// The greatest number of segments; a longer path is thinned to every n-th point.
const MAX_SEGMENTS: usize = 300;

/// The error of a guess, in units of the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PredictionError {
    /// The distance between the ends of guess and trajectory.
    pub end: f64,
    /// The Hausdorff distance: the farthest that a point of either is from the other, measured at points along each segment.
    pub hausdorff: f64,
}

/// Compare a guess with a trajectory. Points that are not finite are left out; `None` if nothing is left of either.
pub fn prediction_error(guess: &[Point], trajectory: &[Point]) -> Option<PredictionError> {
    let (guess, trajectory) = (thinned(guess), thinned(trajectory));
    let end = distance(*guess.last()?, *trajectory.last()?);
    let hausdorff = directed_hausdorff(&guess, &trajectory).max(directed_hausdorff(&trajectory, &guess));
    Some(PredictionError { end, hausdorff })
}

fn thinned(path: &[Point]) -> Vec<Point> {
    let finite: Vec<Point> = path.iter().copied().filter(|point| point.iter().all(|part| part.is_finite())).collect();
    let every = finite.len().div_ceil(MAX_SEGMENTS).max(1);
    finite.iter().copied().step_by(every).chain(finite.last().copied()).collect()
}

fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The farthest that a point of `path` is from `other`.
fn directed_hausdorff(path: &[Point], other: &[Point]) -> f64 {
    let between = |[from, to]: &[Point; 2], part: usize| {
        let share = part as f64 / POINTS_PER_SEGMENT as f64;
        [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    };
    let points = path.array_windows().flat_map(|segment| (0..=POINTS_PER_SEGMENT).map(move |part| between(segment, part)));
    points.map(|point| nearest(point, other)).fold(0.0, f64::max)
}

/// The distance from a point to a path.
fn nearest(point: Point, path: &[Point]) -> f64 {
    path.array_windows().map(|segment| distance_to_segment(point, segment)).fold(f64::INFINITY, f64::min)
}

fn distance_to_segment(point: Point, [from, to]: &[Point; 2]) -> f64 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let squared = along[0] * along[0] + along[1] * along[1];
    let share = ((point[0] - from[0]) * along[0] + (point[1] - from[1]) * along[1]) / squared;
    let share = if squared > 0.0 { share.clamp(0.0, 1.0) } else { 0.0 };
    distance(point, [from[0] + along[0] * share, from[1] + along[1] * share])
}

#[cfg(test)]
mod tests;
