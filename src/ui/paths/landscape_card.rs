//! The landscape's card.

use egui::{ComboBox, RichText, Ui};

use crate::experiment::paths::{Levels, Settings, check_start};
use crate::landscape::analysis::curvature::condition_number;
use crate::landscape::formula::{EXAMPLES, Example};
use crate::landscape::{LANDSCAPES, LandscapeSpec};
use crate::language::t;
use crate::picture::theme::{Palette, formula, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::explain::{explain, name_choice};
use crate::ui::controls::field::{error_ui, text_field_ui};
use crate::ui::controls::knobs::knob_ui;
use crate::ui::controls::right::{right_sized_ui, right_ui, text_width};
use crate::words::numbers::number;

/// The choice of a landscape, its knobs, and options of the map.
pub fn landscape_ui(ui: &mut Ui, settings: &mut Settings) {
    let palette = Palette::current(ui);
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        choice_ui(ui, settings);
        match settings.landscape.typed_formula().map(str::to_owned) {
            Some(typed) => formula_ui(ui, settings, &typed),
            None => symbols_ui(ui, settings),
        }
        let mut landscape = settings.landscape.clone();
        let name = landscape.name();
        for knob in &mut landscape.knobs() {
            knob_ui(ui, &name, knob, palette.secondary);
        }
        // Values at which a start has no finite height are rejected.
        match settings.starts.iter().try_for_each(|start| check_start(&landscape, *start)) {
            Ok(()) => settings.set_landscape(landscape),
            Err(message) => error_ui(ui, &message),
        }
        ui.horizontal(|ui| {
            let small = |text: std::borrow::Cow<'_, str>| RichText::new(text).font(regular(size::SMALL));
            ui.checkbox(&mut settings.arrows, small(t!("landscape.arrows"))).tell(t!("landscape.arrows_help"));
            right_ui(ui, "levels", |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.selectable_value(&mut settings.levels, Levels::Log, small(t!("landscape.log"))).tell(t!("landscape.log_help"));
                ui.selectable_value(&mut settings.levels, Levels::Quantile, small(t!("landscape.quantile")))
                    .tell(t!("landscape.quantile_help"));
            });
        });
    });
}

/// The initial formula of the user's own landscape.
const FIRST_FORMULA: &str = "x^2/20 + y^2 + sin(3x)/2";

/// The choice of a listed landscape, or a formula.
fn choice_ui(ui: &mut Ui, settings: &mut Settings) {
    let now = settings.landscape.key();
    let own = t!("landscape.own");
    let text = if settings.landscape.typed_formula().is_some() { own.clone() } else { settings.landscape.name() };
    let mut chosen = None;
    let combo = ComboBox::from_id_salt("landscape").selected_text(text.as_ref()).width(ui.available_width());
    let response = combo.height(480.0).show_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0; // all of them are seen at 720 pixels too
        for row in LANDSCAPES {
            if ui.selectable_label(row.key == now, row.name()).tell(row.source).clicked() && row.key != now {
                chosen = Some(Ok(LandscapeSpec::new(row)));
            }
        }
        ui.separator();
        let typed = ui.selectable_label(settings.landscape.typed_formula().is_some(), own.as_ref());
        if explain(typed, &t!("landscape.formula_help")).clicked() {
            chosen = Some(LandscapeSpec::from_formula(settings.landscape.typed_formula().unwrap_or(FIRST_FORMULA)));
        }
    });
    name_choice(response.response, &t!("landscape.choose"), &text, &t!("tooltip.landscape"));
    if let Some(Ok(landscape)) = chosen {
        settings.set_landscape(landscape);
    }
}

/// The symbolic formula of a listed landscape, with the condition number.
fn symbols_ui(ui: &mut Ui, settings: &Settings) {
    let text = RichText::new(settings.landscape.symbolic_formula()).font(formula(size::FORMULA)).color(Palette::current(ui).text);
    let (condition, _) = condition(ui, settings);
    let beside = text_width(ui, condition) + ui.spacing().item_spacing.x;
    let fits = text_width(ui, text.clone()) + beside <= ui.available_width();
    let symbols_ui = |ui: &mut Ui| ui.add(egui::Label::new(text.clone()).wrap()).tell(settings.landscape.source());
    if !fits {
        symbols_ui(ui);
    }
    ui.horizontal(|ui| {
        if fits {
            symbols_ui(ui);
        }
        condition_ui(ui, settings);
    });
}

/// The field of the user's own formula, with its error; an invalid formula leaves the landscape unchanged.
fn formula_ui(ui: &mut Ui, settings: &mut Settings, typed: &str) {
    let check = |text: &str| LandscapeSpec::from_formula(text).map_err(|error| error.to_string());
    let field = text_field_ui(ui, [&t!("landscape.formula"), &t!("landscape.formula_help")], typed, ui.available_width(), &check);
    if let Some(landscape) = field.or_else(|| examples_ui(ui)) {
        settings.set_landscape(landscape);
    }
    let understood = settings.landscape.typeset_formula().filter(|typeset| !is_as_typed(typeset, typed));
    if let Some(formula) = understood {
        let text = t!("landscape.understood", formula = formula);
        ui.label(RichText::new(text).font(regular(size::SMALL)).color(Palette::current(ui).secondary));
    }
    ui.horizontal(|ui| {
        let found = settings.landscape.minima().len();
        let text = if found == 0 { t!("landscape.no_minimum") } else { t!("landscape.found", count = found) };
        ui.label(RichText::new(text).font(regular(size::SMALL)).color(Palette::current(ui).secondary));
        condition_ui(ui, settings);
    });
}

/// The menu of the examples; returns the chosen one.
fn examples_ui(ui: &mut Ui) -> Option<LandscapeSpec> {
    let menu = ui.menu_button(RichText::new(t!("landscape.examples")).font(regular(size::SMALL)), |ui| {
        let choose = |example: &&Example| ui.button(example.name()).tell(example.formula).clicked();
        let chosen = EXAMPLES.iter().filter(choose).last()?;
        ui.close();
        LandscapeSpec::from_formula(chosen.formula).ok()
    });
    explain(menu.response, &t!("landscape.examples_help"));
    menu.inner.flatten()
}

/// Whether a formula was typed as it is typeset, but for spaces and signs of products.
fn is_as_typed(typeset: &str, typed: &str) -> bool {
    let plain = |text: &str| {
        text.chars()
            .filter(|letter| !" ·*".contains(*letter))
            .map(|letter| if letter == '-' { '−' } else { letter })
            .collect::<String>()
    };
    plain(typeset) == plain(typed)
}

/// The condition number κ = `λ_max/λ_min`: of a quadratic, else at the lowest minimum or, without one, at the start.
fn condition_ui(ui: &mut Ui, settings: &Settings) {
    let (text, help) = condition(ui, settings);
    right_sized_ui(ui, text_width(ui, text.clone()), |ui| ui.label(text)).tell(help);
}

/// The condition number as a text, and what it is of.
fn condition(ui: &Ui, settings: &Settings) -> (RichText, String) {
    let landscape = &settings.landscape;
    let (location, point) = match landscape.minima().first() {
        _ if landscape.is_quadratic() => (t!("condition.everywhere"), settings.starts[0]),
        Some(minimum) => (t!("condition.minimum"), *minimum),
        None => (t!("condition.start"), settings.starts[0]),
    };
    let (text, help) = match condition_number(landscape.hessian(point)) {
        Some(condition) => {
            (t!("condition.short", value = number(condition, 3)).into_owned(), t!("condition.help", place = location))
        }
        None => (t!("condition.short", value = "–").into_owned(), t!("condition.none", place = location)),
    };
    (RichText::new(text).font(regular(13.0)).color(Palette::current(ui).secondary), help.into_owned())
}
