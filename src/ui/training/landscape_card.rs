//! The card of the landscape: which plane, on how many images, and how much memory the points of the walks may take.

use egui::Ui;

use crate::experiment::training::Settings;
use crate::experiment::training::landscape::{Landscape, MAX_IMAGES, MAX_MEMORY, PlaneKind};
use crate::language::t;
use crate::ui::controls::card::{card_frame, heading_ui};
use crate::ui::controls::setting_row::{SettingRow, ValueRef, choice_ui, rows_ui, seed_ui};

/// Draw the card, if the landscape is shown.
pub(super) fn landscape_ui(ui: &mut Ui, settings: &mut Settings) {
    let Some(landscape) = &mut settings.landscape else { return };
    heading_ui(ui, &t!("heading.valley"), |_| {});
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let planes = [
            (PlaneKind::Walks, t!("valley.walks"), t!("valley.walks_help")),
            (PlaneKind::Random, t!("valley.random"), t!("valley.random_help")),
        ];
        let before = landscape.plane;
        choice_ui(ui, &t!("valley.plane"), &mut landscape.plane, planes);
        if landscape.plane != before {
            landscape.view = None; // another plane has other axes
        }
    });
    let rows = [
        SettingRow::count(t!("valley.images_name"), t!("valley.images_help"), MAX_IMAGES, |all: &mut Landscape| {
            ValueRef::Count(&mut all.images)
        }),
        SettingRow::count(t!("valley.memory_name"), t!("valley.memory_help"), MAX_MEMORY, |all: &mut Landscape| {
            ValueRef::Count(&mut all.memory)
        }),
    ];
    rows_ui(ui, landscape, &rows, &|wanted: &mut Landscape| wanted.validate().map_err(|error| error.message));
    if landscape.plane == PlaneKind::Random {
        seed_ui(ui, &mut landscape.seed);
    }
}
