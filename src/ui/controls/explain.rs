//! What a control says of itself: a tooltip where the pointer rests, and the same for those who hear the window.

use egui::Response;

/// Tell what a control does, also while it can't be used.
pub fn explain(response: Response, help: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(help));
    response.on_hover_text(help).on_disabled_hover_text(help)
}

/// Give a control, of this role, a name of its own where its text is not enough, and tell what it does.
pub fn name_and_explain(response: Response, role: egui::Role, name: &str, help: &str) -> Response {
    response.widget_info(|| egui::WidgetInfo::labeled(role, response.enabled(), name));
    explain(response, help)
}
