//! A path drawn by hand on the map or on the surface.

use egui::{CursorIcon, Response, Sense, Shape, Stroke, Ui, vec2};

use super::Guess;
use crate::language::t;
use crate::picture::paths::Projection;
use crate::picture::theme::{Palette, heading, size};

/// Minimum distance between two points of the path, in points of the screen.
const MIN_DISTANCE: f32 = 3.0;

/// A guess that can be drawn on the map or on the surface.
pub struct Drawing<'a> {
    /// The guess.
    pub guess: &'a mut Guess,
    /// Whether the pointer draws.
    pub draws: bool,
    /// Whether the path has become complete.
    pub complete: bool,
}

impl Drawing<'_> {
    /// Let the pointer draw the path, if `draws`; returns the response of the canvas.
    pub fn ui(&mut self, ui: &Ui, projection: &dyn Projection) -> Option<Response> {
        if !self.draws {
            return None;
        }
        let canvas =
            ui.interact(projection.rect(), ui.scope_id().with("draw"), Sense::drag()).on_hover_cursor(CursorIcon::Crosshair);
        let stroke = &mut self.guess.stroke;
        if canvas.drag_started() {
            stroke.clear();
            let origin = ui.input(|input| input.pointer.press_origin());
            stroke.extend(origin.and_then(|origin| projection.point_at(origin)));
        }
        let pointer = canvas.interact_pointer_pos().filter(|_| canvas.dragged());
        if let Some(point) = pointer.and_then(|on_screen| projection.point_at(on_screen)) {
            let far = |last: &_| projection.screen_pos(*last).distance(projection.screen_pos(point)) >= MIN_DISTANCE;
            if stroke.last().is_none_or(far) {
                stroke.push(point);
            }
        }
        self.complete = canvas.drag_stopped() && stroke.len() > 1;
        Some(canvas)
    }
}

/// Paint the path, dashed, with its name at its end.
pub fn paint(ui: &Ui, projection: &dyn Projection, guess: &Guess) {
    if guess.stroke.is_empty() {
        return;
    }
    let palette = Palette::current(ui);
    let painter = ui.painter_at(projection.rect());
    let on_screen: Vec<_> = guess.stroke.iter().map(|point| projection.screen_pos(*point)).collect();
    // First wider, in the panel's colour: a border that separates it from the background.
    painter.add(Shape::line(on_screen.clone(), Stroke::new(6.0, palette.panel.gamma_multiply(0.6))));
    painter.extend(Shape::dashed_line(&on_screen, Stroke::new(3.0, palette.text), 8.0, 5.0));
    if let Some(end) = on_screen.last() {
        let name = t!("predict.guess");
        let text = painter.layout_no_wrap(name.to_string(), heading(size::SMALL, &name), palette.text);
        let rect = egui::Rect::from_min_size(*end + vec2(8.0, -20.0), text.size() + vec2(8.0, 2.0));
        painter.rect_filled(rect, 4.0, palette.panel.gamma_multiply(0.9));
        painter.galley(rect.min + vec2(4.0, 1.0), text, palette.text);
    }
}
