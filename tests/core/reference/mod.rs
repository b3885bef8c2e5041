//! The same numbers as the book's code, PyTorch and NumPy. `tests/reference/README.md` says where each number comes from.

mod activations;
mod dialects;
mod forms;
mod inits;
mod network;
mod sharpness;
mod smoothing;
mod trajectories;
