//! The command line of a figure of the Paths workspace.

use super::Line;
use crate::experiment::paths::outcome::second_setting;
use crate::experiment::paths::{Camera, RateRule, Settings};
use crate::knob::shortest;

/// Write the settings that differ from the default.
pub(super) fn write(line: &mut Line, settings: &Settings) {
    let mut usual = Settings::default();
    line.changed("landscape", &settings.landscape, &usual.landscape);
    usual.set_landscape(settings.landscape.clone()); // with the landscape's start, view and learning rates, as on the command line
    line.optimizers(&settings.optimizers, &usual.optimizers);
    line.list("start", &settings.starts, &usual.starts, |[x, y]| numbers(&[*x, *y]));
    line.changed("steps", &settings.steps, &usual.steps);
    line.choice("rates", settings.rates, RateRule::Free); // free rates are written with the optimizers
    if settings.noise.deviation != usual.noise.deviation {
        line.value("noise", shortest(settings.noise.deviation));
    }
    line.changed("seed", &settings.noise.seed, &usual.noise.seed);
    line.changed("seeds", &settings.noise.seeds, &usual.noise.seeds);
    if let Some(step) = settings.shown.filter(|step| *step < settings.steps) {
        line.value("step", step);
    }
    if settings.speed != usual.speed {
        line.value("speed", shortest(settings.speed));
    }
    match settings.view {
        Some(view) => line.value("view", numbers(&[view.x[0], view.x[1], view.y[0], view.y[1]])),
        None if settings.whole => line.value("view", "whole"),
        None => {}
    }
    match settings.surface {
        Some(camera) if camera == Camera::default() => line.switch("surface", true, false),
        Some(Camera { yaw, pitch, zoom }) => line.value("camera", numbers(&[yaw, pitch, zoom])),
        None => {}
    }
    line.switch("arrows", settings.arrows, usual.arrows);
    line.choice("levels", settings.levels, usual.levels);
    line.changed("inspect", &(settings.inspected + 1), &(usual.inspected + 1));
    line.switch("terms", settings.terms, usual.terms);
    line.choice("chart", settings.chart, usual.chart);
    let inspected = settings.optimizers.get(settings.inspected());
    let second = inspected.and_then(|entry| second_setting(&entry.rule, &settings.second));
    if second.is_some_and(|(number, _)| number.key == settings.second) {
        line.value("second", &settings.second);
    }
    line.choice("map-color", settings.map_color, usual.map_color);
}

fn numbers(values: &[f64]) -> String {
    values.iter().map(|value| shortest(*value)).collect::<Vec<_>>().join(",")
}
