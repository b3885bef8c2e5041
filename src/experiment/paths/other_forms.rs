//! The step that the other forms of a rule on the map would make here, after the same gradients and at the same learning rate: what
//! differs is the form alone, since the points and slopes are the same.

use super::{Path, Settings};
use crate::landscape::Point;
use crate::landscape::analysis::replay::{next_step_terms, replay_other};
use crate::optimizer::{OptimizerSpec, StepTerms};

/// The next step of another optimizer of the same rule.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherForm {
    /// The index of the optimizer in the settings.
    pub optimizer: usize,
    /// Its terms along x and along y.
    pub next_step: [StepTerms; 2],
}

/// The other forms of a path's rule, at the shown step; with noise, of its first seed, whose noise is `noise`. Optimizers that differ
/// from the path's own in nothing but the learning rate are left out.
pub fn other_forms(settings: &Settings, path: &Path, noise: &[Point]) -> Vec<OtherForm> {
    let own = &settings.optimizers[path.optimizer].rule;
    let trajectory = path.first_seed();
    let step = settings.shown_step().min(trajectory.last_step());
    let others = settings.optimizers.iter().enumerate();
    let others = others.filter(|(_, other)| other.rule.about().key == own.about().key);
    let at_its_rate = others.filter_map(|(index, other)| Some((index, other.rule.clone().with_rate(own.rate()).ok()?)));
    let next_step = |(optimizer, form): (usize, OptimizerSpec)| OtherForm {
        optimizer,
        next_step: next_step_terms(&*replay_other(&form, trajectory, noise, step), trajectory, noise, step),
    };
    at_its_rate.filter(|(_, form)| form != own).map(next_step).collect()
}
