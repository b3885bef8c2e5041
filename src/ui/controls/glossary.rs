//! The glossary: a click on a term opens two sentences on it, with the book's section.

use egui::{CursorIcon, Popup, Response, RichText, Ui};

use crate::language::localized;
use crate::picture::theme::{regular, size};

/// The terms: the key of the knob that they name, or a key of their own, and the catalogue key of the text.
const TERMS: [(&str, &str); 10] = [
    ("lr", "glossary.learning_rate"),
    ("momentum", "glossary.momentum"),
    ("beta1", "glossary.beta1"),
    ("beta2", "glossary.beta2"),
    ("decay", "glossary.decay"),
    ("epsilon", "glossary.epsilon"),
    ("weight_decay", "glossary.weight_decay"),
    ("noise", "glossary.noise"),
    ("std", "glossary.std"),
    ("condition", "glossary.condition"),
];

/// Explain the term with this key in a popup when the response is clicked. A key without a text does nothing.
pub fn open_on_click(ui: &Ui, response: &Response, key: &str) {
    const WIDTH: f32 = 280.0;
    let Some((_, text)) = TERMS.iter().find(|(term, _)| *term == key) else { return };
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Help);
    }
    Popup::menu(response).close_behavior(egui::PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_width(WIDTH);
        ui.add(egui::Label::new(RichText::new(localized(text)).font(regular(size::BODY))).wrap());
    });
}
