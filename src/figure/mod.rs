//! Results as a file or on standard output: table, CSV, JSON and programs; with the `gui` feature also PNG, SVG and animations.

pub mod animation;
#[cfg(feature = "gui")]
mod canvas;
pub mod code;
mod columns;
pub mod command;
pub mod csv;
pub mod dialects;
mod encode;
pub mod export;
pub mod format;
pub mod json;
pub mod landscape;
pub mod options;
pub mod outcome;
#[cfg(feature = "gui")]
pub mod page;
#[cfg(feature = "gui")]
mod pdf;
#[cfg(feature = "gui")]
mod png;
#[cfg(feature = "gui")]
pub mod raster;
#[cfg(feature = "gui")]
mod svg;
pub mod table;

use crate::experiment::{Workspace, activations, paths, training};

/// Settings with the results to write or to draw.
#[derive(Clone, Copy, Debug)]
pub enum Figure<'a> {
    /// Optimizers on a landscape.
    Paths(&'a paths::Settings, &'a [paths::Path]),
    /// The signals in the layers of deep nets.
    Activations(&'a activations::Settings, &'a activations::Results),
    /// Small nets in training.
    Symmetry(&'a activations::Settings, &'a [activations::symmetry::SymmetryRun]),
    /// Nets trained by optimizers.
    Training(&'a training::Settings, &'a training::Results),
    /// The landscape of a race.
    Landscape(&'a training::Settings, &'a training::Results, &'a training::landscape::Map),
}

impl Figure<'_> {
    /// The settings of what is drawn: those of a trained net's signals, not of its training.
    pub fn drawn(&self) -> Workspace {
        match self {
            Self::Activations(settings, _) => (*settings).clone().into(),
            Self::Paths(..) | Self::Symmetry(..) | Self::Training(..) | Self::Landscape(..) => self.workspace(),
        }
    }

    /// The settings.
    pub fn workspace(&self) -> Workspace {
        match self {
            Self::Paths(settings, _) => (*settings).clone().into(),
            Self::Activations(_, activations::Results { trained_net: Some(info), .. }) => info.training.clone().into(),
            Self::Activations(settings, _) | Self::Symmetry(settings, _) => (*settings).clone().into(),
            Self::Training(settings, _) | Self::Landscape(settings, ..) => (*settings).clone().into(),
        }
    }
}

/// The colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
pub enum Theme {
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
}
