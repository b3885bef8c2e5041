//! The identity, for deep linear networks.

use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real};

#[derive(Clone, Copy)]
pub(super) struct Identity;

impl Nonlinearity for Identity {
    const ABOUT: About = About {
        key: "identity",
        name: "identity",
        formula: "a",
        source: "Deep Learning from Scratch, section 3.2.6: why an activation must not be linear",
        saturated: None,
        range: HistogramRange::FromData { below: 1.0 },
        cost: 30.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        sum
    }

    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, _: T, _: T) -> T {
        T::one()
    }

    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, _: T, _: T) -> T {
        T::zero()
    }

    #[inline(always)]
    fn flat_end(self, _: f64, _: f64, _: f64) -> Option<FlatEnd> {
        None
    }
}
