//! The list of start points.

use egui::{RichText, Ui};

use super::start_handles::Edit;
use crate::experiment::paths::{Settings, check_start};
use crate::landscape::Point;
use crate::language::t;
use crate::picture::theme::{Palette, formula, size};
use crate::ui::controls::card::add_button;
use crate::ui::controls::explain::name_and_explain;
use crate::ui::controls::field::field_ui;
use crate::ui::controls::icon::{self, Icon};

/// The fields of the coordinates of each start.
pub fn starts_ui(ui: &mut Ui, settings: &mut Settings) {
    let mut edit = None;
    for (index, &start) in settings.starts.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let typed = coordinates_ui(ui, settings, index, start);
            if typed != start {
                edit = Some(Edit::Move(index, typed));
            }
            let remove = || t!("start.remove_number", number = index + 1);
            if settings.starts.len() > 1 && icon::button(ui, Icon::Cross, &remove()).clicked() {
                edit = Some(Edit::Remove(index));
            }
        });
    }
    if let Some(edit) = edit {
        edit.apply(settings);
    }
}

/// The fields of a start's coordinates; returns their values.
fn coordinates_ui(ui: &mut Ui, settings: &Settings, index: usize, start: Point) -> Point {
    let mut typed = start;
    for axis in 0..2 {
        let letter = ["x", "y"][axis];
        let name = RichText::new(letter).font(formula(size::FORMULA)).color(Palette::current(ui).text);
        ui.add_sized([14.0, 22.0], egui::Label::new(name));
        let check = |text: &str| {
            let number = crate::number::read(text, |_| true, || t!("start.number", text = text).into_owned())?;
            let mut wanted = start;
            wanted[axis] = number;
            check_start(&settings.landscape, wanted).map(|()| number)
        };
        let label = t!("start.coordinate", number = index + 1, axis = letter);
        field_ui(ui, [&label, &t!("tooltip.coordinate", axis = letter)], &mut typed[axis], 84.0, &check);
    }
    typed
}

/// A button that adds a start point.
pub fn add_start_ui(ui: &mut Ui, settings: &mut Settings) {
    let response = ui.add_enabled(settings.can_add_start(), add_button(ui));
    let response = name_and_explain(response, egui::Role::Button, &t!("start.add"), &t!("start.add_help"));
    if response.clicked() {
        settings.add_start(settings.another_start());
    }
}
