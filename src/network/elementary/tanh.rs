//! tanh(x) = (exp(2x) − 1)/(exp(2x) + 1), without a difference of nearly equal numbers: with 2|x| = n ln 2 + r it is
//! (2ⁿp + 2ⁿ − 1)/(2ⁿp + 2ⁿ + 1), where p = exp(r) − 1.

use super::exp::{Reduced, exp_rest_minus_one, quotient, reduced};
use super::{Arithmetic, Real};

/// tanh(at).
#[inline(always)]
pub fn tanh<A: Arithmetic, T: Real>(at: T) -> T {
    let size = T::with_sign(at, T::one());
    let size = if size > T::TANH_END { T::TANH_END } else { size };
    let Reduced { rounded, rest, lost } = reduced::<A, T>(size + size);
    let power = T::power_of_two(rounded);
    let above = A::multiply_add(power, exp_rest_minus_one::<A, T>(rest, lost), power - T::one());
    let sum = above + T::of(2.0);
    T::with_sign(quotient::<A, T>(above, sum, above - (sum - T::of(2.0))), at)
}
