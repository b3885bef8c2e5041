//! A picture in words, for those who hear the window.

use egui::{Id, Rect, Response, Sense, Ui};

/// Say in words what a picture in this place shows; returns the place, to be pointed at.
pub fn described(ui: &Ui, place: Rect, id: impl std::hash::Hash + std::fmt::Debug, name: &str, told: String) -> Response {
    let response = ui.interact(place, Id::unique(id), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told));
    response
}
