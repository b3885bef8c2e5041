//! The sigmoid shifted down by ½, which makes it symmetric about 0: σ(a) − ½ = ½ tanh(a/2).

use super::sigmoid::Sigmoid;
use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::objective::Scalar;

pub(super) struct CenteredSigmoid;

impl Nonlinearity for CenteredSigmoid {
    const ABOUT: About = About {
        key: "centered-sigmoid",
        name: "sigmoid − ½",
        formula: "1/(1 + exp(−a)) − ½",
        source: "Deep Learning from Scratch, section 6.2.2: an activation should be symmetric about 0",
        saturated: Some("listed.beyond_045"),
        range: HistogramRange::Fixed([-0.5, 0.5]),
        cost: 150.0,
    };

    /// Computed with tanh, which is accurate near 0.
    fn value<T: Scalar>(sum: T) -> T {
        let half = T::of(0.5);
        half * (half * sum).tanh()
    }

    fn derivative<T: Scalar>(sum: T, _: T) -> T {
        Sigmoid::derivative(sum, Sigmoid::value(sum))
    }

    fn flat_end(_: f64, output: f64, _: f64) -> Option<FlatEnd> {
        if output < -0.45 { Some(FlatEnd::Low) } else { (output > 0.45).then_some(FlatEnd::High) }
    }
}
