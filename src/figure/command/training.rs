//! The command line of a figure of the Training workspace, without the net of the gallery, which changes no figure but a random plane.

use super::Line;
use crate::experiment::paths::Camera;
use crate::experiment::training::landscape::{Landscape, PlaneKind};
use crate::experiment::training::{Axis, Settings, Sharpness};
use crate::knob::shortest;
use crate::landscape::View;
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
    if let Some(images) = settings.images {
        line.value("images", images);
    }
    if let Some(Sharpness { every, images }) = settings.sharpness {
        line.value("sharpness", format!("{every}:{images}"));
    }
    if settings.goal != usual.goal {
        line.value("goal", shortest(settings.goal));
    }
    line.choice("loss-axis", settings.scale, usual.scale);
    line.switch("against-seconds", settings.axis == Axis::Seconds, false);
    if let Some(landscape) = &settings.landscape {
        write_landscape(line, settings, landscape);
    }
    Ok(())
}

/// The plane, and what else differs from the default.
fn write_landscape(line: &mut Line, settings: &Settings, landscape: &Landscape) {
    let usual = Landscape::default();
    line.choice_always("landscape", landscape.plane);
    line.changed("landscape-images", &landscape.images, &usual.images);
    line.changed("landscape-memory", &landscape.memory, &usual.memory);
    line.changed("landscape-seed", &landscape.seed, &usual.seed);
    if let Some(at) = landscape.at {
        line.value("landscape-at", at);
    }
    if let Some(View { x, y }) = landscape.view {
        line.value("landscape-view", [x[0], x[1], y[0], y[1]].map(shortest).join(","));
    }
    if let Some(Camera { yaw, pitch, zoom }) = landscape.surface {
        line.value("landscape-camera", [yaw, pitch, zoom].map(shortest).join(","));
    }
    if landscape.plane == PlaneKind::Random {
        line.changed("landscape-around", &(settings.chosen() + 1), &1);
    }
}
