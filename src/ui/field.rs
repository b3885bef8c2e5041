//! A field for a typed number: it takes effect with Enter or when it is left, and says at its place what is wrong.

use egui::{Align2, Id, Key, Response, RichText, TextEdit, Ui};

use crate::knob::shortest;
use crate::ui::theme::{Palette, regular, size};

/// A field of this width; `label` is its accessible name, and unique. `check` reads the text or says what would be right.
/// Nonsense changes nothing: it stays in the field, with the message below, until it is mended, left with Escape or clicked.
pub fn field_ui(ui: &mut Ui, label: &str, value: &mut f64, width: f32, check: &dyn Fn(&str) -> Result<f64, String>) {
    let id = Id::unique(("field", label));
    let mut typing: Option<Typing> = ui.data(|data| data.get_temp(id));
    let mut text = typing.as_ref().map_or_else(|| rounded(*value), |typing| typing.text.clone());
    let color = typing.as_ref().and_then(|typing| typing.error.as_ref()).map(|_| Palette::of(ui).error);
    let edit = TextEdit::singleline(&mut text).id(id.with("edit")).desired_width(width - 8.0).align(Align2::RIGHT_CENTER);
    let response = ui.add(edit.text_color_opt(color));
    name_ui(ui, &response, label);
    if response.gained_focus() {
        typing = Some(Typing { text: shortest(*value), error: None });
    } else if response.changed() {
        typing = Some(Typing { text, error: None });
    } else if response.lost_focus()
        && let Some(typed) = typing.take()
        && !ui.input(|input| input.key_pressed(Key::Escape))
    {
        match check(&typed.text) {
            Ok(parsed) => *value = parsed,
            Err(error) => typing = Some(Typing { error: Some(error), ..typed }),
        }
    }
    match typing.as_ref().and_then(|typing| typing.error.as_ref()) {
        Some(error) => response.show_tooltip_ui(|ui| error_ui(ui, error)),
        None => {
            response.on_hover_text(shortest(*value));
        }
    }
    ui.data_mut(|data| match typing {
        Some(typing) => {
            data.insert_temp(id, typing);
        }
        None => data.remove::<Typing>(id),
    });
}

/// What is being typed into a field, and what is wrong with it.
#[derive(Clone, Default)]
struct Typing {
    text: String,
    error: Option<String>,
}

/// A message of what went wrong, at the place where it went wrong.
pub fn error_ui(ui: &mut Ui, message: &str) {
    let text = RichText::new(message).font(regular(size::SMALL)).color(Palette::of(ui).error);
    ui.add(egui::Label::new(text).wrap());
}

/// Give a text field its accessible name.
pub fn name_ui(ui: &Ui, field: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(name));
}

/// A number short enough for a field; the pointer over the field shows it in full.
fn rounded(value: f64) -> String {
    let text = crate::words::numbers::significant(value, 4);
    let short: f64 = text.parse().unwrap_or(value);
    shortest(short)
}
