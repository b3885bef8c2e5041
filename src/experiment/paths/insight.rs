//! Analysis of a path at the shown step: the terms of the next step, how it moves, and the stable learning rates.

use super::story::Story;
use super::{Path, Settings};
use crate::landscape::Point;
use crate::landscape::analysis::curvature::{is_positive_definite, newton_step};
use crate::landscape::analysis::replay::{next_step_terms, noisy_gradient, replay};
use crate::landscape::analysis::stable_rates::{StableRates, stable_rates};
use crate::landscape::analysis::step_modes::LocalModel;
use crate::optimizer::StepTerms;

/// Why there are no stable learning rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRates {
    /// The Hessian at the shown point is not positive definite.
    NotConvex,
    /// The rule uses only the sign of the gradient, the schedule's factor is 0, or no rate or every rate is stable.
    NoLimit,
}

/// The analysis of a path at the shown step.
#[derive(Clone, Debug, PartialEq)]
pub struct Insight {
    /// The index of the optimizer in the settings.
    pub optimizer: usize,
    /// The shown step, or the last one if the trajectory ends before.
    pub step: usize,
    /// The terms of the next step, along x and along y.
    pub next_step: [StepTerms; 2],
    /// What happened so far, and how the path moves now.
    pub story: Story,
    /// The stability limit and the best learning rate, from the quadratic model at the shown point.
    pub rates: Result<StableRates, NoRates>,
    /// Whether f has a curvature at the shown point; it has none at a kink.
    pub is_smooth: bool,
    /// Whether the optimizer scales the gradient, so that factors and rates hold for the divisors of this step.
    pub adaptive: bool,
    /// The vector to the nearest known minimum; `None` if none is known.
    pub to_minimum: Option<Point>,
    /// The Newton step; `None` if the Hessian is singular.
    pub newton: Option<Point>,
}

/// Analyse a path at the shown step; with noise, its first seed, whose noise is `noise`.
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
        is_smooth: hessian.as_flattened().iter().all(|curvature| curvature.is_finite()),
        adaptive,
        to_minimum: nearest(landscape.minima(), point),
        newton: newton_step(hessian, trajectory.gradients[step]),
    }
}

/// The vector from a point to the nearest minimum.
fn nearest(minima: &[Point], [x, y]: Point) -> Option<Point> {
    let ways = minima.iter().map(|minimum| [minimum[0] - x, minimum[1] - y]);
    ways.min_by(|a, b| a[0].hypot(a[1]).total_cmp(&b[0].hypot(b[1])))
}
