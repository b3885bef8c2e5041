//! Ink: strokes drawn over a picture with a pointer, pen or finger.

use egui::{Color32, Event, LayerId, PointerButton, Pos2, Response, Shape, Stroke, Ui};

/// Minimum distance between two points of a stroke.
const MIN_DISTANCE: f32 = 1.5;
/// Widths of a stroke, and of its rim on both sides.
const WIDTH: f32 = 4.0;
const RIM: f32 = 1.5;
/// Pieces of a curve from the middle of one piece of a stroke to the middle of the next.
const PIECES: u8 = 4;

/// The strokes, in screen positions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ink {
    strokes: Vec<Vec<Pos2>>,
    /// Whether the last stroke still grows.
    grows: bool,
}

impl Ink {
    /// Collect strokes on `canvas`, which must sense drags. All moves of a frame are used, not only the last one.
    pub fn follow(&mut self, ui: &Ui, canvas: &Response) {
        // In its first frame egui finds the layer below the canvas instead.
        let on_top = |layer: LayerId| layer == canvas.layer_id || layer.order < canvas.layer_id.order;
        let on_canvas = |at: Pos2| canvas.rect.contains(at) && ui.ctx().layer_id_at(at).is_none_or(on_top);
        for event in ui.input(|input| input.events.clone()) {
            match event {
                Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } if on_canvas(pos) => {
                    self.strokes.push(vec![pos]);
                    self.grows = true;
                }
                Event::PointerMoved(pos) => self.draw_to(pos),
                Event::PointerButton { pos, button: PointerButton::Primary, pressed: false, .. } => {
                    self.draw_to(pos);
                    self.grows = false;
                }
                Event::PointerGone => self.grows = false,
                _ => {}
            }
        }
    }

    fn draw_to(&mut self, to: Pos2) {
        if let Some(stroke) = self.strokes.last_mut().filter(|_| self.grows)
            && stroke.last().is_none_or(|last| last.distance(to) >= MIN_DISTANCE)
        {
            stroke.push(to);
        }
    }

    /// The strokes; the last one may still grow.
    pub fn strokes(&self) -> &[Vec<Pos2>] {
        &self.strokes
    }

    /// Undo the last stroke.
    pub fn undo_stroke(&mut self) {
        self.strokes.pop();
        self.grows = false;
    }

    /// Erase all strokes.
    pub fn erase(&mut self) {
        *self = Self::default();
    }

    /// The strokes as smooth lines in `color`, with a rim that separates them from the background.
    pub fn shapes(&self, color: Color32, rim: Color32) -> Vec<Shape> {
        let line = |points: &Vec<Pos2>, width: f32, color: Color32| {
            let ends = [points.first(), points.last()].into_iter().flatten();
            let caps = ends.map(|end| Shape::circle_filled(*end, width / 2.0, color)).collect::<Vec<_>>();
            [Shape::line(smooth(points), Stroke::new(width, color))].into_iter().chain(caps).collect::<Vec<_>>()
        };
        // Each rim is below its own stroke and above earlier strokes, so that crossings are visible.
        let both = |points| line(points, WIDTH + 2.0 * RIM, rim).into_iter().chain(line(points, WIDTH, color));
        self.strokes.iter().flat_map(both).collect()
    }
}

/// A smooth line through the midpoints of a polyline's segments, from its start to its end (a quadratic B-spline).
fn smooth(points: &[Pos2]) -> Vec<Pos2> {
    let [first, .., last] = points else { return points.to_vec() };
    let mut line = vec![*first];
    for corner in points.windows(3) {
        let (from, to) = (corner[0].lerp(corner[1], 0.5), corner[1].lerp(corner[2], 0.5));
        line.extend((0..=PIECES).map(|piece| {
            let part = f32::from(piece) / f32::from(PIECES);
            from.lerp(corner[1], part).lerp(corner[1].lerp(to, part), part)
        }));
    }
    line.push(*last);
    line
}

#[cfg(test)]
mod tests;
