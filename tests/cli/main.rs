//! The command line as a user types it: what is printed, what is refused, and with which exit code.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test may panic

mod activations;
mod data;
mod dialects;
#[cfg(unix)]
mod interrupt;
mod landscape;
mod links;
mod maps;
mod mnist;
mod output;
mod paths;
#[cfg(feature = "gui")]
mod pictures;
mod presets;
mod registers;
mod serve;
mod sharpness;
#[path = "../support/mod.rs"]
mod support;
mod training;
