//! How a processor multiplies and adds.

use super::Real;

/// A way to multiply and add.
pub trait Arithmetic: Copy {
    /// left · right + addend.
    fn multiply_add<T: Real>(left: T, right: T, addend: T) -> T;

    /// What rounding took from a product: left · right − product, exactly. The factors are far from the ends of the range.
    fn product_error<T: Real>(left: T, right: T, product: T) -> T;

    /// A polynomial, from its constant term up.
    #[inline(always)]
    fn polynomial<T: Real, const N: usize>(at: T, coefficients: &[f64; N]) -> T {
        let mut sum = T::of(coefficients[N - 1]);
        let mut index = N - 1;
        while index > 0 {
            index -= 1;
            sum = Self::multiply_add(sum, at, T::of(coefficients[index]));
        }
        sum
    }
}

/// A product and a sum are rounded once, together.
#[derive(Clone, Copy, Debug)]
pub struct Fused;

/// A product is rounded before the sum.
#[derive(Clone, Copy, Debug)]
pub struct Separate;

impl Arithmetic for Fused {
    #[inline(always)]
    fn multiply_add<T: Real>(left: T, right: T, addend: T) -> T {
        left.fused_multiply_add(right, addend)
    }

    #[inline(always)]
    fn product_error<T: Real>(left: T, right: T, product: T) -> T {
        left.fused_multiply_add(right, T::zero() - product)
    }
}

impl Arithmetic for Separate {
    #[inline(always)]
    fn multiply_add<T: Real>(left: T, right: T, addend: T) -> T {
        left * right + addend
    }

    /// Dekker 1971, A floating-point technique for extending the available precision, section 5: products of halves are exact.
    #[inline(always)]
    fn product_error<T: Real>(left: T, right: T, product: T) -> T {
        let ((left_high, left_low), (right_high, right_low)) = (halves(left), halves(right));
        ((left_high * right_high - product) + left_high * right_low + left_low * right_high) + left_low * right_low
    }
}

/// The first and the last half of a number's digits (Veltkamp).
#[inline(always)]
fn halves<T: Real>(value: T) -> (T, T) {
    let shifted = T::SPLITTER * value;
    let high = shifted - (shifted - value);
    (high, value - high)
}
