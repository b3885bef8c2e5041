//! The projection of the plane onto the screen: as a map, or as a surface.

use egui::{Pos2, Rect, Vec2};

use crate::landscape::{Point, View};

/// A projection of the plane onto a rectangle of the screen.
pub trait Projection {
    /// The rectangle of the screen.
    fn rect(&self) -> Rect;
    /// The visible rectangle of the plane.
    fn view(&self) -> View;
    /// The screen position of a point.
    fn screen_pos(&self, point: Point) -> Pos2;
    /// The point of the plane at a screen position; `None` if there is none.
    fn point_at(&self, on_screen: Pos2) -> Option<Point>;
    /// Units of the plane per point of the screen.
    fn scale(&self) -> f64;
    /// Whether a point is inside the picture.
    fn contains(&self, point: Point) -> bool;
    /// Whether a point inside the picture is not hidden behind the surface.
    fn is_visible(&self, point: Point) -> bool;
    /// The runs of a line through `points` inside the picture, in screen positions, each with whether it is visible.
    fn polyline(&self, points: &mut dyn Iterator<Item = Point>, detail: Detail) -> Vec<(Vec<Pos2>, bool)>;
    /// The screen position where a step out of the view leaves the picture, and the direction of an arrow, if there is to be one.
    fn exit(&self, from: Point, to: Point) -> Option<(Pos2, Option<Vec2>)>;
}

/// How closely a line follows the surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// With no visible deviation.
    Fine,
    /// Coarser, for one line of many.
    Coarse,
}
