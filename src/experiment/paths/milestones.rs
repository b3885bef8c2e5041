//! How soon a path is low and stays low, and how long it is: shape is not speed.

use super::{Path, Settings};
use crate::landscape::Point;
use crate::landscape::trajectory::{Trajectory, trace_noisy};

/// A point is low if f is less than this above the landscape's lowest value.
pub const LOW: f64 = 1e-3;
/// Trajectories are continued to at least this number of steps, even if fewer are shown.
pub const HORIZON: usize = 1000;

/// When a path is low, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Milestones {
    /// The first step that is low, as of [`LOW`].
    pub first: Option<usize>,
    /// The first step from which f stays low for good, as far as it can be told: f never rises from there on, or it has stayed low
    /// for long against the time between its rises before. Constant noise never lets it be told.
    pub settled: Option<usize>,
    /// Whether f is high again after the first low step.
    #[serde(skip)]
    pub rises_again: bool,
    /// The length of the path to the first low step, or to the last step computed.
    pub length: f64,
    /// The length of the straight line between the same two points.
    pub straight: f64,
}

/// Whether noise of constant strength moves a path for ever.
pub fn is_restless(settings: &Settings, path: &Path) -> bool {
    !settings.noise.is_off() && settings.optimizers[path.optimizer].rule.schedule.is_constant()
}

/// The milestones of a path, continued to [`HORIZON`] if it is shorter; with noise, of its first seed, whose noise up to there
/// is `noise`. Without a known lowest value no step is low.
pub fn milestones(settings: &Settings, path: &Path, noise: &[Point]) -> Milestones {
    let floor = Some(settings.landscape.floor()).filter(|_| settings.landscape.has_lowest());
    let rule = &settings.optimizers[path.optimizer].rule;
    let restless = is_restless(settings, path);
    let trajectory = path.first_seed();
    if settings.steps >= HORIZON || trajectory.is_lost() {
        return of_trajectory(trajectory, floor, restless);
    }
    of_trajectory(&trace_noisy(&settings.landscape, rule, settings.starts[path.start], HORIZON, noise), floor, restless)
}

/// The share of the steps of a trajectory whose gradient turns against the one before: their product is below 0, as on a zig-zag. Without
/// noise; `None` before the second step.
pub fn turning(trajectory: &Trajectory) -> Option<f64> {
    let made = &trajectory.gradients[..trajectory.last_step()];
    let turned = made.windows(2).filter(|pair| pair[0][0] * pair[1][0] + pair[0][1] * pair[1][1] < 0.0).count();
    (made.len() > 1).then(|| turned as f64 / (made.len() - 1) as f64)
}

/// The milestones of a trajectory; `floor` is the lowest value of its landscape, `restless` whether noise shakes it for ever.
pub fn of_trajectory(trajectory: &Trajectory, floor: Option<f64>, restless: bool) -> Milestones {
    let low = |step: &usize| floor.is_some_and(|floor| trajectory.values[*step] - floor < LOW);
    let first = (0..=trajectory.last_step()).find(low);
    let settled = (0..=trajectory.last_step()).rev().take_while(low).last();
    let rises_again = first.is_some_and(|first| !(first..=trajectory.last_step()).all(|step| low(&step)));
    let settled = settled.filter(|step| !restless && !trajectory.is_lost() && stays(trajectory, *step, &low));
    let end = first.unwrap_or(trajectory.last_step());
    let distance = |[ax, ay]: [f64; 2], [bx, by]: [f64; 2]| (bx - ax).hypot(by - ay);
    let length = trajectory.points[..=end].windows(2).map(|pair| distance(pair[0], pair[1])).sum::<f64>() + 0.0;
    Milestones { first, settled, rises_again, length, straight: distance(trajectory.points[0], trajectory.points[end]) }
}

/// Whether f, which is low from `settled` to the last step, is likely to stay so.
fn stays(trajectory: &Trajectory, settled: usize, low: &dyn Fn(&usize) -> bool) -> bool {
    const LONG: usize = 10; // steps that f has to stay low, or not to rise
    const PERIODS: usize = 3; // and as many times the longest time between two rises before
    let last = trajectory.last_step();
    let fell_before = settled.saturating_sub(LONG);
    let falls = trajectory.values[fell_before..].windows(2).all(|pair| pair[1] <= pair[0]);
    let rises: Vec<usize> = (1..=settled).filter(|step| low(&(step - 1)) && !low(step)).chain([settled]).collect();
    let longest = rises.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0);
    (falls && (longest == 0 || last - settled > longest)) || last + 1 - settled >= LONG.max(PERIODS * longest)
}

#[cfg(test)]
mod tests;
