//! The rectified linear unit, max(0, a).

use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real};

#[derive(Clone, Copy)]
pub(super) struct Relu;

impl Nonlinearity for Relu {
    const ABOUT: About = About {
        key: "relu",
        name: "ReLU",
        formula: "max(0, a)",
        source: "Nair and Hinton 2010; Deep Learning from Scratch, equation 3.7",
        saturated: Some("listed.zero_exactly"),
        range: HistogramRange::FromData { below: 0.0 },
        cost: 30.0,
    };

    /// NaN stays NaN.
    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        if sum <= T::zero() { T::zero() } else { sum }
    }

    /// The derivative at 0 is 0, as in the book's code and in PyTorch.
    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        if sum > T::zero() {
            T::one()
        } else if sum <= T::zero() {
            T::zero()
        } else {
            sum
        }
    }

    /// 0 everywhere but at the kink, where there is none.
    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, _: T, _: T) -> T {
        T::zero()
    }

    #[inline(always)]
    fn flat_end(self, _: f64, output: f64, _: f64) -> Option<FlatEnd> {
        (output == 0.0).then_some(FlatEnd::Low)
    }
}
