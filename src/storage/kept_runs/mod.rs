//! The shelf: runs that were kept to be compared with, of Paths and of Training.
//!
//! A kept run is the settings that it was made with; what follows from them is computed again. Only the curves of
//! Training, which take minutes, are kept as they are (`curves.rs`). The shelves have a file of their own beside the
//! session's, `list.ron`: it is large, and changes seldom.

mod curves;

use std::io;
use std::path::Path;
use std::sync::Arc;

use rust_i18n::t;
use serde::{Deserialize, Serialize};

use super::own_files;
use crate::experiment::{Workspace, paths, training};
use crate::files::ron_reader;
pub use curves::{Curves, MAX_ITERATIONS};

/// The version of the format that this program writes.
const VERSION: u32 = 1;

/// The greatest number of kept runs of a workspace.
pub const MAX_RUNS: usize = 12;

/// Letters of a name at the most.
pub const MAX_NAME_CHARS: usize = 40;

/// A run that was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptRun<S, R = ()> {
    /// What the user calls it.
    pub name: String,
    /// Whether it is drawn.
    pub shown: bool,
    /// What it was made with.
    pub settings: S,
    /// What can't be computed again in a moment.
    pub results: R,
}

/// The kept runs of a workspace, the oldest first. A copy costs nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<KeptRun<S, R>>", into = "Vec<KeptRun<S, R>>")]
#[serde(bound(serialize = "S: Clone + Serialize, R: Clone + Serialize"))]
#[serde(bound(deserialize = "S: Deserialize<'de>, R: Deserialize<'de>"))]
pub struct RunList<S, R = ()>(Arc<Vec<KeptRun<S, R>>>);

impl<S, R> Default for RunList<S, R> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<S: PartialEq, R: PartialEq> PartialEq for RunList<S, R> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.0 == other.0
    }
}

impl<S, R> From<Vec<KeptRun<S, R>>> for RunList<S, R> {
    fn from(runs: Vec<KeptRun<S, R>>) -> Self {
        Self(Arc::new(runs))
    }
}

impl<S: Clone, R: Clone> From<RunList<S, R>> for Vec<KeptRun<S, R>> {
    fn from(list: RunList<S, R>) -> Self {
        Arc::unwrap_or_clone(list.0)
    }
}

impl<S, R> RunList<S, R> {
    /// The kept runs.
    pub fn runs(&self) -> &[KeptRun<S, R>] {
        &self.0
    }

    /// Whether both are copies of one shelf.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether another run has this name.
    pub fn has_name(&self, name: &str, other_than: Option<usize>) -> bool {
        self.0.iter().enumerate().any(|(index, kept)| kept.name == name && Some(index) != other_than)
    }
}

impl<S: Clone, R: Clone> RunList<S, R> {
    /// The kept runs, to be changed.
    pub fn runs_mut(&mut self) -> &mut Vec<KeptRun<S, R>> {
        Arc::make_mut(&mut self.0)
    }
}

/// The shelf of each workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptRuns {
    version: u32,
    /// Kept paths.
    #[serde(default)]
    pub paths: RunList<paths::Settings>,
    /// Kept races.
    #[serde(default)]
    pub training: RunList<training::Settings, Curves>,
}

impl Default for KeptRuns {
    fn default() -> Self {
        Self { version: VERSION, paths: RunList::default(), training: RunList::default() }
    }
}

impl KeptRuns {
    /// Read the shelves; `None` if there is no file. One that can't be used is set aside, and the message says where and why.
    pub fn load(path: &Path) -> Result<Option<Self>, String> {
        own_files::read(path, &t!("file.kept_runs"), Self::parse)
    }

    /// Write the shelves, whole or not at all; the folder is made if it is not there.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        own_files::write(path, &self.text()?)
    }

    fn text(&self) -> io::Result<String> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new().depth_limit(5)).map_err(io::Error::other)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let kept_runs: Self = ron_reader().from_str(text).map_err(|error| error.to_string())?;
        if kept_runs.version != VERSION {
            return Err(t!("file.session_version", version = kept_runs.version, own = VERSION).into_owned());
        }
        check(&kept_runs.paths)?;
        check(&kept_runs.training)?;
        kept_runs.training.runs().iter().try_for_each(|kept| kept.results.check(&kept.settings))?;
        Ok(kept_runs)
    }
}

/// Whether the runs of a shelf can be shown.
fn check<S: Clone + Into<Workspace>, R>(list: &RunList<S, R>) -> Result<(), String> {
    if list.runs().len() > MAX_RUNS {
        return Err(t!("file.kept_most", runs = list.runs().len(), most = MAX_RUNS).into_owned());
    }
    for kept in list.runs() {
        let letters = kept.name.chars().count();
        if letters == 0 || letters > MAX_NAME_CHARS || kept.name.chars().any(char::is_control) {
            return Err(t!("shelf.name_letters", most = MAX_NAME_CHARS).into_owned());
        }
        kept.settings.clone().into().validate().map_err(|error| error.to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
