//! ln(1 + exp(x)) = max(x, 0) + ln(1 + y), where y = exp(−|x|), and ln(1 + y) = 2 artanh(s) with s = y/(2 + y), which is at most ⅓.
//!
//! y is kept as a sum of two numbers, and so is s: an error of y would be twice as many units of the last place of a logarithm that
//! is just below a power of two. Far below 0 the logarithm is y itself.

use super::exp::{Reduced, exp, exp_rest_minus_one, reduced};
use super::{Arithmetic, Real};

/// ln(1 + exp(at)).
#[inline(always)]
pub fn softplus<A: Arithmetic, T: Real>(at: T) -> T {
    let (one, two) = (T::one(), T::of(2.0));
    let size = T::with_sign(at, one);
    let size = if size > T::EXP_END { T::EXP_END } else { size };
    let Reduced { rounded, rest, lost } = reduced::<A, T>(T::zero() - size);
    let less = exp_rest_minus_one::<A, T>(rest, lost);
    let sum = one + less;
    let scale = T::power_of_two(rounded);
    let (power, power_lost) = (sum * scale, (less - (sum - one)) * scale);

    let below = two + power;
    let inverse = one / below;
    let first = power * inverse;
    let product = first * below;
    let below_lost = (power - (below - two)) + power_lost;
    let second = ((power - product) - A::product_error(first, below, product) + power_lost - first * below_lost) * inverse;
    let square = first * first;
    let rest = second + first * (square * T::logarithm_rest::<A>(square));
    let logarithm = two * first + two * rest;
    let near = if at > T::zero() { at + logarithm } else { logarithm };
    if at < T::zero() - T::EXP_END { exp::<A, T>(at) } else { near }
}
