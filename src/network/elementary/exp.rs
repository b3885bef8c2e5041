//! exp(x) = 2ⁿ · exp(r), where n is the whole number nearest to x/ln 2 and r = x − n ln 2; and the sigmoid.
//!
//! r is computed with ln 2 in two parts, the first of which has an exact product with n (Cody and Waite 1980, Software Manual
//! for the Elementary Functions, chapter 6).

use super::{Arithmetic, Real};

/// A number as n ln 2 + r.
pub(super) struct Reduced<T> {
    /// n + [`Real::ROUNDER`].
    pub rounded: T,
    /// r, |r| ≤ ½ ln 2.
    pub rest: T,
    /// What rounding took from r.
    pub lost: T,
}

/// The parts of a number of at most a thousand.
#[inline(always)]
pub(super) fn reduced<A: Arithmetic, T: Real>(at: T) -> Reduced<T> {
    let rounded = A::multiply_add(at, T::LOG2_E, T::ROUNDER);
    let whole = rounded - T::ROUNDER;
    let high = at - whole * T::LN_2;
    let low = whole * T::LN_2_REST;
    let rest = high - low;
    Reduced { rounded, rest, lost: (high - rest) - low }
}

/// exp(r + lost) − 1.
#[inline(always)]
pub(super) fn exp_rest_minus_one<A: Arithmetic, T: Real>(rest: T, lost: T) -> T {
    rest + A::multiply_add(rest * rest, T::exp_rest::<A>(rest), lost)
}

/// exp(at).
#[inline(always)]
pub fn exp<A: Arithmetic, T: Real>(at: T) -> T {
    let low = if at < T::LOWEST_EXPONENT { T::LOWEST_EXPONENT } else { at };
    let at = if low > T::zero() - T::LOWEST_EXPONENT { T::zero() - T::LOWEST_EXPONENT } else { low };
    let Reduced { rounded, rest, lost } = reduced::<A, T>(at);
    // 2ⁿ in two factors: one alone would be infinite, or a subnormal number, where its product is none.
    let is_small = at < T::zero();
    let guard = if is_small { T::GUARD } else { T::zero() - T::GUARD };
    let back = if is_small { T::one() / T::GUARDED } else { T::GUARDED };
    (T::one() + exp_rest_minus_one::<A, T>(rest, lost)) * T::power_of_two(rounded + guard) * back
}

/// exp(at) − 1 for numbers up to 0, without a difference of nearly equal numbers: with at = n ln 2 + r it is 2ⁿ(exp(r) − 1) + 2ⁿ − 1.
/// For greater numbers it is 0.
#[inline(always)]
pub fn exp_minus_one<A: Arithmetic, T: Real>(at: T) -> T {
    let end = T::zero() - T::EXP_END;
    let low = if at < end { end } else { at };
    let at = if low > T::zero() { T::zero() } else { low };
    let Reduced { rounded, rest, lost } = reduced::<A, T>(at);
    let power = T::power_of_two(rounded);
    T::with_sign(A::multiply_add(power, exp_rest_minus_one::<A, T>(rest, lost), power - T::one()), at)
}

/// 1/(1 + exp(−at)), computed with exp of a number below 0, which never overflows.
#[inline(always)]
pub fn sigmoid<A: Arithmetic, T: Real>(at: T) -> T {
    let is_small = at < T::zero();
    let power = exp::<A, T>(if is_small { at } else { T::zero() - at });
    let above = if is_small { power } else { T::one() };
    let sum = T::one() + power;
    quotient::<A, T>(above, sum, power - (sum - T::one()))
}

/// above/(below + lost): what rounding took from the divisor and from the quotient comes back by a step of division with rest.
#[inline(always)]
pub(super) fn quotient<A: Arithmetic, T: Real>(above: T, below: T, lost: T) -> T {
    let inverse = T::one() / below;
    let first = above * inverse;
    let product = first * below;
    let rest = (above - product) - A::product_error(first, below, product) - first * lost;
    A::multiply_add(rest, inverse, first)
}
