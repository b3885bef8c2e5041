//! A part of the left matrix that stays in the second cache while all columns are multiplied by it.

use std::ops::Range;

use crate::network::product::{Matrix, MatrixElement};

/// Some rows of some columns of a matrix, column by column.
pub(super) struct Panel<'a, T> {
    /// These rows.
    pub rows: Range<usize>,
    /// The values of whole columns.
    pub values: &'a [T],
    /// The length of a column.
    pub stride: usize,
    /// The place of the first row in a column.
    pub first: usize,
}

impl<'a, T: MatrixElement> Panel<'a, T> {
    /// These rows and columns of the matrix: where they lie or, if they are stored row by row, a copy in `room`.
    pub fn of(matrix: Matrix<'a, T>, rows: Range<usize>, columns: Range<usize>, room: &'a mut Vec<T>) -> Self {
        let Matrix { values, rows: height, columns: width, by_rows } = matrix;
        if !by_rows {
            return Self {
                values: &values[columns.start * height..columns.end * height],
                stride: height,
                first: rows.start,
                rows,
            };
        }
        transpose(&values[rows.start * width + columns.start..], width, columns.len(), rows.len(), room);
        Self { values: room, stride: rows.len(), first: 0, rows }
    }
}

/// Write the values of a matrix of rows x columns, stored column by column with `stride` values from one to the next, row by row.
fn transpose<T: MatrixElement>(values: &[T], stride: usize, rows: usize, columns: usize, out: &mut Vec<T>) {
    const BLOCK: usize = 8; // columns at a time: their entries of a row share a cache line
    out.resize(rows * columns, T::zero());
    let whole = columns - columns % BLOCK;
    for start in (0..whole).step_by(BLOCK) {
        let mut lines = [&values[..0]; BLOCK];
        for (index, line) in lines.iter_mut().enumerate() {
            *line = &values[(start + index) * stride..][..rows];
        }
        for row in 0..rows {
            if let Some(target) = out[row * columns + start..].first_chunk_mut() {
                *target = lines.map(|line| line[row]);
            }
        }
    }
    for column in whole..columns {
        for row in 0..rows {
            out[row * columns + column] = values[column * stride + row];
        }
    }
}
