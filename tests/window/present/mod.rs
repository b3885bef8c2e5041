//! In front of a class.

mod address;
mod ink;
mod presentation;
mod size;
mod spotlight;

use egui::{Pos2, vec2};
use egui_kittest::kittest::Queryable;

use crate::support::Window;
use crate::support::words::word;

/// The pixel of the window at a place.
fn pixel(window: &mut Window, at: Pos2) -> [u8; 4] {
    window.render().unwrap().get_pixel(at.x as u32, at.y as u32).0
}

/// A place on the map with neither path nor start.
fn ground(window: &Window) -> Pos2 {
    window.get_by_label(&word("map.name")).rect().right_bottom() - vec2(160.0, 60.0)
}
