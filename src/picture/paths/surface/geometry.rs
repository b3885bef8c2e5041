//! The surface in space and on the screen: an orthographic view of the heights over a rectangle of the plane.
//!
//! In space the rectangle's longer side reaches from −1 to 1, x and y have the same scale, and f rises from 0, its lowest value
//! there, to [`HEIGHT`], its highest. The floor lies [`FLOOR`] below.

use std::sync::Arc;

use egui::{Pos2, Rect, pos2};

use super::heights::{HEIGHT, Heights};
use crate::experiment::paths::Camera;
use crate::landscape::{Point, View};
use crate::picture::paths::projection::Projection;

/// How far below the lowest value the floor lies.
pub const FLOOR: f64 = -0.3;

/// A point in space.
pub type Space = [f64; 3];

/// The surface as it is seen.
#[derive(Clone, Debug)]
pub struct Surface {
    rect: Rect,
    /// The heights.
    pub heights: Arc<Heights>,
    /// Sine and cosine of the yaw.
    yaw: [f64; 2],
    /// Sine and cosine of the pitch.
    pitch: [f64; 2],
    /// Points of the screen per unit of space.
    zoom: f64,
}

impl Surface {
    /// See the heights through `camera`, fitting in `rect`.
    pub fn new(rect: Rect, heights: Arc<Heights>, camera: Camera) -> Self {
        let turn = |degrees: f64| [degrees.to_radians().sin(), degrees.to_radians().cos()];
        let (yaw, pitch) = (turn(camera.yaw), turn(camera.pitch));
        let [u, v] = heights.reach();
        // The extent of the box on the screen, whatever the yaw: nothing jumps while it is turned.
        let radius = u.hypot(v);
        let across = 2.0 * radius;
        let up = 2.0 * radius * pitch[0] + (HEIGHT - FLOOR) * pitch[1];
        let fit = (f64::from(rect.width()) / across).min(f64::from(rect.height()) / up) * 0.94;
        Self { rect, heights, yaw, pitch, zoom: fit * camera.zoom }
    }

    /// The part of the plane.
    pub fn view(&self) -> View {
        self.heights.view()
    }

    /// Whether the surface is there at a point of the plane: over the rectangle, and not in a hole.
    pub fn is_over(&self, point: Point) -> bool {
        self.view().contains(point) && self.on_surface(point)[2].is_finite()
    }

    /// A point of the plane lifted to a height in space.
    pub fn lifted(&self, [x, y]: Point, height: f64) -> Space {
        let [u, v] = self.heights.space_from_plot([x, y]);
        [u, v, height]
    }

    /// A point of the plane lifted onto the surface.
    pub fn on_surface(&self, point: Point) -> Space {
        self.lifted(point, self.heights.height_at(self.heights.space_from_plot(point)))
    }

    /// The screen position of a point in space.
    pub fn screen(&self, [u, v, w]: Space) -> Pos2 {
        let [sin, cos] = self.yaw;
        let (right, away) = (u * cos - v * sin, u * sin + v * cos);
        let up = (w - f64::midpoint(HEIGHT, FLOOR)) * self.pitch[1] + away * self.pitch[0];
        let center = self.rect.center();
        pos2(center.x + (right * self.zoom) as f32, center.y - (up * self.zoom) as f32)
    }

    /// The direction in space toward the camera.
    pub fn toward(&self) -> Space {
        let ([sin, cos], [rise, level]) = (self.yaw, self.pitch);
        [-sin * level, -cos * level, rise]
    }

    /// Which way the two axes lead away from the camera: true where the greater coordinate is farther.
    pub fn farther(&self) -> [bool; 2] {
        [self.yaw[0] > 0.0, self.yaw[1] > 0.0]
    }

    /// Whether nothing lies between a point in space and the camera. Points on the surface are lifted a little first, since it
    /// is flat only between the nodes.
    pub fn is_visible(&self, [u, v, w]: Space) -> bool {
        const LIFT: f64 = 0.012;
        const STRIDE: f64 = 0.04; // two cells
        let [du, dv, dw] = self.toward();
        let stride = STRIDE / du.hypot(dv).max(0.05);
        let [reach_u, reach_v] = self.heights.reach();
        let (mut at, lifted) = (stride, w + LIFT);
        loop {
            let [u, v, w] = [u + at * du, v + at * dv, lifted + at * dw];
            if w > HEIGHT || u.abs() > reach_u || v.abs() > reach_v {
                return true;
            }
            if self.heights.height_at([u, v]) > w {
                return false;
            }
            at += stride;
        }
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
        let ([sin, cos], [rise, level]) = (self.yaw, self.pitch);
        // A point of the ray, from which it goes on away from the camera.
        let middle = f64::midpoint(HEIGHT, FLOOR);
        let ray = |depth: f64| {
            let away = up * rise + depth * level;
            [right * cos + away * sin, -right * sin + away * cos, middle + up * level - depth * rise]
        };
        let reach = self.heights.reach();
        // Whether the ray is under the surface there; none beside it and in a hole.
        let under = |depth: f64| {
            let [u, v, w] = ray(depth);
            let height = self.heights.height_at([u, v]);
            (u.abs() <= reach[0] && v.abs() <= reach[1] && !height.is_nan()).then_some(height >= w)
        };
        let depths = (0..(6.0 / STRIDE) as usize).map(|step| -3.0 + step as f64 * STRIDE);
        let passes = |depth: &f64| matches!((under(*depth), under(depth + STRIDE)), (Some(a), Some(b)) if a != b);
        let mut near = depths.clone().find(passes)?;
        let (side, mut far) = (under(near), near + STRIDE);
        for _ in 0..30 {
            let middle = f64::midpoint(near, far);
            if under(middle) == side { near = middle } else { far = middle }
        }
        let [u, v, _] = ray(far);
        Some(self.heights.plot_from_space([u, v]))
    }

    fn scale(&self) -> f64 {
        self.heights.unit() / self.zoom
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
                if surface.is_visible(surface.on_surface(point)) {
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
        assert!(!low.is_visible(low.on_surface([0.0, -2.0])));
        assert!(low.is_visible(low.on_surface([0.0, 8.0])));
        let along = surface("bowl", Camera { yaw: 90.0, pitch: 8.0, zoom: 1.0 });
        assert!(along.is_visible(along.on_surface([0.0, 0.0])), "the half-pipe is open at its ends");
        let above = surface("bowl", Camera { pitch: 90.0, ..Camera::default() });
        assert!(above.is_visible(above.on_surface([0.0, -2.0])));
    }

    #[test]
    fn beside_the_surface_there_is_nothing_to_pick() {
        assert_eq!(surface("bowl", Camera::default()).point_at(pos2(3.0, 3.0)), None);
    }
}
