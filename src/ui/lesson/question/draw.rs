//! A path drawn by hand on the map or on the surface.

use egui::{Color32, CursorIcon, Response, Sense, Shape, Stroke, Ui, vec2};

use super::{DrawnGuess, Guess, MAX_DRAWN};
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
        let drawn = &mut self.guess.drawn;
        if canvas.drag_started() {
            drawn.truncate(MAX_DRAWN - 1);
            let origin = ui.input(|input| input.pointer.press_origin());
            let points = origin.and_then(|origin| projection.point_at(origin)).into_iter().collect();
            drawn.push(DrawnGuess { points, error: None });
        }
        let pointer = canvas.interact_pointer_pos().filter(|_| canvas.dragged());
        if let (Some(point), Some(DrawnGuess { points, .. })) =
            (pointer.and_then(|on_screen| projection.point_at(on_screen)), drawn.last_mut())
        {
            let far = |last: &_| projection.screen_pos(*last).distance(projection.screen_pos(point)) >= MIN_DISTANCE;
            if points.last().is_none_or(far) {
                points.push(point);
            }
        }
        if canvas.drag_stopped() {
            drawn.retain(|guess| guess.points.len() > 1); // a click draws nothing
            self.complete = !drawn.is_empty();
        }
        Some(canvas)
    }
}

/// The colour of a drawn guess: none is that of an optimizer beside it in the lessons.
pub(super) fn color(palette: &Palette, guess: usize) -> Color32 {
    palette.rows[[3, 2, 5, 4, 7][guess % MAX_DRAWN]]
}

/// The name of a drawn guess, one of `count`.
pub(super) fn name(guess: usize, count: usize) -> String {
    let name = if count == 1 { t!("predict.guess") } else { t!("predict.guess_number", number = guess + 1) };
    name.into_owned()
}

/// Paint the paths, dashed, each in its colour, with its name beside its first third: the end is where it is compared.
pub fn paint(ui: &Ui, projection: &dyn Projection, guess: &Guess) {
    let palette = Palette::current(ui);
    let painter = ui.painter_at(projection.rect());
    for (index, drawn) in guess.drawn.iter().enumerate() {
        let color = color(palette, index);
        let on_screen: Vec<_> = drawn.points.iter().map(|point| projection.screen_pos(*point)).collect();
        // First wider, in the panel's colour: a border that separates it from the background.
        painter.add(Shape::line(on_screen.clone(), Stroke::new(6.0, palette.panel.gamma_multiply(0.6))));
        painter.extend(Shape::dashed_line(&on_screen, Stroke::new(3.0, color), 8.0, 5.0));
        if let Some(at) = on_screen.get(on_screen.len() / 3) {
            let name = name(index, guess.drawn.len());
            let text = painter.layout_no_wrap(name.clone(), heading(size::SMALL, &name), color);
            let rect = egui::Rect::from_min_size(*at + vec2(8.0, -24.0), text.size() + vec2(8.0, 2.0));
            painter.rect_filled(rect, 4.0, palette.panel.gamma_multiply(0.9));
            painter.galley(rect.min + vec2(4.0, 1.0), text, color);
        }
    }
}
