//! Maps of outcome: which learning rate and which other setting, and which start. Walks have no noise here.

mod axis;
mod basins;
mod second;
mod settings_map;
mod theory;
mod wanted;

pub use axis::Axis;
pub use basins::{BasinPixel, Basins, Fate, Share, basins_while};
pub use second::{second_setting, second_settings};
pub use settings_map::{MapSpec, SettingsMap, settings_map_while};
pub use theory::Theory;
pub use wanted::{COARSE_UPDATES, FINE_UPDATES};

use std::fmt::Display;

use super::{MAX_STEPS, Settings};
use crate::landscape::trajectory::many::TASK;
use crate::language::t;

/// The number of pixels along one side of a map, from and to.
pub const SIDE: [usize; 2] = [2, 1024];
/// The greatest number of updates of a map: some ten seconds.
pub const MAX_UPDATES: usize = 1_000_000_000;
/// The number of pixels along one side, if none is asked for.
pub const USUAL_SIDE: usize = 256;

/// Check the numbers of pixels along the sides of a map, which are called so in the message.
pub fn check_sides<T: Display>(sides: [usize; 2], [width, height]: [T; 2]) -> Result<(), String> {
    let [low, high] = SIDE;
    let fits = sides.iter().all(|side| (low..=high).contains(side));
    if fits { Ok(()) } else { Err(t!("refused.map_size", width = width, height = height, low = low, high = high).into_owned()) }
}

/// Check that maps of this size, one for each of `optimizers`, can be made; the message tells what is wrong.
pub fn check_size(settings: &Settings, [width, height]: [usize; 2], optimizers: usize) -> Result<(), String> {
    check_sides([width, height], [width, height])?;
    if settings.steps > MAX_STEPS {
        return Err(t!("refused.steps", value = settings.steps, most = MAX_STEPS).into_owned());
    }
    let updates = width * height * settings.steps * optimizers;
    if updates > MAX_UPDATES {
        let steps = settings.steps;
        let most = MAX_UPDATES / (width * height * optimizers);
        let text = t!(
            "refused.map_updates",
            width = width,
            height = height,
            optimizers = optimizers,
            steps = steps,
            updates = updates,
            limit = MAX_UPDATES,
            most = most
        );
        return Err(text.into_owned());
    }
    Ok(())
}

/// The number of calls of `progress` while a map of settings of this size is made.
pub fn settings_map_chunks([width, height]: [usize; 2]) -> usize {
    height * width.div_ceil(TASK)
}

/// The number of calls of `progress` while maps of basins of this size are made.
pub fn basins_chunks([width, height]: [usize; 2], optimizers: usize) -> usize {
    optimizers * (width * height).div_ceil(TASK)
}

#[cfg(test)]
mod tests;
