//! The greatest curvature that a rule's step is stable on: the limit that a quadratic sets, 2/η for gradient descent, 2(1 + α)/η with
//! momentum α.

use super::step_modes::Eigenvalues;
use crate::optimizer::OptimizerSpec;

/// Why a rule has no greatest stable curvature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLimit {
    /// It divides each coordinate's step by a number of its own: what it is stable on is the Hessian divided by these numbers, of which
    /// the curvature alone says nothing.
    Adaptive,
    /// It uses the sign of the gradient, its rate is 0, or no curvature or every curvature is stable.
    NoneAtAll,
}

/// The curvature λ from which on the step of a rule diverges at this learning rate, on a quadratic of curvature λ along its steepest
/// direction.
pub fn stable_curvature(rule: &OptimizerSpec, rate: f64) -> Result<f64, NoLimit> {
    const DOUBLINGS: i32 = 200;
    if rule.about().adaptive {
        return Err(NoLimit::Adaptive);
    }
    let optimizer = rule.start_inspectable();
    let is_stable = |curvature: f64| {
        let matrix = optimizer.step_matrix(0, &[1.0, 1.0], &[curvature, curvature], curvature, rate);
        matrix.is_some_and(|matrix| Eigenvalues::of(matrix).spectral_radius() < 1.0)
    };
    // Stable curvatures are an interval from almost 0; its end lies between two doublings.
    let first = 1e-6 / rate;
    if !(first.is_finite() && rate > 0.0 && is_stable(first)) {
        return Err(NoLimit::NoneAtAll);
    }
    let end = (1..DOUBLINGS).map(|doubling| first * 2f64.powi(doubling)).find(|curvature| !is_stable(*curvature));
    let mut high = end.filter(|end| end.is_finite()).ok_or(NoLimit::NoneAtAll)?;
    let mut low = high / 2.0;
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if is_stable(middle) { low = middle } else { high = middle }
    }
    Ok(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests;
