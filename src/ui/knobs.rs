//! Widgets for adjustable settings: a row with symbol, slider and number, or a choice of forms.

use egui::{Color32, RichText, Ui};

use crate::knob::{Knob, Number};
use crate::ui::field::field_ui;
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
    ui.horizontal(|ui| {
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
        field_ui(ui, &label, value, FIELD, &check);
    });
}
