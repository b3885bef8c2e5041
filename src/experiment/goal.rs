//! What a task asks of the results, and how far they are from it. It reads the results that are shown; nothing is computed for it.

use serde::{Deserialize, Serialize};

use super::activations::{self, Row};
use super::paths::milestones::Milestones;
use super::paths::{self, Path};
use super::training::{self, Outcome};
use super::{SettingsError, Workspace};
use crate::landscape::trajectory;
use crate::language::t;
use crate::network::init::InitSpec;
use crate::optimizer::OptimizerSpec;

/// One more than the greatest number of steps that a path can have.
const MAX_FEWER_THAN: usize = paths::MAX_STEPS + 1;

/// What is asked. `by` is the optimizer or the initialization that has to do it, as on the command line; empty for any of those shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Goal {
    /// f is below 0.001 above the lowest value after fewer steps than these, from the first start. Paths.
    Arrives {
        /// The optimizer.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
        /// One more than the greatest number of steps, 1 or greater.
        fewer_than: usize,
    },
    /// The path or the loss diverges. Paths and Training.
    Diverges {
        /// The optimizer.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
    },
    /// The standard deviation of the outputs of every layer is between these, both included. Activations.
    Spread {
        /// The initialization.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
        /// The least and the greatest.
        between: (f64, f64),
    },
    /// At least this fraction of the test images is classified correctly at some time of the run. Training.
    Accuracy {
        /// The optimizer.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String,
        /// The least fraction.
        at_least: f64,
    },
}

/// How far the entry that is nearest to the goal has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// What was found.
    pub found: Found,
    /// Whether that is what is asked.
    pub holds: bool,
}

/// What was found in the results of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Found {
    /// The first low step, if there is one.
    Arrives(Option<usize>),
    /// The step or iteration from which it diverges, if it does.
    Diverges(Option<usize>),
    /// The layer, counted from 1, that is farthest from the range, and its standard deviation.
    Spread(usize, f64),
    /// The highest test accuracy so far; `None` before the first measurement.
    Accuracy(Option<f64>),
}

impl Goal {
    /// Goals that the first entry of these settings could have.
    pub fn examples(workspace: &Workspace) -> Vec<Self> {
        let rule = |entries: &[super::Entry]| entries.first().map_or("", |entry| entry.rule.about().key).to_owned();
        match workspace {
            Workspace::Paths(settings) => {
                let by = rule(&settings.optimizers);
                vec![Self::Arrives { by: by.clone(), fewer_than: 50 }, Self::Diverges { by }]
            }
            Workspace::Activations(settings) => {
                let by = settings.rows.first().map_or("", |row| row.init.about().key).to_owned();
                vec![Self::Spread { by, between: (0.5, 1.5) }]
            }
            Workspace::Training(settings) => {
                let by = rule(&settings.optimizers);
                vec![Self::Accuracy { by: by.clone(), at_least: 0.9 }, Self::Diverges { by }]
            }
        }
    }

    /// The optimizer or initialization that has to do it; empty for any.
    pub fn by(&self) -> &str {
        match self {
            Self::Arrives { by, .. } | Self::Diverges { by } | Self::Spread { by, .. } | Self::Accuracy { by, .. } => by,
        }
    }

    /// Check that the settings can reach the goal at all.
    pub fn validate(&self, workspace: &Workspace) -> Result<(), SettingsError> {
        let refuse = |field, message: std::borrow::Cow<'_, str>| Err(SettingsError { field, message: message.into_owned() });
        let fits = match self {
            Self::Arrives { .. } => matches!(workspace, Workspace::Paths(_)),
            Self::Diverges { .. } => !matches!(workspace, Workspace::Activations(_)),
            Self::Spread { .. } => matches!(workspace, Workspace::Activations(_)),
            Self::Accuracy { .. } => matches!(workspace, Workspace::Training(_)),
        };
        if !fits {
            return refuse("goal", t!("file.goal_where"));
        }
        let known = match workspace {
            _ if self.by().is_empty() => Ok(()),
            Workspace::Activations(_) => self.by().parse::<InitSpec>().map(drop).map_err(|error| error.to_string()),
            Workspace::Paths(_) | Workspace::Training(_) => {
                self.by().parse::<OptimizerSpec>().map(drop).map_err(|error| error.to_string())
            }
        };
        known.map_err(|message| SettingsError { field: "by", message })?;
        match *self {
            Self::Arrives { fewer_than, .. } if !(1..=MAX_FEWER_THAN).contains(&fewer_than) => {
                refuse("fewer_than", t!("refused.between", value = fewer_than, low = 1, high = MAX_FEWER_THAN))
            }
            Self::Spread { between: (low, high), .. } if !(0.0 <= low && low < high && high.is_finite()) => {
                refuse("between", t!("file.goal_between"))
            }
            Self::Accuracy { at_least, .. } if !(at_least > 0.0 && at_least <= 1.0) => refuse("at_least", t!("file.goal_share")),
            _ => Ok(()),
        }
    }

    /// Whether the rule is the one asked for.
    fn is_by(&self, rule: &OptimizerSpec) -> bool {
        self.by().is_empty() || self.by().parse::<OptimizerSpec>().is_ok_and(|by| by.about().key == rule.about().key)
    }

    /// How far the shown paths have come; `None` if no optimizer that is asked for is shown.
    pub fn of_paths(&self, settings: &paths::Settings, results: &[Path], milestones: &[Milestones]) -> Option<Standing> {
        let names = settings.names();
        let takes_part = |path: &Path| {
            let entry = settings.optimizers.get(path.optimizer);
            path.start == 0 && entry.is_some_and(|entry| entry.visible && self.is_by(&entry.rule))
        };
        let standing = |(path, milestones): (&Path, &Milestones)| {
            let found = if matches!(self, Self::Diverges { .. }) {
                Found::Diverges(match path.first_seed().outcome {
                    trajectory::Outcome::Diverged { step } => Some(step),
                    _ => None,
                })
            } else {
                Found::Arrives(milestones.first)
            };
            self.standing(names[path.optimizer].clone(), found)
        };
        nearest(results.iter().zip(milestones).filter(|(path, _)| takes_part(path)).map(standing))
    }

    /// How far the shown rows have come; `None` if no initialization that is asked for is there.
    pub fn of_rows(&self, settings: &activations::Settings, results: &activations::Results) -> Option<Standing> {
        let by = self.by().parse::<InitSpec>();
        let takes_part = |row: &Row| self.by().is_empty() || by.as_ref().is_ok_and(|by| by.about().key == row.init.about().key);
        let rows = settings.names().into_iter().zip(&results.rows).filter(|(_, row)| takes_part(&row.row));
        let standing = |(name, row): (String, &std::sync::Arc<activations::RowResult>)| {
            let layers = row.layers.iter().enumerate().map(|(at, layer)| (at + 1, layer.spread.std));
            let (layer, std) = layers.max_by(|a, b| self.excess(a.1).total_cmp(&self.excess(b.1)))?;
            Some(self.standing(name, Found::Spread(layer, std)))
        };
        nearest(rows.filter_map(standing))
    }

    /// How far the curves of a run have come; `None` if no optimizer that is asked for has taken part.
    pub fn of_curves(&self, settings: &training::Settings, results: &training::Results) -> Option<Standing> {
        let takes_part =
            |optimizer: usize| settings.optimizers.get(optimizer).is_some_and(|entry| entry.visible && self.is_by(&entry.rule));
        let specs = settings.curve_specs().into_iter().enumerate().filter(|(_, spec)| takes_part(spec.optimizer));
        let standing = |curve: usize| {
            let found = if matches!(self, Self::Diverges { .. }) {
                Found::Diverges(match results.outcome(curve) {
                    Outcome::Diverged { iteration } => Some(iteration),
                    Outcome::Trained => None,
                })
            } else {
                Found::Accuracy(results.accuracies(curve).iter().map(|(_, share)| share.median).max_by(f64::total_cmp))
            };
            self.standing(settings.names()[curve].clone(), found)
        };
        nearest(specs.map(|(curve, _)| standing(curve)))
    }

    /// By which factor a standard deviation is outside of the range; 1 or less inside, infinite if it is no number.
    fn excess(&self, std: f64) -> f64 {
        let Self::Spread { between: (low, high), .. } = *self else { return f64::INFINITY };
        if std.is_finite() { (low / std).max(std / high) } else { f64::INFINITY }
    }

    fn standing(&self, name: String, found: Found) -> Standing {
        let holds = match (self, found) {
            (Self::Arrives { fewer_than, .. }, Found::Arrives(first)) => first.is_some_and(|first| first < *fewer_than),
            (Self::Diverges { .. }, Found::Diverges(step)) => step.is_some(),
            (Self::Spread { .. }, Found::Spread(_, std)) => self.excess(std) <= 1.0,
            (Self::Accuracy { at_least, .. }, Found::Accuracy(share)) => share.is_some_and(|share| share >= *at_least),
            _ => false,
        };
        Standing { name, found, holds }
    }
}

/// The one that holds, or else the one that has come farthest.
fn nearest(all: impl Iterator<Item = Standing>) -> Option<Standing> {
    let rank = |standing: &Standing| match standing.found {
        _ if standing.holds => f64::NEG_INFINITY,
        Found::Arrives(first) => first.map_or(f64::INFINITY, |first| first as f64),
        Found::Accuracy(share) => -share.unwrap_or(0.0),
        Found::Diverges(_) | Found::Spread(..) => 0.0,
    };
    all.min_by(|a, b| rank(a).total_cmp(&rank(b)))
}
