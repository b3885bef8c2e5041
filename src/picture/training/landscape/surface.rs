//! The surface of the loss on the plane, with the walks on it.

use std::sync::Arc;

use egui::{Rect, Ui};

use super::{Content, walks};
use crate::experiment::paths::Camera;
use crate::language::t;
use crate::picture::paths::Contours;
use crate::picture::paths::surface::{CELLS, Heights, Surface, paint_ground};

/// How much higher than the highest point of a walk the surface goes.
const ABOVE: f64 = 1.5;

/// Paint surface, floor, axes and walks.
pub(super) fn paint(ui: &Ui, rect: Rect, camera: Camera, contours: &Contours, content: &Content<'_>) {
    let surface = surface(rect, camera, content);
    let painter = paint_ground(ui, &surface, contours, content.palette, &t!("valley.scale"));
    walks::paint(&painter, &surface, content);
}

/// The surface of a map: its losses, interpolated linearly, up to a little above the walks.
fn surface(rect: Rect, camera: Camera, content: &Content<'_>) -> Surface {
    let points = content.drawn().flat_map(|walk| &walk.points).filter(|point| !point.is_far);
    let highest = points.filter_map(|point| point.plane_loss).reduce(f64::max);
    let grid = content.map.grid.resampled([CELLS + 1; 2]);
    Surface::new(rect, Arc::new(Heights::of(grid, highest.map(|highest| ABOVE * highest))), camera)
}
