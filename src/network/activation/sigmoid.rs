//! The logistic sigmoid, 1/(1 + exp(−a)).

use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real, sigmoid};

#[derive(Clone, Copy)]
pub(super) struct Sigmoid;

impl Nonlinearity for Sigmoid {
    const ABOUT: About = About {
        key: "sigmoid",
        name: "sigmoid",
        formula: "1/(1 + exp(−a))",
        source: "Deep Learning from Scratch, equation 3.6",
        saturated: Some("listed.beyond_005_095"),
        range: HistogramRange::Fixed([0.0, 1.0]),
        cost: 40.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        sigmoid::<A, T>(sum)
    }

    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, _: T, output: T) -> T {
        output * (T::one() - output)
    }

    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, _: T, output: T) -> T {
        output * (T::one() - output) * (T::one() - output - output)
    }

    #[inline(always)]
    fn flat_end(self, _: f64, output: f64, _: f64) -> Option<FlatEnd> {
        if output < 0.05 { Some(FlatEnd::Low) } else { (output > 0.95).then_some(FlatEnd::High) }
    }
}
