//! How a product is divided into tiles that fit the registers of the processor, and the caches.

mod last_rows;
mod panel;

use std::ops::Range;

use last_rows::DotTask;
use panel::Panel;
use pulp::{NullaryFnOnce, Simd, WithSimd};

use super::tile::{self, RightColumns, SeparateColumns, StridedColumns, StridedRows, Target};
use super::{Matrix, MatrixElement};
use crate::simd::register_count;

/// Of the inner dimension so much at a time: what a tile reads stays in the first cache.
const DEPTH: usize = 256;
/// Of the rows so many at a time: what they hold over [`DEPTH`] stays in the second cache for all columns.
const ROWS: usize = 192;
/// The rows of a tile in vectors, at most. With 8 columns they fill 24 of 32 registers, with 4 columns 12 of 16.
const HEIGHT: usize = 3;

/// out = left · right, or out += left · right.
pub(super) struct Product<'a, T> {
    /// The result, column by column.
    pub out: &'a mut [T],
    /// The left matrix.
    pub left: Matrix<'a, T>,
    /// The right matrix.
    pub right: Matrix<'a, T>,
    /// Whether the product is added to what is there.
    pub is_added: bool,
    /// Whether only the entries on and below the diagonal are needed.
    pub is_lower: bool,
}

impl<T: MatrixElement> WithSimd for Product<'_, T> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        if register_count::<S>() < 32 { self.compute::<S, 4, 2>(simd) } else { self.compute::<S, 8, 4>(simd) }
    }
}

impl<T: MatrixElement> Product<'_, T> {
    /// Compute it by tiles of `W` columns, and last rows that would leave most of a tile empty by their scalar products with `C`
    /// columns at a time.
    #[inline(always)]
    fn compute<S: Simd, const W: usize, const C: usize>(mut self, simd: S) {
        let (rows, part) = (self.left.rows, self.left.rows % lanes::<T, S>());
        if self.is_lower || !last_rows::are_apart(part, self.left.columns, lanes::<T, S>()) {
            return self.compute_tiles::<S, W>(simd, rows);
        }
        let last = last_rows::of(self.left, part);
        if self.right.by_rows {
            last_rows::compute_exchanged::<T, S>(simd, &mut self, &last, part);
        } else {
            simd.vectorize(DotTask::<T, S, C> { simd, product: &mut self, rows: &last, count: part });
        }
        self.compute_tiles::<S, W>(simd, rows - part);
    }

    /// Compute the rows before `end` by tiles of `W` columns.
    #[inline(always)]
    pub(super) fn compute_tiles<S: Simd, const W: usize>(&mut self, simd: S, end: usize) {
        let part = end % lanes::<T, S>(); // the last rows, fewer than a vector
        let mut last_rows = [T::splat(simd, T::zero()); DEPTH];
        let mut last_columns = [[T::zero(); W]; DEPTH];
        let (left, mut room) = (self.left, Vec::new());
        for start in (0..left.columns).step_by(DEPTH) {
            let inner = start..left.columns.min(start + DEPTH);
            for top in (0..end).step_by(ROWS) {
                let panel = &Panel::of(left, top..end.min(top + ROWS), inner.clone(), &mut room);
                if part > 0 && panel.rows.end == end {
                    for (index, vector) in last_rows[..inner.len()].iter_mut().enumerate() {
                        *vector =
                            T::load(simd, &panel.values[index * panel.stride + panel.first + panel.rows.len() - part..][..part]);
                    }
                }
                for start in (0..self.right.columns).step_by(W) {
                    let columns = start..self.right.columns.min(start + W);
                    let (inner, last_rows, last_columns) = (inner.clone(), &last_rows, &mut last_columns);
                    simd.vectorize(ColumnTask { simd, product: self, panel, inner, columns, last_rows, last_columns });
                }
            }
        }
    }
}

/// The numbers in a vector.
#[inline(always)]
pub(super) fn lanes<T: MatrixElement, S: Simd>() -> usize {
    size_of::<T::Vector<S>>() / size_of::<T>()
}

/// The work for `W` columns of the result, over a part of the inner dimension.
struct ColumnTask<'s, 'a, T: MatrixElement, S: Simd, const W: usize> {
    simd: S,
    product: &'s mut Product<'a, T>,
    /// The rows to compute, of the left matrix.
    panel: &'s Panel<'s, T>,
    inner: Range<usize>,
    columns: Range<usize>,
    /// The last rows of the left matrix, where they are fewer than a vector.
    last_rows: &'s [T::Vector<S>; DEPTH],
    /// Room for the last columns of the right matrix, where they are fewer than `W`.
    last_columns: &'s mut [[T; W]; DEPTH],
}

impl<T: MatrixElement, S: Simd, const W: usize> NullaryFnOnce for ColumnTask<'_, '_, T, S, W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { simd, product, panel, inner, columns, last_rows, last_columns } = self;
        let Matrix { values, rows, columns: stride, by_rows } = product.right;
        let (depth, width) = (inner.len(), columns.len());
        let last_rows = &last_rows[..depth];
        if !by_rows {
            let mut slices = [&values[..0]; W];
            for column in 0..W {
                let column_index = columns.start + column.min(width - 1); // what is beyond the last one is not written
                slices[column] = &values[column_index * rows + inner.start..][..depth];
            }
            let right = SeparateColumns { columns: slices, row: 0 };
            compute_rows::<T, S, W>(simd, product, panel, last_rows, right, inner, columns);
        } else if width == W {
            let rows = values[inner.start * stride..inner.end * stride].chunks_exact(stride);
            let right = StridedColumns { rows, first: columns.start };
            compute_rows::<T, S, W>(simd, product, panel, last_rows, right, inner, columns);
        } else {
            for (index, row) in last_columns[..depth].iter_mut().enumerate() {
                row[..width].copy_from_slice(&values[(inner.start + index) * stride + columns.start..][..width]);
            }
            compute_rows::<T, S, W>(simd, product, panel, last_rows, last_columns[..depth].iter(), inner, columns);
        }
    }
}

/// The tiles of some columns, one below the other.
#[inline(always)]
fn compute_rows<T: MatrixElement, S: Simd, const W: usize>(
    simd: S,
    product: &mut Product<'_, T>,
    panel: &Panel<'_, T>,
    last_rows: &[T::Vector<S>],
    right: impl RightColumns<T, W>,
    inner: Range<usize>,
    columns: Range<usize>,
) {
    let is_added = product.is_added || inner.start > 0;
    let stride = product.left.rows;
    let mut start = panel.rows.start;
    while start < panel.rows.end {
        let whole = (panel.rows.end - start) / lanes::<T, S>();
        let vectors = if whole == 0 { 0 } else { whole.div_ceil(whole.div_ceil(HEIGHT)) }; // 7 vectors are 3 + 2 + 2
        let rows = if vectors == 0 { panel.rows.end - start } else { vectors * lanes::<T, S>() };
        if !product.is_lower || start + rows > columns.start {
            let first = panel.first + start - panel.rows.start;
            let left = StridedRows { columns: panel.values.chunks_exact(panel.stride), first };
            let right = right.clone();
            let values = &mut product.out[columns.start * stride + start..];
            let target = Target { values, stride, rows, columns: columns.len(), is_added };
            match vectors {
                0 => tile::compute::<T, S, 1, W>(simd, last_rows.as_chunks().0.iter(), right, target),
                1 => tile::compute::<T, S, 1, W>(simd, left, right, target),
                2 => tile::compute::<T, S, 2, W>(simd, left, right, target),
                _ => tile::compute::<T, S, HEIGHT, W>(simd, left, right, target),
            }
        }
        start += rows;
    }
}
