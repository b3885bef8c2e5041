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
    // The kernel reads the left matrix column by column.
    let by_columns = if left.by_rows { transpose(left.values, left.columns, left.rows) } else { Vec::new() };
    let left = if left.by_rows { matrix(&by_columns, left.rows, left.columns) } else { left };
    pulp::Arch::new().dispatch(Product { out, left, right, is_added, is_lower });
}

/// The values of a matrix of rows x columns, from column by column to row by row.
fn transpose<T: MatrixElement>(values: &[T], rows: usize, columns: usize) -> Vec<T> {
    const BLOCK: usize = 8; // columns at a time: their entries of a row share a cache line
    let mut out = vec![T::zero(); values.len()];
    let whole = columns - columns % BLOCK;
    for start in (0..whole).step_by(BLOCK) {
        let mut lines = [&values[..0]; BLOCK];
        for (index, line) in lines.iter_mut().enumerate() {
            *line = &values[(start + index) * rows..][..rows];
        }
        for row in 0..rows {
            if let Some(target) = out[row * columns + start..].first_chunk_mut() {
                *target = lines.map(|line| line[row]);
            }
        }
    }
    for column in whole..columns {
        for row in 0..rows {
            out[row * columns + column] = values[column * rows + row];
        }
    }
    out
}
