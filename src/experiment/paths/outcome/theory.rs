//! What theory says of a map of settings on a quadratic landscape: where walks are stable, and where they oscillate.

use serde::Serialize;

use crate::job::ThreadPool;
use crate::landscape::analysis::stable_rates::stable_rates;
use crate::landscape::analysis::step_modes::{Eigenvalues, LocalModel};
use crate::landscape::{LandscapeSpec, Point};
use crate::optimizer::OptimizerSpec;

/// What the eigenvalues of a step say, for each row of a map. Theory is of a constant rate.
#[derive(Clone, Debug, PartialEq, Serialize, serde::Deserialize)]
pub struct Theory {
    /// The learning rate from which on the walk diverges.
    pub limits: Vec<Option<f64>>,
    /// The learning rates between which a walk oscillates, along the direction of least curvature and along that of greatest: both ends
    /// are critical damping.
    pub oscillating: Vec<[Option<[f64; 2]>; 2]>,
}

/// Theory for these optimizers, one a row; `None` where there is none: the landscape is no quadratic with a minimum, or the step depends
/// on more than the settings.
pub(super) fn of(landscape: &LandscapeSpec, rules: &[OptimizerSpec], point: Point, pool: ThreadPool) -> Option<Theory> {
    let is_known = |rule: &OptimizerSpec| !rule.about().adaptive && rule.schedule.is_constant();
    if !landscape.is_quadratic() || landscape.is_unbounded() || !rules.iter().all(is_known) {
        return None;
    }
    let (gradient, hessian) = (landscape.value_and_gradient(point).1, landscape.hessian(point));
    let rows = pool.map(rules.len(), |row| {
        let optimizer = rules[row].start_inspectable();
        let model = LocalModel { optimizer: &*optimizer, adaptive: false, point, gradient, hessian };
        model.modes(rules[row].rate())?;
        let limit = stable_rates(&model).map(|rates| rates.limit);
        Some((limit, [0, 1].map(|mode| oscillating(&model, mode))))
    });
    let (limits, oscillating) = rows.into_iter().collect::<Option<Vec<_>>>()?.into_iter().unzip();
    Some(Theory { limits, oscillating })
}

/// The range of learning rates at which a mode oscillates: its ends are where two real eigenvalues meet.
fn oscillating(model: &LocalModel<'_>, mode: usize) -> Option<[f64; 2]> {
    const DECADES: [i32; 2] = [-6, 1];
    const PER_DECADE: i32 = 24;
    let curvature = model.modes(1.0)?[mode].curvature;
    let is_complex =
        |rate: f64| model.modes(rate).is_some_and(|modes| matches!(modes[mode].eigenvalues(), Eigenvalues::Complex { .. }));
    let tried = |index: i32| 10f64.powf(f64::from(index) / f64::from(PER_DECADE)) / curvature;
    let found = |index: &i32| curvature > 0.0 && is_complex(tried(*index));
    let all = DECADES[0] * PER_DECADE..=DECADES[1] * PER_DECADE;
    let (first, last) = (all.clone().find(found)?, all.rev().find(found)?);
    let end = |mut outside: f64, mut inside: f64| {
        for _ in 0..50 {
            let middle = f64::midpoint(outside, inside);
            if is_complex(middle) { inside = middle } else { outside = middle }
        }
        inside
    };
    Some([end(tried(first - 1), tried(first)), end(tried(last + 1), tried(last))])
}
