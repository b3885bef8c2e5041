//! The surface in space and on the screen: an orthographic view of the heights over a rectangle of the plane.
//!
//! In space the rectangle's longer side reaches from −1 to 1, x and y have the same scale, and f rises from 0, its lowest value
//! there, to [`HEIGHT`], its highest. The floor lies [`FLOOR`] below.

use std::sync::Arc;

use egui::{Pos2, Rect, Vec2, pos2};
use nalgebra::{Rotation3, Vector3};

use super::heights::{HEIGHT, Heights};
use crate::experiment::paths::Camera;
use crate::landscape::{Point, View};
use crate::picture::paths::projection::{Detail, Projection};

/// How far below the lowest value the floor lies.
pub const FLOOR: f64 = -0.3;

/// A point in space, or a direction.
pub type Space = Vector3<f64>;

/// The surface as it is seen.
#[derive(Clone, Debug)]
pub struct Surface {
    rect: Rect,
    /// The heights.
    pub heights: Arc<Heights>,
    /// From space to what the camera sees: to the right, away from it, and up.
    rotation: Rotation3<f64>,
    /// Points of the screen per unit of space.
    zoom: f64,
}

/// The point in space that the camera looks at.
const CENTER: Space = Space::new(0.0, 0.0, f64::midpoint(HEIGHT, FLOOR));

impl Surface {
    /// See the heights through `camera`, fitting in `rect`.
    pub fn new(rect: Rect, heights: Arc<Heights>, camera: Camera) -> Self {
        let [yaw, pitch] = [camera.yaw, camera.pitch].map(f64::to_radians);
        let rotation = Rotation3::from_axis_angle(&Space::x_axis(), pitch) * Rotation3::from_axis_angle(&Space::z_axis(), yaw);
        let [u, v] = heights.reach();
        // The extent of the box on the screen, whatever the yaw: nothing jumps while it is turned.
        let radius = u.hypot(v);
        let across = 2.0 * radius;
        let up = 2.0 * radius * pitch.sin() + (HEIGHT - FLOOR) * pitch.cos();
        let fit = (f64::from(rect.width()) / across).min(f64::from(rect.height()) / up) * 0.94;
        Self { rect, heights, rotation, zoom: fit * camera.zoom }
    }

    /// Whether the surface is there at a point of the plane: over the rectangle, and not in a hole.
    pub fn is_over(&self, point: Point) -> bool {
        self.view().contains(point) && self.on_surface(point).z.is_finite()
    }

    /// A point of the plane lifted to a height in space.
    pub fn lifted(&self, [x, y]: Point, height: f64) -> Space {
        let [u, v] = self.heights.space_from_plot([x, y]);
        Space::new(u, v, height)
    }

    /// A point of the plane lifted onto the surface.
    pub fn on_surface(&self, point: Point) -> Space {
        self.lifted(point, self.heights.height_at(self.heights.space_from_plot(point)))
    }

    /// The screen position of a point in space.
    pub fn screen(&self, point: Space) -> Pos2 {
        let seen = self.rotation * (point - CENTER);
        let center = self.rect.center();
        pos2(center.x + (seen.x * self.zoom) as f32, center.y - (seen.z * self.zoom) as f32)
    }

    /// The direction in space toward the camera.
    pub fn toward(&self) -> Space {
        self.rotation.inverse_transform_vector(&-Space::y())
    }

    /// Which way the two axes lead away from the camera: true where the greater coordinate is farther.
    pub fn farther(&self) -> [bool; 2] {
        let toward = self.toward();
        [toward.x < 0.0, toward.y < 0.0]
    }

    /// Whether nothing lies between a point in space and the camera. Points on the surface are lifted a little first, since it
    /// is flat only between the nodes.
    pub fn sees(&self, point: Space) -> bool {
        const LIFT: f64 = 0.012;
        const STRIDE: f64 = 0.04; // two cells
        let toward = self.toward();
        let stride = STRIDE / toward.x.hypot(toward.y).max(0.05);
        let [reach_u, reach_v] = self.heights.reach();
        let (mut at, lifted) = (stride, point + Space::new(0.0, 0.0, LIFT));
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

    /// The points of a straight step that are close enough together for it to follow the surface, without its first.
    fn pieces(&self, from: Point, to: Point, longest: f64) -> impl Iterator<Item = Point> + use<> {
        const MOST: f64 = 400.0; // a step that leaves the picture by far
        let length = (to[0] - from[0]).hypot(to[1] - from[1]) / self.heights.unit();
        let count = (length / longest).ceil().clamp(1.0, MOST);
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

    fn position(&self, point: Point) -> Pos2 {
        self.screen(self.on_surface(point))
    }

    /// The nearest point to the camera where the ray through a screen position passes the surface, from above or from below.
    fn point_at(&self, position: Pos2) -> Option<Point> {
        const STRIDE: f64 = 0.01;
        let offset = position - self.rect.center();
        let (right, up) = (f64::from(offset.x) / self.zoom, -f64::from(offset.y) / self.zoom);
        // The point of the ray that is so far away from the camera.
        let ray = |depth: f64| CENTER + self.rotation.inverse_transform_vector(&Space::new(right, depth, up));
        let reach = self.heights.reach();
        // Whether the ray is under the surface there; none beside it and in a hole.
        let under = |depth: f64| {
            let point = ray(depth);
            let height = self.heights.height_at([point.x, point.y]);
            let is_over = point.x.abs() <= reach[0] && point.y.abs() <= reach[1] && !height.is_nan();
            is_over.then_some(height >= point.z)
        };
        let depths = (0..(6.0 / STRIDE) as usize).map(|step| -3.0 + step as f64 * STRIDE);
        let passes = |depth: &f64| matches!((under(*depth), under(depth + STRIDE)), (Some(a), Some(b)) if a != b);
        let mut near = depths.clone().find(passes)?;
        let (side, mut far) = (under(near), near + STRIDE);
        for _ in 0..30 {
            let middle = f64::midpoint(near, far);
            if under(middle) == side { near = middle } else { far = middle }
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
        self.is_over(point)
    }

    fn is_visible(&self, point: Point) -> bool {
        self.sees(self.on_surface(point))
    }

    fn polyline(&self, points: &mut dyn Iterator<Item = Point>, detail: Detail) -> Vec<(Vec<Pos2>, bool)> {
        // The longest straight piece in space, and of how many pieces one is tested for visibility.
        let (longest, every) = if detail == Detail::Fine { (0.04, 1) } else { (0.4, 4) };
        let mut runs: Vec<(Vec<Pos2>, bool)> = vec![(Vec::new(), true)];
        let (mut count, mut before) = (0, None);
        for point in points {
            for piece in self.pieces(before.unwrap_or(point), point, longest) {
                let Some((run, seen)) = runs.last_mut() else { break };
                let seen = *seen;
                if !self.is_over(piece) {
                    if !run.is_empty() {
                        runs.push((Vec::new(), seen));
                    }
                    continue;
                }
                let space = self.on_surface(piece);
                let (position, visible) = (self.screen(space), if count % every == 0 { self.sees(space) } else { seen });
                count += 1;
                run.push(position);
                if visible != seen {
                    runs.push((vec![position], visible));
                }
            }
            before = Some(point);
        }
        runs.retain(|(run, _)| run.len() > 1);
        runs
    }

    fn exit(&self, from: Point, to: Point) -> Option<(Pos2, Option<Vec2>)> {
        let last = self.pieces(from, to, 0.04).take_while(|point| self.is_over(*point)).last().unwrap_or(from);
        self.is_over(last).then(|| (self.position(last), None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::landscape::LandscapeSpec;

    fn surface(landscape: &str, camera: Camera) -> Surface {
        let landscape: LandscapeSpec = landscape.parse().unwrap();
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 600.0));
        Surface::new(rect, Arc::new(Heights::sample(&landscape, landscape.view())), camera)
    }

    #[test]
    fn picking_is_the_inverse_of_projecting_what_can_be_seen() {
        let mut seen = 0;
        for yaw in [0.0, 62.0, 200.0, 315.0] {
            let surface = surface("bowl", Camera { yaw, ..Camera::default() });
            for point in [[-7.0, 2.0], [0.0, 0.0], [3.0, -2.0], [-2.0, 6.0], [5.0, 5.0]] {
                let picked = surface.point_at(surface.position(point)).unwrap();
                assert!(surface.position(picked).distance(surface.position(point)) < 0.5, "{yaw} {point:?}");
                if surface.is_visible(point) {
                    let [x, y] = surface.point_at(surface.position(point)).unwrap();
                    assert!((x - point[0]).hypot(y - point[1]) < 0.05, "{yaw} {point:?}: {x} {y}");
                    seen += 1;
                }
            }
        }
        assert!(seen >= 8, "{seen}");
    }

    #[test]
    fn a_wall_hides_what_lies_behind_it_and_not_what_lies_before() {
        // Looking along y, the near wall of the bowl at y = −8 hides the bottom; from straight above nothing is hidden.
        let low = surface("bowl", Camera { yaw: 0.0, pitch: 8.0, zoom: 1.0 });
        assert!(!low.is_visible([0.0, -2.0]));
        assert!(low.is_visible([0.0, 8.0]));
        let along = surface("bowl", Camera { yaw: 90.0, pitch: 8.0, zoom: 1.0 });
        assert!(along.is_visible([0.0, 0.0]), "the half-pipe is open at its ends");
        let above = surface("bowl", Camera { pitch: 90.0, ..Camera::default() });
        assert!(above.is_visible([0.0, -2.0]));
    }

    #[test]
    fn beside_the_surface_there_is_nothing_to_pick() {
        assert_eq!(surface("bowl", Camera::default()).point_at(pos2(3.0, 3.0)), None);
    }
}
