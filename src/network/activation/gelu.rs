//! The Gaussian error linear unit, a·Φ(a), by the exact distribution function Φ of the normal distribution.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

use super::{About, End, FLAT, Nonlinearity, Range};
use crate::objective::Scalar;

pub(super) struct Gelu;

/// Φ(a), the share of the standard normal distribution below a; by erfc, which keeps its digits far below 0.
pub(in crate::network) fn normal_share_below(at: f64) -> f64 {
    0.5 * libm::erfc(-at * FRAC_1_SQRT_2)
}

/// φ(a), the density of the standard normal distribution.
fn normal_density(at: f64) -> f64 {
    (-0.5 * at * at).exp() / (2.0 * PI).sqrt()
}

impl Nonlinearity for Gelu {
    const ABOUT: About = About {
        key: "gelu",
        name: "GELU",
        formula: "a·Φ(a)",
        source: "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, section 2",
        saturated: Some("listed.flat_left"),
        range: Range::FromData { below: 0.2 },
        cost: 1800.0,
    };

    fn value<T: Scalar>(sum: T) -> T {
        sum * T::of(normal_share_below(sum.as_f64()))
    }

    fn slope<T: Scalar>(sum: T, _: T) -> T {
        let at = sum.as_f64();
        let density = normal_density(at);
        // Far from 0 the density is 0 exactly, also where a is so large that a² is not finite.
        T::of(normal_share_below(at) + if density == 0.0 { 0.0 } else { at * density })
    }

    fn end(sum: f64, _: f64, slope: f64) -> Option<End> {
        (sum < 0.0 && slope.abs() < FLAT).then_some(End::Low)
    }
}
