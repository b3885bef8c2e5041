//! The command line of a figure of the Training workspace, without the net of the gallery, which changes no figure.

use super::Line;
use crate::experiment::training::{Axis, Settings};
use crate::knob::shortest;
use crate::language::t;

/// Write the settings that differ from the default; fails if the name of the data folder is not UTF-8.
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
    line.choice("start", settings.start, usual.start);
    line.choice("loss", settings.measure, usual.measure);
    if let Some(folder) = &settings.data {
        line.value("data", folder.to_str().ok_or_else(|| t!("command.unwritable").into_owned())?);
    }
    if settings.goal != usual.goal {
        line.value("goal", shortest(settings.goal));
    }
    line.choice("loss-axis", settings.scale, usual.scale);
    line.switch("against-seconds", settings.axis == Axis::Seconds, false);
    Ok(())
}
