//! The scalars of matrices in the registers of the processor.

use pulp::Simd;

use crate::network::elementary::Real;

/// A scalar that matrices can consist of, with the operations of a register full of them.
pub trait MatrixElement: Real {
    /// A register full of numbers.
    type Vector<S: Simd>: Copy;
    /// The whole vectors at the beginning of a slice, and the numbers after them.
    fn vectors<S: Simd>(values: &[Self]) -> (&[Self::Vector<S>], &[Self]);
    /// As [`Self::vectors`], to write to.
    fn vectors_mut<S: Simd>(values: &mut [Self]) -> (&mut [Self::Vector<S>], &mut [Self]);
    /// A vector of fewer numbers than it has room for, followed by zeros.
    fn load<S: Simd>(simd: S, values: &[Self]) -> Self::Vector<S>;
    /// Write the first numbers of a vector: as many as the slice has.
    fn store<S: Simd>(simd: S, values: &mut [Self], vector: Self::Vector<S>);
    /// A vector with the same number everywhere.
    fn splat<S: Simd>(simd: S, value: Self) -> Self::Vector<S>;
    /// The sum of the numbers of a vector.
    fn total<S: Simd>(simd: S, vector: Self::Vector<S>) -> Self;
    /// left + right.
    fn sum<S: Simd>(simd: S, left: Self::Vector<S>, right: Self::Vector<S>) -> Self::Vector<S>;
    /// left · right + addend, rounded once where the processor can.
    fn multiply_add<S: Simd>(simd: S, left: Self::Vector<S>, right: Self::Vector<S>, addend: Self::Vector<S>) -> Self::Vector<S>;
}

macro_rules! matrix_element {
    ($scalar:ty, $vector:ident, $vectors:ident, $vectors_mut:ident, $load:ident, $store:ident, $splat:ident, $total:ident, $sum:ident, $fma:ident) => {
        // Only inlined into code for the registers do these become one instruction.
        impl MatrixElement for $scalar {
            type Vector<S: Simd> = S::$vector;
            #[inline(always)]
            fn vectors<S: Simd>(values: &[Self]) -> (&[S::$vector], &[Self]) {
                S::$vectors(values)
            }
            #[inline(always)]
            fn vectors_mut<S: Simd>(values: &mut [Self]) -> (&mut [S::$vector], &mut [Self]) {
                S::$vectors_mut(values)
            }
            #[inline(always)]
            fn load<S: Simd>(simd: S, values: &[Self]) -> S::$vector {
                simd.$load(values)
            }
            #[inline(always)]
            fn store<S: Simd>(simd: S, values: &mut [Self], vector: S::$vector) {
                simd.$store(values, vector);
            }
            #[inline(always)]
            fn splat<S: Simd>(simd: S, value: Self) -> S::$vector {
                simd.$splat(value)
            }
            #[inline(always)]
            fn total<S: Simd>(simd: S, vector: S::$vector) -> Self {
                simd.$total(vector)
            }
            #[inline(always)]
            fn sum<S: Simd>(simd: S, left: S::$vector, right: S::$vector) -> S::$vector {
                simd.$sum(left, right)
            }
            #[inline(always)]
            fn multiply_add<S: Simd>(simd: S, left: S::$vector, right: S::$vector, addend: S::$vector) -> S::$vector {
                simd.$fma(left, right, addend)
            }
        }
    };
}

matrix_element!(
    f32,
    f32s,
    as_simd_f32s,
    as_mut_simd_f32s,
    partial_load_f32s,
    partial_store_f32s,
    splat_f32s,
    reduce_sum_f32s,
    add_f32s,
    mul_add_e_f32s
);
matrix_element!(
    f64,
    f64s,
    as_simd_f64s,
    as_mut_simd_f64s,
    partial_load_f64s,
    partial_store_f64s,
    splat_f64s,
    reduce_sum_f64s,
    add_f64s,
    mul_add_e_f64s
);
