//! The sigmoid linear unit, a·σ(a), also called swish.

use super::{About, FLAT, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real, sigmoid};

#[derive(Clone, Copy)]
pub(super) struct Silu;

impl Nonlinearity for Silu {
    const ABOUT: About = About {
        key: "silu",
        name: "SiLU",
        formula: "a/(1 + exp(−a))",
        source: "Elfwing, Uchibe and Doya 2018, equation 6; Ramachandran, Zoph and Le 2017 (swish)",
        saturated: Some("listed.flat_left"),
        range: HistogramRange::FromData { below: 0.2 },
        cost: 60.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        sum * sigmoid::<A, T>(sum)
    }

    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, output: T) -> T {
        let share = sigmoid::<A, T>(sum);
        share + output * (T::one() - share)
    }

    /// σ′(a)(2 + a(1 − 2σ(a))).
    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        let (one, share) = (T::one(), sigmoid::<A, T>(sum));
        let slope = share * (one - share);
        // Far from 0 the product is 0, and the sum must not be infinite.
        let end = T::EXP_END + T::EXP_END;
        let low = if sum < T::zero() - end { T::zero() - end } else { sum };
        let near = if low > end { end } else { low };
        slope * (T::of(2.0) + near * (one - share - share))
    }

    #[inline(always)]
    fn flat_end(self, sum: f64, _: f64, derivative: f64) -> Option<FlatEnd> {
        (sum < 0.0 && derivative.abs() < FLAT).then_some(FlatEnd::Low)
    }
}
