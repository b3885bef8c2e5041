//! The scaled exponential linear unit: λa above 0, λα(exp(a) − 1) below. With weights of standard deviation 1/√n (LeCun), outputs
//! of mean 0 and standard deviation 1 keep both from layer to layer.

use super::{About, FLAT, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real, exp, exp_minus_one};

/// λ.
const SCALE: f64 = 1.050_700_987_355_480_5;
/// λα.
const DEPTH: f64 = 1.758_099_340_847_376_6;

#[derive(Clone, Copy)]
pub(super) struct Selu;

impl Nonlinearity for Selu {
    const ABOUT: About = About {
        key: "selu",
        name: "SELU",
        formula: "1.0507 max(0, a) + 1.7581 min(0, exp(a) − 1)",
        source: "Klambauer, Unterthiner, Mayr and Hochreiter 2017, Self-Normalizing Neural Networks, equation 2",
        saturated: Some("listed.flat_left"),
        range: HistogramRange::FromData { below: 0.5 },
        cost: 60.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        let below = T::of(DEPTH) * exp_minus_one::<A, T>(sum);
        if sum > T::zero() { T::of(SCALE) * sum } else { below }
    }

    /// At 0 that of the left side, as in `PyTorch`.
    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        let below = T::of(DEPTH) * exp::<A, T>(sum);
        if sum > T::zero() { T::of(SCALE) } else { below }
    }

    /// λα exp(a) below 0; at 0 that of the left side, as in `PyTorch`.
    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        let below = T::of(DEPTH) * exp::<A, T>(sum);
        if sum > T::zero() { T::zero() } else { below }
    }

    #[inline(always)]
    fn flat_end(self, sum: f64, _: f64, derivative: f64) -> Option<FlatEnd> {
        (sum < 0.0 && derivative.abs() < FLAT).then_some(FlatEnd::Low)
    }
}
