//! The curvature of a landscape at a point: eigenvalues and eigenvectors of its Hessian, and the Newton step.

use nalgebra::{Matrix2, Vector2};

use crate::landscape::{Point, View};

/// A unit vector of the plane and the curvature along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PrincipalAxis {
    /// The second derivative of f along the direction: an eigenvalue λ of the Hessian.
    pub curvature: f64,
    /// The direction, signed so that its larger component is not negative.
    pub direction: Point,
}

/// Curvature below this fraction of the larger one, or of 1, is rounding.
const FLAT: f64 = 1e-12;

/// The curvature below which there is none. Those along x and y are exact, however much larger the other one is.
pub fn flat(hessian: [Point; 2]) -> f64 {
    let steepest = principal_axes(hessian).iter().map(|axis| axis.curvature.abs()).fold(1.0, f64::max);
    if hessian[0][1] == 0.0 { FLAT } else { FLAT * steepest }
}

/// The principal axes of a symmetric matrix, by rising curvature. x comes first for equal curvatures; a matrix with an entry that
/// is not finite has no curvatures, they are NaN.
pub fn principal_axes([[a, b], [_, d]]: [Point; 2]) -> [PrincipalAxis; 2] {
    let axis = |curvature, direction| PrincipalAxis { curvature, direction };
    let is_finite = a.is_finite() && b.is_finite() && d.is_finite();
    let [x, y] = if b == 0.0 && is_finite {
        [axis(a, [1.0, 0.0]), axis(d, [0.0, 1.0])]
    } else if is_finite {
        let eigen = Matrix2::new(a, b, b, d).symmetric_eigen();
        [0, 1].map(|index| axis(eigen.eigenvalues[index], oriented(eigen.eigenvectors.column(index).into_owned().into())))
    } else {
        [axis(f64::NAN, [1.0, 0.0]), axis(f64::NAN, [0.0, 1.0])]
    };
    if y.curvature < x.curvature { [y, x] } else { [x, y] }
}

/// The same direction, signed so that its larger component is not negative.
fn oriented([x, y]: Point) -> Point {
    let larger = if x.abs() >= y.abs() { x } else { y };
    if larger < 0.0 { [-x, -y] } else { [x, y] }
}

/// The condition number `λ_max / λ_min` of a positive definite matrix; `None` for any other.
pub fn condition_number(hessian: [Point; 2]) -> Option<f64> {
    let [low, high] = principal_axes(hessian);
    is_positive_definite(hessian).then(|| high.curvature / low.curvature)
}

/// Whether f curves upward in every direction.
pub fn is_positive_definite(hessian: [Point; 2]) -> bool {
    let [low, high] = principal_axes(hessian);
    low.curvature > flat(hessian) && high.curvature.is_finite()
}

/// Whether f curves upward in one direction and downward in another.
pub fn is_saddle(hessian: [Point; 2]) -> bool {
    let [low, high] = principal_axes(hessian);
    let flat = FLAT * low.curvature.abs().max(high.curvature.abs());
    low.curvature < -flat && high.curvature > flat
}

/// The Newton step −H⁻¹∇f, which leads to the minimum of a quadratic in one step; `None` if H is singular.
pub fn newton_step([[a, b], [c, d]]: [Point; 2], gradient: Point) -> Option<Point> {
    let step = -(Matrix2::new(a, b, c, d).try_inverse()? * Vector2::from(gradient));
    step.iter().all(|part| part.is_finite()).then(|| step.into())
}

/// Whether the Hessian is the same, bit for bit, at five scattered points of a view.
pub fn has_equal_curvature(view: View, hessian: impl Fn(Point) -> [Point; 2]) -> bool {
    let at = |part: f64, across: f64| {
        hessian([view.x[0] + part * (view.x[1] - view.x[0]), view.y[0] + across * (view.y[1] - view.y[0])])
    };
    let first = at(0.137, 0.659);
    [(0.291, 0.113), (0.523, 0.877), (0.761, 0.389), (0.947, 0.547)].iter().all(|(x, y)| at(*x, *y) == first)
}

#[cfg(test)]
mod tests;
