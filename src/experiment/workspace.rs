//! The three workspaces and their settings.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{SettingsError, activations, paths, training};
use crate::language::t;

/// A workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkspaceKind {
    /// Optimizers on a landscape.
    Paths,
    /// Weight initializations of a deep network.
    Activations,
    /// Optimizers that train networks.
    Training,
}

impl WorkspaceKind {
    /// All workspaces, in the order of their tabs.
    pub const ALL: [Self; 3] = [Self::Paths, Self::Activations, Self::Training];

    /// The key on the command line and in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Paths => "paths",
            Self::Activations => "activations",
            Self::Training => "training",
        }
    }

    /// The name.
    pub fn name(self) -> Cow<'static, str> {
        match self {
            Self::Paths => t!("workspace.paths"),
            Self::Activations => t!("workspace.activations"),
            Self::Training => t!("workspace.training"),
        }
    }

    /// The question that the workspace answers, and its keyboard shortcut.
    pub fn question(self) -> Cow<'static, str> {
        match self {
            Self::Paths => t!("workspace.paths_help"),
            Self::Activations => t!("workspace.activations_help"),
            Self::Training => t!("workspace.training_help"),
        }
    }
}

/// The settings of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Workspace {
    /// Optimizers on a landscape.
    Paths(paths::Settings),
    /// Weight initializations of a deep network.
    Activations(activations::Settings),
    /// Optimizers that train networks.
    Training(training::Settings),
}

impl Workspace {
    /// The workspace that the settings belong to.
    pub fn kind(&self) -> WorkspaceKind {
        match self {
            Self::Paths(_) => WorkspaceKind::Paths,
            Self::Activations(_) => WorkspaceKind::Activations,
            Self::Training(_) => WorkspaceKind::Training,
        }
    }

    /// The settings that affect what is computed; all others are set to their defaults.
    #[must_use]
    pub fn inputs(&self) -> Self {
        match self {
            Self::Paths(settings) => settings.inputs().into(),
            Self::Activations(settings) => settings.inputs().into(),
            Self::Training(settings) => settings.inputs().into(),
        }
    }

    /// The settings as they are written into a picture, which may be opened anywhere.
    #[must_use]
    pub fn portable(self) -> Self {
        match self {
            Self::Training(settings) => settings.portable().into(),
            other @ (Self::Paths(_) | Self::Activations(_)) => other,
        }
    }

    /// Check that the settings can be run.
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

impl TryFrom<Workspace> for paths::Settings {
    type Error = Workspace;

    fn try_from(workspace: Workspace) -> Result<Self, Workspace> {
        if let Workspace::Paths(settings) = workspace { Ok(settings) } else { Err(workspace) }
    }
}

impl TryFrom<Workspace> for activations::Settings {
    type Error = Workspace;

    fn try_from(workspace: Workspace) -> Result<Self, Workspace> {
        if let Workspace::Activations(settings) = workspace { Ok(settings) } else { Err(workspace) }
    }
}

impl TryFrom<Workspace> for training::Settings {
    type Error = Workspace;

    fn try_from(workspace: Workspace) -> Result<Self, Workspace> {
        if let Workspace::Training(settings) = workspace { Ok(settings) } else { Err(workspace) }
    }
}
