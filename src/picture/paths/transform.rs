//! The transform from the plane to the map on the screen: always with equal scale on both axes.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::projection::{Detail, Projection};
use crate::landscape::{Point, View};
use crate::picture::polyline::{clip, visible_runs};

/// A map: a rectangle of the screen that shows a rectangle of the plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapTransform {
    /// The rectangle of the screen.
    pub rect: Rect,
    /// The rectangle of the plane that it shows.
    pub view: View,
}

impl Projection for MapTransform {
    fn rect(&self) -> Rect {
        self.rect
    }

    fn screen_pos(&self, point: Point) -> Pos2 {
        Self::screen_pos(self, point)
    }

    fn point_at(&self, on_screen: Pos2) -> Option<Point> {
        Some(self.plot_from_screen(on_screen.clamp(self.rect.min, self.rect.max)))
    }

    fn scale(&self) -> f64 {
        Self::scale(self)
    }

    fn view(&self) -> View {
        self.view
    }

    fn contains(&self, point: Point) -> bool {
        self.rect.contains(self.screen_pos(point))
    }

    fn is_visible(&self, _: Point) -> bool {
        true
    }

    fn polyline(&self, points: &mut dyn Iterator<Item = Point>, _: Detail) -> Vec<(Vec<Pos2>, bool)> {
        let runs = visible_runs(points.map(|point| self.screen_from_plot(point)), self.outer());
        runs.into_iter().map(|run| (run, true)).collect()
    }

    fn exit(&self, from: Point, to: Point) -> Option<(Pos2, Option<Vec2>)> {
        let inner = self.rect.shrink(6.0);
        let (from, to) = (self.screen_from_plot(from), self.screen_from_plot(to));
        let border = clip(from, to, inner).map_or(from, |[_, end]| end);
        let tip = pos2(border[0] as f32, border[1] as f32).clamp(inner.min, inner.max);
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let length = dx.hypot(dy).max(f64::MIN_POSITIVE);
        Some((tip, Some(vec2((dx / length) as f32, (dy / length) as f32))))
    }
}

impl MapTransform {
    /// The map that shows at least `view` in `rect`, centred; along one axis it may show more.
    pub fn fit(rect: Rect, view: View) -> Self {
        let (width, height) = (f64::from(rect.width().max(1.0)), f64::from(rect.height().max(1.0)));
        let scale = ((view.x[1] - view.x[0]) / width).max((view.y[1] - view.y[0]) / height);
        let around = |[low, high]: [f64; 2], pixels: f64| {
            let (middle, half) = (low / 2.0 + high / 2.0, scale * pixels / 2.0);
            [middle - half, middle + half]
        };
        Self { rect, view: View { x: around(view.x, width), y: around(view.y, height) } }
    }

    /// The rectangle that lines are clipped to: wider than the map's, so that their ends are not visible.
    pub fn outer(&self) -> Rect {
        const MARGIN: f32 = 8.0;
        self.rect.expand(MARGIN)
    }

    /// The map with a rectangle as high as its view, for a view that does not fit into it.
    #[must_use]
    pub fn unrolled(&self) -> Self {
        let height = (self.view.y[1] - self.view.y[0]) / self.scale();
        Self { rect: Rect::from_min_size(self.rect.min, vec2(self.rect.width(), height as f32)), view: self.view }
    }

    /// Units of the plane per point of the screen.
    pub fn scale(&self) -> f64 {
        (self.view.x[1] - self.view.x[0]) / f64::from(self.rect.width().max(1.0))
    }

    /// The screen position of a point, in f64, so that points far outside keep their direction.
    pub fn screen_from_plot(&self, [x, y]: Point) -> [f64; 2] {
        let scale = self.scale();
        [f64::from(self.rect.min.x) + (x - self.view.x[0]) / scale, f64::from(self.rect.min.y) + (self.view.y[1] - y) / scale]
    }

    /// The screen position of a point, for drawing.
    pub fn screen_pos(&self, point: Point) -> Pos2 {
        let [x, y] = self.screen_from_plot(point);
        pos2(x as f32, y as f32)
    }

    /// The point of the plane at a screen position.
    pub fn plot_from_screen(&self, on_screen: Pos2) -> Point {
        let offset = on_screen - self.rect.min;
        [self.view.x[0] + f64::from(offset.x) * self.scale(), self.view.y[1] - f64::from(offset.y) * self.scale()]
    }

    /// The view after dragging the map by `delta`, in points of the screen.
    pub fn panned(&self, delta: Vec2) -> View {
        let (dx, dy) = (f64::from(delta.x) * self.scale(), f64::from(delta.y) * self.scale());
        View { x: self.view.x.map(|x| x - dx), y: self.view.y.map(|y| y + dy) }
    }

    /// The view scaled by `factor` around the point at the screen position `anchor`. Unchanged where f64 could no
    /// longer distinguish its points, and at widths of 1e9 and more.
    pub fn zoomed(&self, factor: f64, anchor: Pos2) -> View {
        let [x, y] = self.plot_from_screen(anchor);
        let scaled = |[low, high]: [f64; 2], fixed: f64| [fixed + (low - fixed) * factor, fixed + (high - fixed) * factor];
        let view = View { x: scaled(self.view.x, x), y: scaled(self.view.y, y) };
        let size = view.x[1] - view.x[0];
        let far = [view.x[0], view.x[1], view.y[0], view.y[1]].into_iter().fold(0.0, |far: f64, end| far.max(end.abs()));
        if size > far * 1e-9 && size < 1e9 { view } else { self.view }
    }
}

#[cfg(test)]
mod tests;
