//! Fields for numbers and texts. An edit is applied with Enter or when the field loses the focus. What a field shows is never cut
//! off: a long number is written in smaller letters.

use egui::{Align2, FontId, Id, Key, Response, RichText, TextEdit, Ui};

use super::explain::explain;
use super::right::text_width;
use crate::knob::{rounded, shortest};
use crate::language::t;
use crate::number;
use crate::picture::theme::{Palette, regular, size};

/// A number field; `label` is its unique accessible name, `help` its tooltip. `check` parses the text or returns an error. After
/// Enter it is shown with the rejected text, until it is corrected; Escape and leaving the field bring the value back.
pub fn field_ui(ui: &mut Ui, [label, help]: [&str; 2], value: &mut f64, width: f32, check: &dyn Fn(&str) -> Result<f64, String>) {
    let [short, full] = [rounded(*value), shortest(*value)];
    // The tooltip shows a rounded number in full.
    let in_full = if short == full { String::new() } else { format!("{full}\n") };
    number_ui(ui, [label, &format!("{in_full}{help}")], &[short, full], value, width, check);
}

/// A field for a seed, a whole number.
pub fn seed_field_ui(ui: &mut Ui, texts: [&str; 2], seed: &mut u64, width: f32) {
    let wanted = || t!("compare.seed_range", max = u64::MAX).into_owned();
    let check = |text: &str| number::whole(text, 0..=u64::MAX, wanted);
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
    let typed = edit_ui(ui, label, shown, width - 8.0, Align2::RIGHT_CENTER, Refused::StaysAtEnter, check);
    if let Some(parsed) = typed.value {
        *value = parsed;
    }
    match typed.error {
        Some(error) => typed.response.show_tooltip_ui(|ui| error_ui(ui, &error)),
        None => drop(explain(typed.response, help)),
    }
}

/// A text field with errors shown below it, where they cover nothing; returns the parsed text when an edit is applied. A rejected
/// text stays until it is corrected or dropped with Escape: it can be long.
pub fn text_field_ui<T>(
    ui: &mut Ui,
    [label, help]: [&str; 2],
    text: &str,
    width: f32,
    check: &dyn Fn(&str) -> Result<T, String>,
) -> Option<T> {
    let texts = [text.to_owned(), text.to_owned()];
    let typed = edit_ui(ui, label, &texts, width - 8.0, Align2::LEFT_CENTER, Refused::Stays, check);
    explain(typed.response, help);
    if let Some(error) = typed.error {
        error_ui(ui, &error);
    }
    typed.value
}

/// Forget a refused text of the field with this name, which now shows something else.
pub fn forget_refused(ui: &Ui, label: &str) {
    ui.data_mut(|data| data.remove::<Edit>(field_id(label)));
}

fn field_id(label: &str) -> Id {
    Id::unique(("field", label))
}

/// What becomes of a refused text.
#[derive(Clone, Copy, PartialEq)]
enum Refused {
    /// It stays, with its error, until it is corrected.
    Stays,
    /// It stays after Enter, as long as the field has the focus.
    StaysAtEnter,
}

/// The body's font, or a smaller one in which the whole text fits into a field of this width.
fn fitting(ui: &Ui, text: &str, width: f32) -> FontId {
    const MARGIN: f32 = 17.0;
    const LEAST: f32 = 7.0;
    let whole = text_width(ui, RichText::new(text).font(regular(size::BODY)));
    regular((size::BODY * ((width - MARGIN) / whole).min(1.0)).max(LEAST))
}

struct FieldResponse<T> {
    response: Response,
    /// The parsed text, when an edit is applied.
    value: Option<T>,
    /// The error of the text.
    error: Option<String>,
}

/// A field that shows `shown`, or `full` while it is edited.
fn edit_ui<T>(
    ui: &mut Ui,
    label: &str,
    [shown, full]: &[String; 2],
    width: f32,
    align: Align2,
    refused: Refused,
    check: &dyn Fn(&str) -> Result<T, String>,
) -> FieldResponse<T> {
    let id = field_id(label);
    let has_focus = ui.memory(|memory| memory.has_focus(id.with("edit")));
    // A refused text belongs to the value that it was typed over.
    let stays = |edit: &Edit| has_focus || edit.over == *full;
    let mut edit: Option<Edit> = ui.data(|data| data.get_temp(id)).filter(stays);
    let mut text = edit.as_ref().map_or_else(|| shown.clone(), |edit| edit.text.clone());
    let color = edit.as_ref().and_then(|edit| edit.error.as_ref()).map(|_| Palette::current(ui).error);
    let font = if edit.is_none() && refused == Refused::StaysAtEnter { fitting(ui, &text, width) } else { regular(size::BODY) };
    let widget = TextEdit::singleline(&mut text).id(id.with("edit")).desired_width(width).align(align).font(font);
    let response = ui.add(widget.text_color_opt(color));
    name_ui(ui, &response, label);
    let mut value = None;
    if response.gained_focus() {
        // A rejected text stays, to be corrected.
        let rejected = edit.take().filter(|edit| edit.error.is_some());
        edit = Some(Edit { text: rejected.map_or_else(|| full.clone(), |edit| edit.text), error: None, over: full.clone() });
    } else if response.changed() {
        edit = Some(Edit { text, error: None, over: full.clone() });
    } else if response.lost_focus()
        && let Some(typed) = edit.take()
        && !ui.input(|input| input.key_pressed(Key::Escape))
    {
        match check(&typed.text) {
            Ok(parsed) => value = Some(parsed),
            Err(error) if refused == Refused::Stays => edit = Some(Edit { error: Some(error), ..typed }),
            Err(error) if ui.input(|input| input.key_pressed(Key::Enter)) => {
                edit = Some(Edit { error: Some(error), ..typed });
                response.request_focus(); // to correct it
            }
            Err(_) => {}
        }
    }
    let error = edit.as_ref().and_then(|edit| edit.error.clone());
    ui.data_mut(|data| match edit {
        Some(edit) => {
            data.insert_temp(id, edit);
        }
        None => data.remove::<Edit>(id),
    });
    FieldResponse { response, value, error }
}

/// The text being edited in a field, its error, and the text that the field showed before.
#[derive(Clone, Default)]
struct Edit {
    text: String,
    error: Option<String>,
    over: String,
}

/// An error message.
pub fn error_ui(ui: &mut Ui, message: &str) {
    let text = RichText::new(message).font(regular(size::SMALL)).color(Palette::current(ui).error);
    ui.add(egui::Label::new(text).wrap());
}

/// Give a text field its accessible name.
pub fn name_ui(ui: &Ui, field: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label(name));
}
