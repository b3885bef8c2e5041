//! The Gaussian error linear unit, a·Φ(a), with the exact normal distribution function Φ.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

use super::{About, FLAT, FlatEnd, HistogramRange, Nonlinearity};
use crate::objective::Scalar;

pub(super) struct Gelu;

/// Φ(a), the standard normal distribution function; computed with erfc, which is accurate far below 0.
pub(in crate::network) fn normal_cdf(at: f64) -> f64 {
    0.5 * libm::erfc(-at * FRAC_1_SQRT_2)
}

/// φ(a), the standard normal density.
fn normal_pdf(at: f64) -> f64 {
    (-0.5 * at * at).exp() / (2.0 * PI).sqrt()
}

impl Nonlinearity for Gelu {
    const ABOUT: About = About {
        key: "gelu",
        name: "GELU",
        formula: "a·Φ(a)",
        source: "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, section 2",
        saturated: Some("listed.flat_left"),
        range: HistogramRange::FromData { below: 0.2 },
        cost: 1800.0,
    };

    fn value<T: Scalar>(sum: T) -> T {
        sum * T::of(normal_cdf(sum.as_f64()))
    }

    fn derivative<T: Scalar>(sum: T, _: T) -> T {
        let at = sum.as_f64();
        let density = normal_pdf(at);
        // Far from 0 the density is exactly 0, even where a² overflows.
        T::of(normal_cdf(at) + if density == 0.0 { 0.0 } else { at * density })
    }

    fn flat_end(sum: f64, _: f64, derivative: f64) -> Option<FlatEnd> {
        (sum < 0.0 && derivative.abs() < FLAT).then_some(FlatEnd::Low)
    }
}
