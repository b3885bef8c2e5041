//! The hyperbolic tangent.

use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::objective::Scalar;

pub(super) struct Tanh;

impl Nonlinearity for Tanh {
    const ABOUT: About = About {
        key: "tanh",
        name: "tanh",
        formula: "tanh(a)",
        source: "LeCun et al. 1998, Efficient BackProp, section 4.4; Deep Learning from Scratch, section 6.2.2",
        saturated: Some("listed.beyond_095"),
        range: HistogramRange::Fixed([-1.0, 1.0]),
        cost: 120.0,
    };

    fn value<T: Scalar>(sum: T) -> T {
        sum.tanh()
    }

    fn derivative<T: Scalar>(_: T, output: T) -> T {
        T::one() - output * output
    }

    fn flat_end(_: f64, output: f64, _: f64) -> Option<FlatEnd> {
        if output < -0.95 { Some(FlatEnd::Low) } else { (output > 0.95).then_some(FlatEnd::High) }
    }
}
