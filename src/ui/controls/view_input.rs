//! Pointer and keyboard on a plane: a map is panned and zoomed, a surface is turned.

use egui::{EventFilter, Key, Modifiers, PointerButton, Response, Ui, vec2};

use crate::experiment::paths::Camera;
use crate::landscape::View;
use crate::picture::paths::MapTransform;

/// Distance that an arrow key moves the view, in points of the screen.
const PAN: f64 = 40.0;
/// An arrow key turns the surface like a drag by this number of points.
const TURN: f64 = 24.0;

/// The view of a map after this frame's drag, arrow keys and wheel; `None` if there were none.
pub fn moved_view(ui: &Ui, response: &Response, transform: &MapTransform) -> Option<View> {
    let mut view = None;
    if response.dragged_by(PointerButton::Primary) && response.drag_delta() != egui::Vec2::ZERO {
        view = Some(transform.panned(response.drag_delta()));
    }
    keep_arrows(ui, response);
    if response.has_focus() {
        let [right, up] = arrows(ui, PAN).map(|points| points as f32);
        if [right, up] != [0.0, 0.0] {
            view = Some(transform.panned(vec2(-right, up)));
        }
    }
    if let Some(pointer) = response.hover_pos() {
        let factor = 1.0 / nearer(ui);
        if factor != 1.0 {
            view = Some(transform.zoomed(factor, pointer));
        }
    }
    view
}

/// The camera of a surface after this frame's drag, arrow keys and wheel; a double click resets it.
pub fn turned_camera(ui: &Ui, response: &Response, camera: Camera) -> Camera {
    let mut turned = camera;
    if response.dragged_by(PointerButton::Primary) {
        let moved = response.drag_delta();
        turned = turned.turned(f64::from(moved.x), f64::from(moved.y));
    }
    keep_arrows(ui, response);
    if response.has_focus() {
        let [right, up] = arrows(ui, TURN);
        turned = if [right, up] == [0.0, 0.0] { turned } else { turned.turned(right, -up) };
    }
    if response.hover_pos().is_some() {
        turned = turned.nearer(nearer(ui));
    }
    if response.double_clicked() { Camera::default() } else { turned }
}

/// How much nearer wheel and pinch ask to come.
fn nearer(ui: &Ui) -> f64 {
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    f64::from((scroll / 300.0).exp() * pinch)
}

/// The arrow keys pressed since the last frame, as a step [right, up]: `nudge` each, with Shift a tenth of it.
pub fn arrows(ui: &Ui, nudge: f64) -> [f64; 2] {
    let pressed = |key: Key| {
        let count = |modifiers| ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) as f64;
        nudge * (0.1 * count(Modifiers::SHIFT) + count(Modifiers::NONE))
    };
    [pressed(Key::ArrowRight) - pressed(Key::ArrowLeft), pressed(Key::ArrowUp) - pressed(Key::ArrowDown)]
}

/// Keep the arrow keys from moving the focus away from a widget.
pub fn keep_arrows(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
}
