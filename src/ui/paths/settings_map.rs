//! What pointer and keys do on the map of settings, and the choice of its second setting.

use egui::{ComboBox, RichText, Ui};

use crate::experiment::paths::outcome::{MapSpec, second_setting, second_settings};
use crate::experiment::paths::{Chart, MapColor, Settings};
use crate::language::t;
use crate::picture::paths::outcome::Placed;
use crate::picture::theme::{Palette, regular, size};
use crate::picture::tooltip::Tooltip;
use crate::ui::controls::explain::name_choice;
use crate::ui::controls::view_input::arrows;
use crate::words::numbers::number;

/// The part of an axis that an arrow key moves.
const STEP: f64 = 0.01;

/// Give the inspected optimizer the settings that the map was clicked at, or that the handle was moved to. Call it before anything
/// is computed, so that paths follow in the same frame.
pub fn input(ui: &Ui, settings: &mut Settings) {
    if settings.chart != Chart::Settings {
        return;
    }
    let Some(placed) = Placed::last(ui.ctx()) else { return };
    let Some(response) = ui.ctx().read_response(placed.id) else { return };
    let is_moved = response.clicked() || response.dragged();
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| is_moved) {
        settings.take_over(placed.settings(pointer));
        return;
    }
    if !response.has_focus() {
        return;
    }
    let moves = arrows(ui, STEP);
    let rule = &settings.optimizers[settings.inspected()].rule;
    let Some((_, value)) = second_setting(rule, &settings.second).filter(|_| moves != [0.0, 0.0]) else { return };
    let moved = [(placed.rates, rule.rate(), moves[0]), (placed.values, value, moves[1])];
    settings.take_over(moved.map(|(axis, value, by)| {
        let step = if axis.whole { by.signum() * by.abs().max(1.0 / (axis.high - axis.low)) } else { by };
        if by == 0.0 { value } else { axis.value((axis.part(value) + step).clamp(0.0, 1.0)) }
    }));
}

/// The choices of the second setting and of the colours.
pub fn second_ui(ui: &mut Ui, settings: &mut Settings) {
    let rule = settings.optimizers[settings.inspected()].rule.clone();
    let Some((now, _)) = second_setting(&rule, &settings.second) else { return };
    let palette = Palette::current(ui);
    ui.horizontal(|ui| {
        let small = |text: String| RichText::new(text).font(regular(size::SMALL));
        ui.label(small(t!("maps.against").into_owned()).color(palette.secondary));
        let name = format!("{} {}", now.name(), now.symbol);
        let combo = ComboBox::from_id_salt("second setting").selected_text(small(name.clone())).width(112.0).truncate();
        let response = combo.show_ui(ui, |ui| {
            for (number, _) in second_settings(&rule) {
                let text = format!("{} {}", number.name(), number.symbol);
                if ui.selectable_label(number.key == now.key, small(text)).clicked() {
                    number.key.clone_into(&mut settings.second);
                }
            }
        });
        name_choice(response.response, &t!("maps.second"), &name, &t!("maps.second_help"));
        let tolerance = number(MapSpec::default().tolerance, 3);
        for (color, text, help) in [
            (MapColor::Height, t!("maps.color_height"), t!("maps.color_height_help")),
            (MapColor::Steps, t!("maps.color_steps"), t!("maps.color_steps_help", tolerance = tolerance)),
        ] {
            ui.selectable_value(&mut settings.map_color, color, small(text.into_owned())).tell(help);
        }
    });
}
