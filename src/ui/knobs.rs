//! Widgets for adjustable settings: a row with symbol, slider and number, and a field for a typed number.

use egui::{Align2, Color32, Id, Key, Response, RichText, TextEdit, Ui};

use crate::knob::{Knob, Number, shortest};
use crate::ui::slider::slider_ui;
use crate::ui::theme::{Palette, formula, regular, size};

/// A knob's row. `name` says whose knob it is, for the accessible name; the slider is filled with `color`.
pub fn knob_ui(ui: &mut Ui, name: &str, knob: &mut Knob<'_>, color: Color32) {
    match knob {
        Knob::Number(number, value) => number_row_ui(ui, name, number, value, color),
        Knob::Choice(choice, index) => {
            ui.horizontal(|ui| {
                ui.label(RichText::new(choice.name).font(regular(size::SMALL)).color(Palette::of(ui).second))
                    .on_hover_text(choice.help);
                for (form, label) in choice.forms.iter().enumerate() {
                    ui.selectable_value(*index, form, RichText::new(*label).font(regular(size::SMALL)));
                }
            });
        }
    }
}

fn number_row_ui(ui: &mut Ui, name: &str, number: &'static Number, value: &mut f64, color: Color32) {
    const FIELD: f32 = 62.0;
    let label = format!("{name} {}", number.name);
    let check = |text: &str| {
        let mut parsed = 0.0;
        Knob::Number(number, &mut parsed).set(text).map(|()| parsed)
    };
    let error = ui
        .horizontal(|ui| {
            let palette = Palette::of(ui);
            ui.spacing_mut().item_spacing.x = 6.0;
            let symbol = RichText::new(number.symbol).font(formula(size::FORMULA)).color(palette.text);
            let symbol = ui.add_sized([20.0, 22.0], egui::Label::new(symbol).selectable(false).sense(egui::Sense::click()));
            let symbol = symbol.on_hover_text(format!("{}: {}", number.name, number.help));
            let width = (ui.available_width() - FIELD - 6.0).max(40.0);
            let track = slider_ui(ui, value, number.slider, false, width, color, &label);
            let double = ui.input(|input| input.pointer.button_double_clicked(egui::PointerButton::Primary));
            if symbol.double_clicked() || (double && track.hovered()) {
                *value = number.default;
            }
            field_ui(ui, &label, value, FIELD, &check)
        })
        .inner;
    if let Some(error) = error {
        error_ui(ui, &error);
    }
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

/// What is being typed into a field, and what is wrong with it.
#[derive(Clone, Default)]
struct Typing {
    text: String,
    error: Option<String>,
}

/// A field for a typed number; it takes effect with Enter or when the field is left. Returns what is wrong with the text.
pub fn field_ui(
    ui: &mut Ui,
    label: &str,
    value: &mut f64,
    width: f32,
    check: &dyn Fn(&str) -> Result<f64, String>,
) -> Option<String> {
    let id = Id::unique(("field", label));
    let typing: Option<Typing> = ui.data(|data| data.get_temp(id));
    let shown = rounded(*value);
    let mut text = typing.as_ref().map_or(shown, |typing| typing.text.clone());
    let edit = TextEdit::singleline(&mut text).id(id.with("edit")).desired_width(width - 8.0).align(Align2::RIGHT_CENTER);
    let edit =
        if typing.as_ref().is_some_and(|typing| typing.error.is_some()) { edit.text_color(Palette::of(ui).error) } else { edit };
    let response = ui.add(edit).on_hover_text(shortest(*value));
    name_ui(ui, &response, label);
    let mut typing = typing;
    if response.gained_focus() {
        typing = Some(Typing { text: shortest(*value), error: None });
    } else if response.changed() {
        typing = Some(Typing { text: text.clone(), error: None });
    }
    if response.lost_focus()
        && let Some(typed) = typing.take()
    {
        let cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        match check(&typed.text) {
            Ok(parsed) => *value = if cancelled { *value } else { parsed },
            Err(error) if !cancelled => typing = Some(Typing { error: Some(error), ..typed }),
            Err(_) => {}
        }
    }
    let error = typing.as_ref().and_then(|typing| typing.error.clone());
    ui.data_mut(|data| match typing {
        Some(typing) => {
            data.insert_temp(id, typing);
        }
        None => data.remove::<Typing>(id),
    });
    error
}

/// A number short enough for a field; the pointer over the field shows it in full.
fn rounded(value: f64) -> String {
    let text = crate::figure::table::significant(value, 4);
    let short: f64 = text.parse().unwrap_or(value);
    shortest(short)
}
