//! What lies behind a path at the shown step: the coming step taken apart, how it moves, and which learning rates are stable.

use super::story::Story;
use super::{Path, Settings};
use crate::landscape::Point;
use crate::landscape::analysis::curvature::{is_positive_definite, newton_step};
use crate::landscape::analysis::mode::LocalModel;
use crate::landscape::analysis::replay::{next_step_terms, noisy_gradient, replay};
use crate::landscape::analysis::stable_rates::{StableRates, stable_rates};
use crate::optimizer::StepTerms;

/// Why no learning rate can be told to be the limit or the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRates {
    /// f does not curve upward in every direction at the shown point.
    NotConvex,
    /// The rule takes only the slope's sign, or its schedule leaves nothing of the rate: there is no limit.
    NoLimit,
}

/// What lies behind a path at the shown step.
#[derive(Clone, Debug, PartialEq)]
pub struct Insight {
    /// The index of the optimizer in the settings.
    pub optimizer: usize,
    /// The shown step of the walk, or its last.
    pub step: usize,
    /// The coming step along x and along y, taken apart.
    pub next_step: [StepTerms; 2],
    /// What happened, and how it moves now.
    pub story: Story,
    /// The limit of the learning rate and the best one, in the valley as it is at the shown point.
    pub rates: Result<StableRates, NoRates>,
    /// Whether the step sizes are the coordinates' own, so that factors and rates hold with the divisors of this step.
    pub adaptive: bool,
    /// The way to the nearest minimum; `None` where none is known.
    pub to_minimum: Option<Point>,
    /// The Newton step; `None` where the Hessian is singular.
    pub newton: Option<Point>,
}

/// The insight into a path's walk at the shown step; of the first seed with noise.
pub fn insight(settings: &Settings, path: &Path, noise: &[Point]) -> Insight {
    let (landscape, trajectory) = (&settings.landscape, path.first_seed());
    let optimizer = &settings.optimizers[path.optimizer].rule;
    let step = settings.shown_step().min(trajectory.last_step());
    let inspectable = replay(optimizer, trajectory, noise, step);
    let point = trajectory.points[step];
    let (adaptive, hessian) = (optimizer.about().adaptive, landscape.hessian(point));
    let model =
        LocalModel { optimizer: &*inspectable, adaptive, point, gradient: noisy_gradient(trajectory, noise, step), hessian };
    // The schedule multiplies the rate that the user sets.
    let rates = match inspectable.rate() / optimizer.rate() {
        _ if !is_positive_definite(hessian) => Err(NoRates::NotConvex),
        factor if factor > 0.0 => stable_rates(&model).map(|rates| rates.before_schedule(factor)).ok_or(NoRates::NoLimit),
        _ => Err(NoRates::NoLimit),
    };
    Insight {
        optimizer: path.optimizer,
        step,
        next_step: next_step_terms(&*inspectable, trajectory, noise, step),
        story: Story::new(landscape, trajectory, model.modes(inspectable.rate())),
        rates,
        adaptive,
        to_minimum: nearest(landscape.minima(), point),
        newton: newton_step(hessian, trajectory.gradients[step]),
    }
}

/// The way from a point to the nearest of the minima.
fn nearest(minima: &[Point], [x, y]: Point) -> Option<Point> {
    let ways = minima.iter().map(|minimum| [minimum[0] - x, minimum[1] - y]);
    ways.min_by(|a, b| a[0].hypot(a[1]).total_cmp(&b[0].hypot(b[1])))
}
