//! Where the points of the plane are on the screen: on the map, or on the surface.

use egui::{Pos2, Rect, Vec2};

use crate::landscape::{Point, View};

/// A picture of the plane.
pub trait Projection {
    /// The rectangle of the screen.
    fn rect(&self) -> Rect;
    /// The part of the plane that it shows.
    fn view(&self) -> View;
    /// The screen position of a point.
    fn screen_pos(&self, point: Point) -> Pos2;
    /// The point of the plane at a screen position; `None` if there is none.
    fn point_at(&self, on_screen: Pos2) -> Option<Point>;
    /// Units of the plane per point of the screen.
    fn scale(&self) -> f64;
    /// Whether a point is in the picture.
    fn contains(&self, point: Point) -> bool;
    /// Whether nothing hides a point that is in the picture.
    fn is_visible(&self, point: Point) -> bool;
    /// The line through these points as far as it is in the picture: its runs, each with whether it is visible.
    fn polyline(&self, points: &mut dyn Iterator<Item = Point>, detail: Detail) -> Vec<(Vec<Pos2>, bool)>;
    /// Where a step that leads out of the view leaves the picture, and in which direction where an arrow is to show it.
    fn exit(&self, from: Point, to: Point) -> Option<(Pos2, Option<Vec2>)>;
}

/// How closely a line follows the surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// As closely as the eye can tell.
    Fine,
    /// Enough for a line that is one of many.
    Coarse,
}
