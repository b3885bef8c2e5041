//! Widgets for knobs: a row with symbol, slider and number field, or a choice of forms.

use egui::{Color32, Label, RichText, Sense, Ui};

use super::explain::explain;
use super::field::field_ui;
use super::glossary;
use super::right::right_sized_ui;
use super::slider::{handle_x, slider_ui};
use crate::knob;
use crate::knob::{Domain, Knob, Number};
use crate::language::t;
use crate::network::Activation;
use crate::picture::theme::{Palette, formula, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::words::explained;

const FIELD: f32 = 62.0;
/// The height above a track for the names of its marks.
const MARKS_HEIGHT: f32 = 7.0;
/// The part of a slider's height above and below its handle that is given up.
const TIGHT: f32 = 2.0;

/// The marks on a knob's slider.
pub struct SliderMarks {
    /// The limit of stability.
    pub limit: Option<f64>,
    /// The lowest and the highest best value.
    pub best: Option<[f64; 2]>,
    /// The explanation of the marks, if there are any.
    pub explanation: Option<String>,
}

impl SliderMarks {
    fn are_some(&self) -> bool {
        self.limit.is_some() || self.best.is_some()
    }
}

/// A knob's rows: name and number, and the slider below. `name` is the knob's owner, for the accessible name; the slider is filled with `color`.
pub fn knob_ui(ui: &mut Ui, name: &str, knob: &mut Knob<'_>, color: Color32) {
    marked_knob_ui(ui, name, knob, color, None, None, None);
}

/// A library's word for a setting.
pub struct Word {
    /// The word.
    pub text: String,
    /// What it says.
    pub help: String,
}

fn word_ui(ui: &mut Ui, word: &Word) {
    let palette = Palette::current(ui);
    let text = RichText::new(format!(" {} ", word.text)).font(regular(11.0)).color(palette.accent).background_color(palette.chip);
    ui.add(Label::new(text).truncate().selectable(false)).tell(&word.help);
}

/// The settings of an activation, if it has any.
pub fn activation_knobs_ui(ui: &mut Ui, activation: &mut Activation) {
    let (name, color) = (activation.about().name, Palette::current(ui).accent);
    activation.adjust(|knobs| {
        for knob in knobs {
            knob_ui(ui, name, knob, color);
        }
    });
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
    word: Option<&Word>,
) {
    match knob {
        Knob::Number(number, value) => {
            let home = home.unwrap_or(number.default);
            number_row_ui(ui, name, (number, value), color, home, marks, word);
        }
        Knob::Choice(choice, index) => {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.label(RichText::new(choice.name()).font(regular(size::SMALL)).color(Palette::current(ui).secondary))
                    .tell(choice.help());
                if let Some(word) = word {
                    word_ui(ui, word);
                }
                for form in 0..choice.forms.len() {
                    let chosen = ui.selectable_value(*index, form, RichText::new(choice.word(form)).font(regular(size::SMALL)));
                    explain(chosen, &choice.help_of(form));
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
    word: Option<&Word>,
) {
    let label = format!("{name} {}", number.name()).trim_start().to_owned();
    let check = |text: &str| {
        let mut parsed = 0.0;
        Knob::Number(number, &mut parsed).set(text).map(|()| parsed)
    };
    let help = explained(&number.name(), &number.help());
    let mut double = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let name =
            ui.add(Label::new(RichText::new(number.name()).font(regular(size::SMALL))).selectable(false).sense(Sense::CLICK));
        let text = RichText::new(number.symbol).font(formula(15.0)).color(Palette::current(ui).text);
        let symbol = ui.add(Label::new(text).selectable(false).sense(Sense::CLICK));
        for part in [&name, &symbol] {
            double |= part.double_clicked();
            part.clone().tell(&help);
        }
        glossary::open_on_click(ui, &name, number.key);
        if let Some(word) = word {
            let space = (ui.available_width() - FIELD - ui.spacing().item_spacing.x).max(0.0);
            ui.scope(|ui| {
                ui.set_max_width(space);
                word_ui(ui, word);
            });
        }
        right_sized_ui(ui, FIELD, |ui| field_ui(ui, [&label, &help], value, FIELD, &check));
    });
    let whole = number.domain == Domain::Count;
    let space = if marks.is_some_and(SliderMarks::are_some) { MARKS_HEIGHT } else { 0.0 };
    ui.add_space(space - TIGHT);
    let width = ui.available_width();
    let track = slider_ui(ui, value, number.slider, whole, width, color, &label);
    ui.add_space(-TIGHT);
    let mut track_help = help.clone();
    if let Some(marks) = marks {
        marks_ui(ui, &track, number.slider, marks);
        track_help.extend(marks.explanation.iter().flat_map(|told| ["\n", told]));
    }
    let track = explain(track, &format!("{track_help}\n{}", t!("tooltip.default", value = knob::shortest(home))));
    double |= track.hovered() && ui.input(|input| input.pointer.button_double_clicked(egui::PointerButton::Primary));
    let deleted = track.has_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Delete));
    if deleted || double {
        *value = home;
    }
}

/// A band above the track at the best values, and a marker below it at the limit: where they are at the same place, both are seen.
/// Each has its name above.
fn marks_ui(ui: &Ui, track: &egui::Response, range: knob::Slider, marks: &SliderMarks) {
    // The least width of the band, and its height; the distances of its top and of the names from the middle of the track.
    const BAND: f32 = 4.0;
    const TOP: f32 = 13.0;
    const NAMES: f32 = 20.0;
    /// The margin of the card that a name may use.
    const EDGE: f32 = 8.0;
    let palette = Palette::current(ui);
    let (middle, at) = (track.rect.center().y, |value: f64| handle_x(track.rect, value, range));
    let inside = |value: f64| (range.low..=range.high).contains(&value);
    let word = |text: &str, color: Color32| ui.painter().layout_no_wrap(text.to_owned(), regular(10.0), color);
    let mut free = track.rect.max.x;
    if let Some(limit) = marks.limit.filter(|limit| inside(*limit)) {
        let (tip, color) = (egui::pos2(at(limit), middle + 5.0), palette.error);
        let head = vec![tip, tip + egui::vec2(4.0, 6.0), tip + egui::vec2(-4.0, 6.0)];
        ui.painter().add(egui::Shape::convex_polygon(head, color, egui::Stroke::NONE));
        ui.painter().vline(tip.x, middle - TOP + BAND..=tip.y, egui::Stroke::new(1.5, color));
        let text = word(&t!("card.limit"), color);
        let right = tip.x + 7.0 + text.size().x <= track.rect.max.x + EDGE;
        let left = if right { tip.x + 7.0 } else { tip.x - 7.0 - text.size().x };
        free = if right { tip.x - 4.0 } else { left - 4.0 };
        ui.painter().galley(egui::pos2(left, middle - NAMES), text, color);
    }
    if let Some([from, to]) = marks.best.filter(|[from, to]| *to >= range.low && *from <= range.high) {
        let (center, half) = (at(from).midpoint(at(to)), ((at(to) - at(from)) / 2.0).max(BAND / 2.0));
        let corner = egui::pos2(center - half, middle - TOP);
        let band = egui::Rect::from_min_size(corner, egui::vec2(2.0 * half, BAND));
        ui.painter().rect_filled(band, 1.0, palette.accent);
        let text = word(&t!("card.good"), palette.accent);
        let before = band.left().min(free) - 3.0 - text.size().x;
        let left = if before >= track.rect.min.x { before } else { band.right() + 3.0 };
        if left + text.size().x <= free {
            ui.painter().galley(egui::pos2(left, middle - NAMES), text, palette.accent);
        }
    }
}
