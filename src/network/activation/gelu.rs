//! The Gaussian error linear unit, a·Φ(a), with the exact normal distribution function Φ.

use super::{About, FLAT, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real, exp, normal};

#[derive(Clone, Copy)]
pub(super) struct Gelu;

impl Nonlinearity for Gelu {
    const ABOUT: About = About {
        key: "gelu",
        name: "GELU",
        formula: "a·Φ(a)",
        source: "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, section 2",
        saturated: Some("listed.flat_left"),
        range: HistogramRange::FromData { below: 0.2 },
        cost: 80.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        sum * normal::<A, T>(sum).below
    }

    /// Φ(a) + a·φ(a), where Φ is z/a. An error of a unit in the last place of 1 is as good as none here.
    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, output: T) -> T {
        let (half, end) = (T::of(0.5), T::NORMAL_END);
        let low = if sum < T::zero() - end { T::zero() - end } else { sum };
        let near = if low > end { end } else { low };
        let density = T::of(0.398_942_280_401_432_7) * exp::<A, T>(T::zero() - half * near * near);
        let share = if sum == T::zero() { half } else { output / sum };
        // Far from 0 the density is exactly 0.
        let end_share = if sum > T::zero() { T::one() } else { T::zero() };
        near * density + if near == sum { share } else { end_share }
    }

    /// φ(a)(2 − a²). Far from 0 the density is exactly 0.
    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        let (half, end) = (T::of(0.5), T::NORMAL_END);
        let low = if sum < T::zero() - end { T::zero() - end } else { sum };
        let near = if low > end { end } else { low };
        let square = near * near;
        T::of(0.398_942_280_401_432_7) * exp::<A, T>(T::zero() - half * square) * (T::of(2.0) - square)
    }

    #[inline(always)]
    fn flat_end(self, sum: f64, _: f64, derivative: f64) -> Option<FlatEnd> {
        (sum < 0.0 && derivative.abs() < FLAT).then_some(FlatEnd::Low)
    }
}
