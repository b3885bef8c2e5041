//! Minima that nobody knew: where several walks have come to rest and f curves upward.

use crate::landscape::analysis::curvature::is_positive_definite;
use crate::landscape::trajectory::Outcome;
use crate::landscape::trajectory::many::End;
use crate::landscape::{LandscapeSpec, Point};

/// The greatest number of minima on a map; there are no more colours to tell apart.
const MOST: usize = 256;

/// The known minima, and those at which walks have converged, by the number of walks.
pub(super) fn complete<'a>(
    landscape: &LandscapeSpec,
    known: &[Point],
    near: f64,
    ends: impl Iterator<Item = &'a End>,
) -> Vec<Point> {
    let mut found: Vec<(Point, usize)> = Vec::new();
    for end in ends.filter(|end| matches!(end.outcome, Outcome::Converged { .. }) && end.arrived.is_none()) {
        let is_near = |point: &Point| (end.point[0] - point[0]).hypot(end.point[1] - point[1]) < near;
        if let Some((_, count)) = found.iter_mut().find(|(point, _)| is_near(point)) {
            *count += 1;
        } else if found.len() < MOST && is_positive_definite(landscape.hessian(end.point)) {
            found.push((end.point, 1));
        }
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    known.iter().copied().chain(found.into_iter().map(|(point, _)| point)).take(MOST.max(known.len())).collect()
}
