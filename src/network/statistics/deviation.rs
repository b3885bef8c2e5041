//! The standard deviation alone, of all values of a layer, whatever unit they are of.

use super::{Values, spread};
use crate::network::elementary::{self, Arithmetic, Kernel};

/// The standard deviation of the values (NaN if any is not finite), and how many are not finite.
///
/// By the corrected two-pass algorithm, as [`spread`], which does the rare work: extreme values, and those that are not finite.
pub fn deviation(values: &Values<'_>) -> (f64, usize) {
    let count = values.count() as f64;
    let (mut sum, mut largest) = (0.0, 0.0f64);
    for block in &values.blocks {
        let (of_block, largest_of_block) = elementary::run(Sum(block));
        sum += of_block;
        largest = largest.max(largest_of_block);
    }
    let mean = sum / count;
    if !(mean.is_finite() && largest < 1e100 && (largest > 1e-100 || largest == 0.0)) {
        let spread = spread(values);
        return (spread.std, spread.not_finite);
    }
    let (mut left, mut squares) = (0.0, 0.0);
    for block in &values.blocks {
        let (left_of_block, squares_of_block) = elementary::run(Squares(block, mean));
        left += left_of_block;
        squares += squares_of_block;
    }
    (((squares - left * left / count) / count).max(0.0).sqrt(), 0)
}

/// Partial sums, so that additions do not wait for each other.
const SUMS: usize = 32;

/// The sum, and the largest absolute value.
struct Sum<'a>(&'a [f64]);

impl Kernel for Sum<'_> {
    type Output = (f64, f64);

    #[inline(always)]
    fn run<A: Arithmetic>(self) -> (f64, f64) {
        let (mut sums, mut largest) = ([0.0; SUMS], [0.0; SUMS]);
        let (groups, rest) = self.0.as_chunks::<SUMS>();
        for group in groups {
            for index in 0..SUMS {
                let size = group[index].abs();
                sums[index] += group[index];
                largest[index] = if size > largest[index] { size } else { largest[index] };
            }
        }
        for (index, value) in rest.iter().enumerate() {
            sums[index] += value;
            largest[index] = value.abs().max(largest[index]);
        }
        (sums.iter().sum(), largest.into_iter().fold(0.0, f64::max))
    }
}

/// The sums of the deviations from a mean, and of their squares.
struct Squares<'a>(&'a [f64], f64);

impl Kernel for Squares<'_> {
    type Output = (f64, f64);

    #[inline(always)]
    fn run<A: Arithmetic>(self) -> (f64, f64) {
        let (mut left, mut squares) = ([0.0; SUMS], [0.0; SUMS]);
        let (groups, rest) = self.0.as_chunks::<SUMS>();
        for group in groups {
            for index in 0..SUMS {
                let away = group[index] - self.1;
                left[index] += away;
                squares[index] += away * away;
            }
        }
        for (index, value) in rest.iter().enumerate() {
            let away = value - self.1;
            left[index] += away;
            squares[index] += away * away;
        }
        (left.iter().sum(), squares.iter().sum())
    }
}

#[cfg(test)]
mod tests;
