//! The map of basins: which minimum a walk reaches, by its start.

mod clusters;

use serde::Serialize;

use super::Axis;
use crate::experiment::paths::Settings;
use crate::job::ThreadPool;
use crate::landscape::trajectory::Outcome;
use crate::landscape::trajectory::many::{Each, End, Places, Walks, walk_all};
use crate::landscape::{Point, View};

/// What became of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
pub enum Fate {
    /// It is at the minimum of this index after all its steps.
    Minimum(usize),
    /// It is at no minimum yet.
    Walking,
    /// It has come to rest where ∇f is 0 but no minimum is known: at a saddle point or on a plateau.
    Resting,
    /// f falls without end.
    Left,
    /// It diverges.
    Diverged,
    /// f has no value or no slope where it starts or came to.
    NoSlope,
}

impl Fate {
    /// The key in CSV and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Minimum(_) => "minimum",
            Self::Walking => "walking",
            Self::Resting => "resting",
            Self::Left => "left",
            Self::Diverged => "diverged",
            Self::NoSlope => "no_slope",
        }
    }
}

/// What became of the walk from a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct BasinPixel {
    /// What became of it.
    pub fate: Fate,
    /// The step with which that began; all steps if it is still walking.
    pub steps: u32,
}

/// The part of the starts with one fate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The fate.
    pub fate: Fate,
    /// The number of starts.
    pub starts: usize,
    /// Their part of all starts.
    pub share: f64,
}

/// The map of basins of one optimizer.
#[derive(Clone, Debug, PartialEq, Serialize, serde::Deserialize)]
pub struct Basins {
    /// The index of the optimizer in the settings.
    pub optimizer: usize,
    /// x of the starts, from left to right.
    pub x: Axis,
    /// y of the starts, from the lowest row up.
    pub y: Axis,
    /// The minima: those that are known of the landscape, then those that were found by the walks.
    pub minima: Vec<Point>,
    /// What became of each walk, row by row from the lowest.
    pub pixels: Vec<BasinPixel>,
}

/// Make the map of basins of each of these optimizers over a view, on these threads; all have the same list of minima. Calls `progress`
/// after each chunk of walks; `None` when it has been false.
pub fn basins_while(
    settings: &Settings,
    optimizers: &[usize],
    view: View,
    size: [usize; 2],
    pool: ThreadPool,
    progress: impl Fn() -> bool + Sync,
) -> Result<Option<Vec<Basins>>, String> {
    super::check_size(settings, size, optimizers.len())?;
    let axis = |[low, high]: [f64; 2], count| Axis { low, high, log: false, whole: false, count };
    let (x, y) = (axis(view.x, size[0]), axis(view.y, size[1]));
    let columns = x.values();
    let starts: Vec<Point> = y.values().iter().flat_map(|y| columns.iter().map(|x| [*x, *y])).collect();
    let near = settings.landscape.nearness();
    let known = settings.landscape.minima();
    let mut all = Vec::new();
    for optimizer in optimizers {
        let rule = &settings.optimizers[*optimizer].rule;
        let walks = |_| Walks {
            landscape: &settings.landscape,
            optimizer: rule,
            starts: Each::Own(&starts),
            rates: Each::Same(rule.rate()),
            steps: settings.steps,
            tolerance: None,
            places: Some(Places { points: known, near }),
        };
        let mut ends = vec![End::default(); starts.len()];
        if !walk_all(pool, &mut ends, starts.len(), walks, &progress) {
            return Ok(None);
        }
        all.push(ends);
    }
    let minima = clusters::complete(&settings.landscape, known, near, all.iter().flatten());
    let basins = optimizers.iter().zip(all).map(|(optimizer, ends)| {
        let pixels = ends.iter().map(|end| pixel(end, &minima[known.len()..], known.len(), near, settings.steps)).collect();
        Basins { optimizer: *optimizer, x, y, minima: minima.clone(), pixels }
    });
    Ok(Some(basins.collect()))
}

/// What became of a walk; `found` are the minima that were not known before, of which there are `known`.
fn pixel(end: &End, found: &[Point], known: usize, near: f64, steps: usize) -> BasinPixel {
    let since = |fate, step: usize| BasinPixel { fate, steps: step as u32 };
    match end.outcome {
        Outcome::Diverged { step } => return since(Fate::Diverged, step),
        Outcome::NoSlope { step } => return since(Fate::NoSlope, step),
        Outcome::Falls { step } => return since(Fate::Left, step),
        Outcome::Finished | Outcome::Converged { .. } => {}
    }
    if let Some(arrived) = end.arrived {
        return BasinPixel { fate: Fate::Minimum(arrived.place as usize), steps: arrived.step };
    }
    let is_near = |minimum: &Point| (end.point[0] - minimum[0]).hypot(end.point[1] - minimum[1]) < near;
    let fate = found.iter().position(is_near).map(|index| Fate::Minimum(known + index));
    match end.outcome {
        Outcome::Converged { step } => since(fate.unwrap_or(Fate::Resting), step),
        _ => since(fate.unwrap_or(Fate::Walking), steps),
    }
}

impl Basins {
    /// The part of the starts of each fate: the minima in their order, also those that none reaches, then the other fates that occur.
    pub fn shares(&self) -> Vec<Share> {
        let others = [Fate::Walking, Fate::Resting, Fate::Left, Fate::Diverged, Fate::NoSlope];
        let share = |fate: Fate| {
            let starts = self.pixels.iter().filter(|pixel| pixel.fate == fate).count();
            Share { fate, starts, share: starts as f64 / self.pixels.len() as f64 }
        };
        let minima = (0..self.minima.len()).map(|index| share(Fate::Minimum(index)));
        minima.chain(others.map(share).into_iter().filter(|share| share.starts > 0)).collect()
    }
}
