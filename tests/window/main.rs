//! The window without a display: driven by the names of its controls, and painted by the CPU rasterizer.
#![allow(clippy::unwrap_used)] // a test may panic

mod activations;
mod at_rest;
mod controls;
mod dialects;
mod export;
mod file_panel;
mod first_start;
mod kept_runs;
mod keyboard;
mod lessons;
mod notices;
mod paths;
mod phone;
mod pictures;
mod present;
mod room;
mod session;
mod snapshots;
#[path = "../support/mod.rs"]
mod support;
mod tooltips;
mod training;
mod undo;
