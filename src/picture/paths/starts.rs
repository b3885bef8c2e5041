//! The start points: rings with labels.

use egui::{Rect, Ui, Vec2};

use super::content::Content;
use super::projection::Projection;
use crate::language::t;
use crate::picture::label::plate;
use crate::words::numbers::coordinate;

/// Radius of the ring.
pub const RADIUS: f32 = 10.0;

/// Draw the rings with their labels; returns what they cover.
pub fn paint(ui: &Ui, projection: &dyn Projection, content: &Content<'_>) -> Vec<Rect> {
    let painter = ui.painter_at(projection.rect());
    let palette = content.palette;
    let starts = &content.settings.starts;
    let mut taken = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let center = projection.screen_pos(*start);
        if !projection.rect().expand(RADIUS).contains(center) {
            continue;
        }
        let focused = content.active_starts.focused == Some(index);
        let ring = if focused || content.active_starts.hovered == Some(index) { palette.accent } else { palette.text };
        painter.circle(center, RADIUS * palette.lines, palette.panel, palette.line(if focused { 4.0 } else { 3.0 }, ring));
        painter.circle_filled(center, 3.5 * palette.lines, palette.text);
        let (x, y) = (coordinate(start[0]), coordinate(start[1]));
        let label = if starts.len() == 1 {
            t!("start.label", x = x, y = y)
        } else {
            t!("start.label_many", number = index + 1, x = x, y = y)
        };
        plate(&painter, projection.rect().shrink(4.0), center, &label, palette, &mut taken);
    }
    let rings = starts.iter().map(|start| Rect::from_center_size(projection.screen_pos(*start), Vec2::splat(2.0 * RADIUS)));
    taken.extend(rings);
    taken
}
