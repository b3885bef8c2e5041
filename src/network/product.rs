//! Products of matrices, by faer's kernels, on one thread. What was measured is in `benches/activations.rs`.

use faer::linalg::matmul::matmul;
use faer::traits::ComplexField;
use faer::{Accum, MatMut, MatRef, Par};

use crate::objective::Scalar;

/// A number that matrices can be made of.
pub trait Element: Scalar + ComplexField {}

impl Element for f32 {}
impl Element for f64 {}

/// `values`, rows x columns of them, column by column.
pub fn matrix<T: Element>(values: &[T], rows: usize, columns: usize) -> MatRef<'_, T> {
    MatRef::from_column_major_slice(values, rows, columns)
}

/// The transpose of [`matrix`]: columns x rows.
pub fn transposed<T: Element>(values: &[T], rows: usize, columns: usize) -> MatRef<'_, T> {
    matrix(values, rows, columns).transpose()
}

/// out = left · right, column by column.
pub fn set<T: Element>(out: &mut [T], left: MatRef<'_, T>, right: MatRef<'_, T>) {
    product(out, Accum::Replace, left, right);
}

/// out += left · right, column by column.
pub fn add<T: Element>(out: &mut [T], left: MatRef<'_, T>, right: MatRef<'_, T>) {
    product(out, Accum::Add, left, right);
}

fn product<T: Element>(out: &mut [T], accum: Accum, left: MatRef<'_, T>, right: MatRef<'_, T>) {
    let out = MatMut::from_column_major_slice_mut(out, left.nrows(), right.ncols());
    matmul(out, accum, left, right, <T as num_traits::One>::one(), Par::Seq);
}
