//! A label on a plate, so that it can be read over any background.

use egui::{Align2, Painter, Pos2, Rect, Vec2, vec2};

use super::polyline::clip;
use super::theme::{Palette, regular, size};

const PADDING: Vec2 = vec2(5.0, 1.0);
/// The ring of a start.
const CLEARANCE: f32 = 10.0;

/// Draw a label on a plate near `anchor` inside `bounds`, if possible without overlapping the plates in `taken`, and add it to them.
pub fn plate(painter: &Painter, bounds: Rect, anchor: Pos2, text: &str, palette: &Palette, taken: &mut Vec<Rect>) {
    let galley = painter.layout_no_wrap(text.to_owned(), regular(size::SMALL), palette.text);
    let extent = galley.size() + 2.0 * PADDING;
    let beside = inside(anchor + vec2(12.0, -8.0 - extent.y), extent, bounds);
    let rect = places(bounds, anchor, extent).find(|rect| is_clear(*rect, anchor, taken)).unwrap_or(beside);
    paint(painter, rect, galley, palette);
    taken.push(rect);
}

/// [`plate`] that covers no line, neither; without room for it there is no label.
pub fn plate_apart(
    painter: &Painter,
    bounds: Rect,
    anchor: Pos2,
    text: &str,
    palette: &Palette,
    taken: &mut Vec<Rect>,
    lines: &[[Pos2; 2]],
) {
    let galley = painter.layout_no_wrap(text.to_owned(), regular(size::SMALL), palette.text);
    let is_free = |rect: &Rect| is_clear(*rect, anchor, taken) && !lines.iter().any(|line| crosses(*rect, *line));
    let Some(rect) = places(bounds, anchor, galley.size() + 2.0 * PADDING).find(is_free) else { return };
    paint(painter, rect, galley, palette);
    taken.push(rect);
}

fn paint(painter: &Painter, rect: Rect, galley: std::sync::Arc<egui::Galley>, palette: &Palette) {
    painter.rect_filled(rect, 4.0, palette.panel.gamma_multiply(0.88));
    painter.galley(rect.min + PADDING, galley, palette.text);
}

fn inside(min: Pos2, extent: Vec2, bounds: Rect) -> Rect {
    Rect::from_min_size(min.clamp(bounds.min, (bounds.max - extent).max(bounds.min)), extent)
}

/// Places near the anchor, the nearest first.
fn places(bounds: Rect, anchor: Pos2, extent: Vec2) -> impl Iterator<Item = Rect> {
    let corners = [Align2::LEFT_BOTTOM, Align2::RIGHT_BOTTOM, Align2::LEFT_TOP, Align2::RIGHT_TOP];
    (0..6).flat_map(move |row| corners.map(|corner| (row, corner))).map(move |(row, corner)| {
        let gap = vec2(12.0, 8.0 + row as f32 * extent.y);
        let offset = match corner {
            Align2::LEFT_BOTTOM => vec2(gap.x, -gap.y - extent.y),
            Align2::RIGHT_BOTTOM => vec2(-gap.x - extent.x, -gap.y - extent.y),
            Align2::LEFT_TOP => gap,
            _ => vec2(-gap.x - extent.x, gap.y),
        };
        inside(anchor + offset, extent, bounds)
    })
}

fn is_clear(rect: Rect, anchor: Pos2, taken: &[Rect]) -> bool {
    !taken.iter().any(|other| other.intersects(rect)) && !rect.expand(CLEARANCE).contains(anchor)
}

/// Whether a line comes near a label.
fn crosses(rect: Rect, [from, to]: [Pos2; 2]) -> bool {
    const GAP: f32 = 3.0;
    let point = |pos: Pos2| [pos.x, pos.y].map(f64::from);
    clip(point(from), point(to), rect.expand(GAP)).is_some()
}

#[cfg(test)]
mod tests;
