//! The window: one view per experiment, over the same results as the command line.
//!
//! A frame is: read the input, compute results from the settings, draw, apply the commands that the views returned.

mod actions;
pub mod activations;
pub mod app;
mod card;
mod chart;
mod command;
pub mod course;
pub mod desk;
mod field;
mod files;
mod heading;
mod help;
mod history;
mod icon;
mod keys;
mod knobs;
pub mod language;
mod latest;
pub mod legend;
mod marker;
mod notice;
mod optimizer_card;
mod panels;
pub mod paths;
mod plots;
mod predict;
mod schedule;
mod segments;
pub mod session;
mod setting_row;
mod slider;
pub mod stage;
mod teaching;
pub mod theme;
mod topbar;
pub mod training;
mod transport;
mod writing;
