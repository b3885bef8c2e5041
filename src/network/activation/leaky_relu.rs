//! The leaky rectified linear unit: a above 0, a times a small slope below.

use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::knob::{Domain, Number, Slider};
use crate::network::elementary::{Arithmetic, Real};

/// The derivative below 0, at least 0 and less than 1. Compared by its bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slope(u64);

impl Slope {
    /// That of Maas et al. and `PyTorch`'s default. Keras takes 0.3 since version 2, TensorFlow 0.2.
    pub const USUAL: Self = Self(0.01f64.to_bits());

    /// A slope; `None` outside its domain.
    pub fn of(value: f64) -> Option<Self> {
        SLOPE.domain.contains(value).then(|| Self((value + 0.0).to_bits())) // not −0
    }

    /// The derivative.
    pub fn value(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// The slope as a setting.
pub(super) static SLOPE: Number = Number {
    key: "slope",
    symbol: "α",
    name: "knob.slope",
    help: "knob.slope_help",
    domain: Domain::BelowOne,
    slider: Slider::linear(0.0, 0.5),
    default: 0.01,
};

#[derive(Clone, Copy)]
pub(super) struct LeakyRelu(pub Slope);

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
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        if sum > T::zero() { sum } else { sum * T::of(self.0.value()) }
    }

    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        if sum > T::zero() {
            T::one()
        } else if sum <= T::zero() {
            T::of(self.0.value())
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
    fn flat_end(self, _: f64, _: f64, _: f64) -> Option<FlatEnd> {
        None
    }
}
