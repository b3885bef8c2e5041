//! A tile of a product: its sums stay in the registers of the processor over the whole inner dimension.

use std::slice::{ChunksExact, Iter};

use pulp::Simd;

use super::MatrixElement;

/// The rows of the left matrix that belong to a tile, `H` vectors of them.
pub(super) trait LeftRows<T: MatrixElement, S: Simd, const H: usize> {
    /// Their entries in the next column; `None` after the last one.
    fn next_column(&mut self) -> Option<&[T::Vector<S>; H]>;
}

/// Rows of a matrix that is stored column by column.
pub(super) struct StridedRows<'a, T> {
    /// The columns.
    pub columns: ChunksExact<'a, T>,
    /// The first of these rows.
    pub first: usize,
}

impl<T: MatrixElement, S: Simd, const H: usize> LeftRows<T, S, H> for StridedRows<'_, T> {
    #[inline(always)]
    fn next_column(&mut self) -> Option<&[T::Vector<S>; H]> {
        T::vectors::<S>(self.columns.next()?.get(self.first..)?).0.first_chunk()
    }
}

/// Rows that lie next to each other.
impl<T: MatrixElement, S: Simd, const H: usize> LeftRows<T, S, H> for Iter<'_, [T::Vector<S>; H]> {
    #[inline(always)]
    fn next_column(&mut self) -> Option<&[T::Vector<S>; H]> {
        self.next()
    }
}

/// The columns of the right matrix that belong to a tile, `W` of them.
pub(super) trait RightColumns<T, const W: usize>: Clone {
    /// Their entries in the next row; `None` after the last one.
    fn next_row(&mut self) -> Option<[T; W]>;
}

/// Columns of a matrix that is stored column by column.
#[derive(Clone)]
pub(super) struct SeparateColumns<'a, T, const W: usize> {
    /// The columns, of one length.
    pub columns: [&'a [T]; W],
    /// The rows that are done.
    pub row: usize,
}

impl<T: MatrixElement, const W: usize> RightColumns<T, W> for SeparateColumns<'_, T, W> {
    #[inline(always)]
    fn next_row(&mut self) -> Option<[T; W]> {
        let mut row = [T::zero(); W];
        for column in 0..W {
            row[column] = *self.columns[column].get(self.row)?;
        }
        self.row += 1;
        Some(row)
    }
}

/// Columns of a matrix that is stored row by row.
#[derive(Clone)]
pub(super) struct StridedColumns<'a, T> {
    /// The rows.
    pub rows: ChunksExact<'a, T>,
    /// The first of these columns.
    pub first: usize,
}

impl<T: MatrixElement, const W: usize> RightColumns<T, W> for StridedColumns<'_, T> {
    #[inline(always)]
    fn next_row(&mut self) -> Option<[T; W]> {
        self.rows.next()?.get(self.first..)?.first_chunk().copied()
    }
}

/// Columns that lie next to each other.
impl<T: MatrixElement, const W: usize> RightColumns<T, W> for Iter<'_, [T; W]> {
    #[inline(always)]
    fn next_row(&mut self) -> Option<[T; W]> {
        self.next().copied()
    }
}

/// Where the sums of a tile go.
pub(super) struct Target<'a, T> {
    /// The values from the first entry of the tile, column by column.
    pub values: &'a mut [T],
    /// The number of rows of the whole matrix.
    pub stride: usize,
    /// The rows of the tile: `H` whole vectors or, where `H` is 1, fewer than one.
    pub rows: usize,
    /// The columns of the tile, at most `W`.
    pub columns: usize,
    /// Whether the sums are added to what is there.
    pub is_added: bool,
}

/// Compute a tile: target = left · right, or target += left · right. No closures and no arrays of functions here: what is not
/// inlined is not compiled for the registers.
#[inline(always)]
pub(super) fn compute<T: MatrixElement, S: Simd, const H: usize, const W: usize>(
    simd: S,
    mut left: impl LeftRows<T, S, H>,
    mut right: impl RightColumns<T, W>,
    target: Target<'_, T>,
) {
    let mut sums = [[T::splat(simd, T::zero()); H]; W];
    while let Some(vectors) = left.next_column() {
        let Some(factors) = right.next_row() else { break }; // a pattern of both would test more in each step
        for column in 0..W {
            let factor = T::splat(simd, factors[column]);
            for row in 0..H {
                sums[column][row] = T::multiply_add(simd, vectors[row], factor, sums[column][row]);
            }
        }
    }
    let is_added = target.is_added;
    for column in 0..W {
        if column >= target.columns {
            return;
        }
        let (whole, part) = T::vectors_mut::<S>(&mut target.values[column * target.stride..][..target.rows]);
        if let Some(whole) = whole.first_chunk_mut::<H>() {
            for row in 0..H {
                whole[row] = if is_added { T::sum(simd, whole[row], sums[column][row]) } else { sums[column][row] };
            }
        } else {
            let sum = sums[column][0];
            let sum = if is_added { T::sum(simd, T::load(simd, part), sum) } else { sum };
            T::store(simd, part, sum);
        }
    }
}
