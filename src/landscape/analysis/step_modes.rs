//! How an optimizer moves along one direction of a quadratic: it converges, flips its sign, oscillates or diverges.
//!
//! Along a direction with curvature λ the gradient is λ times the distance from the minimum, so a step is a linear map of
//! (distance, state), and its eigenvalues describe the motion: Polyak, *Introduction to Optimization*, 1987, section 3.2; Goh,
//! "Why Momentum Really Works", Distill, 2017. An adaptive rule keeps the divisor of this step.

use super::curvature::{flat, principal_axes};
use crate::landscape::Point;
use crate::optimizer::{Inspectable, StepMatrix};

/// The eigenvalues of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Eigenvalues {
    /// Two real ones, the one of larger absolute value first; the second is 0 for a rule without state.
    Real(f64, f64),
    /// A complex conjugate pair.
    Complex {
        /// The modulus: the factor on the amplitude of the oscillation per step.
        modulus: f64,
        /// The argument in radians, between 0 and π.
        angle: f64,
    },
}

impl Eigenvalues {
    /// The eigenvalues of a 2 x 2 matrix.
    pub fn of([[a, b], [c, d]]: StepMatrix) -> Self {
        if b == 0.0 && c == 0.0 {
            return if a.abs() >= d.abs() { Self::Real(a, d) } else { Self::Real(d, a) };
        }
        let (half_trace, determinant) = (f64::midpoint(a, d), a * d - b * c);
        let discriminant = ((a - d) / 2.0).powi(2) + b * c;
        // At critical damping both are equal; rounding must not turn them into an oscillation.
        if discriminant < -1e-14 * half_trace.powi(2).max(determinant.abs()) {
            let modulus = determinant.sqrt();
            return Self::Complex { modulus, angle: (-discriminant).sqrt().atan2(half_trace) };
        }
        let root = discriminant.max(0.0).sqrt();
        let far = if half_trace < 0.0 { half_trace - root } else { half_trace + root };
        // Their product is the determinant: this avoids a difference of nearly equal numbers.
        Self::Real(far, if far == 0.0 { 0.0 } else { determinant / far })
    }

    /// The spectral radius; the distance shrinks in the long run if it is below 1.
    pub fn spectral_radius(self) -> f64 {
        match self {
            Self::Real(first, _) => first.abs(),
            Self::Complex { modulus, .. } => modulus,
        }
    }

    /// The period of the oscillation in steps; `None` without one.
    pub fn period(self) -> Option<f64> {
        match self {
            Self::Real(..) => None,
            Self::Complex { angle, .. } => Some(std::f64::consts::TAU / angle),
        }
    }
}

/// The step of an optimizer along one direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mode {
    /// The direction, a unit vector.
    pub direction: Point,
    /// The curvature λ along it.
    pub curvature: f64,
    /// The linear map of (distance, state) that a step applies.
    pub matrix: StepMatrix,
}

impl Mode {
    /// The eigenvalues of the step.
    pub fn eigenvalues(&self) -> Eigenvalues {
        Eigenvalues::of(self.matrix)
    }

    /// Whether the step depends on the distance alone and multiplies it by the factor `matrix[0][0]`.
    pub fn is_memoryless(&self) -> bool {
        self.matrix[0][1] == 0.0
    }
}

/// An optimizer at a point, with the quadratic model of the landscape there.
#[derive(Clone, Copy)]
pub struct LocalModel<'a> {
    /// The optimizer, before its next step.
    pub optimizer: &'a dyn Inspectable,
    /// Whether the optimizer scales each coordinate, so that its modes are along x and y and not along the principal axes.
    pub adaptive: bool,
    /// The point.
    pub point: Point,
    /// The gradient that the optimizer sees there, noise included.
    pub gradient: Point,
    /// The Hessian there, row by row.
    pub hessian: [Point; 2],
}

impl LocalModel<'_> {
    /// The modes at a learning rate, by rising curvature: along the principal axes, for an adaptive optimizer along x and y.
    /// `None` for a rule whose step is not linear in the gradient, and where f has no curvature, as at a kink.
    pub fn modes(&self, rate: f64) -> Option<[Mode; 2]> {
        let axes = if self.adaptive {
            [(0, self.hessian[0][0], [1.0, 0.0]), (1, self.hessian[1][1], [0.0, 1.0])]
        } else {
            principal_axes(self.hessian).map(|axis| (0, axis.curvature, axis.direction))
        };
        if self.hessian.as_flattened().iter().any(|curvature| !curvature.is_finite()) {
            return None;
        }
        let flat = flat(self.hessian);
        let mode = |(coordinate, curvature, direction): (usize, f64, Point)| {
            let curvature = if curvature.abs() <= flat { 0.0 } else { curvature };
            let matrix = self.optimizer.step_matrix(coordinate, &self.point, &self.gradient, curvature, rate)?;
            Some(Mode { direction, curvature, matrix })
        };
        let [first, second] = axes.map(mode);
        let (first, second) = (first?, second?);
        Some(if first.curvature <= second.curvature { [first, second] } else { [second, first] })
    }

    /// The larger spectral radius of the two modes, which limits the convergence; `None` as for [`Self::modes`].
    pub fn spectral_radius(&self, rate: f64) -> Option<f64> {
        let radii = self.modes(rate)?.map(|mode| mode.eigenvalues().spectral_radius());
        Some(radii[0].max(radii[1]))
    }
}

#[cfg(test)]
mod tests;
