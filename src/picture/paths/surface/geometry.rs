//! The surface in space and on the screen: an orthographic view of the heights over a rectangle of the plane.
//!
//! In space the rectangle's longer axis is −1 to 1, x and y have the same scale, and f goes from 0, its lowest value
//! there, to [`HEIGHT`], its highest. The floor is at [`FLOOR`].

use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, pos2};
use nalgebra::{Rotation3, Vector3};

use super::heights::{HEIGHT, Heights};
use crate::experiment::paths::Camera;
use crate::landscape::{Point, View};
use crate::picture::paths::projection::{Detail, Projection};

/// The height of the floor in space, below the lowest value.
pub const FLOOR: f64 = -0.3;

/// A point or a direction in space.
pub type SpacePoint = Vector3<f64>;

/// The surface as seen by the camera.
#[derive(Clone, Debug)]
pub struct Surface {
    rect: Rect,
    /// The heights.
    pub heights: Arc<Heights>,
    /// From space to camera coordinates: right, away from the camera, up.
    rotation: Rotation3<f64>,
    /// Points of the screen per unit of space.
    zoom: f64,
}

/// The point in space that the camera looks at.
const CENTER: SpacePoint = SpacePoint::new(0.0, 0.0, f64::midpoint(HEIGHT, FLOOR));

impl Surface {
    /// The heights as seen through `camera`, fitted into `rect`.
    pub fn new(rect: Rect, heights: Arc<Heights>, camera: Camera) -> Self {
        let [yaw, pitch] = [camera.yaw, camera.pitch].map(f64::to_radians);
        let rotation =
            Rotation3::from_axis_angle(&SpacePoint::x_axis(), pitch) * Rotation3::from_axis_angle(&SpacePoint::z_axis(), yaw);
        let [u, v] = heights.reach();
        // The maximum extent of the box over all yaws: the scale stays the same while the surface is turned.
        let radius = u.hypot(v);
        let width = 2.0 * radius;
        let height = 2.0 * radius * pitch.sin() + (HEIGHT - FLOOR) * pitch.cos();
        let fit = (f64::from(rect.width()) / width).min(f64::from(rect.height()) / height) * 0.94;
        Self { rect, heights, rotation, zoom: fit * camera.zoom }
    }

    /// Whether the surface covers a point of the plane: inside the rectangle, and not in a hole.
    pub fn covers(&self, point: Point) -> bool {
        self.view().contains(point) && self.on_surface(point).z.is_finite()
    }

    /// The point in space at a height above a point of the plane.
    pub fn lifted(&self, [x, y]: Point, height: f64) -> SpacePoint {
        let [u, v] = self.heights.space_from_plot([x, y]);
        SpacePoint::new(u, v, height)
    }

    /// The point of the surface above a point of the plane.
    pub fn on_surface(&self, point: Point) -> SpacePoint {
        self.lifted(point, self.heights.height_at(self.heights.space_from_plot(point)))
    }

    /// The screen position of a point in space.
    pub fn screen_from_space(&self, point: SpacePoint) -> Pos2 {
        let in_camera = self.rotation * (point - CENTER);
        let center = self.rect.center();
        pos2(center.x + (in_camera.x * self.zoom) as f32, center.y - (in_camera.z * self.zoom) as f32)
    }

    /// The unit vector in space toward the camera.
    pub fn toward_camera(&self) -> SpacePoint {
        self.rotation.inverse_transform_vector(&-SpacePoint::y())
    }

    /// Whether each of the two axes points away from the camera.
    pub fn axes_point_away(&self) -> [bool; 2] {
        let toward = self.toward_camera();
        [toward.x < 0.0, toward.y < 0.0]
    }

    /// Whether nothing is between a point in space and the camera. The point is lifted slightly first, since the surface
    /// is interpolated between nodes.
    pub fn is_unobstructed(&self, point: SpacePoint) -> bool {
        const LIFT: f64 = 0.012;
        const STRIDE: f64 = 0.04; // two cells
        let toward = self.toward_camera();
        let stride = STRIDE / toward.x.hypot(toward.y).max(0.05);
        let [reach_u, reach_v] = self.heights.reach();
        let (mut at, lifted) = (stride, point + SpacePoint::new(0.0, 0.0, LIFT));
        loop {
            let point = lifted + at * toward;
            if point.z > HEIGHT || point.x.abs() > reach_u || point.y.abs() > reach_v {
                return true;
            }
            if self.heights.height_at([point.x, point.y]) > point.z {
                return false;
            }
            at += stride;
        }
    }

    /// The points of a straight step, at most `longest` apart in space so that it follows the surface, without the first point.
    fn pieces(&self, from: Point, to: Point, longest: f64) -> impl Iterator<Item = Point> + use<> {
        const MAX_PIECES: f64 = 400.0; // for steps far out of the picture
        let length = (to[0] - from[0]).hypot(to[1] - from[1]) / self.heights.unit();
        let count = (length / longest).ceil().clamp(1.0, MAX_PIECES);
        (1..=count as usize).map(move |piece| {
            let part = piece as f64 / count;
            [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])]
        })
    }
}

impl Projection for Surface {
    fn rect(&self) -> Rect {
        self.rect
    }

    fn screen_pos(&self, point: Point) -> Pos2 {
        self.screen_from_space(self.on_surface(point))
    }

    /// The point nearest to the camera where the ray through a screen position crosses the surface, from above or below.
    fn point_at(&self, on_screen: Pos2) -> Option<Point> {
        const STRIDE: f64 = 0.01;
        let offset = on_screen - self.rect.center();
        let (right, up) = (f64::from(offset.x) / self.zoom, -f64::from(offset.y) / self.zoom);
        // The point of the ray at a depth.
        let ray = |depth: f64| CENTER + self.rotation.inverse_transform_vector(&SpacePoint::new(right, depth, up));
        let reach = self.heights.reach();
        // Whether the ray is below the surface there; `None` beside it and in a hole.
        let is_below = |depth: f64| {
            let point = ray(depth);
            let height = self.heights.height_at([point.x, point.y]);
            let is_covered = point.x.abs() <= reach[0] && point.y.abs() <= reach[1] && !height.is_nan();
            is_covered.then_some(height >= point.z)
        };
        let depths = (0..(6.0 / STRIDE) as usize).map(|step| -3.0 + step as f64 * STRIDE);
        let crosses = |depth: &f64| matches!((is_below(*depth), is_below(depth + STRIDE)), (Some(a), Some(b)) if a != b);
        let mut near = depths.clone().find(crosses)?;
        let (near_is_below, mut far) = (is_below(near), near + STRIDE);
        for _ in 0..30 {
            let middle = f64::midpoint(near, far);
            if is_below(middle) == near_is_below { near = middle } else { far = middle }
        }
        let point = ray(far);
        Some(self.heights.plot_from_space([point.x, point.y]))
    }

    fn scale(&self) -> f64 {
        self.heights.unit() / self.zoom
    }

    fn view(&self) -> View {
        self.heights.view()
    }

    fn contains(&self, point: Point) -> bool {
        self.covers(point)
    }

    fn is_visible(&self, point: Point) -> bool {
        self.is_unobstructed(self.on_surface(point))
    }

    fn polyline(&self, points: &mut dyn Iterator<Item = Point>, detail: Detail) -> Vec<(Vec<Pos2>, bool)> {
        // The length of the longest straight piece in space; visibility is tested every `every` pieces.
        let (longest, every) = if detail == Detail::Fine { (0.04, 1) } else { (0.4, 4) };
        let mut runs: Vec<(Vec<Pos2>, bool)> = vec![(Vec::new(), true)];
        let (mut count, mut before) = (0, None);
        for point in points {
            for piece in self.pieces(before.unwrap_or(point), point, longest) {
                let Some((run, seen)) = runs.last_mut() else { break };
                let seen = *seen;
                if !self.covers(piece) {
                    if !run.is_empty() {
                        runs.push((Vec::new(), seen));
                    }
                    continue;
                }
                let in_space = self.on_surface(piece);
                let (on_screen, visible) =
                    (self.screen_from_space(in_space), if count % every == 0 { self.is_unobstructed(in_space) } else { seen });
                count += 1;
                run.push(on_screen);
                if visible != seen {
                    runs.push((vec![on_screen], visible));
                }
            }
            before = Some(point);
        }
        runs.retain(|(run, _)| run.len() > 1);
        runs
    }

    fn exit(&self, from: Point, to: Point) -> Option<(Pos2, Option<Vec2>)> {
        let last = self.pieces(from, to, 0.04).take_while(|point| self.covers(*point)).last().unwrap_or(from);
        self.covers(last).then(|| (self.screen_pos(last), None))
    }
}

#[cfg(test)]
mod tests;
