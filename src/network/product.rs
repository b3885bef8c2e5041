//! Matrix products with the kernels of faer, on one thread. `benches/activations.rs` has the measurements.

use faer::linalg::matmul::matmul;
use faer::linalg::matmul::triangular::{self, BlockStructure};
use faer::traits::ComplexField;
use faer::{Accum, MatMut, MatRef, Par};

use crate::objective::Scalar;
use crate::simd;

/// A scalar that matrices can consist of.
pub trait MatrixElement: Scalar + ComplexField {}

impl MatrixElement for f32 {}
impl MatrixElement for f64 {}

/// `values` as a matrix of rows x columns, column by column.
pub fn matrix<T: MatrixElement>(values: &[T], rows: usize, columns: usize) -> MatRef<'_, T> {
    MatRef::from_column_major_slice(values, rows, columns)
}

/// The transpose of [`matrix`]: columns x rows.
pub fn transposed<T: MatrixElement>(values: &[T], rows: usize, columns: usize) -> MatRef<'_, T> {
    matrix(values, rows, columns).transpose()
}

/// out = left · right, column by column.
pub fn set<T: MatrixElement>(out: &mut [T], left: MatRef<'_, T>, right: MatRef<'_, T>) {
    product(out, Accum::Replace, left, right);
}

/// out += left · right, column by column.
pub fn add<T: MatrixElement>(out: &mut [T], left: MatRef<'_, T>, right: MatRef<'_, T>) {
    product(out, Accum::Add, left, right);
}

/// out += the lower triangle of left · right, column by column.
pub fn add_lower(out: &mut [f64], left: MatRef<'_, f64>, right: MatRef<'_, f64>) {
    let out = MatMut::from_column_major_slice_mut(out, left.nrows(), right.ncols());
    let whole = BlockStructure::Rectangular;
    triangular::matmul(out, BlockStructure::TriangularLower, Accum::Add, left, whole, right, whole, 1.0, Par::Seq);
    leave_wide_registers();
}

fn product<T: MatrixElement>(out: &mut [T], accum: Accum, left: MatRef<'_, T>, right: MatRef<'_, T>) {
    let out = MatMut::from_column_major_slice_mut(out, left.nrows(), right.ncols());
    matmul(out, accum, left, right, <T as num_traits::One>::one(), Par::Seq);
    leave_wide_registers();
}

/// Clears the upper halves of the processor's wide registers, as a function compiled for them does on return. The kernels leave
/// them in use, and code not compiled for wide registers then takes three times as long (measured: spread of a layer 0.33
/// instead of 0.10 ms).
fn leave_wide_registers() {
    let mut lanes = [0.0f64; 16];
    simd::vectorized(
        #[inline(always)]
        || {
            for lane in std::hint::black_box(&mut lanes) {
                *lane += 1.0;
            }
        },
    );
    std::hint::black_box(&lanes);
}
