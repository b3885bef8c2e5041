//! The leaky rectified linear unit: a above 0, a/100 below.

use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real};

/// The derivative below 0: that of Maas et al. and PyTorch's default.
const LEAK: f64 = 0.01;

pub(super) struct LeakyRelu;

impl Nonlinearity for LeakyRelu {
    const ABOUT: About = About {
        key: "leaky-relu",
        name: "leaky ReLU",
        formula: "max(0.01a, a)",
        source: "Maas, Hannun and Ng 2013, Rectifier Nonlinearities Improve Neural Network Acoustic Models, section 2",
        saturated: None,
        range: HistogramRange::FromData { below: 0.2 },
        cost: 30.0,
    };

    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(sum: T) -> T {
        if sum > T::zero() { sum } else { sum * T::of(LEAK) }
    }

    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(sum: T, _: T) -> T {
        if sum > T::zero() {
            T::one()
        } else if sum <= T::zero() {
            T::of(LEAK)
        } else {
            sum
        }
    }

    #[inline(always)]
    fn flat_end(_: f64, _: f64, _: f64) -> Option<FlatEnd> {
        None
    }
}
