//! Rows for the numbers of a workspace's settings: name, slider and field; and its seed.

use egui::{Label, RichText, Ui, vec2};

use super::card::card_frame;
use super::explain::explain;
use super::field::{error_ui, field_ui, seed_field_ui};
use super::right::right_ui;
use super::slider::slider_ui;
use crate::knob::Slider;
use crate::language::t;
use crate::number;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::picture::tooltip::Tooltip;

/// Widths of a setting's name and of its field.
const NAME_WIDTH: f32 = 64.0;
const FIELD_WIDTH: f32 = 62.0;

/// A reference to a setting's value.
pub enum ValueRef<'a> {
    /// A whole number.
    Count(&'a mut usize),
    /// Any number.
    Number(&'a mut f64),
}

impl ValueRef<'_> {
    fn get(&self) -> f64 {
        match self {
            Self::Count(count) => **count as f64,
            Self::Number(number) => **number,
        }
    }

    fn set(&mut self, value: f64) {
        match self {
            Self::Count(count) => **count = value as usize,
            Self::Number(number) => **number = value,
        }
    }
}

/// A number of a workspace's settings.
pub struct SettingRow<'a, S> {
    /// The name.
    pub name: std::borrow::Cow<'a, str>,
    /// The tooltip.
    pub help: std::borrow::Cow<'a, str>,
    /// The range of the slider.
    pub slider: Slider,
    /// Parses the text of the field.
    pub read: &'a Read,
    /// The value in the settings.
    pub value: fn(&mut S) -> ValueRef<'_>,
}

impl<'a, S> SettingRow<'a, S> {
    /// A count from 1 to `high`, on a logarithmic slider.
    pub fn count(
        name: std::borrow::Cow<'a, str>,
        help: std::borrow::Cow<'a, str>,
        high: usize,
        value: fn(&mut S) -> ValueRef<'_>,
    ) -> Self {
        Self { name, help, slider: Slider::log(1.0, high as f64), read: &parse_count, value }
    }
}

/// Reads the text of a field; the function gives the message of a text that is no such number.
pub type Read = dyn Fn(&str, &dyn Fn() -> String) -> Result<f64, String>;

/// Validates settings.
pub type Check<'a, S> = dyn Fn(&mut S) -> Result<(), String> + 'a;

/// A card of rows.
pub fn rows_ui<S: Clone>(ui: &mut Ui, settings: &mut S, rows: &[SettingRow<'_, S>], check: &Check<'_, S>) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let errors: Vec<String> = rows.iter().filter_map(|row| row.ui(ui, settings, check)).collect();
        for error in errors {
            error_ui(ui, &error);
        }
    });
}

/// Parse a whole number.
pub fn parse_count(text: &str, wanted: &dyn Fn() -> String) -> Result<f64, String> {
    number::unlimited(text, wanted).map(|count| count as f64)
}

impl<S: Clone> SettingRow<'_, S> {
    /// Check the settings with another value.
    fn try_with(&self, settings: &S, value: f64, check: &Check<'_, S>) -> Result<(), String> {
        let mut wanted = settings.clone();
        (self.value)(&mut wanted).set(value);
        check(&mut wanted)
    }

    /// A row with slider and field; returns the error of a value that the slider was dragged to.
    fn ui(&self, ui: &mut Ui, settings: &mut S, check: &Check<'_, S>) -> Option<String> {
        let palette = Palette::current(ui);
        let old = (self.value)(settings).get();
        let mut value = old;
        let mut error = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            name_ui(ui, &self.name).tell(&*self.help);
            let width = (ui.available_width() - FIELD_WIDTH - 6.0).max(40.0);
            let whole = matches!((self.value)(settings), ValueRef::Count(_));
            explain(slider_ui(ui, &mut value, self.slider, whole, width, palette.accent, &self.name), &self.help);
            if value != old
                && let Err(message) = self.try_with(settings, value, check)
            {
                error = Some(message);
                value = old;
            }
            let read = |text: &str| {
                let parsed = (self.read)(text, &|| t!("net.no_number", text = text.trim()).into_owned())?;
                self.try_with(settings, parsed, check).map(|()| parsed)
            };
            field_ui(ui, [&self.name, &self.help], &mut value, FIELD_WIDTH, &read);
        });
        if value != old {
            (self.value)(settings).set(value);
        }
        error
    }
}

/// The name of a setting.
pub fn name_ui(ui: &mut Ui, name: &str) -> egui::Response {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let label = |ui: &mut Ui| {
        ui.set_min_width(NAME_WIDTH);
        ui.add(Label::new(RichText::new(name).font(regular(13.0))).selectable(false))
    };
    ui.allocate_ui_with_layout(vec2(NAME_WIDTH, 22.0), layout, label).inner
}

/// A name and two options to choose from.
pub fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    options: [(T, std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>); 2],
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        name_ui(ui, name);
        for (option, text, help) in options {
            let font = if *value == option { semibold(13.0) } else { regular(13.0) };
            ui.selectable_value(value, option, RichText::new(text).font(font)).tell(help);
        }
    });
}

/// The field of the seed, with a button for the next one.
pub fn seed_ui(ui: &mut Ui, seed: &mut u64) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(RichText::new(t!("net.seed")).font(regular(13.0)).color(Palette::current(ui).text));
            right_ui(ui, "seed", |ui| {
                seed_field_ui(ui, [&t!("net.seed_name"), &t!("tooltip.seed")], seed, 72.0);
                let text = RichText::new(t!("net.reroll")).font(regular(size::SMALL));
                if ui.button(text).tell(t!("net.reroll_help")).clicked() {
                    *seed = seed.wrapping_add(1);
                }
            });
        });
    });
}
