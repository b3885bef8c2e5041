//! The bar below: play, step, scrub, the number of steps and the speed.

use egui::{Align, Layout, RichText, Ui};
use rust_i18n::t;

use super::icon::{Icon, button, round_button};
use crate::experiment::paths::{MAX_STEPS, Settings};
use crate::knob;
use crate::ui::command::Command;
use crate::ui::field::field_ui;
use crate::ui::slider::slider_ui;
use crate::ui::theme::{Palette, regular, semibold, size};

/// Draw the bar; returns what the user asked for. `progress` is told while a long run is under way, from 0 to 1.
pub fn transport_ui(ui: &mut Ui, settings: &mut Settings, playing: bool, progress: Option<f32>) -> Vec<Command> {
    let mut commands = Vec::new();
    let (shown, steps) = (settings.shown_step(), settings.steps);
    let palette = Palette::of(ui);
    ui.horizontal_centered(|ui| {
        let mut go = |clicked: bool, command: Command| commands.extend(clicked.then_some(command));
        go(button(ui, Icon::First, &t!("transport.first")).clicked(), Command::ShowStep(0));
        go(button(ui, Icon::Back, &t!("transport.back")).clicked(), Command::ShowStep(shown.saturating_sub(1)));
        let (icon, label) = if playing { (Icon::Pause, t!("transport.pause")) } else { (Icon::Play, t!("transport.play")) };
        go(round_button(ui, icon, &label).clicked(), Command::TogglePlay);
        go(button(ui, Icon::Forward, &t!("transport.forward")).clicked(), Command::ShowStep((shown + 1).min(steps)));
        go(button(ui, Icon::Last, &t!("transport.last")).clicked(), Command::ShowStep(steps));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            speed_ui(ui, settings);
            ui.add_space(8.0);
            steps_ui(ui, settings);
            let number = RichText::new(shown.to_string()).font(semibold(size::BODY)).color(palette.text);
            ui.label(RichText::new(t!("transport.of")).color(palette.text));
            ui.label(number);
            ui.label(RichText::new(t!("transport.step")).color(palette.text));
            if let Some(progress) = progress {
                let text = t!("transport.computing", percent = (progress * 100.0).round());
                ui.label(RichText::new(text).font(regular(size::SMALL)).color(palette.second));
            }
            ui.add_space(8.0);
            let mut step = shown as f64;
            let (range, width) = (knob::Slider::linear(0.0, steps as f64), ui.available_width() - 8.0);
            if slider_ui(ui, &mut step, range, true, width, palette.accent, &t!("transport.scrub")).changed() {
                commands.push(Command::ShowStep(step as usize));
            }
        });
    });
    commands
}

/// The number of steps, to be typed.
fn steps_ui(ui: &mut Ui, settings: &mut Settings) {
    let mut steps = settings.steps as f64;
    let others = settings.clone();
    let check = |text: &str| match text.trim().parse::<usize>() {
        Ok(steps) if steps <= MAX_STEPS => {
            let wanted = Settings { steps, shown: None, ..others.clone() };
            wanted.validate().map(|()| steps as f64).map_err(|error| error.message)
        }
        _ => Err(t!("transport.steps_range", max = MAX_STEPS).into_owned()),
    };
    field_ui(ui, &t!("transport.steps"), &mut steps, 64.0, &check);
    let steps = steps as usize;
    if steps != settings.steps {
        // All steps stay all steps; a shown step stays where it is while it exists.
        settings.shown = settings.shown.filter(|shown| *shown < steps);
        settings.steps = steps;
    }
}

/// Steps a second, to be typed.
fn speed_ui(ui: &mut Ui, settings: &mut Settings) {
    ui.label(RichText::new(t!("transport.per_second")).color(Palette::of(ui).second));
    let check = |text: &str| match text.trim().parse::<f64>() {
        Ok(speed) if speed.is_finite() && speed > 0.0 => Ok(speed),
        _ => Err(t!("transport.speed_range").into_owned()),
    };
    field_ui(ui, &t!("transport.speed"), &mut settings.speed, 52.0, &check);
}
