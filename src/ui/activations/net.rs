//! The card of the net.

use egui::Ui;

use crate::experiment::activations::{Input, MAX_LAYERS, SAMPLES, Settings, UNITS};
use crate::knob::{Domain, Slider};
use crate::language::t;
use crate::ui::controls::card::card_frame;
use crate::ui::controls::setting_row::{SettingRow, ValueRef, choice_ui, parse_count, rows_ui};

/// Layers, units, samples, bias and input.
pub fn net_ui(ui: &mut Ui, settings: &mut Settings) {
    let count = |low: usize, high: usize| Slider::log(low as f64, high as f64);
    let check = |wanted: &mut Settings| {
        wanted.enlarged = None;
        wanted.validate().map_err(|error| error.message)
    };
    let rows = [
        SettingRow {
            name: t!("net.layers"),
            help: t!("tooltip.layers"),
            slider: count(1, MAX_LAYERS),
            read: &parse_count,
            value: |all: &mut Settings| ValueRef::Count(&mut all.layers),
        },
        SettingRow {
            name: t!("net.units"),
            help: t!("tooltip.units"),
            slider: count(UNITS[0], UNITS[1]),
            read: &parse_count,
            value: |all: &mut Settings| ValueRef::Count(&mut all.units),
        },
        SettingRow {
            name: t!("net.samples"),
            help: t!("tooltip.samples"),
            slider: count(SAMPLES[0], SAMPLES[1]),
            read: &parse_count,
            value: |all: &mut Settings| ValueRef::Count(&mut all.samples),
        },
        SettingRow {
            name: t!("net.bias"),
            help: t!("tooltip.bias"),
            slider: Slider::linear(-2.0, 2.0),
            read: &|text, wanted| crate::number::read(text, |bias| Domain::Finite.contains(bias), wanted),
            value: |all: &mut Settings| ValueRef::Number(&mut all.bias),
        },
    ];
    rows_ui(ui, settings, &rows, &check);
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        choice_ui(
            ui,
            &t!("net.input"),
            &mut settings.input,
            [
                (Input::Normal, t!("net.input_normal"), t!("net.input_normal_help")),
                (Input::Images, t!("net.input_images"), t!("net.input_images_help")),
            ],
        );
    });
}
