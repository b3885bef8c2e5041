//! The line of a figure of the Training workspace. Which net the gallery is about changes no figure and is left out.

use rust_i18n::t;

use super::Line;
use crate::experiment::training::{Axis, Measure, Scale, Settings, Start};
use crate::knob::shortest;

/// Write what is not default; a folder whose name is no text can't be written.
pub(super) fn write(line: &mut Line, settings: &Settings) -> Result<(), String> {
    let usual = Settings::default();
    line.optimizers(&settings.optimizers, &usual.optimizers);
    line.list("init", &settings.inits, &usual.inits, ToString::to_string);
    if settings.hidden != usual.hidden {
        let widths = settings.hidden.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        line.value("hidden", if widths.is_empty() { "none" } else { &widths });
    }
    line.changed("activation", &settings.activation, &usual.activation);
    if settings.weight_decay != usual.weight_decay {
        line.value("weight-decay", shortest(settings.weight_decay));
    }
    line.changed("batch", &settings.batch, &usual.batch);
    line.changed("iterations", &settings.iterations, &usual.iterations);
    line.changed("seed", &settings.seed, &usual.seed);
    line.changed("seeds", &settings.seeds, &usual.seeds);
    if settings.start == Start::Own {
        line.value("start", "own");
    }
    if settings.measure == Measure::Before {
        line.value("loss", "before");
    }
    if let Some(folder) = &settings.data {
        line.value("data", folder.to_str().ok_or_else(|| t!("command.unwritable").into_owned())?);
    }
    if settings.goal != usual.goal {
        line.value("goal", shortest(settings.goal));
    }
    match settings.scale {
        Scale::Book => {}
        Scale::Log => line.value("loss-axis", "log"),
        Scale::Free => line.value("loss-axis", "free"),
    }
    line.switch("against-seconds", settings.axis == Axis::Seconds, false);
    Ok(())
}
