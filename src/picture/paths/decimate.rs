//! The steps of long paths that charts show: only those that are distinguishable on the screen.

use crate::experiment::paths::Path;
use crate::landscape::trajectory::Trajectory;

/// Steps of a path, in ascending order.
pub type Steps = Vec<usize>;

/// Paths of fewer steps are not decimated.
pub const MIN_DECIMATED: usize = 2000;

/// The steps of a path to draw on the charts of f, x and y: the lowest and the highest of each group of steps.
pub fn on_charts(path: &Path) -> [Steps; 3] {
    let trajectory = &path.trajectory;
    [
        extremes(&|step| trajectory.values[step], trajectory),
        extremes(&|step| trajectory.points[step][0], trajectory),
        extremes(&|step| trajectory.points[step][1], trajectory),
    ]
}

fn extremes(value: &impl Fn(usize) -> f64, trajectory: &Trajectory) -> Steps {
    const GROUPS: usize = 600;
    let last = trajectory.last_step();
    if last < MIN_DECIMATED {
        return (0..=last).collect();
    }
    let group = last / GROUPS;
    let mut steps = Vec::with_capacity(2 * GROUPS + 4);
    for first in (0..=last).step_by(group) {
        let group = first..(first + group).min(last + 1);
        let (mut low, mut high) = ((first, value(first)), (first, value(first)));
        for (step, value) in group.map(|step| (step, value(step))) {
            if value < low.1 {
                low = (step, value);
            }
            if value >= high.1 {
                high = (step, value);
            }
        }
        steps.extend([low.0.min(high.0), low.0.max(high.0)]);
    }
    steps.push(last);
    steps.dedup();
    steps
}

/// Evenly spaced steps of a path, about 2000 at most, beginning with 0.
pub fn evenly_spaced(last: usize) -> Steps {
    let stride = if last < MIN_DECIMATED { 1 } else { last / MIN_DECIMATED + 1 };
    (0..=last).step_by(stride).collect()
}

/// The steps up to the shown one, and those from it on; both contain it.
pub fn split(steps: &[usize], shown: usize) -> [Steps; 2] {
    let after = steps.partition_point(|step| *step <= shown);
    let before = steps.partition_point(|step| *step < shown);
    let until = steps[..before].iter().copied().chain([shown]).collect();
    let from = [shown].into_iter().chain(steps[after..].iter().copied()).collect();
    [until, from]
}

#[cfg(test)]
mod tests;
