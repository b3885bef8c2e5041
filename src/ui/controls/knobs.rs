//! Widgets for knobs: a row with symbol, slider and number field, or a choice of forms.

use egui::{Color32, RichText, Ui};

use super::explain::explain;
use super::field::field_ui;
use super::slider::{handle_x, slider_ui};
use crate::knob;
use crate::knob::{Domain, Knob, Number};
use crate::language::t;
use crate::picture::theme::{Palette, formula, regular, size};
use crate::words::explained;

/// The marks on a knob's slider.
pub struct SliderMarks {
    /// The limit of stability.
    pub limit: Option<f64>,
    /// The lowest and the highest best value.
    pub best: Option<[f64; 2]>,
    /// The explanation of the marks, or of their absence.
    pub explanation: String,
}

/// A knob's row. `name` is the knob's owner, for the accessible name; the slider is filled with `color`.
pub fn knob_ui(ui: &mut Ui, name: &str, knob: &mut Knob<'_>, color: Color32) {
    marked_knob_ui(ui, name, knob, color, None, None);
}

/// [`knob_ui`] with marks on the slider of a number. A double-click and Delete bring `home` back, without one the default of the
/// knob.
pub fn marked_knob_ui(
    ui: &mut Ui,
    name: &str,
    knob: &mut Knob<'_>,
    color: Color32,
    home: Option<f64>,
    marks: Option<&SliderMarks>,
) {
    match knob {
        Knob::Number(number, value) => {
            let home = home.unwrap_or(number.default);
            number_row_ui(ui, name, (number, value), color, home, marks);
        }
        Knob::Choice(choice, index) => {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.label(RichText::new(choice.name()).font(regular(size::SMALL)).color(Palette::current(ui).secondary))
                    .on_hover_text(choice.help());
                for (form, label) in choice.forms.iter().enumerate() {
                    let chosen = ui.selectable_value(*index, form, RichText::new(*label).font(regular(size::SMALL)));
                    explain(chosen, &choice.help());
                }
            });
        }
    }
}

fn number_row_ui(
    ui: &mut Ui,
    name: &str,
    (number, value): (&'static Number, &mut f64),
    color: Color32,
    home: f64,
    marks: Option<&SliderMarks>,
) {
    const FIELD: f32 = 62.0;
    let label = format!("{name} {}", number.name());
    let check = |text: &str| {
        let mut parsed = 0.0;
        Knob::Number(number, &mut parsed).set(text).map(|()| parsed)
    };
    ui.horizontal(|ui| {
        let palette = Palette::current(ui);
        ui.spacing_mut().item_spacing.x = 6.0;
        let symbol = RichText::new(number.symbol).font(formula(size::FORMULA)).color(palette.text);
        let symbol = ui.add_sized([20.0, 22.0], egui::Label::new(symbol).selectable(false).sense(egui::Sense::CLICK));
        let help = explained(&number.name(), &number.help());
        let symbol = symbol.on_hover_text(&help);
        let width = (ui.available_width() - FIELD - 6.0).max(40.0);
        let whole = number.domain == Domain::Count;
        let track = slider_ui(ui, value, number.slider, whole, width, color, &label);
        let mut track_help = help.clone();
        if let Some(marks) = marks {
            marks_ui(ui, &track, number.slider, marks);
            track_help = format!("{help}\n{}", marks.explanation);
        }
        let track = explain(track, &format!("{track_help}\n{}", t!("tooltip.default", value = knob::shortest(home))));
        let double = ui.input(|input| input.pointer.button_double_clicked(egui::PointerButton::Primary));
        let deleted = track.has_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Delete));
        if deleted || symbol.double_clicked() || (double && track.hovered()) {
            *value = home;
        }
        field_ui(ui, [&label, &help], value, FIELD, &check);
    });
}

/// A band above the track at the best values, and a marker at the limit.
fn marks_ui(ui: &Ui, track: &egui::Response, range: knob::Slider, marks: &SliderMarks) {
    let palette = Palette::current(ui);
    let (top, at) = (track.rect.center().y - 12.0, |value: f64| handle_x(track.rect, value, range));
    let inside = |value: f64| (range.low..=range.high).contains(&value);
    if let Some([from, to]) = marks.best.filter(|[from, to]| *to >= range.low && *from <= range.high) {
        let (left, right) = (at(from), at(to).max(at(from) + 3.0));
        let band = egui::Rect::from_min_max(egui::pos2(left, top), egui::pos2(right, top + 3.0));
        ui.painter().rect_filled(band, 1.0, palette.accent);
    }
    if let Some(limit) = marks.limit.filter(|limit| inside(*limit)) {
        let (tip, color) = (egui::pos2(at(limit), top + 5.0), palette.error);
        let head = vec![tip, tip + egui::vec2(-4.0, -6.0), tip + egui::vec2(4.0, -6.0)];
        ui.painter().add(egui::Shape::convex_polygon(head, color, egui::Stroke::NONE));
        ui.painter().vline(tip.x, tip.y..=top + 20.0, egui::Stroke::new(1.5, color));
    }
}
