//! The window: one view per experiment, over the same results as the command line.
//!
//! A frame is: read the input, compute results from the settings, draw, apply the commands that the views returned.

mod actions;
pub mod activations;
pub mod app;
mod card;
mod chart;
mod comfort;
mod command;
pub mod desk;
mod explain;
mod field;
mod files;
mod focus;
mod heading;
mod help;
mod hint;
mod history;
mod icon;
pub mod ink;
mod keys;
mod knobs;
mod latest;
pub mod lectern;
pub mod legend;
mod marker;
mod notice;
mod optimizer_card;
mod panels;
pub mod paths;
mod plots;
mod present_menu;
mod room;
mod schedule;
pub mod session;
mod setting_row;
mod slider;
mod spotlight;
pub mod stage;
pub mod theme;
mod topbar;
pub mod training;
mod transport;
