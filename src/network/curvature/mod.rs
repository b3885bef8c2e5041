//! The curvature of a network's loss at a point of parameter space: the Hessian H as a map of vectors, exact, without finite
//! differences, and its largest eigenvalue, the sharpness.
//!
//! On a quadratic with the Hessian H gradient descent with rate η diverges if the largest eigenvalue exceeds 2/η. A network's loss is no
//! quadratic: Cohen, Kaur, Li, Kolter and Talwalkar 2021, Gradient Descent on Neural Networks Typically Occurs at the Edge of
//! Stability; Lewkowycz, Bahri, Dyer, Sohl-Dickstein and Gur-Ari 2020, The Large Learning Rate Phase of Deep Learning: the Catapult
//! Mechanism.

mod block;
mod hessian;
mod largest;
mod vectors;

pub use hessian::Hessian;
pub use largest::{Largest, largest_eigenvalue};
pub use vectors::dot;
