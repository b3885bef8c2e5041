//! A path that is drawn by hand on the map or on the surface.

use egui::{CursorIcon, Response, Sense, Shape, Stroke, Ui, vec2};
use rust_i18n::t;

use super::Guess;
use crate::picture::paths::Projection;
use crate::picture::theme::{Palette, heading, size};

/// Points of the screen between two points of the path, at least.
const SPACING: f32 = 3.0;

/// A guess that may be drawn on the picture of the plane.
pub struct Drawing<'a> {
    /// The guess.
    pub guess: &'a mut Guess,
    /// Whether the pointer draws.
    pub draws: bool,
    /// Whether the path has become complete.
    pub complete: bool,
}

impl Drawing<'_> {
    /// Let the pointer draw the path, if it does; returns the ground that it draws on.
    pub fn ui(&mut self, ui: &Ui, place: &dyn Projection) -> Option<Response> {
        if !self.draws {
            return None;
        }
        let ground = ui.interact(place.rect(), ui.scope_id().with("draw"), Sense::drag()).on_hover_cursor(CursorIcon::Crosshair);
        let stroke = &mut self.guess.stroke;
        if ground.drag_started() {
            stroke.clear();
            let origin = ui.input(|input| input.pointer.press_origin());
            stroke.extend(origin.and_then(|origin| place.point_at(origin)));
        }
        let pointer = ground.interact_pointer_pos().filter(|_| ground.dragged());
        if let Some(point) = pointer.and_then(|position| place.point_at(position)) {
            let far = |last: &_| place.position(*last).distance(place.position(point)) >= SPACING;
            if stroke.last().is_none_or(far) {
                stroke.push(point);
            }
        }
        self.complete = ground.drag_stopped() && stroke.len() > 1;
        Some(ground)
    }
}

/// Paint the path, dashed, with its name at its end.
pub fn paint(ui: &Ui, place: &dyn Projection, guess: &Guess) {
    if guess.stroke.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    let painter = ui.painter_at(place.rect());
    let positions: Vec<_> = guess.stroke.iter().map(|point| place.position(*point)).collect();
    // First wider in the panel's colour, so that it stands out from what it crosses.
    painter.add(Shape::line(positions.clone(), Stroke::new(6.0, palette.panel.gamma_multiply(0.6))));
    painter.extend(Shape::dashed_line(&positions, Stroke::new(3.0, palette.text), 8.0, 5.0));
    if let Some(end) = positions.last() {
        let name = t!("predict.guess");
        let text = painter.layout_no_wrap(name.to_string(), heading(size::SMALL, &name), palette.text);
        let rect = egui::Rect::from_min_size(*end + vec2(8.0, -20.0), text.size() + vec2(8.0, 2.0));
        painter.rect_filled(rect, 4.0, palette.panel.gamma_multiply(0.9));
        painter.galley(rect.min + vec2(4.0, 1.0), text, palette.text);
    }
}
