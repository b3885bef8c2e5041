//! The groups of controls beside the picture, and the settings that each can change.

use serde::{Deserialize, Serialize};

use crate::experiment::{Workspace, activations, training};

/// A group of controls beside the picture, named like its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ControlGroup {
    /// The cards of the optimizers. Paths and Training.
    Optimizers,
    /// Landscape. Paths.
    Landscape,
    /// Start points. Paths.
    Starts,
    /// The charts over the steps. Paths.
    Charts,
    /// The terms of the inspected step. Paths.
    Step,
    /// The comparison of the optimizers. Paths.
    Compare,
    /// Initializations and activation. Activations and Training.
    Weights,
    /// The network. Activations and Training.
    Net,
    /// Iterations and data. Training.
    Run,
    /// Table, mistakes and log. Training.
    Results,
}

impl ControlGroup {
    /// All groups.
    pub const ALL: [Self; 10] = [
        Self::Optimizers,
        Self::Landscape,
        Self::Starts,
        Self::Charts,
        Self::Step,
        Self::Compare,
        Self::Weights,
        Self::Net,
        Self::Run,
        Self::Results,
    ];
}

impl ControlGroup {
    /// Whether settings of this group differ, as far as they affect results.
    pub(super) fn differs(self, one: &Workspace, other: &Workspace) -> bool {
        match (one.inputs(), other.inputs()) {
            (Workspace::Paths(one), Workspace::Paths(other)) => match self {
                Self::Optimizers => one.optimizers != other.optimizers,
                Self::Landscape => one.landscape != other.landscape,
                Self::Compare => one.noise != other.noise,
                Self::Starts => one.starts != other.starts,
                _ => false,
            },
            (Workspace::Activations(one), Workspace::Activations(other)) => match self {
                Self::Weights => one.rows != other.rows,
                Self::Net => {
                    let net =
                        |of: &activations::Settings| (of.layers, of.units, of.samples, of.input, of.bias.to_bits(), of.seed);
                    net(&one) != net(&other)
                }
                _ => false,
            },
            (Workspace::Training(one), Workspace::Training(other)) => match self {
                Self::Optimizers => one.optimizers != other.optimizers,
                Self::Weights => one.inits != other.inits,
                Self::Net => (&one.hidden, one.activation) != (&other.hidden, other.activation),
                Self::Run => {
                    let run = |of: &training::Settings| {
                        let decay = of.weight_decay.to_bits();
                        (of.batch, of.iterations, of.seed, of.seeds, of.start, of.measure, of.data.clone(), of.images, decay)
                    };
                    run(&one) != run(&other)
                }
                _ => false,
            },
            _ => true,
        }
    }
}
