//! The line of a figure of the Activations workspace. The initializations are those of what is shown: of the deep nets or of
//! the small ones.

use super::Line;
use crate::experiment::activations::{Heights, Input, Settings, Show};
use crate::knob::shortest;

/// Write what is not default.
pub(super) fn write(line: &mut Line, settings: &Settings) {
    let usual = Settings::default();
    let small = settings.show == Show::Symmetry;
    if settings.show != usual.show {
        line.value("show", shown(settings.show));
    }
    line.changed("activation", &settings.activation, &usual.activation);
    if small {
        line.list("init", &settings.symmetry.rows, &usual.symmetry.rows, ToString::to_string);
    } else {
        line.list("init", &settings.rows, &usual.rows, ToString::to_string);
    }
    line.changed("layers", &settings.layers, &usual.layers);
    line.changed("units", &settings.units, &usual.units);
    line.changed("samples", &settings.samples, &usual.samples);
    if settings.input == Input::Images {
        line.value("input", "images");
    }
    if settings.bias != usual.bias {
        line.value("bias", shortest(settings.bias));
    }
    line.changed("seed", &settings.seed, &usual.seed);
    line.changed("optimizer", &settings.symmetry.optimizer, &usual.symmetry.optimizer);
    line.changed("steps", &settings.symmetry.steps, &usual.symmetry.steps);
    if let Some(step) = settings.symmetry.shown.filter(|step| *step < settings.symmetry.steps) {
        line.value("step", step);
    }
    if settings.symmetry.speed != usual.symmetry.speed {
        line.value("speed", shortest(settings.symmetry.speed));
    }
    if settings.heights == Heights::Shared {
        line.value("heights", "shared");
    }
    line.switch("log", settings.log, usual.log);
    if let Some((row, layer)) = settings.enlarged.filter(|_| !small) {
        line.value("enlarge", format!("{},{}", row + 1, layer + 1));
    }
}

fn shown(show: Show) -> &'static str {
    match show {
        Show::Activations => "activations",
        Show::Gradients => "gradients",
        Show::Weights => "weights",
        Show::Symmetry => "symmetry",
    }
}
