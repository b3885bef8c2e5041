//! The standard normal distribution: Φ(x), accurate far below 0, and its density φ(x).
//!
//! For x ≥ 0 it is Φ(−x) = exp(−x²/2) · h(t)/(x + c), where t = (x − c)/(x + c) is between −1 and 1 and h hardly varies: it has
//! a polynomial. This is the rational transformation of Schonfelder 1978, Chebyshev Expansions for the Error and Related
//! Functions, for Φ in place of erfc: with erfc the rounding of x/√2 would spoil the digits of exp. The square of x, the
//! quotient and the product keep what rounding took from them; it is added at the end.

use super::exp::{Reduced, exp_rest_minus_one, reduced};
use super::{Arithmetic, Kernel, Real, run};

/// The standard normal distribution at a number.
#[derive(Clone, Copy, Debug)]
pub struct Normal<T> {
    /// Φ, the distribution function.
    pub below: T,
    /// φ, the density.
    pub density: T,
}

/// Φ and φ.
#[inline(always)]
pub fn normal<A: Arithmetic, T: Real>(at: T) -> Normal<T> {
    let (half, one) = (T::of(0.5), T::one());
    let middle = T::of(0.398_942_280_401_432_7); // φ(0)
    let size = T::with_sign(at, one);
    let size = if size > T::NORMAL_END { T::NORMAL_END } else { size };

    let square = size * size;
    let square_lost = A::product_error(size, size, square);
    let Reduced { rounded, rest, lost } = reduced::<A, T>(T::zero() - half * square);
    let power = T::power_of_two(rounded + T::GUARD);
    let back = one / T::GUARDED;

    let sum = size + T::NORMAL_POLE;
    let sum_lost = if size > T::NORMAL_POLE { (size - sum) + T::NORMAL_POLE } else { (T::NORMAL_POLE - sum) + size };
    let inverse = one / sum;
    let product = sum * inverse;
    // 1 − (sum + sum_lost) · inverse
    let inverse_lost = (one - product) - A::product_error(sum, inverse, product) - sum_lost * inverse;
    let twice = T::of(-2.0) * T::NORMAL_POLE;
    let part = twice * inverse;
    let place = one + part; // t
    let place_lost = ((one - place) + part) + A::multiply_add(part, inverse_lost, A::product_error(twice, inverse, part));
    let (polynomial, polynomial_lost) = polynomial::<A, T>(place);
    let quotient = polynomial * inverse;
    let quotient_lost = A::multiply_add(polynomial_lost, inverse, A::product_error(polynomial, inverse, quotient));

    // What was lost from t: the derivative of h(t)/(x + c) by t follows from that of Φ.
    let derivative =
        A::multiply_add(A::multiply_add(size, quotient, T::zero() - middle), sum, quotient) * sum / (T::zero() - twice);
    let quotient_lost = A::multiply_add(derivative, place_lost, quotient_lost);

    // exp(rest) = 1 + factor; what was lost changes the result by a small share.
    let factor = exp_rest_minus_one::<A, T>(rest, lost);
    let share = T::zero() - half * square_lost;
    let lost = A::multiply_add(quotient, share + inverse_lost, quotient_lost);
    let lost = A::multiply_add(lost, factor, lost);
    let tail = (quotient + A::multiply_add(quotient, factor, lost)) * power * back;
    let below = if at > T::zero() { one - tail } else { tail };

    let rounded = A::multiply_add(middle, factor, middle);
    let density = (middle + A::multiply_add(middle, factor, rounded * share)) * power * back;
    Normal { below, density }
}

/// h(t), and what rounding took from it in the last two steps.
#[inline(always)]
fn polynomial<A: Arithmetic, T: Real>(at: T) -> (T, T) {
    let [first, second, first_rest] = T::NORMAL_FIRST;
    let product = at * T::normal_rest::<A>(at);
    let slope = second + product;
    let slope_lost = (second - slope) + product;
    let product = at * slope;
    let product_lost = A::multiply_add(at, slope_lost, A::product_error(at, slope, product));
    let sum = first + product;
    let back = sum - first;
    (sum, (first - (sum - back)) + (product - back) + (product_lost + first_rest))
}

/// Replace each of the values x by Φ(x).
pub fn normal_distribution(values: &mut [f64]) {
    struct Distribution<'a>(&'a mut [f64]);
    impl Kernel for Distribution<'_> {
        type Output = ();

        #[inline(always)]
        fn run<A: Arithmetic>(self) {
            for value in self.0 {
                *value = normal::<A, f64>(*value).below;
            }
        }
    }
    run(Distribution(values));
}
