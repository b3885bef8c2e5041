//! A tile of a product: its sums stay in the registers of the processor over the whole inner dimension.

use pulp::Simd;

use super::MatrixElement;

/// The rows of the left matrix that belong to a tile, `H` vectors of them.
pub(super) trait LeftRows<T: MatrixElement, S: Simd, const H: usize> {
    /// Their entries in a column; `None` after the last one.
    fn column(&self, index: usize) -> Option<&[T::Vector<S>; H]>;
}

/// Rows of a matrix that is stored column by column.
pub(super) struct StridedRows<'a, T> {
    /// The values from the first of these rows in the first column.
    pub values: &'a [T],
    /// The number of rows of the whole matrix.
    pub stride: usize,
    /// The number of columns.
    pub columns: usize,
}

impl<T: MatrixElement, S: Simd, const H: usize> LeftRows<T, S, H> for StridedRows<'_, T> {
    #[inline(always)]
    fn column(&self, index: usize) -> Option<&[T::Vector<S>; H]> {
        if index >= self.columns {
            return None;
        }
        T::vectors::<S>(self.values.get(index * self.stride..)?).0.first_chunk()
    }
}

/// Rows that lie next to each other.
impl<T: MatrixElement, S: Simd, const H: usize> LeftRows<T, S, H> for &[[T::Vector<S>; H]] {
    #[inline(always)]
    fn column(&self, index: usize) -> Option<&[T::Vector<S>; H]> {
        self.get(index)
    }
}

/// The columns of the right matrix that belong to a tile, `W` of them.
pub(super) trait RightColumns<T, const W: usize>: Copy {
    /// Their entries in a row; `None` after the last one.
    fn row(&self, index: usize) -> Option<[T; W]>;
}

/// Columns of a matrix that is stored column by column.
impl<T: MatrixElement, const W: usize> RightColumns<T, W> for [&[T]; W] {
    #[inline(always)]
    fn row(&self, index: usize) -> Option<[T; W]> {
        let mut row = [T::zero(); W];
        for column in 0..W {
            row[column] = *self[column].get(index)?;
        }
        Some(row)
    }
}

/// Columns of a matrix that is stored row by row.
#[derive(Clone, Copy)]
pub(super) struct StridedColumns<'a, T> {
    /// The values from the first of these columns in the first row.
    pub values: &'a [T],
    /// The number of columns of the whole matrix.
    pub stride: usize,
}

impl<T: MatrixElement, const W: usize> RightColumns<T, W> for StridedColumns<'_, T> {
    #[inline(always)]
    fn row(&self, index: usize) -> Option<[T; W]> {
        self.values.get(index * self.stride..)?.first_chunk().copied()
    }
}

/// Columns that lie next to each other.
impl<T: MatrixElement, const W: usize> RightColumns<T, W> for &[[T; W]] {
    #[inline(always)]
    fn row(&self, index: usize) -> Option<[T; W]> {
        self.get(index).copied()
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
    left: impl LeftRows<T, S, H>,
    right: impl RightColumns<T, W>,
    target: Target<'_, T>,
) {
    let mut sums = [[T::splat(simd, T::zero()); H]; W];
    for index in 0.. {
        let (Some(vectors), Some(factors)) = (left.column(index), right.row(index)) else { break };
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
