//! A field for a typed number: it takes effect with Enter or when it is left, and says at its place what is wrong.

use egui::{Align2, Id, Key, Response, RichText, TextEdit, Ui};
use rust_i18n::t;

use super::explain::explain;
use crate::knob::shortest;
use crate::picture::theme::{Palette, regular, size};

/// A field of this width; `label` is its accessible name, and unique, `help` says what the number does. `check` reads the text or says what would be right.
/// Nonsense changes nothing: it stays in the field, with the message below, until it is mended, left with Escape or clicked.
pub fn field_ui(ui: &mut Ui, [label, help]: [&str; 2], value: &mut f64, width: f32, check: &dyn Fn(&str) -> Result<f64, String>) {
    let [short, full] = [rounded(*value), shortest(*value)];
    // The tooltip shows a number in full that is shown rounded.
    let in_full = if short == full { String::new() } else { format!("{full}\n") };
    number_ui(ui, [label, &format!("{in_full}{help}")], &[short, full], value, width, check);
}

/// A field for a seed, a whole number.
pub fn seed_field_ui(ui: &mut Ui, texts: [&str; 2], seed: &mut u64, width: f32) {
    let check = |text: &str| text.trim().parse().map_err(|_| t!("compare.seed_range", max = u64::MAX).into_owned());
    number_ui(ui, texts, &[seed.to_string(), seed.to_string()], seed, width, &check);
}

fn number_ui<T>(
    ui: &mut Ui,
    [label, help]: [&str; 2],
    shown: &[String; 2],
    value: &mut T,
    width: f32,
    check: &dyn Fn(&str) -> Result<T, String>,
) {
    let typed = typed_ui(ui, label, shown, width - 8.0, Align2::RIGHT_CENTER, check);
    if let Some(parsed) = typed.value {
        *value = parsed;
    }
    match typed.error {
        Some(error) => typed.response.show_tooltip_ui(|ui| error_ui(ui, &error)),
        None => drop(explain(typed.response, help)),
    }
}

/// A field for a text of this width, with what it is for, and with the message of what is wrong below it; returns what was read when it is done.
pub fn text_field_ui<T>(
    ui: &mut Ui,
    [label, help]: [&str; 2],
    text: &str,
    width: f32,
    check: &dyn Fn(&str) -> Result<T, String>,
) -> Option<T> {
    let texts = [text.to_owned(), text.to_owned()];
    let typed = typed_ui(ui, label, &texts, width - 8.0, Align2::LEFT_CENTER, check);
    explain(typed.response, help);
    if let Some(error) = typed.error {
        error_ui(ui, &error);
    }
    typed.value
}

/// What has become of a field.
struct Typed<T> {
    response: Response,
    /// What was read, once the text is done.
    value: Option<T>,
    /// What is wrong with the text.
    error: Option<String>,
}

/// A field that shows the first of `texts`, and the second while it is edited.
fn typed_ui<T>(
    ui: &mut Ui,
    label: &str,
    [shown, full]: &[String; 2],
    width: f32,
    align: Align2,
    check: &dyn Fn(&str) -> Result<T, String>,
) -> Typed<T> {
    let id = Id::unique(("field", label));
    let mut typing: Option<Typing> = ui.data(|data| data.get_temp(id));
    let mut text = typing.as_ref().map_or_else(|| shown.clone(), |typing| typing.text.clone());
    let color = typing.as_ref().and_then(|typing| typing.error.as_ref()).map(|_| Palette::of(ui).error);
    let edit = TextEdit::singleline(&mut text).id(id.with("edit")).desired_width(width).align(align);
    let response = ui.add(edit.text_color_opt(color));
    name_ui(ui, &response, label);
    let mut value = None;
    if response.gained_focus() {
        // What is wrong stays to be mended.
        let wrong = typing.take().filter(|typing| typing.error.is_some());
        typing = Some(Typing { text: wrong.map_or_else(|| full.clone(), |typing| typing.text), error: None });
    } else if response.changed() {
        typing = Some(Typing { text, error: None });
    } else if response.lost_focus()
        && let Some(typed) = typing.take()
        && !ui.input(|input| input.key_pressed(Key::Escape))
    {
        match check(&typed.text) {
            Ok(parsed) => value = Some(parsed),
            Err(error) => typing = Some(Typing { error: Some(error), ..typed }),
        }
    }
    let error = typing.as_ref().and_then(|typing| typing.error.clone());
    ui.data_mut(|data| match typing {
        Some(typing) => {
            data.insert_temp(id, typing);
        }
        None => data.remove::<Typing>(id),
    });
    Typed { response, value, error }
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
