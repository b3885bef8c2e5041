//! The maps of outcome as painted: of settings and of basins.

mod areas;
mod basins;
mod coloring;
mod image;
mod settings_map;

pub use basins::{basin_at, basins_ui, paint_layer};
pub use settings_map::{Placed, settings_map_ui};
