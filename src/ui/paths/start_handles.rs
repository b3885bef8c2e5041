//! The start points as widgets, which can be dragged, focused and moved with the arrow keys.

use egui::{CursorIcon, Id, Key, Modifiers, PointerButton, Pos2, Rect, Response, Sense, Ui, Vec2};

use crate::experiment::paths::Settings;
use crate::landscape::Point;
use crate::language::t;
use crate::picture::paths::content::ActiveStarts;
use crate::picture::paths::projection::Projection;
use crate::picture::paths::starts::RADIUS;
use crate::ui::controls::explain::name_and_explain;
use crate::ui::controls::view_input::{arrows, keep_arrows};
use crate::words::explained;
use crate::words::numbers::coordinate;

/// Distance that an arrow key moves a start, in points of the screen; with Shift a tenth of it.
const NUDGE: f64 = 8.0;

fn id(index: usize) -> Id {
    Id::unique(("start", index))
}

/// Whether a start has the focus.
pub fn focused(ctx: &egui::Context, count: usize) -> bool {
    ctx.memory(|memory| (0..count).any(|index| memory.has_focus(id(index))))
}

/// The starts under the focus and the pointer.
pub fn active(ctx: &egui::Context, count: usize) -> ActiveStarts {
    let find = |is: fn(&Response) -> bool| (0..count).find(|index| ctx.read_response(id(*index)).is_some_and(|start| is(&start)));
    ActiveStarts { focused: find(Response::has_focus), hovered: find(|start| start.hovered() || start.dragged()) }
}

/// An edit of the start points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edit {
    /// Move the start of this index.
    Move(usize, Point),
    /// Add a start.
    Add(Point),
    /// Remove the start of this index.
    Remove(usize),
}

impl Edit {
    /// Apply the edit, if the start can be there.
    pub fn apply(self, settings: &mut Settings) {
        match self {
            Self::Move(index, to) => settings.move_start(index, to),
            Self::Add(at) => settings.add_start(at),
            Self::Remove(index) => settings.remove_start(index),
        };
    }
}

/// The edit of a start since the last frame, by its own widget or by a drag of `background`. Read before anything is
/// computed, so that handle and path move in the same frame.
pub fn input(ui: &Ui, projection: &dyn Projection, background: Option<Id>, starts: &[Point]) -> Option<Edit> {
    let by_widget = starts.iter().enumerate().find_map(|(index, start)| {
        let response = ui.ctx().read_response(id(index))?;
        let pointer = response.interact_pointer_pos().filter(|_| response.dragged_by(PointerButton::Primary));
        let dragged = pointer.and_then(|pointer| projection.point_at(inside(projection, pointer)));
        if !response.has_focus() {
            return dragged.map(|to| Edit::Move(index, to));
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete)) {
            return Some(Edit::Remove(index));
        }
        let ([right, up], [x, y]) = (arrows(ui, NUDGE), dragged.unwrap_or(*start));
        let to = [x + right * projection.scale(), y + up * projection.scale()];
        (to != *start).then_some(Edit::Move(index, to))
    });
    by_widget.or_else(|| {
        let background = ui.ctx().read_response(background?)?;
        let index = grab(ui, projection, &background, starts)?;
        let pointer = background.interact_pointer_pos()?;
        projection.point_at(inside(projection, pointer)).map(|to| Edit::Move(index, to))
    })
}

/// The place nearest to the pointer where the ring of a start is whole.
fn inside(projection: &dyn Projection, pointer: Pos2) -> Pos2 {
    let room = projection.rect().shrink(RADIUS + 2.0);
    if room.is_positive() { pointer.clamp(room.min, room.max) } else { pointer }
}

/// The start that was under the pointer when a drag of the background began: if press and move happen in one
/// frame, egui finds the widget under the pointer only after the move.
fn grab(ui: &Ui, projection: &dyn Projection, background: &Response, starts: &[Point]) -> Option<usize> {
    if background.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin());
        let under = |start: &Point| origin.is_some_and(|origin| projection.screen_pos(*start).distance(origin) <= RADIUS + 2.0);
        let index = starts.iter().position(under);
        ui.data_mut(|data| data.insert_temp(background.id.with("held"), index));
    }
    held_start(ui, background).filter(|index| *index < starts.len())
}

/// The index of the start that a drag of the background moves, if any.
pub fn held_start(ui: &Ui, background: &Response) -> Option<usize> {
    let index = ui.data(|data| data.get_temp::<Option<usize>>(background.id.with("held"))).flatten();
    index.filter(|_| background.dragged_by(PointerButton::Primary))
}

/// Add the widgets of the starts; returns an edit from their context menus.
pub fn handles_ui(ui: &Ui, projection: &dyn Projection, starts: &[Point]) -> Option<Edit> {
    let mut edit = None;
    for (index, start) in starts.iter().enumerate() {
        let rect = Rect::from_center_size(projection.screen_pos(*start), Vec2::splat(2.0 * RADIUS + 4.0));
        let rect = rect.intersect(projection.rect());
        if !rect.is_positive() {
            continue;
        }
        let id = id(index);
        let response = ui.interact(rect, id, Sense::click_and_drag()).on_hover_and_drag_cursor(CursorIcon::Grab);
        if response.dragged() || response.clicked() {
            response.request_focus();
        }
        keep_arrows(ui, &response);
        // The place is a part of the name, since a screen reader hears the value of a slider only if it is one number.
        let place = format!("{}, {}", coordinate(start[0]), coordinate(start[1]));
        let label = explained(&t!("start.handle", number = index + 1), &place);
        let response = name_and_explain(response, egui::Role::Slider, &label, &t!("tooltip.handle"));
        response.context_menu(|ui| {
            let remove = egui::Button::new(t!("start.remove"));
            if ui.add_enabled(starts.len() > 1, remove).clicked() {
                edit = Some(Edit::Remove(index));
                ui.close();
            }
        });
    }
    edit
}
