//! The glossary: a click on a term opens two sentences on it, with the book's section.

use egui::{CursorIcon, Popup, Response, RichText, Ui};

use crate::picture::theme::{regular, size};
use crate::words::glossary;

/// Explain the term with this key in a popup when the response is clicked. A key without a text does nothing.
pub fn open_on_click(ui: &Ui, response: &Response, key: &str) {
    const WIDTH: f32 = 280.0;
    let Some(text) = glossary::text(key) else { return };
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Help);
    }
    Popup::menu(response).close_behavior(egui::PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_width(WIDTH);
        let layout = egui::Layout::top_down(egui::Align::LEFT); // a menu would justify it
        ui.with_layout(layout, |ui| ui.add(egui::Label::new(RichText::new(text).font(regular(size::BODY))).wrap()));
    });
}
