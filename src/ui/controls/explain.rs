//! Tooltips of controls, which are also their descriptions for screen readers.

use egui::Response;

/// Give a control a tooltip, also while it is disabled.
pub fn explain(response: Response, help: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(help));
    response.on_hover_text(help).on_disabled_hover_text(help)
}

/// Give a control an accessible role and name, and a tooltip.
pub fn name_and_explain(response: Response, role: egui::Role, name: &str, help: &str) -> Response {
    response.widget_info(|| egui::WidgetInfo::labeled(role, response.enabled(), name));
    explain(response, help)
}
