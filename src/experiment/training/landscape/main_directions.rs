//! The main directions of points in a space of many dimensions: principal component analysis by the Gram matrix.
//!
//! Of n points in P dimensions, with n far below P, the matrix of products G = D Dᵀ of their differences D from a centre has the squared
//! singular values of D as eigenvalues, and Dᵀ w / √λ is the direction of an eigenvector w (Turk and Pentland 1991, section 2.1; of walks
//! of optimizers Lorch 2016; Li, Xu, Taylor, Studer and Goldstein 2018, section 7.2).

use nalgebra::{DMatrix, SymmetricEigen};

use super::sums::{in_parts, total};
use crate::job::ThreadPool;
use crate::network::MatrixElement;
use crate::network::draws::standard_normal;
use crate::network::product::{add_lower, matrix, transposed};

/// Parameters that are converted at once.
const BLOCK: usize = 256;
/// An eigenvalue below this share of the sum of all is rounding: there is no movement in its direction. In single precision the points
/// themselves are rounded.
fn no_movement<T: MatrixElement>() -> f64 {
    (4.0 * T::epsilon().as_f64()).max(1e-12)
}

/// The two main directions of points.
#[derive(Clone, Debug)]
pub struct MainDirections {
    /// Of length 1 and orthogonal; along each the point with the coordinate of greatest magnitude has a positive one. Where points do not
    /// move, as on the second axis of two points, the direction is a random one.
    pub axes: [Vec<f64>; 2],
    /// The share of the sum of squared distances from the centre along each, the greater one first; 0 where points do not move.
    pub explained: [f64; 2],
}

/// The mean of points of equal length, at least one.
pub fn mean<T: MatrixElement>(points: &[&[T]], pool: ThreadPool) -> Vec<f64> {
    let equal = vec![1.0 / points.len() as f64; points.len()];
    weighted(points, &vec![0.0; points[0].len()], &equal, pool)
}

/// The two main directions of points (at least one, of equal length, at least 2) around `centre`. `seed` is that of the random direction
/// where there is no movement.
pub fn main_directions<T: MatrixElement>(points: &[&[T]], centre: &[f64], seed: u64, pool: ThreadPool) -> MainDirections {
    let count = points.len();
    let gram = gram(points, centre, pool);
    let all: f64 = (0..count).map(|index| gram[index * count + index]).sum();
    let SymmetricEigen { eigenvalues, eigenvectors } = SymmetricEigen::new(DMatrix::from_vec(count, count, gram));
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| eigenvalues[*b].total_cmp(&eigenvalues[*a]));
    let mut explained = [0.0; 2];
    let mut axes = [const { Vec::new() }; 2];
    for axis in 0..2 {
        let moving = order.get(axis).filter(|index| eigenvalues[**index] > no_movement::<T>() * all);
        let mut direction = match moving {
            Some(index) => {
                explained[axis] = eigenvalues[*index] / all;
                let weights: Vec<f64> = eigenvectors.column(*index).iter().copied().collect();
                weighted(points, centre, &with_sign(weights), pool)
            }
            None => standard_normal(seed, axis as u64, centre.len()),
        };
        if axis == 1 {
            make_orthogonal(&mut direction, &axes[0]);
        }
        normalize(&mut direction);
        axes[axis] = direction;
    }
    MainDirections { axes, explained }
}

/// The matrix of products of the points' differences from a centre. Products of a block are in the precision of the points, twice as
/// fast for `f32`; their sums are in double precision, so that of a block's rounding, 10⁻⁷, about 10⁻⁸ is left.
fn gram<T: MatrixElement>(points: &[&[T]], centre: &[f64], pool: ThreadPool) -> Vec<f64> {
    let count = points.len();
    let parts = in_parts(centre.len(), pool, |range| {
        let mut sums = vec![0.0; count * count];
        let (mut products, mut block) = (vec![T::zero(); count * count], Vec::new());
        for first in range.clone().step_by(BLOCK) {
            let part = first..range.end.min(first + BLOCK);
            block.clear();
            for point in points {
                let values = point[part.clone()].iter().zip(&centre[part.clone()]);
                block.extend(values.map(|(value, mean)| T::of(value.as_f64() - mean)));
            }
            products.fill(T::zero());
            add_lower(&mut products, transposed(&block, part.len(), count), matrix(&block, part.len(), count));
            sums.iter_mut().zip(&products).for_each(|(sum, product)| *sum += product.as_f64());
        }
        sums
    });
    let mut gram = vec![0.0; count * count];
    for part in parts {
        for (sum, product) in gram.iter_mut().zip(part) {
            *sum += product;
        }
    }
    // Only what is on and below the diagonal is defined.
    for column in 0..count {
        for row in column + 1..count {
            gram[row * count + column] = gram[column * count + row];
        }
    }
    gram
}

/// An eigenvector with the sign that makes its entry of greatest magnitude positive.
fn with_sign(mut weights: Vec<f64>) -> Vec<f64> {
    let greatest = weights.iter().fold(0f64, |greatest, weight| if weight.abs() > greatest.abs() { *weight } else { greatest });
    if greatest < 0.0 {
        for weight in &mut weights {
            *weight = -*weight;
        }
    }
    weights
}

/// The sum of the points' differences from a centre, each times its weight.
fn weighted<T: MatrixElement>(points: &[&[T]], centre: &[f64], weights: &[f64], pool: ThreadPool) -> Vec<f64> {
    let parts = in_parts(centre.len(), pool, |range| {
        let mut sums = vec![0.0; range.len()];
        for (point, weight) in points.iter().zip(weights) {
            for ((sum, value), mean) in sums.iter_mut().zip(&point[range.clone()]).zip(&centre[range.clone()]) {
                *sum += weight * (value.as_f64() - mean);
            }
        }
        sums
    });
    parts.concat()
}

fn make_orthogonal(direction: &mut [f64], to: &[f64]) {
    let [along] = total(to.len(), |index| [direction[index] * to[index]]);
    direction.iter_mut().zip(to).for_each(|(value, axis)| *value -= along * axis);
}

fn normalize(direction: &mut [f64]) {
    let [square] = total(direction.len(), |index| [direction[index] * direction[index]]);
    let length = square.sqrt();
    if length > 0.0 {
        for value in direction {
            *value /= length;
        }
    }
}

#[cfg(test)]
mod tests;
