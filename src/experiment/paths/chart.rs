//! What is shown beside the map, and how its contour levels are spaced.

use serde::{Deserialize, Serialize};

/// A chart beside the map: mostly a quantity over the steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum Chart {
    /// f.
    #[default]
    Height,
    /// x.
    X,
    /// y.
    Y,
    /// The lengths of the terms of the inspected step, along each axis.
    Terms,
    /// The effective learning rate along each axis.
    Rate,
    /// f at the last step over the learning rate, for the rates tried in the search for the best one.
    Sweep,
    /// How walks of the inspected optimizer end, by learning rate and by a second setting: the map of settings.
    Settings,
    /// Which minimum the walks of each optimizer reach, by their start: the maps of basins.
    Basins,
}

/// What the colours of the map of settings tell of a walk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum MapColor {
    /// f at the last step.
    #[default]
    Height,
    /// The first step at which f is less than a tolerance above the lowest value.
    Steps,
}

/// The spacing of contour levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum Levels {
    /// Equal ratios of the height above the landscape's floor.
    #[default]
    Log,
    /// Equal areas of the view between levels.
    Quantile,
}
