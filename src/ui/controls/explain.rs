//! Tooltips of controls, which are also their descriptions for screen readers.

use egui::Response;

use crate::picture::tooltip::Tooltip;
use crate::words::explained;

/// Give a control a tooltip, also while it is disabled.
pub fn explain(response: Response, help: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_description(help));
    response.tell(help).tell_disabled(help)
}

/// Give a combo box an accessible name, and a tooltip. The name contains what is `chosen`: not every screen reader hears the value
/// of a combo box.
pub fn name_choice(response: Response, name: &str, chosen: &str, help: &str) -> Response {
    let label = explained(name, chosen);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, response.enabled(), &label));
    response.ctx.accesskit_node_builder(response.id, egui::accesskit::Node::clear_value);
    explain(response, help)
}

/// Give a control an accessible role and name, and a tooltip.
pub fn name_and_explain(response: Response, role: egui::Role, name: &str, help: &str) -> Response {
    response.widget_info(|| egui::WidgetInfo::labeled(role, response.enabled(), name));
    explain(response, help)
}
