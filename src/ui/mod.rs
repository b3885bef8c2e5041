//! The window: one view per experiment, over the same results as the command line.
//!
//! A frame is: read the input, compute results from the settings, draw, apply the commands that the views returned.

mod actions;
pub mod app;
mod command;
mod field;
mod files;
mod keys;
mod knobs;
mod marker;
pub mod paths;
mod plots;
mod slider;
pub mod theme;
mod topbar;
