//! Painting, the same for the window and for files: the theme, and a picture for each workspace.
//!
//! It depends neither on files (`figure`) nor on input (`ui`): a picture is a function of settings, results and a rectangle.

pub mod activations;
pub mod caption;
pub mod chart;
pub mod described;
pub mod label;
pub mod legend;
pub mod look;
pub mod marker;
pub mod paths;
pub mod plane;
pub mod polyline;
pub mod shown;
pub mod theme;
pub mod ticks;
pub mod tooltip;
pub mod training;
