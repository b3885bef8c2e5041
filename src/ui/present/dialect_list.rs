//! The help's page of dialects: what each library does under the name of an optimizer. A click shows that walk on the map.

use egui::{Button, ComboBox, Id, Label, RichText, Ui};

use crate::knob::shortest;
use crate::language::t;
use crate::optimizer::OptimizerSpec;
use crate::optimizer::dialect::{Dialect, dialects};
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::explain::{explain, name_choice};
use crate::ui::controls::right::right_ui;
use crate::words::dialect::{call, form, library};

/// Draw the page; returns the dialect that was clicked. `optimizer` is the key of the one that is shown until the user chooses another.
pub fn dialects_ui(ui: &mut Ui, optimizer: Option<&'static str>) -> Option<Dialect> {
    let id = Id::unique("optimizer of the dialects");
    let mut key: Option<&'static str> = ui.data(|data| data.get_temp(id)).or(optimizer);
    let mut chosen = None;
    ui.add_space(6.0);
    ui.add(Label::new(t!("dialect.page")).wrap());
    ui.add_space(4.0);
    if optimizer_ui(ui, &mut key) {
        ui.data_mut(|data| data.insert_temp(id, key.unwrap_or_default()));
    }
    for dialect in dialects().filter(|dialect| Some(dialect.row.optimizer) == key) {
        ui.add_space(6.0);
        if row_ui(ui, dialect) {
            chosen = Some(dialect);
        }
    }
    ui.add_space(8.0);
    ui.add(Label::new(RichText::new(t!("dialect.layerwise")).font(regular(13.0)).color(Palette::current(ui).secondary)).wrap());
    chosen
}

/// The choice of the optimizer; returns whether one was chosen.
fn optimizer_ui(ui: &mut Ui, key: &mut Option<&'static str>) -> bool {
    let all = OptimizerSpec::all();
    let abouts =
        all.iter().map(OptimizerSpec::about).filter(|about| dialects().any(|dialect| dialect.row.optimizer == about.key));
    let abouts: Vec<_> = abouts.collect();
    let shown = abouts.iter().find(|about| Some(about.key) == *key).or(abouts.first()).copied();
    *key = shown.map(|about| about.key);
    let name = shown.map_or("", |about| about.name);
    let mut chosen = false;
    let combo = ComboBox::from_id_salt("optimizer of the dialects").selected_text(name).width(140.0).height(400.0);
    let response = combo.show_ui(ui, |ui| {
        for about in abouts {
            let option = ui.selectable_label(Some(about.key) == *key, about.name);
            if explain(option, about.source).clicked() {
                (*key, chosen) = (Some(about.key), true);
            }
        }
    });
    name_choice(response.response, &t!("columns.optimizer"), name, &t!("dialect.optimizer_help"));
    chosen
}

/// A dialect: library and version, its usual learning rate, its form in words, and the call. Returns whether it was clicked.
fn row_ui(ui: &mut Ui, dialect: Dialect) -> bool {
    let palette = Palette::current(ui);
    let name = library(dialect.library);
    let second = |text: String| RichText::new(text).font(regular(13.0)).color(palette.secondary);
    let clicked = ui
        .horizontal(|ui| {
            let button = ui.add(Button::new(RichText::new(&*name).font(semibold(size::BODY))));
            let clicked = explain(button, &t!("dialect.show", library = name)).clicked();
            ui.label(second(dialect.library.version.to_owned()));
            right_ui(ui, ("rate", dialect.library.key), |ui| {
                let rate = dialect.row.rate.map_or_else(|| "–".to_owned(), shortest);
                ui.label(second(format!("η {rate}"))).tell(t!("dialect.rate_help"));
            });
            clicked
        })
        .inner;
    ui.add(Label::new(RichText::new(form(dialect)).font(regular(size::BODY))).wrap());
    ui.add(Label::new(second(call(dialect))).wrap());
    clicked
}
