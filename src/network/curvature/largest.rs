//! The largest eigenvalue of a symmetric map, by the method of Lanczos with all vectors kept orthogonal.
//!
//! The vectors so far span a space; the map restricted to it is a small matrix, and its largest eigenvalue θ with the vector y is the best
//! approximation from within (Rayleigh and Ritz): it is never too large. The next vector is the residual Hy − θy, made orthogonal to all before it.
//! From one start this is the Lanczos method; written so, it may start from several vectors, such as an eigenvector of a moment ago, and
//! goes on from its best vectors when there is no room for more (Wu and Simon 2000, Thick-Restart Lanczos Method for Large
//! Symmetric Eigenvalue Problems). Some eigenvalue is within ‖r‖ of θ, where r is the residual; if the gap to the next eigenvalue is known, θ is even
//! within ‖r‖²/gap (Parlett 1998, The Symmetric Eigenvalue Problem, theorem 11.7.1). The gap is taken from the small matrix.

use nalgebra::linalg::SymmetricEigen;
use nalgebra::{DMatrix, Dyn};

use super::vectors::{add_scaled, dot, norm, scale};
use crate::objective::Scalar;

/// The room for vectors and their products, in bytes.
const ROOM: usize = 256 << 20;
/// The most and the fewest vectors that are kept at once.
const VECTORS: [usize; 2] = [4, 64];
/// The most products.
const MOST_PRODUCTS: usize = 300;
/// A vector of which less than this is left when it is made orthogonal to the others is in their space, up to rounding.
const NOTHING_LEFT: f64 = 1e-5;

/// The largest eigenvalue, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Largest<T> {
    /// The eigenvalue, algebraically the largest; never above the true one but for rounding.
    pub value: f64,
    /// Its eigenvector, of length 1.
    pub vector: Vec<T>,
    /// The estimated error of the value.
    pub error: f64,
    /// The number of products.
    pub products: usize,
}

/// The largest eigenvalue of the symmetric map `apply`, which writes the product of its first argument into its second. `starts` are vectors
/// to start from, each of one length; those in the space of others, or 0, are left out. Stops when the estimated error is at most `tolerance` times
/// the value, when the vectors can't be told from an invariant space, or after 300 products. `None` if a product is not finite, or no
/// start is left.
pub fn largest_eigenvalue<T: Scalar>(apply: impl FnMut(&[T], &mut [T]), starts: &[&[T]], tolerance: f64) -> Option<Largest<T>> {
    let bytes = 2 * starts.first()?.len().max(1) * size_of::<T>();
    within_room(apply, starts, tolerance, (ROOM / bytes).clamp(VECTORS[0], VECTORS[1]))
}

/// The same with at most `room` vectors, or one more than there are starts.
fn within_room<T: Scalar>(
    mut apply: impl FnMut(&[T], &mut [T]),
    starts: &[&[T]],
    tolerance: f64,
    room: usize,
) -> Option<Largest<T>> {
    let (length, room) = (starts.first()?.len(), room.max(starts.len() + 1));
    let mut space = Space { vectors: Vec::new(), products: Vec::new(), matrix: Vec::new() };
    let mut products = 0;
    let mut apply = |vector: Vec<T>, space: &mut Space<T>| {
        let mut product = vec![T::zero(); length];
        apply(&vector, &mut product);
        products += 1;
        space.push(vector, product).then_some(products)
    };
    for start in starts {
        if let Some(vector) = space.orthogonal(start.to_vec()) {
            apply(vector, &mut space)?;
        }
    }
    let mut made = space.vectors.len();
    loop {
        let eigen = space.eigen()?;
        let order = descending(&eigen);
        let (&first, value) = (order.first()?, eigen.eigenvalues[*order.first()?]);
        let residual = space.residual(&eigen, first);
        let size = norm(&residual);
        let gap = order.get(1).map_or(0.0, |second| value - eigen.eigenvalues[*second]);
        let error = if gap > size { size * size / gap } else { size };
        let done = error <= tolerance * value.abs() || made >= MOST_PRODUCTS;
        let next = if done { None } else { space.orthogonal(residual) };
        let Some(next) = next else {
            return Some(Largest { value, vector: Space::ritz(&space.vectors, &eigen, first), error, products: made });
        };
        if space.vectors.len() >= room {
            space.restart(&eigen, &order[..(room / 3).max(1)]);
        }
        made = apply(next, &mut space)?;
    }
}

/// Orthonormal vectors, their products, and the map restricted to them.
struct Space<T> {
    vectors: Vec<Vec<T>>,
    products: Vec<Vec<T>>,
    /// For each vector its products with the product of each vector up to it.
    matrix: Vec<Vec<f64>>,
}

impl<T: Scalar> Space<T> {
    /// What of a vector is orthogonal to all others, at length 1; `None` if it is nothing but rounding, or not finite.
    fn orthogonal(&self, mut vector: Vec<T>) -> Option<Vec<T>> {
        let before = norm(&vector);
        scale(&mut vector, 1.0 / before);
        for _ in 0..2 {
            // Twice is enough (Parlett 1998, section 6.9).
            for other in &self.vectors {
                let share = dot(&vector, other);
                add_scaled(&mut vector, -share, other);
            }
        }
        let left = norm(&vector);
        scale(&mut vector, 1.0 / left);
        (before > 0.0 && left > NOTHING_LEFT && left.is_finite()).then_some(vector)
    }

    /// Add a vector with its product; false if that is not finite.
    fn push(&mut self, vector: Vec<T>, product: Vec<T>) -> bool {
        self.vectors.push(vector);
        let row: Vec<f64> = self.vectors.iter().map(|vector| dot(vector, &product)).collect();
        self.products.push(product);
        let is_finite = row.iter().all(|number| number.is_finite());
        self.matrix.push(row);
        is_finite
    }

    /// The eigenvalues and eigenvectors of the small matrix.
    fn eigen(&self) -> Option<SymmetricEigen<f64, Dyn>> {
        const MOST: usize = 10_000;
        let size = self.matrix.len();
        let matrix = DMatrix::from_fn(size, size, |row, column| self.matrix[row.max(column)][row.min(column)]);
        (size > 0).then(|| SymmetricEigen::try_new(matrix, f64::EPSILON, MOST)).flatten()
    }

    /// The combination of these vectors that belongs to an eigenvector of the small matrix.
    fn ritz(of: &[Vec<T>], eigen: &SymmetricEigen<f64, Dyn>, index: usize) -> Vec<T> {
        let mut sum = vec![T::zero(); of.first().map_or(0, Vec::len)];
        for (vector, share) in of.iter().zip(eigen.eigenvectors.column(index).iter()) {
            add_scaled(&mut sum, *share, vector);
        }
        sum
    }

    /// Hy − θy.
    fn residual(&self, eigen: &SymmetricEigen<f64, Dyn>, index: usize) -> Vec<T> {
        let mut residual = Self::ritz(&self.products, eigen, index);
        add_scaled(&mut residual, -eigen.eigenvalues[index], &Self::ritz(&self.vectors, eigen, index));
        residual
    }

    /// Go on from these eigenvectors of the small matrix.
    fn restart(&mut self, eigen: &SymmetricEigen<f64, Dyn>, kept: &[usize]) {
        let all = |of: &[Vec<T>]| kept.iter().map(|index| Self::ritz(of, eigen, *index)).collect::<Vec<_>>();
        let (vectors, products) = (all(&self.vectors), all(&self.products));
        let row = |(place, index): (usize, &usize)| {
            let mut row = vec![0.0; place + 1];
            row[place] = eigen.eigenvalues[*index];
            row
        };
        self.matrix = kept.iter().enumerate().map(row).collect();
        (self.vectors, self.products) = (vectors, products);
    }
}

/// The indices of the eigenvalues, the largest first.
fn descending(eigen: &SymmetricEigen<f64, Dyn>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..eigen.eigenvalues.len()).collect();
    order.sort_by(|a, b| eigen.eigenvalues[*b].total_cmp(&eigen.eigenvalues[*a]));
    order
}

#[cfg(test)]
mod tests;
