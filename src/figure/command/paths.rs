//! The line of a figure of the Paths workspace.

use super::Line;
use crate::experiment::paths::{Camera, Chart, Levels, RateRule, Settings};
use crate::knob::shortest;

/// Write what is not default.
pub(super) fn write(line: &mut Line, settings: &Settings) {
    let mut usual = Settings::default();
    line.changed("landscape", &settings.landscape, &usual.landscape);
    usual.set_landscape(settings.landscape.clone()); // with its own start, view and learning rates, as on the command line
    line.optimizers(&settings.optimizers, &usual.optimizers);
    line.list("start", &settings.starts, &usual.starts, |[x, y]| numbers(&[*x, *y]));
    line.changed("steps", &settings.steps, &usual.steps);
    if let Some(rule) = rule(settings.rates) {
        line.value("rates", rule);
    }
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
    if let Some(view) = settings.view {
        line.value("view", numbers(&[view.x[0], view.x[1], view.y[0], view.y[1]]));
    }
    match settings.surface {
        Some(camera) if camera == Camera::default() => line.switch("surface", true, false),
        Some(Camera { yaw, pitch, zoom }) => line.value("camera", numbers(&[yaw, pitch, zoom])),
        None => {}
    }
    line.switch("arrows", settings.arrows, usual.arrows);
    if settings.levels == Levels::Quantile {
        line.value("levels", "quantile");
    }
    line.changed("inspect", &(settings.inspected + 1), &(usual.inspected + 1));
    line.switch("terms", settings.terms, usual.terms);
    if settings.chart != usual.chart {
        line.value("chart", chart(settings.chart));
    }
}

fn numbers(values: &[f64]) -> String {
    values.iter().map(|value| shortest(*value)).collect::<Vec<_>>().join(",")
}

fn rule(rule: RateRule) -> Option<&'static str> {
    match rule {
        RateRule::Free => None, // the rates are those of the optimizers
        RateRule::Equal => Some("equal"),
        RateRule::FirstStep => Some("first-step"),
        RateRule::Best => Some("best"),
    }
}

fn chart(chart: Chart) -> &'static str {
    match chart {
        Chart::Height => "height",
        Chart::X => "x",
        Chart::Y => "y",
        Chart::Terms => "terms",
        Chart::Rate => "rate",
        Chart::Sweep => "sweep",
    }
}
