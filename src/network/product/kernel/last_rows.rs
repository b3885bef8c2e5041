//! The last rows of a product, where they would leave most of a tile's vectors empty: 100 rows are 6 vectors of 16 and 4 rows more.

use pulp::{NullaryFnOnce, Simd};

use super::Product;
use crate::network::product::{Matrix, MatrixElement, matrix};

/// Whether `part` rows are computed apart from the tiles: they fill at most half of a vector of `lanes` numbers, and the inner
/// dimension is long enough.
pub(super) fn are_apart(part: usize, inner: usize, lanes: usize) -> bool {
    part > 0 && 2 * part <= lanes && inner >= 4 * lanes
}

/// The last rows of a matrix, row by row.
pub(super) fn of<T: MatrixElement>(left: Matrix<'_, T>, count: usize) -> Vec<T> {
    if left.by_rows {
        return left.values[left.values.len() - count * left.columns..].to_vec();
    }
    let mut out = vec![T::zero(); count * left.columns];
    for (index, column) in left.values.chunks_exact(left.rows).enumerate() {
        for (row, value) in column[left.rows - count..].iter().enumerate() {
            out[row * left.columns + index] = *value;
        }
    }
    out
}

/// Compute the last rows with the columns of the right matrix as rows: for one that is stored row by row.
#[inline(always)]
pub(super) fn compute_exchanged<T: MatrixElement, S: Simd>(simd: S, product: &mut Product<'_, T>, last: &[T], count: usize) {
    let Matrix { values, rows: inner, columns, .. } = product.right;
    let mut out = vec![T::zero(); columns * count];
    let (left, right) = (matrix(values, columns, inner), matrix(last, inner, count));
    let mut exchanged = Product { out: &mut out, left, right, is_added: false, is_lower: false };
    exchanged.compute_tiles::<S, 4>(simd, columns);
    let rows = product.left.rows;
    for (row, sums) in out.chunks_exact(columns).enumerate() {
        for (column, sum) in sums.iter().enumerate() {
            let entry = &mut product.out[(column + 1) * rows - count + row];
            *entry = if product.is_added { *entry + *sum } else { *sum };
        }
    }
}

/// Compute the last rows by their scalar products with the columns of the right matrix, `C` columns at a time: for one that is
/// stored column by column.
pub(super) struct DotTask<'s, 'a, T, S, const C: usize> {
    pub simd: S,
    pub product: &'s mut Product<'a, T>,
    /// The last rows, one after the other.
    pub rows: &'s [T],
    /// Their number.
    pub count: usize,
}

impl<T: MatrixElement, S: Simd, const C: usize> NullaryFnOnce for DotTask<'_, '_, T, S, C> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { simd, product, rows, count } = self;
        let mut done = 0;
        while done < count {
            let rest = count - done;
            let strip = if rest >= 4 {
                4
            } else if rest >= 2 {
                2
            } else {
                1
            };
            match strip {
                4 => compute_strip::<T, S, 4, C>(simd, product, rows, rest),
                2 => compute_strip::<T, S, 2, C>(simd, product, rows, rest),
                _ => compute_strip::<T, S, 1, C>(simd, product, rows, rest),
            }
            done += strip;
        }
    }
}

/// Compute `R` rows, the first of them `rest` rows before the end.
#[inline(always)]
fn compute_strip<T: MatrixElement, S: Simd, const R: usize, const C: usize>(
    simd: S,
    product: &mut Product<'_, T>,
    rows: &[T],
    rest: usize,
) {
    let Matrix { values, rows: inner, columns, .. } = product.right;
    let height = product.left.rows;
    let mut left = [&rows[..0]; R];
    for row in 0..R {
        left[row] = &rows[rows.len() - (rest - row) * inner..][..inner];
    }
    for start in (0..columns).step_by(C) {
        let mut right = [&values[..0]; C];
        for column in 0..C {
            right[column] = &values[(start + column).min(columns - 1) * inner..][..inner]; // what is beyond the last one is not written
        }
        let sums = scalar_products::<T, S, R, C>(simd, left, right);
        for column in 0..C.min(columns - start) {
            for row in 0..R {
                let entry = &mut product.out[(start + column + 1) * height - rest + row];
                *entry = if product.is_added { *entry + sums[column][row] } else { sums[column][row] };
            }
        }
    }
}

/// Σ left · right of each row with each column; all have the same length.
#[inline(always)]
fn scalar_products<T: MatrixElement, S: Simd, const R: usize, const C: usize>(
    simd: S,
    left: [&[T]; R],
    right: [&[T]; C],
) -> [[T; R]; C] {
    let count = T::vectors::<S>(left[0]).0.len();
    let (mut rows, mut last_rows) = ([T::vectors::<S>(left[0]).0; R], [T::splat(simd, T::zero()); R]);
    for row in 0..R {
        let (whole, part) = T::vectors::<S>(left[row]);
        (rows[row], last_rows[row]) = (&whole[..count], T::load(simd, part));
    }
    let (mut columns, mut last_columns) = ([rows[0]; C], [T::splat(simd, T::zero()); C]);
    for column in 0..C {
        let (whole, part) = T::vectors::<S>(right[column]);
        (columns[column], last_columns[column]) = (&whole[..count], T::load(simd, part));
    }
    let mut sums = [[T::splat(simd, T::zero()); R]; C];
    for index in 0..count {
        for column in 0..C {
            for row in 0..R {
                sums[column][row] = T::multiply_add(simd, rows[row][index], columns[column][index], sums[column][row]);
            }
        }
    }
    let mut totals = [[T::zero(); R]; C];
    for column in 0..C {
        for row in 0..R {
            let sum = T::multiply_add(simd, last_rows[row], last_columns[column], sums[column][row]);
            totals[column][row] = T::total(simd, sum);
        }
    }
    totals
}
