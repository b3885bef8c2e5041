//! The card of the net: its size, its bias and its seed.

use egui::{RichText, Ui, vec2};
use rust_i18n::t;

use crate::experiment::activations::{MAX_LAYERS, SAMPLES, Settings, UNITS};
use crate::knob::{Domain, Slider};
use crate::ui::card::card_frame;
use crate::ui::field::{error_ui, field_ui};
use crate::ui::slider::slider_ui;
use crate::ui::theme::{Palette, regular, size};

/// Room for a setting's name, and for its field.
const NAME: f32 = 56.0;
const FIELD: f32 = 62.0;

/// Layers, units, samples and bias.
pub fn net_ui(ui: &mut Ui, settings: &mut Settings) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let count = |low: usize, high: usize| Slider::log(low as f64, high as f64);
        let whole = |text: &str| text.trim().parse::<usize>().map(|count| count as f64).ok();
        let rows = [
            Setting {
                name: t!("net.layers"),
                slider: count(1, MAX_LAYERS),
                read: &whole,
                place: |all| Place::Count(&mut all.layers),
            },
            Setting {
                name: t!("net.units"),
                slider: count(UNITS[0], UNITS[1]),
                read: &whole,
                place: |all| Place::Count(&mut all.units),
            },
            Setting {
                name: t!("net.samples"),
                slider: count(SAMPLES[0], SAMPLES[1]),
                read: &whole,
                place: |all| Place::Count(&mut all.samples),
            },
            Setting {
                name: t!("net.bias"),
                slider: Slider::linear(-2.0, 2.0),
                read: &|text| text.trim().parse().ok().filter(|bias| Domain::Finite.contains(*bias)),
                place: |all| Place::Number(&mut all.bias),
            },
        ];
        let errors: Vec<String> = rows.iter().filter_map(|row| row.ui(ui, settings)).collect();
        for error in errors {
            error_ui(ui, &error);
        }
    });
}

/// Where a setting's value lives.
enum Place<'a> {
    Count(&'a mut usize),
    Number(&'a mut f64),
}

impl Place<'_> {
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

/// A number of the net.
struct Setting<'a> {
    name: std::borrow::Cow<'a, str>,
    slider: Slider,
    read: &'a dyn Fn(&str) -> Option<f64>,
    place: fn(&mut Settings) -> Place<'_>,
}

impl Setting<'_> {
    /// The settings with another value, or why they can't be.
    fn with(&self, settings: &Settings, value: f64) -> Result<Settings, String> {
        let mut wanted = Settings { enlarged: None, ..settings.clone() };
        (self.place)(&mut wanted).set(value);
        wanted.validate().map(|()| wanted).map_err(|error| error.message)
    }

    /// A row with slider and field; returns why the place where the slider was dragged to can't be.
    fn ui(&self, ui: &mut Ui, settings: &mut Settings) -> Option<String> {
        let palette = Palette::of(ui);
        let old = (self.place)(settings).get();
        let mut value = old;
        let mut error = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let name = RichText::new(self.name.as_ref()).font(regular(13.0)).color(palette.text);
            ui.allocate_ui_with_layout(vec2(NAME, 22.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(NAME);
                ui.add(egui::Label::new(name).selectable(false));
            });
            let width = (ui.available_width() - FIELD - 6.0).max(40.0);
            let whole = matches!((self.place)(settings), Place::Count(_));
            slider_ui(ui, &mut value, self.slider, whole, width, palette.accent, &self.name);
            if value != old {
                match self.with(settings, value) {
                    Ok(_) => {}
                    Err(message) => {
                        error = Some(message);
                        value = old;
                    }
                }
            }
            let check = |text: &str| {
                let parsed = (self.read)(text).ok_or_else(|| t!("net.no_number", text = text.trim()).into_owned())?;
                self.with(settings, parsed).map(|_| parsed)
            };
            field_ui(ui, &self.name, &mut value, FIELD, &check);
        });
        if value != old {
            (self.place)(settings).set(value);
        }
        error
    }
}

/// The largest seed that can be typed: a field holds an f64, which has every whole number up to here.
const LARGEST: u64 = 1 << 53;

/// The seed, with a button for the next one.
pub fn seed_ui(ui: &mut Ui, seed: &mut u64) {
    card_frame(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(RichText::new(t!("net.seed")).font(regular(13.0)).color(Palette::of(ui).text));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text = RichText::new(t!("net.reroll")).font(regular(size::SMALL));
                if ui.button(text).on_hover_text(t!("net.reroll_help")).clicked() {
                    *seed = seed.wrapping_add(1);
                }
                let mut value = *seed as f64;
                let check = |text: &str| match text.trim().parse::<u64>() {
                    Ok(seed) if seed <= LARGEST => Ok(seed as f64),
                    _ => Err(t!("compare.seed_range", max = LARGEST).into_owned()),
                };
                field_ui(ui, &t!("net.seed_name"), &mut value, 72.0, &check);
                *seed = if value == *seed as f64 { *seed } else { value as u64 };
            });
        });
    });
}
