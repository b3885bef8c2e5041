//! The stability limit and the best value of the learning rate on a quadratic.

use super::step_modes::LocalModel;

/// The stable learning rates of an optimizer at a point where the Hessian is positive definite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StableRates {
    /// The stability limit: from this rate on the optimizer diverges; for SGD 2/`λ_max`.
    pub limit: f64,
    /// The rates with the smallest spectral radius, from and to. For SGD both are 2/(`λ_min` + `λ_max`); other rules can have a
    /// range of equally good rates.
    pub best: [f64; 2],
}

impl StableRates {
    /// The rates to set before a schedule multiplies them by `factor`.
    #[must_use]
    pub fn before_schedule(self, factor: f64) -> Self {
        Self { limit: self.limit / factor, best: self.best.map(|rate| rate / factor) }
    }

    /// Whether the best rates are a range rather than a single value.
    pub fn is_band(self) -> bool {
        self.best[1] > self.best[0] * 1.001
    }
}

/// Spectral radii closer than this count as equal.
const FLAT: f64 = 1e-9;

/// The stable rates of a model with a positive definite Hessian. `None` for a rule that is not linear in the gradient, or if no
/// rate or every rate is stable.
pub fn stable_rates(model: &LocalModel<'_>) -> Option<StableRates> {
    let radius = |rate: f64| model.spectral_radius(rate).filter(|radius| radius.is_finite());
    // The stable rates are an interval from 0; its end lies between two of these doublings.
    let steepest = model.hessian[0][0].max(model.hessian[1][1]).max(f64::MIN_POSITIVE);
    let first = 1e-6 / steepest;
    let mut low =
        (0..80).map(|doubling| first * 2f64.powi(doubling)).find(|rate| radius(*rate).is_some_and(|radius| radius < 1.0))?;
    let mut high = low;
    while radius(high)? < 1.0 {
        low = high;
        high *= 2.0;
        if high > first * 2f64.powi(120) {
            return None;
        }
    }
    let limit = bisect(low, high, &|rate| radius(rate).is_some_and(|radius| radius < 1.0));
    let minimizer = minimize(0.0, limit, &|rate| radius(rate).unwrap_or(f64::INFINITY));
    let best_radius = radius(minimizer)? + FLAT;
    let is_best = |rate: f64| radius(rate).is_some_and(|radius| radius <= best_radius);
    let best = [bisect(minimizer, 0.0, &is_best), bisect(minimizer, limit, &is_best)];
    Some(StableRates { limit, best })
}

/// The end of the interval in which `holds` is true, between `inside`, where it is true, and `outside`, where it is not.
fn bisect(mut inside: f64, mut outside: f64, holds: &dyn Fn(f64) -> bool) -> f64 {
    for _ in 0..60 {
        let middle = f64::midpoint(inside, outside);
        if holds(middle) { inside = middle } else { outside = middle }
    }
    inside
}

/// The minimizer of a function that first falls and then rises, by ternary search.
fn minimize(mut low: f64, mut high: f64, value: &dyn Fn(f64) -> f64) -> f64 {
    for _ in 0..100 {
        let third = (high - low) / 3.0;
        let (left, right) = (low + third, high - third);
        if value(left) <= value(right) { high = right } else { low = left }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests;
