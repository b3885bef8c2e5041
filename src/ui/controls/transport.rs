//! The playback bar: play, step, scrub, the number of steps and the speed.

use egui::{RichText, Ui};

use super::explain::explain;
use super::field::field_ui;
use super::icon::{Icon, button, round_button};
use super::right::{right_sized_ui, right_ui, right_width, text_width};
use super::slider::slider_ui;
use crate::knob::{self, Domain};
use crate::language::t;
use crate::number;
use crate::picture::theme::{Palette, regular, semibold, size};
use crate::ui::command::Command;

/// The settings of a playback.
pub struct Playback<'a> {
    /// The number of steps.
    pub steps: &'a mut usize,
    /// The shown step; `None`: the last one.
    pub shown: &'a mut Option<usize>,
    /// Steps per second.
    pub speed: &'a mut f64,
}

impl Playback<'_> {
    /// The shown step.
    pub fn shown_step(&self) -> usize {
        self.shown.unwrap_or(*self.steps)
    }

    /// Show a step.
    pub fn show(&mut self, step: usize) {
        *self.shown = (step < *self.steps).then_some(step);
    }
}

/// Draw the bar; returns the user's commands. `check` validates a number of steps, `progress` is that of a long run, from 0
/// to 1.
pub fn transport_ui(
    ui: &mut Ui,
    mut playback: Playback<'_>,
    playing: bool,
    progress: Option<f32>,
    check: &dyn Fn(usize) -> Result<(), String>,
) -> Vec<Command> {
    let mut commands = Vec::new();
    let (shown, steps) = (playback.shown_step(), *playback.steps);
    let palette = Palette::current(ui);
    ui.horizontal_centered(|ui| {
        let mut go = |clicked: bool, command: Command| commands.extend(clicked.then_some(command));
        go(button(ui, Icon::First, &t!("transport.first")).clicked(), Command::ShowStep(0));
        go(button(ui, Icon::Back, &t!("transport.back")).clicked(), Command::ShowStep(shown.saturating_sub(1)));
        let (icon, label) = if playing { (Icon::Pause, t!("transport.pause")) } else { (Icon::Play, t!("transport.play")) };
        go(round_button(ui, icon, &label).clicked(), Command::TogglePlay);
        go(button(ui, Icon::Forward, &t!("transport.forward")).clicked(), Command::ShowStep((shown + 1).min(steps)));
        go(button(ui, Icon::Last, &t!("transport.last")).clicked(), Command::ShowStep(steps));
        let mut step = shown as f64;
        let (range, width) = (knob::Slider::linear(0.0, steps as f64), ui.available_width() - right_width(ui, "numbers") - 24.0);
        let scrub = slider_ui(ui, &mut step, range, true, width.max(8.0), palette.accent, &t!("transport.scrub"));
        if explain(scrub, &t!("tooltip.scrub")).changed() {
            commands.push(Command::ShowStep(step as usize));
        }
        right_ui(ui, "numbers", |ui| {
            if let Some(progress) = progress {
                let text = t!("transport.computing", percent = (progress * 100.0).round());
                ui.label(RichText::new(text).font(regular(size::SMALL)).color(palette.secondary));
            }
            ui.label(RichText::new(t!("transport.step")).color(palette.text));
            ui.label(RichText::new(shown.to_string()).font(semibold(size::BODY)).color(palette.text));
            ui.label(RichText::new(t!("transport.of")).color(palette.text));
            steps_ui(ui, &mut playback, check);
            ui.add_space(8.0);
            speed_ui(ui, playback.speed);
        });
    });
    commands
}

/// The bar of a beginner: play, scrub, and the shown step.
pub fn simple_transport_ui(ui: &mut Ui, playback: &Playback<'_>, playing: bool, progress: Option<f32>) -> Vec<Command> {
    let (shown, steps) = (playback.shown_step(), *playback.steps);
    let palette = Palette::current(ui);
    let mut commands = Vec::new();
    ui.horizontal_centered(|ui| {
        let (icon, label) = if playing { (Icon::Pause, t!("transport.pause")) } else { (Icon::Play, t!("transport.play")) };
        if round_button(ui, icon, &label).clicked() {
            commands.push(Command::TogglePlay);
        }
        let text = match progress {
            Some(progress) => t!("transport.computing", percent = (progress * 100.0).round()),
            None => t!("transport.shown", step = shown, steps = steps),
        };
        let text = RichText::new(text).font(semibold(size::BODY)).color(palette.text);
        let width = text_width(ui, text.clone()).max(96.0);
        let mut step = shown as f64;
        let range = knob::Slider::linear(0.0, steps as f64);
        let track = (ui.available_width() - width - 24.0).max(8.0);
        let scrub = slider_ui(ui, &mut step, range, true, track, palette.accent, &t!("transport.scrub"));
        if explain(scrub, &t!("tooltip.scrub")).changed() {
            commands.push(Command::ShowStep(step as usize));
        }
        right_sized_ui(ui, width, |ui| ui.label(text));
    });
    commands
}

fn steps_ui(ui: &mut Ui, playback: &mut Playback<'_>, check: &dyn Fn(usize) -> Result<(), String>) {
    let mut typed = *playback.steps as f64;
    let read = |text: &str| {
        // A text that is no number gives the same error as a number that is too large.
        let steps = number::count(text, 0..=usize::MAX).unwrap_or(usize::MAX);
        check(steps).map(|()| steps as f64)
    };
    let width = wide_enough(ui, typed, 64.0);
    field_ui(ui, [&t!("transport.steps"), &t!("tooltip.steps")], &mut typed, width, &read);
    let steps = typed as usize;
    if steps != *playback.steps {
        // The last step stays the last step; another shown step stays if it still exists.
        *playback.shown = playback.shown.filter(|shown| *shown < steps);
        *playback.steps = steps;
    }
}

/// The width of a field that holds this number, at least the usual one.
fn wide_enough(ui: &Ui, value: f64, usual: f32) -> f32 {
    const MARGINS: f32 = 26.0;
    let text = RichText::new(knob::rounded(value)).font(regular(size::BODY));
    usual.max(text_width(ui, text) + MARGINS)
}

fn speed_ui(ui: &mut Ui, speed: &mut f64) {
    let check =
        |text: &str| number::read(text, |speed| Domain::Positive.contains(speed), || t!("transport.speed_range").into_owned());
    let width = wide_enough(ui, *speed, 52.0);
    field_ui(ui, [&t!("transport.speed"), &t!("tooltip.speed")], speed, width, &check);
    ui.label(RichText::new(t!("transport.per_second")).color(Palette::current(ui).secondary));
}
