//! The command line of a figure of the Activations workspace. The initializations are those of the shown nets: the deep nets or
//! the small ones.

use super::Line;
use crate::experiment::activations::{Settings, Show};
use crate::knob::shortest;

/// Write the settings that differ from the default.
pub(super) fn write(line: &mut Line, settings: &Settings) {
    let usual = Settings::default();
    let small = settings.show == Show::Symmetry;
    line.choice("show", settings.show, usual.show);
    line.changed("activation", &settings.activation, &usual.activation);
    if small {
        line.list("init", &settings.symmetry.rows, &usual.symmetry.rows, ToString::to_string);
    } else {
        line.list("init", &settings.rows, &usual.rows, ToString::to_string);
    }
    line.changed("layers", &settings.layers, &usual.layers);
    line.changed("units", &settings.units, &usual.units);
    line.changed("samples", &settings.samples, &usual.samples);
    line.choice("input", settings.input, usual.input);
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
    line.choice("heights", settings.heights, usual.heights);
    line.switch("log", settings.log, usual.log);
    if let Some((row, layer)) = settings.enlarged.filter(|_| !small) {
        line.value("enlarge", format!("{},{}", row + 1, layer + 1));
    }
}
