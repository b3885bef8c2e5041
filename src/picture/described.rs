//! A description of a picture for screen readers.

use egui::{Id, Rect, Response, Sense, Ui};

/// Give the picture in `rect` an accessible name and description; returns its response to the pointer.
pub fn described(ui: &Ui, rect: Rect, id: impl std::hash::Hash + std::fmt::Debug, name: &str, description: String) -> Response {
    let response = ui.interact(rect, Id::unique(id), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(description));
    response
}
