//! Where the points of the plane are on the screen: on the map, or on the surface.

use egui::{Pos2, Rect};

use crate::landscape::Point;

/// A picture of the plane.
pub trait Projection {
    /// The rectangle of the screen.
    fn rect(&self) -> Rect;
    /// The screen position of a point.
    fn position(&self, point: Point) -> Pos2;
    /// The point at a screen position; `None` where there is none.
    fn point_at(&self, position: Pos2) -> Option<Point>;
    /// Units of the plane per point of the screen.
    fn scale(&self) -> f64;
}
