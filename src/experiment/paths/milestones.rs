//! How soon a path is low and stays low, and how long it is: shape is not speed.

use super::{Path, Settings};
use crate::landscape::Point;
use crate::landscape::trajectory::{Outcome, Trajectory, trace_noisy};

/// A point is low if f is less than this above the landscape's lowest value.
pub const LOW: f64 = 1e-3;
/// Trajectories are continued to at least this number of steps, even if fewer are shown.
pub const HORIZON: usize = 1000;

/// When a path is low, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Milestones {
    /// The first step that is low, as of [`LOW`].
    pub first: Option<usize>,
    /// The first step from which f stays low to the last step computed.
    pub settled: Option<usize>,
    /// The length of the path to the first low step, or to the last step computed.
    pub length: f64,
    /// The length of the straight line between the same two points.
    pub straight: f64,
}

/// The milestones of a path, continued to [`HORIZON`] if it is shorter; with noise, of its first seed, whose noise up to there
/// is `noise`.
pub fn milestones(settings: &Settings, path: &Path, noise: &[Point]) -> Milestones {
    let floor = settings.landscape.floor();
    let trajectory = path.first_seed();
    let ended = matches!(trajectory.outcome, Outcome::Diverged { .. });
    if settings.steps >= HORIZON || ended {
        return of_trajectory(trajectory, floor);
    }
    let rule = &settings.optimizers[path.optimizer].rule;
    of_trajectory(&trace_noisy(&settings.landscape, rule, settings.starts[path.start], HORIZON, noise), floor)
}

/// The milestones of a trajectory; `floor` is the lowest value of its landscape.
pub fn of_trajectory(trajectory: &Trajectory, floor: f64) -> Milestones {
    let low = |step: &usize| trajectory.values[*step] - floor < LOW;
    let first = (0..=trajectory.last_step()).find(low);
    let settled = (0..=trajectory.last_step()).rev().take_while(low).last();
    let end = first.unwrap_or(trajectory.last_step());
    let distance = |[ax, ay]: [f64; 2], [bx, by]: [f64; 2]| (bx - ax).hypot(by - ay);
    let length = trajectory.points[..=end].windows(2).map(|pair| distance(pair[0], pair[1])).sum();
    Milestones { first, settled, length, straight: distance(trajectory.points[0], trajectory.points[end]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Entry;
    use crate::experiment::paths::run;
    use crate::optimizer::OptimizerSpec;

    /// The milestones on the bowl from (-7, 2).
    fn of(optimizer: &str) -> Milestones {
        let entry = Entry::from(optimizer.parse::<OptimizerSpec>().unwrap());
        let settings = Settings { optimizers: vec![entry], ..Settings::default() };
        milestones(&settings, &run(&settings)[0], &[])
    }

    #[test]
    fn steps_and_lengths_are_those_of_an_independent_program() {
        // Computed with numpy from the book's formulas: steps until f < 1e-3, and the length of the path until then.
        for (optimizer, first, length) in [
            ("sgd:lr=0.1", 389, 8.174_237_477_818_668),
            ("sgd:lr=0.5", 77, 8.545_555_011_853_361),
            ("sgd:lr=0.95", 43, 38.220_712_513_799_3),
            ("sgd:lr=0.98", 102, 96.868_139_386_463_9),
            ("momentum:lr=0.1", 58, 15.122_679_478_706_944),
            ("momentum:lr=0.5,momentum=0.7", 25, 12.485_266_619_696_098),
        ] {
            let found = of(optimizer);
            assert_eq!(found.first, Some(first), "{optimizer}");
            assert!((found.length - length).abs() < 1e-9 * length, "{optimizer}: {}", found.length);
        }
    }

    #[test]
    fn low_for_the_first_time_is_not_low_for_good() {
        assert_eq!(
            [of("sgd:lr=0.95"), of("momentum:lr=0.1"), of("nesterov:lr=0.1")].map(|found| found.settled),
            [Some(43), Some(83), Some(56)]
        );
    }

    #[test]
    fn a_path_that_never_gets_low_has_no_milestones() {
        assert_eq!(of("sgd:lr=1").first, None);
        assert_eq!(of("sgd:lr=1.3").settled, None);
    }
}
