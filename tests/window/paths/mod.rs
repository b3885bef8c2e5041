//! The Paths workspace.

mod cards;
mod comparison;
mod landscape;
mod map;
mod maps;
mod playback;
mod starts;
mod step;
mod surface;

use halfpipe::experiment::paths::run;
use halfpipe::landscape::trajectory::Trajectory;

use crate::support::{Window, app};

fn first_walk(window: &Window) -> Trajectory {
    Trajectory::clone(&run(&app(window).paths.settings)[0].trajectory)
}
