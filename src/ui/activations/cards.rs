//! The cards of the rows: initializations with their settings, which can be reordered and removed.

use super::init_card::{init_ui, library_formula};
use egui::{ComboBox, Label, RichText, Ui, vec2};

use crate::experiment::activations::{MAX_ROWS, Row, Settings};
use crate::language::t;
use crate::naming::numbered;
use crate::network::Activation;
use crate::network::init::library::LAYERS;
use crate::network::init::{INITIALIZATIONS, InitSpec};
use crate::picture::activations::content::marker;
use crate::picture::marker;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::card::{add_button, card_frame};
use crate::ui::controls::explain::{explain, name_and_explain, name_choice};
use crate::ui::controls::icon;
use crate::ui::controls::icon::Icon;
use crate::ui::controls::knobs::activation_knobs_ui;
use crate::ui::controls::right::{right_ui, right_width};

/// An action of the user on a row.
#[derive(Clone, Copy)]
enum RowAction {
    Up,
    Down,
    Remove,
}

/// The cards of the compared rows.
pub fn rows_ui(ui: &mut Ui, settings: &mut Settings) {
    let names = settings.names();
    let common = settings.activation;
    cards_ui(ui, &names, &mut settings.rows, |ui, index, name, row| {
        init_ui(ui, index, name, &mut row.init);
        activation_ui(ui, name, common, &mut row.activation);
    });
}

/// The cards of a list of initializations.
pub fn inits_ui(ui: &mut Ui, inits: &mut Vec<InitSpec>) {
    let names = numbered(inits.iter().map(InitSpec::name).collect());
    cards_ui(ui, &names, inits, init_ui);
}

fn cards_ui<R>(ui: &mut Ui, names: &[String], rows: &mut Vec<R>, mut row_ui: impl FnMut(&mut Ui, usize, &str, &mut R)) {
    let mut requested = None;
    let count = rows.len();
    for (index, (name, row)) in names.iter().zip(rows.iter_mut()).enumerate() {
        card_frame(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), egui::Sense::hover());
                let palette = Palette::current(ui);
                ui.painter().add(marker::shape(
                    marker(index),
                    rect.center(),
                    5.0,
                    palette.row(index),
                    palette.panel,
                    palette.lines,
                ));
                let width = ui.available_width() - right_width(ui, name) - 8.0;
                ui.scope(|ui| {
                    ui.set_max_width(width);
                    let text = RichText::new(name).font(semibold(size::BODY)).color(palette.text);
                    ui.add(Label::new(text).truncate().selectable(false));
                });
                right_ui(ui, name, |ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let mut button = |icon, label: std::borrow::Cow<'_, str>, action, possible: bool| {
                        if possible && icon::button(ui, icon, &label).clicked() {
                            requested = Some((index, action));
                        }
                    };
                    button(Icon::Chevron { open: true }, t!("row.up", name = name), RowAction::Up, index > 0);
                    button(Icon::Chevron { open: false }, t!("row.down", name = name), RowAction::Down, index + 1 < count);
                    button(Icon::Cross, t!("row.remove", name = name), RowAction::Remove, count > 1);
                });
            });
            row_ui(ui, index, name, row);
        });
    }
    match requested {
        Some((index, RowAction::Up)) => rows.swap(index, index - 1),
        Some((index, RowAction::Down)) => rows.swap(index, index + 1),
        Some((index, RowAction::Remove)) => drop(rows.remove(index)),
        None => {}
    }
}

/// The choice of a row's own activation, if it has one.
fn activation_ui(ui: &mut Ui, name: &str, common: Activation, own: &mut Option<Activation>) {
    let Some(activation) = own else { return };
    let mut chosen = Some(*activation);
    ui.horizontal(|ui| {
        ui.label(RichText::new(t!("row.activation")).font(regular(size::SMALL)).color(Palette::current(ui).secondary));
        let small = |text: &str| RichText::new(text.to_owned()).font(regular(size::SMALL));
        let now = &*activation.name();
        let combo = ComboBox::from_id_salt(("row activation", name)).selected_text(small(now)).width(110.0);
        let response = combo.show_ui(ui, |ui| {
            let as_all = ui.selectable_value(&mut chosen, None, small(&t!("row.common", name = common.name())));
            explain(as_all, &common.formula());
            for other in activation.choices() {
                let own = ui.selectable_value(&mut chosen, Some(other), small(&other.name()));
                explain(own, &other.formula());
            }
        });
        let label = t!("row.activation_of", name = name);
        name_choice(response.response, &label, now, &t!("tooltip.row_activation"));
    });
    if let Some(activation) = &mut chosen {
        activation_knobs_ui(ui, activation);
    }
    *own = chosen;
}

/// A menu of all initializations to add, and to repeat the last row with its own activation.
pub fn add_ui(ui: &mut Ui, settings: &mut Settings) {
    let count = settings.rows.len();
    let copy = menu_ui(ui, count, |init| settings.rows.push(Row::from(init)), Some(&t!("row.own_activation")));
    if copy && let Some(last) = settings.rows.last().cloned() {
        settings.rows.push(Row { activation: Some(settings.activation_of(&last)), ..last });
    }
}

/// A menu of all initializations to add to a list of them.
pub fn add_init_ui(ui: &mut Ui, inits: &mut Vec<InitSpec>) {
    menu_ui(ui, inits.len(), |init| inits.push(init), None);
}

/// A menu of all initializations and a last entry; returns whether that was chosen. No menu at [`MAX_ROWS`] rows.
fn menu_ui(ui: &mut Ui, count: usize, add: impl FnOnce(InitSpec), last: Option<&str>) -> bool {
    if count >= MAX_ROWS {
        return false;
    }
    let (mut chosen, mut last_chosen) = (None, false);
    let (menu, _) = egui::containers::menu::MenuButton::from_button(add_button(ui)).ui(ui, |ui| {
        for row in INITIALIZATIONS {
            if ui.button(row.name()).tell(format!("{}\n{}", row.formula(), row.source())).clicked() {
                chosen = Some(InitSpec::new(row));
                ui.close();
            }
        }
        ui.separator();
        ui.menu_button(t!("row.library"), |ui| {
            for layer in LAYERS {
                let Ok(init) = layer.settings.parse::<InitSpec>() else { continue };
                let told = format!("{}\n{}\n{}", layer.version, layer.call, library_formula(&init));
                if ui.button(layer.name).tell(told).clicked() {
                    chosen = Some(init);
                    ui.close();
                }
            }
        });
        if let Some(last) = last {
            last_chosen = explain(ui.button(last), &t!("tooltip.row_activation")).clicked();
            if last_chosen {
                ui.close();
            }
        }
    });
    name_and_explain(menu, egui::Role::Button, &t!("row.add"), &t!("tooltip.add_row"));
    if let Some(init) = chosen {
        add(init);
    }
    last_chosen
}
