//! The library without a window: mathematics, experiments, data sets, files, and pictures that no window shows.
#![allow(clippy::unwrap_used)] // a test may panic

mod activations;
#[cfg(feature = "gui")]
mod animation;
mod data_forms;
mod data_place;
mod dataset;
#[cfg(feature = "gui")]
mod figures;
mod landscapes;
mod lecture_limits;
mod lectures;
mod network;
mod opened;
mod optimizer_forms;
mod optimizers;
#[cfg(feature = "gui")]
mod pictures;
mod programs;
mod reference;
mod sentences;
#[cfg(unix)]
mod storage;
mod story;
#[path = "../support/mod.rs"]
mod support;
mod tasks;
mod told;
mod told_maps;
mod told_net;
mod training;
mod walks;
