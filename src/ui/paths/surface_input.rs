//! Pointer and keyboard on the surface, and the switch between map and surface.

use egui::{Pos2, Response, Sense, Ui};

use super::start_handles;
use crate::experiment::paths::{Camera, Settings};
use crate::language::t;
use crate::picture::paths::{Projection, Surface};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::segments::segments_ui;
use crate::ui::controls::view_input::turned_camera;

/// The input on the surface: drag or arrow keys to turn, scroll to zoom, double-click to reset the camera.
pub fn surface_ui(ui: &Ui, surface: &Surface, camera: Camera, settings: &mut Settings) -> Response {
    let response = ui.interact(surface.rect(), ui.scope_id().with("surface"), Sense::click_and_drag());
    if start_handles::held_start(ui, &response).is_some() {
        return response;
    }
    let turned = turned_camera(ui, &response, camera);
    if turned != camera {
        settings.surface = Some(turned);
    }
    response
}

/// The switch between map and surface, anchored at the top right `corner`; returns its width.
pub fn switch_ui(ui: &mut Ui, corner: Pos2, settings: &mut Settings) -> f32 {
    let (map, surface) = (t!("surface.map"), t!("surface.surface"));
    segments_ui(ui, corner, &[&[&map, &surface]], |ui| {
        let on = settings.surface.is_some();
        if ui.selectable_label(!on, map.as_ref()).tell(t!("surface.map_help")).clicked() {
            settings.surface = None;
        }
        if ui.selectable_label(on, surface.as_ref()).tell(t!("surface.surface_help")).clicked() && !on {
            settings.surface = Some(Camera::default());
        }
    })
}
