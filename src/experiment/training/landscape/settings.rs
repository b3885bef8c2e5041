//! What the landscape of a race is measured on, and which part of it is shown.

use serde::{Deserialize, Serialize};

use crate::experiment::paths::Camera;
use crate::experiment::{SettingsError, within};
use crate::landscape::View;
use crate::language::t;

/// The greatest number of images that the losses of a plane are measured on.
pub const MAX_IMAGES: usize = 10_000;
/// The greatest memory for the points of the walks, in MB (millions of bytes).
pub const MAX_MEMORY: usize = 100_000;

/// A plane through the space of a net's parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, clap::ValueEnum)]
pub enum PlaneKind {
    /// The plane of the two main directions of the walks of all nets, through the mean of their points
    #[default]
    Walks,
    /// A plane of two random directions, scaled unit by unit, through the end of the chosen net
    Random,
}

/// The landscape of a race: its loss on a plane through parameter space, with the walks of its nets.
///
/// Which net a random plane goes through is [`super::super::Settings::chosen`]: the first seed of that curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Landscape {
    /// The plane.
    pub plane: PlaneKind,
    /// The loss is measured on so many of the first training images, or on all if there are fewer: 1 to [`MAX_IMAGES`].
    pub images: usize,
    /// The most memory for the points of all walks, in MB (millions of bytes): 1 to [`MAX_MEMORY`].
    pub memory: usize,
    /// The seed of the random directions.
    pub seed: u64,
    /// The shown number of updates; `None` for the end of the walks.
    pub at: Option<usize>,
    /// The shown part of the plane; `None` for what the walks need.
    pub view: Option<View>,
    /// The camera of a surface; `None` for a map.
    pub surface: Option<Camera>,
}

impl Default for Landscape {
    fn default() -> Self {
        Self { plane: PlaneKind::Walks, images: 1_000, memory: 200, seed: 1, at: None, view: None, surface: None }
    }
}

impl Landscape {
    /// The settings that affect what a run keeps: the memory. All others change the picture only, and are at their defaults.
    #[must_use]
    pub fn inputs(&self) -> Self {
        Self { memory: self.memory, ..Self::default() }
    }

    /// Look at the plane as another one does, if it is the same plane: the same part, the same camera where both show the surface, and the
    /// same number of updates.
    pub fn look_as(&mut self, other: &Self) {
        if (self.plane, self.seed) == (other.plane, other.seed) {
            (self.view, self.at) = (other.view, other.at);
            self.surface = self.surface.map(|camera| other.surface.unwrap_or(camera));
        }
    }

    /// Check that the landscape can be computed; fields are named `landscape.…`.
    pub fn validate(&self) -> Result<(), SettingsError> {
        within("landscape.images", self.images, [1, MAX_IMAGES])?;
        within("landscape.memory", self.memory, [1, MAX_MEMORY])?;
        if self.view.is_some_and(|view| !view.is_valid()) {
            return Err(SettingsError { field: "landscape.view", message: t!("refused.view").into_owned() });
        }
        if self.surface.is_some_and(|camera| !camera.is_valid()) {
            return Err(SettingsError { field: "landscape.surface", message: t!("refused.surface").into_owned() });
        }
        Ok(())
    }
}
