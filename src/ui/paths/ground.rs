//! The landscape's card and the list of start points.

use egui::{ComboBox, RichText, Ui};
use rust_i18n::t;

use super::starts::remove;
use crate::experiment::paths::{Levels, Settings, check_start};
use crate::landscape::curvature::condition_number;
use crate::landscape::{LANDSCAPES, LandscapeSpec};
use crate::ui::card::{add_button, card_frame};
use crate::ui::field::{error_ui, field_ui, text_field_ui};
use crate::ui::icon::{self, Icon};
use crate::ui::knobs::knob_ui;
use crate::ui::plots::number;
use crate::ui::theme::{Palette, formula, regular, size};

/// Room for the condition number.
const CONDITION: f32 = 56.0;

/// Choose a landscape, set its knobs and how it is drawn.
pub fn landscape_ui(ui: &mut Ui, settings: &mut Settings) {
    let palette = Palette::of(ui);
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        choice_ui(ui, settings);
        match settings.landscape.typed().map(str::to_owned) {
            Some(typed) => formula_ui(ui, settings, &typed),
            None => letters_ui(ui, settings),
        }
        let mut landscape = settings.landscape.clone();
        let name = landscape.name();
        for knob in &mut landscape.knobs() {
            knob_ui(ui, &name, knob, palette.second);
        }
        // A setting at which a start has no finite height is not taken over.
        match settings.starts.iter().try_for_each(|start| check_start(&landscape, *start)) {
            Ok(()) => settings.set_landscape(landscape),
            Err(message) => error_ui(ui, &message),
        }
        ui.horizontal(|ui| {
            let small = |text: std::borrow::Cow<'_, str>| RichText::new(text).font(regular(size::SMALL));
            ui.checkbox(&mut settings.arrows, small(t!("landscape.arrows"))).on_hover_text(t!("landscape.arrows_help"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.selectable_value(&mut settings.levels, Levels::Quantile, small(t!("landscape.quantile")))
                    .on_hover_text(t!("landscape.quantile_help"));
                ui.selectable_value(&mut settings.levels, Levels::Log, small(t!("landscape.log")))
                    .on_hover_text(t!("landscape.log_help"));
            });
        });
    });
}

/// The formula that is there when the user asks for one.
const FIRST_FORMULA: &str = "x^2/20 + y^2 + sin(3x)/2";

/// Choose a landscape of the list, or a formula.
fn choice_ui(ui: &mut Ui, settings: &mut Settings) {
    let now = settings.landscape.key();
    let own = t!("landscape.own");
    let text = if settings.landscape.typed().is_some() { own.clone() } else { settings.landscape.name() };
    let mut chosen = None;
    let combo = ComboBox::from_id_salt("landscape").selected_text(text).width(ui.available_width());
    let response = combo.height(420.0).show_ui(ui, |ui| {
        for row in LANDSCAPES {
            if ui.selectable_label(row.key == now, row.name()).on_hover_text(row.source).clicked() && row.key != now {
                chosen = Some(Ok(LandscapeSpec::new(row)));
            }
        }
        ui.separator();
        if ui.selectable_label(settings.landscape.typed().is_some(), own.as_ref()).clicked() {
            chosen = Some(LandscapeSpec::from_formula(settings.landscape.typed().unwrap_or(FIRST_FORMULA)));
        }
    });
    let label = t!("landscape.choose");
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label.as_ref()));
    if let Some(Ok(landscape)) = chosen {
        settings.set_landscape(landscape);
    }
}

/// The formula of a listed landscape in the textbook's letters, with the condition number.
fn letters_ui(ui: &mut Ui, settings: &Settings) {
    ui.horizontal(|ui| {
        let text = RichText::new(settings.landscape.letters()).font(formula(size::FORMULA)).color(Palette::of(ui).text);
        let room = ui.available_width() - CONDITION;
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(text).wrap()).on_hover_text(settings.landscape.source());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| condition_ui(ui, settings));
    });
}

/// The user's own formula, to be typed; what is wrong stands below it, and the last good one stays meanwhile.
fn formula_ui(ui: &mut Ui, settings: &mut Settings, typed: &str) {
    let check = |text: &str| LandscapeSpec::from_formula(text).map_err(|error| error.to_string());
    let field = ui.scope(|ui| text_field_ui(ui, &t!("landscape.formula"), typed, ui.available_width(), &check));
    field.response.on_hover_text(t!("landscape.formula_help"));
    if let Some(landscape) = field.inner {
        settings.set_landscape(landscape);
    }
    ui.horizontal(|ui| {
        let found = settings.landscape.minima().len();
        let text = if found == 0 { t!("landscape.no_minimum") } else { t!("landscape.found", count = found) };
        ui.label(RichText::new(text).font(regular(size::SMALL)).color(Palette::of(ui).second));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| condition_ui(ui, settings));
    });
}

/// The condition number κ = `λ_max/λ_min`: of a quadratic everywhere, else at the lowest minimum or, without one, at the start.
fn condition_ui(ui: &mut Ui, settings: &Settings) {
    let landscape = &settings.landscape;
    let (place, point) = match landscape.minima().first() {
        _ if landscape.is_quadratic() => (t!("condition.everywhere"), settings.starts[0]),
        Some(minimum) => (t!("condition.minimum"), *minimum),
        None => (t!("condition.start"), settings.starts[0]),
    };
    let (text, help) = match condition_number(landscape.hessian(point)) {
        Some(condition) => (format!("κ {}", number(condition, 3)), t!("condition.help", place = place)),
        None => ("κ –".to_owned(), t!("condition.none", place = place)),
    };
    ui.label(RichText::new(text).font(regular(13.0)).color(Palette::of(ui).second)).on_hover_text(help);
}

/// The coordinates of each start, to be typed.
pub fn starts_ui(ui: &mut Ui, settings: &mut Settings) {
    let palette = Palette::of(ui);
    let landscape = settings.landscape.clone();
    let many = settings.starts.len() > 1;
    let mut removed = None;
    for (index, start) in settings.starts.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for axis in 0..2 {
                let letter = ["x", "y"][axis];
                let name = RichText::new(letter).font(formula(size::FORMULA)).color(palette.text);
                ui.add_sized([14.0, 22.0], egui::Label::new(name));
                let other = start[1 - axis];
                let check = |text: &str| {
                    let number =
                        text.trim().replace('−', "-").parse::<f64>().map_err(|_| t!("start.number", text = text).into_owned())?;
                    check_start(&landscape, if axis == 0 { [number, other] } else { [other, number] }).map(|()| number)
                };
                let label = t!("start.coordinate", number = index + 1, axis = letter);
                field_ui(ui, &label, &mut start[axis], 84.0, &check);
            }
            if many && icon::button(ui, Icon::Cross, &t!("start.remove_number", number = index + 1)).clicked() {
                removed = Some(index);
            }
        });
    }
    if let Some(index) = removed {
        remove(settings, index);
    }
}

/// A button that adds a start point.
pub fn add_start_ui(ui: &mut Ui, settings: &mut Settings) {
    let label = t!("start.add");
    let response = ui.add(add_button(ui)).on_hover_text(t!("start.add_help"));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label.as_ref()));
    if response.clicked() {
        settings.starts.push(another_start(settings));
    }
}

/// A start that is not there yet: the last one mirrored at the middle of the view, or moved aside.
fn another_start(settings: &Settings) -> [f64; 2] {
    let view = settings.visible();
    let middle = [view.x, view.y].map(|[low, high]| f64::midpoint(low, high));
    let last = settings.starts.last().copied().unwrap_or(middle);
    let candidates = [[2.0 * middle[0] - last[0], 2.0 * middle[1] - last[1]], [last[0], 2.0 * middle[1] - last[1]], middle];
    let fits = |point: &[f64; 2]| {
        view.contains(*point) && !settings.starts.contains(point) && check_start(&settings.landscape, *point).is_ok()
    };
    candidates.into_iter().find(fits).unwrap_or(last)
}
