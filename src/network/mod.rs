//! Networks: layers of units, z = f(W z + b), with what goes forward through them and what comes back.
//!
//! A network is a [`Shape`]; its parameters are one flat slice, so that an optimizer is one loop over it; what a batch of samples
//! does in it is a [`Pass`]. Matrices are features x batch, column by column: a column is a sample.

pub mod activation;
pub mod draws;
pub mod histogram;
pub mod infinite_width;
pub mod init;
pub mod loss;
mod pass;
mod product;
mod shape;
pub mod statistics;

pub use activation::Activation;
pub use pass::{Layer, Pass};
pub use product::MatrixElement;
pub use shape::{LayerRange, OutputLayer, Shape};
