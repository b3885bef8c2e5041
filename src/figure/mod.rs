//! Results as a file or on standard output: table, CSV, JSON; with the `gui` feature also PNG and SVG.

pub mod csv;
pub mod form;
pub mod json;
#[cfg(feature = "gui")]
pub mod picture;
#[cfg(feature = "gui")]
mod png;
#[cfg(feature = "gui")]
pub mod raster;
#[cfg(feature = "gui")]
mod svg;
pub mod table;

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Theme {
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
}
