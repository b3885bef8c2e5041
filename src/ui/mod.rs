//! The window: one view per experiment, over the same results as the command line.
//!
//! A frame is: read the input, compute results from the settings, draw, apply the commands that the views returned.

pub mod activations;
pub mod app;
mod command;
mod controls;
mod files;
mod kept_runs;
mod latest;
pub mod lesson;
pub mod paths;
pub mod present;
mod shortcuts;
pub mod training;
#[cfg(any(target_arch = "wasm32", test))]
pub mod works;
