//! Areas of a map where walks lead to no minimum: hatched, each with its word.

use egui::{Align2, Painter, Pos2, Rect, Shape, pos2, vec2};

use crate::picture::theme::{Palette, regular, size};

/// The distance between two strokes of a hatching, and the steps in which its ends are looked for, in points.
const GAP: f32 = 7.0;
const STEP: f32 = 1.5;

/// Hatch where this is so, from the lower left to the upper right.
pub(super) fn hatch(painter: &Painter, rect: Rect, palette: &Palette, is_hatched: impl Fn(Pos2) -> bool) {
    let stroke = palette.line(1.0, palette.contour);
    let mut strokes = Vec::new();
    let mut left = rect.left() - rect.height();
    while left < rect.right() {
        let at = |up: f32| pos2(left + up, rect.bottom() - up);
        let mut begun: Option<f32> = None;
        let last = rect.height().min(rect.right() - left);
        let mut up = (rect.left() - left).max(0.0);
        while up <= last {
            let is_in = is_hatched(at(up)) && up + STEP <= last;
            match (begun, is_in) {
                (None, true) => begun = Some(up),
                (Some(from), false) => {
                    strokes.push(Shape::line_segment([at(from), at(up)], stroke));
                    begun = None;
                }
                _ => {}
            }
            up += STEP;
        }
        left += GAP;
    }
    painter.extend(strokes);
}

/// Write a word on a plate where an area is widest, if there is room. `area` tells of each cell of a grid of this size, from the lowest
/// row, whether it is in the area.
pub(super) fn name(
    painter: &Painter,
    rect: Rect,
    palette: &Palette,
    word: &str,
    [columns, rows]: [usize; 2],
    area: impl Fn(usize) -> bool,
) {
    let galley = painter.layout_no_wrap(word.to_owned(), regular(size::SMALL), palette.text);
    let extent = galley.size() + vec2(8.0, 2.0);
    let cell = vec2(rect.width() / columns as f32, rect.height() / rows as f32);
    // A row counts only if the area is as high around it as the word.
    let reach = (extent.y / cell.y / 2.0).ceil() as usize;
    let is_inside = |column: usize, row: usize| {
        row >= reach && row + reach < rows && [row - reach, row, row + reach].iter().all(|row| area(row * columns + column))
    };
    let mut widest: Option<(usize, usize, usize)> = None;
    for row in 0..rows {
        let mut from = 0;
        for column in 0..=columns {
            if column < columns && is_inside(column, row) {
                continue;
            }
            if column > from && widest.is_none_or(|(_, _, width)| column - from > width) {
                widest = Some((row, from, column - from));
            }
            from = column + 1;
        }
    }
    let Some((row, from, width)) = widest.filter(|(_, _, width)| *width as f32 * cell.x >= extent.x) else { return };
    let center = rect.left_bottom() + vec2((from as f32 + width as f32 / 2.0) * cell.x, -(row as f32 + 0.5) * cell.y);
    painter.rect_filled(Align2::CENTER_CENTER.anchor_size(center, extent), 4.0, palette.panel.gamma_multiply(0.88));
    painter.galley(Align2::CENTER_CENTER.anchor_size(center, galley.size()).min, galley, palette.text);
}
