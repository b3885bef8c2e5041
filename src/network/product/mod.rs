//! Matrix products on one thread, in the widest registers of the processor. `benches/activations.rs` has the measurements.
//!
//! Everything that a tile needs is inlined: what is not inlined is not compiled for the registers. Loops count, since closures
//! of iterators are not inlined there.
#![allow(clippy::inline_always, clippy::needless_range_loop, clippy::needless_pass_by_value)]

mod element;
mod kernel;
#[cfg(test)]
mod tests;
mod tile;

pub use element::MatrixElement;

use crate::simd::registers;
use kernel::Product;

/// A matrix whose values are in a slice.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'a, T> {
    values: &'a [T],
    rows: usize,
    columns: usize,
    /// Whether the values are stored row by row, not column by column.
    by_rows: bool,
}

/// `values` as a matrix of rows x columns, column by column.
///
/// # Panics
///
/// If the number of values is another.
pub fn matrix<T>(values: &[T], rows: usize, columns: usize) -> Matrix<'_, T> {
    assert_eq!(values.len(), rows * columns, "a matrix of {rows} x {columns}");
    Matrix { values, rows, columns, by_rows: false }
}

/// The transpose of [`matrix`]: columns x rows.
///
/// # Panics
///
/// As [`matrix`].
pub fn transposed<T>(values: &[T], rows: usize, columns: usize) -> Matrix<'_, T> {
    assert_eq!(values.len(), rows * columns, "a matrix of {rows} x {columns}");
    Matrix { values, rows: columns, columns: rows, by_rows: true }
}

/// out = left · right, column by column.
pub fn set<T: MatrixElement>(out: &mut [T], left: Matrix<'_, T>, right: Matrix<'_, T>) {
    if left.columns == 0 {
        out.fill(T::zero());
    }
    compute(Product { out, left, right, is_added: false, is_lower: false });
}

/// out += left · right, column by column.
pub fn add<T: MatrixElement>(out: &mut [T], left: Matrix<'_, T>, right: Matrix<'_, T>) {
    compute(Product { out, left, right, is_added: true, is_lower: false });
}

/// out += left · right, column by column, for the entries on and below the diagonal; those above it are undefined.
pub fn add_lower<T: MatrixElement>(out: &mut [T], left: Matrix<'_, T>, right: Matrix<'_, T>) {
    compute(Product { out, left, right, is_added: true, is_lower: true });
}

fn compute<T: MatrixElement>(Product { out, left, right, is_added, is_lower }: Product<'_, T>) {
    assert_eq!(left.columns, right.rows, "the inner dimensions of a product");
    assert_eq!(out.len(), left.rows * right.columns, "the entries of a product");
    registers().dispatch(Product { out, left, right, is_added, is_lower });
}
