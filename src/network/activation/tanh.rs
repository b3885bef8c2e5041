//! The hyperbolic tangent.

use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real, tanh};

#[derive(Clone, Copy)]
pub(super) struct Tanh;

impl Nonlinearity for Tanh {
    const ABOUT: About = About {
        key: "tanh",
        name: "tanh",
        formula: "tanh(a)",
        source: "LeCun et al. 1998, Efficient BackProp, section 4.4; Deep Learning from Scratch, section 6.2.2",
        saturated: Some("listed.beyond_095"),
        range: HistogramRange::Fixed([-1.0, 1.0]),
        cost: 40.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        tanh::<A, T>(sum)
    }

    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, _: T, output: T) -> T {
        T::one() - output * output
    }

    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, _: T, output: T) -> T {
        T::of(-2.0) * output * (T::one() - output * output)
    }

    #[inline(always)]
    fn flat_end(self, _: f64, output: f64, _: f64) -> Option<FlatEnd> {
        if output < -0.95 { Some(FlatEnd::Low) } else { (output > 0.95).then_some(FlatEnd::High) }
    }
}
