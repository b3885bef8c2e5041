//! Softplus, ln(1 + exp(a)): a smooth ReLU, whose derivative is the sigmoid.

use super::{About, FLAT, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real, sigmoid, softplus};

#[derive(Clone, Copy)]
pub(super) struct Softplus;

impl Nonlinearity for Softplus {
    const ABOUT: About = About {
        key: "softplus",
        name: "softplus",
        formula: "ln(1 + exp(a))",
        source: "Dugas et al. 2001, Incorporating Second-Order Functional Knowledge for Better Option Pricing, section 3",
        saturated: Some("listed.flat_left"),
        range: HistogramRange::FromData { below: 0.0 },
        cost: 80.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        softplus::<A, T>(sum)
    }

    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        sigmoid::<A, T>(sum)
    }

    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        let share = sigmoid::<A, T>(sum);
        share * (T::one() - share)
    }

    #[inline(always)]
    fn flat_end(self, sum: f64, _: f64, derivative: f64) -> Option<FlatEnd> {
        (sum < 0.0 && derivative.abs() < FLAT).then_some(FlatEnd::Low)
    }
}
