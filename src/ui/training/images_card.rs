//! The card of the run's images: on how many it trains, and on how many the sharpness is measured and when.

use egui::Ui;

use crate::experiment::training::{MAX_BATCH, MAX_ITERATIONS, Settings, Sharpness};
use crate::language::t;
use crate::number;
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::field::text_field_ui;
use crate::ui::controls::setting_row::{SettingRow, ValueRef, choice_ui, name_ui, rows_ui};

/// Draw the card, and below it the rows of the sharpness while it is measured.
pub fn images_ui(ui: &mut Ui, settings: &mut Settings) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        first_images_ui(ui, settings);
        let mut is_on = settings.sharpness.is_some();
        choice_ui(
            ui,
            &t!("sharpness.switch"),
            &mut is_on,
            [(false, t!("sharpness.off"), t!("sharpness.switch_help")), (true, t!("sharpness.on"), t!("sharpness.switch_help"))],
        );
        if is_on != settings.sharpness.is_some() {
            settings.sharpness = is_on.then(Sharpness::default);
        }
    });
    if settings.sharpness.is_some() {
        sharpness_ui(ui, settings);
    }
}

/// The field of the number of images: a number, or the word for all.
fn first_images_ui(ui: &mut Ui, settings: &mut Settings) {
    let all = t!("run.all_images");
    let now = settings.images.map_or_else(|| all.to_string(), |images| images.to_string());
    let check = |text: &str| {
        let is_all = text.trim().is_empty() || text.trim() == all || text.trim().eq_ignore_ascii_case("all");
        let images = if is_all { None } else { Some(number::unlimited(text, || t!("parser.images").into_owned())?) };
        let wanted = Settings { images, ..settings.clone() };
        wanted.validate().map(|()| images).map_err(|error| error.message)
    };
    let mut typed = None;
    ui.horizontal(|ui| {
        name_ui(ui, &t!("run.first_images")).tell(t!("run.first_images_help"));
        let width = ui.available_width();
        let texts = [&*t!("run.first_images"), &*t!("run.first_images_help")];
        ui.vertical(|ui| typed = text_field_ui(ui, texts, &now, width, &check));
    });
    settings.images = typed.unwrap_or(settings.images);
}

fn sharpness_ui(ui: &mut Ui, settings: &mut Settings) {
    let check = |wanted: &mut Settings| wanted.validate().map_err(|error| error.message);
    let rows = [
        SettingRow::count(t!("sharpness.every"), t!("sharpness.every_help"), MAX_ITERATIONS, |all: &mut Settings| {
            ValueRef::Count(&mut all.sharpness.get_or_insert_default().every)
        }),
        SettingRow::count(t!("sharpness.on_images"), t!("sharpness.on_images_help"), MAX_BATCH, |all: &mut Settings| {
            ValueRef::Count(&mut all.sharpness.get_or_insert_default().images)
        }),
    ];
    rows_ui(ui, settings, &rows, &check);
}
