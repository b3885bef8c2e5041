//! The exponential linear unit: a above 0, exp(a) − 1 below.

use super::{About, FLAT, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real, exp, exp_minus_one};

#[derive(Clone, Copy)]
pub(super) struct Elu;

impl Nonlinearity for Elu {
    const ABOUT: About = About {
        key: "elu",
        name: "ELU",
        formula: "max(0, a) + min(0, exp(a) − 1)",
        source: "Clevert, Unterthiner and Hochreiter 2016, Fast and Accurate Deep Network Learning by ELUs, equation 8, with α = 1",
        saturated: Some("listed.flat_left"),
        range: HistogramRange::FromData { below: 0.5 },
        cost: 60.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        let below = exp_minus_one::<A, T>(sum);
        if sum > T::zero() { sum } else { below }
    }

    /// exp(a) below 0, also at 0, where both sides are 1.
    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        exp::<A, T>(if sum > T::zero() { T::zero() } else { sum })
    }

    /// exp(a) below 0; at 0 that of the left side, as in `PyTorch`.
    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        let below = exp::<A, T>(if sum > T::zero() { T::zero() } else { sum });
        if sum > T::zero() { T::zero() } else { below }
    }

    #[inline(always)]
    fn flat_end(self, sum: f64, _: f64, derivative: f64) -> Option<FlatEnd> {
        (sum < 0.0 && derivative.abs() < FLAT).then_some(FlatEnd::Low)
    }
}
