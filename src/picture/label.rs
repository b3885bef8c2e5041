//! A label on a plate, so that it can be read over any background.

use egui::{Align2, Painter, Pos2, Rect, Vec2, vec2};

use super::theme::{Palette, regular, size};

/// Draw a label on a plate near `anchor` inside `bounds`, if possible without overlapping the plates in `taken`, and add it to them.
pub fn plate(painter: &Painter, bounds: Rect, anchor: Pos2, text: &str, palette: &Palette, taken: &mut Vec<Rect>) {
    const PADDING: Vec2 = vec2(5.0, 1.0);
    const CLEARANCE: f32 = 10.0; // the ring of a start
    let galley = painter.layout_no_wrap(text.to_owned(), regular(size::SMALL), palette.text);
    let extent = galley.size() + 2.0 * PADDING;
    let inside = |min: Pos2| Rect::from_min_size(min.clamp(bounds.min, (bounds.max - extent).max(bounds.min)), extent);
    let corners = [Align2::LEFT_BOTTOM, Align2::RIGHT_BOTTOM, Align2::LEFT_TOP, Align2::RIGHT_TOP];
    let near = (0..6).flat_map(|row| corners.map(|corner| (row, corner))).map(|(row, corner)| {
        let gap = vec2(12.0, 8.0 + row as f32 * extent.y);
        let offset = match corner {
            Align2::LEFT_BOTTOM => vec2(gap.x, -gap.y - extent.y),
            Align2::RIGHT_BOTTOM => vec2(-gap.x - extent.x, -gap.y - extent.y),
            Align2::LEFT_TOP => gap,
            _ => vec2(-gap.x - extent.x, gap.y),
        };
        inside(anchor + offset)
    });
    let clear = |rect: &Rect| !taken.iter().any(|other| other.intersects(*rect)) && !rect.expand(CLEARANCE).contains(anchor);
    let rect = near.clone().find(clear).unwrap_or_else(|| inside(anchor + vec2(12.0, -8.0 - extent.y)));
    painter.rect_filled(rect, 4.0, palette.panel.gamma_multiply(0.88));
    painter.galley(rect.min + PADDING, galley, palette.text);
    taken.push(rect);
}
