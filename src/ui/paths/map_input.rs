//! What the pointer and the arrow keys do on the map.

use egui::{PointerButton, Response, Sense, Shape, Ui, vec2};
use rust_i18n::t;

use super::starts::Edit;
use super::{hover, starts};
use crate::experiment::paths::Settings;
use crate::picture::paths::decimate::Steps;
use crate::picture::paths::{Content, MapTransform};

/// How far an arrow key moves the view, in points of the screen.
const PAN: f64 = 40.0;

/// What is done on the map: drag it or press the arrow keys to pan, scroll to zoom, double-click to add a start. Returns its widget,
/// and the start that is to be added.
pub fn map_ui(ui: &Ui, frame: &MapTransform, settings: &mut Settings) -> (Response, Option<Edit>) {
    let response = ui.interact(frame.rect, ui.scope_id().with("map"), Sense::click_and_drag());
    if starts::is_held(ui, &response).is_some() {
        return (response, None);
    }
    let mut edit = None;
    if response.dragged_by(PointerButton::Primary) && response.drag_delta() != egui::Vec2::ZERO {
        settings.view = Some(frame.panned(response.drag_delta()));
    }
    starts::keep_arrows(ui, &response);
    if response.has_focus() {
        let [right, up] = starts::arrows(ui, PAN).map(|points| points as f32);
        if [right, up] != [0.0, 0.0] {
            settings.view = Some(frame.panned(vec2(-right, up)));
        }
    }
    if let Some(pointer) = response.hover_pos() {
        let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let factor = f64::from((-scroll / 300.0).exp() / pinch);
        if factor != 1.0 {
            settings.view = Some(frame.zoomed(factor, pointer));
        }
    }
    if response.double_clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        edit = Some(Edit::Add(frame.plot_from_screen(pointer)));
    }
    let pressed_at = response.interact_pointer_pos();
    response.context_menu(|ui| {
        let id = ui.scope_id().with("where");
        if let Some(pointer) = pressed_at {
            ui.data_mut(|data| data.insert_temp(id, pointer));
        }
        let place = ui.data(|data| data.get_temp::<egui::Pos2>(id));
        if ui.button(t!("start.add_here")).clicked()
            && let Some(pointer) = place
        {
            edit = Some(Edit::Add(frame.plot_from_screen(pointer)));
            ui.close();
        }
        if ui.button(t!("map.reset")).clicked() {
            settings.view = None;
            ui.close();
        }
    });
    (response, edit)
}

/// The optimizer whose step is nearest to the pointer, with what is told of that step.
pub fn hover_ui(ui: &Ui, frame: &MapTransform, background: &Response, content: &Content<'_>, steps: &[Steps]) -> Option<usize> {
    let pointer = background.hover_pos().filter(|_| !background.dragged())?;
    let found = hover::nearest(frame, content, steps, pointer)?;
    let center = frame.position(content.paths[found.path].trajectory.points[found.step]);
    let ring = Shape::circle_stroke(center, 9.0, content.palette.line(2.0, content.palette.text));
    ui.painter_at(frame.rect).add(ring);
    background.clone().on_hover_ui_at_pointer(|ui| hover::tell_ui(ui, content, &found));
    Some(content.paths[found.path].optimizer)
}
