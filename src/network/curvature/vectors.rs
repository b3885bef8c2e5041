//! Sums over long vectors, in the widest registers of the processor.

use crate::objective::Scalar;
use crate::simd::vectorized;

/// Partial sums, so that additions do not wait for each other.
const SUMS: usize = 16;

/// left · right, summed in `f64`, since an `f32` is too short for so long a sum.
pub fn dot<T: Scalar>(left: &[T], right: &[T]) -> f64 {
    vectorized(
        #[inline(always)]
        || {
            let (groups, rest) = left.as_chunks::<SUMS>();
            let (other_groups, other_rest) = right.as_chunks::<SUMS>();
            let mut sums = [0.0; SUMS];
            for (group, other) in groups.iter().zip(other_groups) {
                for index in 0..SUMS {
                    sums[index] += group[index].as_f64() * other[index].as_f64();
                }
            }
            let last: f64 = rest.iter().zip(other_rest).map(|(left, right)| left.as_f64() * right.as_f64()).sum();
            sums.iter().sum::<f64>() + last
        },
    )
}

/// The length of a vector.
pub(super) fn norm<T: Scalar>(vector: &[T]) -> f64 {
    dot(vector, vector).sqrt()
}

/// out += factor · vector.
pub(super) fn add_scaled<T: Scalar>(out: &mut [T], factor: f64, vector: &[T]) {
    let factor = T::of(factor);
    vectorized(
        #[inline(always)]
        || {
            for (out, &value) in out.iter_mut().zip(vector) {
                *out += factor * value;
            }
        },
    );
}

/// out *= factor.
pub(super) fn scale<T: Scalar>(out: &mut [T], factor: f64) {
    let factor = T::of(factor);
    vectorized(
        #[inline(always)]
        || {
            for value in &mut *out {
                *value *= factor;
            }
        },
    );
}

/// out = left ∘ out + factor ∘ right, element by element.
pub(super) fn multiply_add<T: Scalar>(out: &mut [T], left: &[T], factor: &[T], right: &[T]) {
    vectorized(
        #[inline(always)]
        || {
            for (((out, &left), &factor), &right) in out.iter_mut().zip(left).zip(factor).zip(right) {
                *out = left * *out + factor * right;
            }
        },
    );
}

/// out = left ∘ right, element by element.
pub(super) fn multiply<T: Scalar>(out: &mut [T], left: &[T], right: &[T]) {
    vectorized(
        #[inline(always)]
        || {
            for ((out, &left), &right) in out.iter_mut().zip(left).zip(right) {
                *out = left * right;
            }
        },
    );
}
