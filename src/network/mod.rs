//! Fully connected networks: layers z = f(W z + b), with forward and backward pass.
//!
//! A network is a [`Shape`] and one flat slice of parameters, so that an optimizer is a single loop; a [`Pass`] holds the
//! values of a batch. Matrices are features x batch, column by column: a column is a sample.

pub mod activation;
pub mod curvature;
pub mod draws;
pub mod elementary;
pub mod histogram;
pub mod infinite_width;
pub mod init;
pub mod layer;
pub mod loss;
mod pass;
pub mod product;
mod shape;
pub mod statistics;

pub use activation::Activation;
pub use pass::{Layer, Pass};
pub use product::MatrixElement;
pub use shape::{LayerRange, OutputLayer, Shape};
