//! Products against sums of single terms, over all shapes at whose edges the kernel does something else.

use super::{MatrixElement, add, add_lower, matrix, set, transposed};

/// Small whole numbers: their sums are exact in `f32`, in whatever order.
fn numbers<T: MatrixElement>(count: usize, seed: usize) -> Vec<T> {
    (0..count).map(|index| T::of(((index * 7 + index / 5 + seed) % 11) as f64 - 5.0)).collect()
}

/// Σ left · right, as the definition has it.
fn expected<T: MatrixElement>(left: impl Fn(usize, usize) -> T, right: impl Fn(usize, usize) -> T, shape: [usize; 3]) -> Vec<T> {
    let [rows, inner, columns] = shape;
    let entry =
        |row: usize, column: usize| (0..inner).fold(T::zero(), |sum, index| sum + left(row, index) * right(index, column));
    (0..columns).flat_map(|column| (0..rows).map(move |row| (row, column))).map(|(row, column)| entry(row, column)).collect()
}

fn check<T: MatrixElement + std::fmt::Debug>(shape: [usize; 3]) {
    let [rows, inner, columns] = shape;
    let (left, right) = (numbers::<T>(rows * inner, 1), numbers::<T>(inner * columns, 4));
    let lefts = [matrix(&left, rows, inner), transposed(&left, inner, rows)];
    let rights = [matrix(&right, inner, columns), transposed(&right, columns, inner)];
    for (left_by_rows, left_matrix) in lefts.into_iter().enumerate() {
        for (right_by_rows, right_matrix) in rights.into_iter().enumerate() {
            let left = |row, index| left[if left_by_rows == 1 { row * inner + index } else { index * rows + row }];
            let right = |index, column| right[if right_by_rows == 1 { index * columns + column } else { column * inner + index }];
            let product = expected(left, right, shape);
            let mut out = numbers::<T>(rows * columns, 2);
            set(&mut out, left_matrix, right_matrix);
            assert_eq!(out, product, "{shape:?}, stored by rows: {left_by_rows} {right_by_rows}");
            let mut lower = out.clone();
            add(&mut out, left_matrix, right_matrix);
            let twice: Vec<T> = product.iter().map(|entry| *entry + *entry).collect();
            assert_eq!(out, twice, "{shape:?}, added");
            add_lower(&mut lower, left_matrix, right_matrix);
            for index in (0..rows * columns).filter(|index| index % rows >= index / rows) {
                assert_eq!(lower[index], twice[index], "{shape:?}, the lower triangle");
            }
        }
    }
}

#[test]
fn products_are_the_sums_of_their_terms_at_every_edge() {
    for rows in [1, 3, 4, 8, 15, 16, 17, 33, 47, 48, 50, 100] {
        for columns in [1, 4, 7, 8, 9, 20] {
            for inner in [0, 1, 5, 32] {
                check::<f32>([rows, inner, columns]);
                check::<f64>([rows, inner, columns]);
            }
        }
    }
    check::<f32>([20, 600, 10]);
    check::<f64>([20, 513, 10]);
    check::<f32>([0, 3, 4]);
}
