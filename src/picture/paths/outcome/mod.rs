//! The maps of outcome as painted: of settings and of basins.

mod areas;
mod image;
mod settings_map;

pub use settings_map::{Placed, settings_map_ui};
