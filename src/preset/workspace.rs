//! The settings of whichever workspace.

use serde::{Deserialize, Serialize};

use crate::experiment::{SettingsError, activations, paths, training};

/// The settings of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Workspace {
    /// Optimizers walk on a landscape.
    Paths(paths::Settings),
    /// Weights of a deep net are initialized.
    Activations(activations::Settings),
    /// Optimizers train nets.
    Training(training::Settings),
}

impl Workspace {
    /// Its name on the command line.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Paths(_) => "paths",
            Self::Activations(_) => "activations",
            Self::Training(_) => "training",
        }
    }

    /// Whether the settings can be run.
    pub fn validate(&self) -> Result<(), SettingsError> {
        match self {
            Self::Paths(settings) => settings.validate(),
            Self::Activations(settings) => settings.validate(),
            Self::Training(settings) => settings.validate(),
        }
    }
}

impl From<paths::Settings> for Workspace {
    fn from(settings: paths::Settings) -> Self {
        Self::Paths(settings)
    }
}

impl From<activations::Settings> for Workspace {
    fn from(settings: activations::Settings) -> Self {
        Self::Activations(settings)
    }
}

impl From<training::Settings> for Workspace {
    fn from(settings: training::Settings) -> Self {
        Self::Training(settings)
    }
}
