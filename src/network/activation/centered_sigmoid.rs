//! The sigmoid shifted down by ½, which makes it symmetric about 0: σ(a) − ½ = ½ tanh(a/2).

use super::{About, FlatEnd, HistogramRange, Nonlinearity};
use crate::network::elementary::{Arithmetic, Real, sigmoid, tanh};

#[derive(Clone, Copy)]
pub(super) struct CenteredSigmoid;

impl Nonlinearity for CenteredSigmoid {
    const ABOUT: About = About {
        key: "centered-sigmoid",
        name: "sigmoid − ½",
        formula: "1/(1 + exp(−a)) − ½",
        source: "Deep Learning from Scratch, section 6.2.2: an activation should be symmetric about 0",
        saturated: Some("listed.beyond_045"),
        range: HistogramRange::Fixed([-0.5, 0.5]),
        cost: 60.0,
    };

    /// Computed with tanh, which is accurate near 0.
    #[inline(always)]
    fn value<A: Arithmetic, T: Real>(self, sum: T) -> T {
        let half = T::of(0.5);
        half * tanh::<A, T>(half * sum)
    }

    #[inline(always)]
    fn derivative<A: Arithmetic, T: Real>(self, sum: T, _: T) -> T {
        let share = sigmoid::<A, T>(sum);
        share * (T::one() - share)
    }

    #[inline(always)]
    fn second_derivative<A: Arithmetic, T: Real>(self, sum: T, output: T) -> T {
        let share = sigmoid::<A, T>(sum);
        T::of(-2.0) * output * share * (T::one() - share)
    }

    #[inline(always)]
    fn flat_end(self, _: f64, output: f64, _: f64) -> Option<FlatEnd> {
        if output < -0.45 { Some(FlatEnd::Low) } else { (output > 0.45).then_some(FlatEnd::High) }
    }
}
