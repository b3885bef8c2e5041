//! The window: one view per experiment, over the same results as the command line.
//!
//! A frame is: read the input, compute results from the settings, draw, apply the commands that the views returned.

mod actions;
pub mod activations;
pub mod app;
mod card;
mod chart;
mod command;
pub mod desk;
mod export;
mod export_menu;
mod field;
mod files;
mod filming;
mod heading;
mod help;
mod history;
mod icon;
mod keys;
mod knobs;
mod latest;
pub mod legend;
mod marker;
mod notice;
mod optimizer_card;
mod panels;
pub mod paths;
mod plots;
mod schedule;
pub mod session;
mod setting_row;
mod slider;
pub mod stage;
pub mod theme;
mod topbar;
pub mod training;
mod transport;
