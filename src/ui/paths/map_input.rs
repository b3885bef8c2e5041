//! Pointer and keyboard on the map.

use std::sync::Arc;

use egui::{Response, Sense, Shape, Ui};

use super::start_handles::Edit;
use super::{hover, start_handles};
use crate::experiment::paths::Settings;
use crate::experiment::paths::outcome::Basins;
use crate::language::t;
use crate::picture::paths::{Content, Course, MapTransform, outcome};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::view_input::moved_view;
use crate::words::outcome as words;

/// The input on the map: drag or arrow keys to pan, scroll to zoom, double-click to add a start. Returns the map's response and
/// an added start.
pub fn map_ui(ui: &Ui, transform: &MapTransform, settings: &mut Settings) -> (Response, Option<Edit>) {
    let response = ui.interact(transform.rect, ui.scope_id().with("map"), Sense::click_and_drag());
    if start_handles::held_start(ui, &response).is_some() {
        return (response, None);
    }
    let mut edit = None;
    if let Some(view) = moved_view(ui, &response, transform) {
        settings.view = Some(view);
    }
    if response.double_clicked()
        && let Some(pointer) = response.interact_pointer_pos()
    {
        edit = Some(Edit::Add(transform.plot_from_screen(pointer)));
    }
    let pressed_at = response.interact_pointer_pos();
    response.context_menu(|ui| {
        let id = ui.scope_id().with("where");
        if let Some(pointer) = pressed_at {
            ui.data_mut(|data| data.insert_temp(id, pointer));
        }
        let pointer = ui.data(|data| data.get_temp::<egui::Pos2>(id));
        if ui.button(t!("start.add_here")).clicked()
            && let Some(pointer) = pointer
        {
            edit = Some(Edit::Add(transform.plot_from_screen(pointer)));
            ui.close();
        }
        if ui.button(t!("map.reset")).clicked() {
            settings.toggle_whole();
            ui.close();
        }
    });
    (response, edit)
}

/// Show a tooltip of the step nearest to the pointer, or what became of the walk from there; returns the index of the step's optimizer.
pub fn hover_ui(
    ui: &Ui,
    transform: &MapTransform,
    background: &Response,
    content: &Content<'_>,
    courses: &[Course],
    basins: &[Arc<Basins>],
) -> Option<usize> {
    let pointer = background.hover_pos().filter(|_| !background.dragged())?;
    let Some(found) = hover::nearest(transform, content, courses, pointer) else {
        if let Some((basins, start)) = outcome::basin_at(basins, content, transform.plot_from_screen(pointer)) {
            background.clone().tell_at_pointer(words::basin(basins, start));
        }
        return None;
    };
    let center = transform.screen_pos(content.paths[found.path].trajectory.points[found.step]);
    let ring = Shape::circle_stroke(center, 9.0, content.palette.line(2.0, content.palette.text));
    ui.painter_at(transform.rect).add(ring);
    background.clone().show_at_pointer(|ui| hover::step_ui(ui, content, &found));
    Some(content.paths[found.path].optimizer)
}
