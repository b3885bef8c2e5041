//! The start points: widgets above the map that can be dragged, focused and moved with the arrow keys.

use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, PointerButton, Rect, Response, Sense, Ui, Vec2};
use rust_i18n::t;

use super::place::Place;
use super::scene::Scene;
use super::walks::plate;
use crate::experiment::paths::{Settings, check_start};
use crate::landscape::Point;
use crate::ui::explain::name_and_explain;
use crate::ui::plots::coordinate;

/// Radius of the ring.
const RADIUS: f32 = 10.0;
/// How far an arrow key moves a start, in points of the screen; with Shift a tenth of it.
const NUDGE: f64 = 8.0;

/// The identity of a start's widget.
fn id(index: usize) -> Id {
    Id::unique(("start", index))
}

/// Whether a start has the keyboard.
pub fn focused(ctx: &egui::Context, count: usize) -> bool {
    ctx.memory(|memory| (0..count).any(|index| memory.has_focus(id(index))))
}

/// Apply what was done to the starts since the last frame, before anything is computed or drawn: handle and path move in
/// the same frame. A start never leaves what can be computed.
pub fn input(ui: &Ui, place: &dyn Place, settings: &mut Settings) {
    let mut removed = None;
    for index in 0..settings.starts.len() {
        let Some(response) = ui.ctx().read_response(id(index)) else { continue };
        let mut to = settings.starts[index];
        if response.dragged_by(PointerButton::Primary)
            && let Some(pointer) = response.interact_pointer_pos()
        {
            to = place.point_at(pointer).unwrap_or(to);
        }
        if response.has_focus() {
            let [right, up] = arrows(ui, NUDGE);
            to = [to[0] + right * place.scale(), to[1] + up * place.scale()];
            let delete = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
            removed = removed.or(delete.then_some(index));
        }
        move_to(settings, index, to);
    }
    if let Some(index) = removed {
        remove(settings, index);
    }
}

/// Move the start that was under the pointer when it was pressed, if the ground has the drag: where press and move fall into
/// one frame, as on a busy machine, egui looks for the widget under the pointer only after the move.
pub fn grabbed(ui: &Ui, place: &dyn Place, ground: &Response, settings: &mut Settings) -> bool {
    let id = ground.id.with("grabbed");
    if ground.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin());
        let under = |start: &Point| origin.is_some_and(|origin| place.position(*start).distance(origin) <= RADIUS + 2.0);
        let index = settings.starts.iter().position(under);
        ui.data_mut(|data| data.insert_temp(id, index));
    }
    let index = ui.data(|data| data.get_temp::<Option<usize>>(id)).flatten();
    let Some(index) = index.filter(|index| ground.dragged_by(PointerButton::Primary) && *index < settings.starts.len()) else {
        return false;
    };
    if let Some(point) = ground.interact_pointer_pos().and_then(|pointer| place.point_at(pointer)) {
        move_to(settings, index, point);
    }
    true
}

/// Move a start, unless f or ∇f is not finite there.
fn move_to(settings: &mut Settings, index: usize, point: Point) {
    if check_start(&settings.landscape, point).is_ok() {
        settings.starts[index] = point;
    }
}

/// Remove a start; the last one stays, since there would be nothing left to see.
pub fn remove(settings: &mut Settings, index: usize) {
    if settings.starts.len() > 1 {
        settings.starts.remove(index);
    }
}

/// The arrow keys pressed since the last frame, as a step to the right and up: `nudge` each, with Shift a tenth of it.
pub fn arrows(ui: &Ui, nudge: f64) -> [f64; 2] {
    let pressed = |key: Key| {
        let count = |modifiers| ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) as f64;
        nudge * (0.1 * count(Modifiers::SHIFT) + count(Modifiers::NONE))
    };
    [pressed(Key::ArrowRight) - pressed(Key::ArrowLeft), pressed(Key::ArrowUp) - pressed(Key::ArrowDown)]
}

/// While a widget has the keyboard, the arrow keys do not move on to another one.
pub fn keep_arrows(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
}

/// Place the widgets of the starts; `settings` changes through their context menu.
pub fn handles_ui(ui: &Ui, place: &dyn Place, settings: &mut Settings) {
    let mut removed = None;
    for (index, start) in settings.starts.iter().enumerate() {
        let rect = Rect::from_center_size(place.position(*start), Vec2::splat(2.0 * RADIUS + 4.0)).intersect(place.rect());
        if !rect.is_positive() {
            continue;
        }
        let id = id(index);
        let response = ui.interact(rect, id, Sense::click_and_drag()).on_hover_and_drag_cursor(CursorIcon::Grab);
        if response.dragged() || response.clicked() {
            response.request_focus();
        }
        keep_arrows(ui, &response);
        let label = t!("start.handle", number = index + 1);
        let response = name_and_explain(response, egui::Role::Slider, &label, &t!("tooltip.handle"));
        let value = format!("{}, {}", coordinate(start[0]), coordinate(start[1]));
        ui.ctx().accesskit_node_builder(id, |node| node.set_value(value));
        response.context_menu(|ui| {
            let remove = egui::Button::new(t!("start.remove"));
            if ui.add_enabled(settings.starts.len() > 1, remove).clicked() {
                removed = Some(index);
                ui.close();
            }
        });
    }
    if let Some(index) = removed {
        remove(settings, index);
    }
}

/// Draw the rings with their labels.
pub fn paint(ui: &Ui, place: &dyn Place, scene: &Scene<'_>) {
    let painter = ui.painter_at(place.rect());
    let palette = scene.palette;
    let starts = &scene.settings.starts;
    let mut taken = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let center = place.position(*start);
        if !place.rect().expand(RADIUS).contains(center) {
            continue;
        }
        let response = ui.ctx().read_response(id(index));
        let focused = response.as_ref().is_some_and(egui::Response::has_focus);
        let active = response.is_some_and(|response| response.hovered() || response.dragged());
        let ring = if focused || active { palette.accent } else { palette.text };
        painter.circle(center, RADIUS * palette.lines, palette.panel, palette.line(if focused { 4.0 } else { 3.0 }, ring));
        painter.circle_filled(center, 3.5 * palette.lines, palette.text);
        let (x, y) = (coordinate(start[0]), coordinate(start[1]));
        let label = if starts.len() == 1 {
            t!("start.label", x = x, y = y)
        } else {
            t!("start.label_many", number = index + 1, x = x, y = y)
        };
        plate(&painter, place.rect().shrink(4.0), center, &label, palette, &mut taken);
    }
}
