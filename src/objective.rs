//! The function that an optimizer minimizes: a value and its gradient at a point of any dimension.

use num_traits::{Float, NumAssignOps};

/// The floating-point type of the parameters: `f32` for networks, `f64` for landscapes.
pub trait Scalar: Float + NumAssignOps + std::fmt::Debug + Default + Send + Sync + 'static {
    /// The nearest number of this type to `value`.
    fn of(value: f64) -> Self;

    /// The same number as an `f64`; exact.
    fn as_f64(self) -> f64;
}

impl Scalar for f32 {
    fn of(value: f64) -> Self {
        value as Self
    }

    fn as_f64(self) -> f64 {
        f64::from(self)
    }
}

impl Scalar for f64 {
    fn of(value: f64) -> Self {
        value
    }

    fn as_f64(self) -> f64 {
        self
    }
}

/// A function to minimize.
pub trait Objective<T> {
    /// The number of parameters.
    fn dim(&self) -> usize;

    /// The value at `point`; writes the gradient at that point into `gradient`. Both slices have length [`Self::dim`].
    fn evaluate(&self, point: &[T], gradient: &mut [T]) -> T;
}
