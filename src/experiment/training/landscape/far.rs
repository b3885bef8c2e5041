//! Which points of diverged nets are too far away for a plane to follow.

use super::KeptWalk;
use super::sums::total;
use crate::job::ThreadPool;

/// A diverged net is followed as far as so many times the greatest distance of the others from their starts.
const REACH: f64 = 3.0;

/// For every point of every walk whether it is far away. Points of nets that have not diverged never are. If all have diverged, it is
/// those after the divergence. A start never is.
pub fn far_points(walks: &[KeptWalk], pool: ThreadPool) -> Vec<Vec<bool>> {
    if walks.iter().all(|walk| walk.diverged.is_none()) {
        return walks.iter().map(|walk| vec![false; walk.points.len()]).collect();
    }
    let distances = pool.map(walks.len(), |index| distances(&walks[index]));
    let trained = walks.iter().zip(&distances).filter(|(walk, _)| walk.diverged.is_none());
    let greatest = trained.flat_map(|(_, distances)| distances).copied().reduce(f64::max);
    let is_far = |walk: &KeptWalk, index: usize, distance: f64| match (walk.diverged, greatest) {
        (None, _) => false,
        (Some(_), Some(greatest)) => distance > REACH * greatest,
        (Some(from), None) => index > 0 && walk.points[index].iteration > from,
    };
    let of_walk = |(walk, distances): (&KeptWalk, &Vec<f64>)| {
        distances.iter().enumerate().map(|(index, distance)| is_far(walk, index, *distance)).collect()
    };
    walks.iter().zip(&distances).map(of_walk).collect()
}

/// The distance of each point of a walk from its start.
fn distances(walk: &KeptWalk) -> Vec<f64> {
    let Some(start) = walk.points.first().map(|point| &point.parameters) else { return Vec::new() };
    let distance = |point: &super::KeptPoint| {
        let [square] = total(start.len(), |index| [(f64::from(point.parameters[index]) - f64::from(start[index])).powi(2)]);
        square.sqrt()
    };
    walk.points.iter().map(distance).collect()
}
