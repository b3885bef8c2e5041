//! A path: one optimizer's trajectory from one start point, or the mean of its trajectories over several seeds of noise.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Settings;
use crate::job::ThreadPool;
use crate::landscape::trajectory::{Outcome, States, Trajectory, trace_noisy};
use crate::landscape::{LandscapeSpec, Point, View};

/// One optimizer's trajectory from one start point.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Path {
    /// The index of the optimizer in the settings.
    pub optimizer: usize,
    /// The index of the start point in the settings.
    pub start: usize,
    /// The trajectory; with several seeds the mean of points, f and gradients at each step, as far as every seed gets. That f
    /// is the mean of the seeds' values, not the value at the mean point.
    pub trajectory: Arc<Trajectory>,
    /// The trajectory of each seed; empty if there is only one.
    pub seeds: Arc<[Trajectory]>,
    /// The rectangle around its points in the landscape's own view; `None` if there are none.
    pub bounds: Option<View>,
    /// The last of these points.
    pub end: Option<Point>,
    /// The highest f of these points; −∞ if there are none.
    pub highest: f64,
    /// Opposite corners of the rectangle around all points of every seed, without those far away; `None` if all are.
    pub corners: Option<[Point; 2]>,
}

impl Path {
    /// All points, of every seed.
    pub fn points(&self) -> impl Iterator<Item = Point> {
        std::iter::once(&*self.trajectory).chain(&*self.seeds).flat_map(|trajectory| trajectory.points.iter().copied())
    }

    /// The trajectory of the first seed, or the only one: unlike a mean, one that the optimizer made.
    pub fn first_seed(&self) -> &Trajectory {
        self.seeds.first().unwrap_or(&self.trajectory)
    }
}

/// Run every optimizer from every start point, in this order. Calls `progress` after each path, and returns only some of them when it
/// is false.
pub fn run_while(settings: &Settings, progress: impl Fn() -> bool + Sync) -> Vec<Path> {
    run_again(settings, None, progress)
}

/// [`run_while`] after a run with other settings: paths that it has are not traced again.
pub fn run_again(settings: &Settings, before: Option<(&Settings, &[Path])>, progress: impl Fn() -> bool + Sync) -> Vec<Path> {
    const WORTH_THREADS: usize = 20_000;
    let noise: Vec<Vec<Point>> = (0..settings.noise.seed_count()).map(|seed| settings.noise.draw(seed, settings.steps)).collect();
    let pool = if settings.updates() < WORTH_THREADS { ThreadPool::with_threads(1) } else { ThreadPool::all_cores() };
    let continues = AtomicBool::new(true);
    let starts = settings.starts.len();
    let path = |index: usize| {
        let at = [index / starts, index % starts];
        let trace = || known(settings, at, before).unwrap_or_else(|| trace_path(settings, at, &noise));
        let path = continues.load(Ordering::Relaxed).then(trace)?;
        continues.fetch_and(progress(), Ordering::Relaxed);
        Some(path)
    };
    pool.map(settings.optimizers.len() * starts, path).into_iter().flatten().collect()
}

/// The path of an optimizer from a start point, if it is among those of a run with other settings. What is known of a formula, and with
/// it how its paths end, can have changed.
fn known(settings: &Settings, [optimizer, start]: [usize; 2], before: Option<(&Settings, &[Path])>) -> Option<Path> {
    let (old, paths) = before?;
    let same = old.landscape == settings.landscape && old.steps == settings.steps && old.noise == settings.noise;
    let (rule, point) = (&settings.optimizers[optimizer].rule, settings.starts[start]);
    let is_it = |path: &&Path| {
        old.optimizers.get(path.optimizer).is_some_and(|entry| entry.rule == *rule) && old.starts.get(path.start) == Some(&point)
    };
    let found = paths.iter().find(is_it).filter(|_| same && settings.landscape.typed_formula().is_none())?;
    Some(Path { optimizer, start, ..found.clone() })
}

/// The path of an optimizer from a start point, with this noise for each seed.
fn trace_path(settings: &Settings, [optimizer, start]: [usize; 2], noise: &[Vec<Point>]) -> Path {
    let (rule, point) = (&settings.optimizers[optimizer].rule, settings.starts[start]);
    let trace = |noise: &Vec<Point>| trace_noisy(&settings.landscape, rule, point, settings.steps, noise);
    let mut seeds: Vec<Trajectory> = noise.iter().map(trace).collect();
    let trajectory = if seeds.len() == 1 { seeds.remove(0) } else { mean(&seeds, &settings.landscape) };
    let view = settings.landscape.view();
    let (mut bounds, mut end, mut highest) = (None, None, f64::NEG_INFINITY);
    for (point, value) in trajectory.points.iter().zip(&trajectory.values).filter(|(point, _)| view.contains(**point)) {
        let with = |axis: usize, [low, high]: [f64; 2]| [low.min(point[axis]), high.max(point[axis])];
        let [x, y] = bounds.map_or(point.map(|part| [part; 2]), |View { x, y }| [with(0, x), with(1, y)]);
        (bounds, end, highest) = (Some(View { x, y }), Some(*point), highest.max(*value));
    }
    let all = std::iter::once(&trajectory).chain(&seeds).flat_map(|trajectory| trajectory.points.iter().copied());
    let corners = View::corners(all);
    let (trajectory, seeds) = (Arc::new(trajectory), seeds.into());
    Path { optimizer, start, trajectory, seeds, bounds, end, highest, corners }
}

/// Run every optimizer from every start point.
pub fn run(settings: &Settings) -> Vec<Path> {
    run_while(settings, || true)
}

/// The mean of several trajectories, as long as the shortest. It diverges, or ends, at the step where the first of them does.
fn mean(seeds: &[Trajectory], landscape: &LandscapeSpec) -> Trajectory {
    let rows = seeds.iter().map(|seed| seed.values.len()).min().unwrap_or(0);
    let average = |value: &dyn Fn(&Trajectory) -> f64| seeds.iter().map(|seed| value(seed) / seeds.len() as f64).sum::<f64>();
    let both = |value: &dyn Fn(&Trajectory, usize) -> f64| [0, 1].map(|axis| average(&|seed| value(seed, axis)));
    let mut mean = Trajectory {
        points: (0..rows).map(|row| both(&|seed, axis| seed.points[row][axis])).collect(),
        values: (0..rows).map(|row| average(&|seed| seed.values[row])).collect(),
        gradients: (0..rows).map(|row| both(&|seed, axis| seed.gradients[row][axis])).collect(),
        outcome: Outcome::Finished,
        states: States::default(),
    };
    let ended = seeds.iter().filter_map(|seed| match seed.outcome {
        Outcome::Diverged { step } | Outcome::NoSlope { step } | Outcome::Falls { step } => Some((step, seed.outcome)),
        Outcome::Finished | Outcome::Converged { .. } => None,
    });
    mean.outcome = ended.min_by_key(|(step, _)| *step).map_or_else(|| mean.classify(landscape), |(_, outcome)| outcome);
    mean
}

#[cfg(test)]
mod tests;
