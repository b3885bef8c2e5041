//! The shelf: runs that were kept to be compared with, of Paths and of Training.
//!
//! A kept run is the settings that it was made with; what follows from them is computed again. Only the curves of
//! Training, which take minutes, are kept as they are (`curves.rs`). The shelves have a file of their own beside the
//! session's, `shelf.ron`: it is large, and changes seldom.

mod curves;

use std::io;
use std::path::Path;
use std::sync::Arc;

use rust_i18n::t;
use serde::{Deserialize, Serialize};

use super::{Workspace, aside, reader};
use crate::experiment::{paths, training};
pub use curves::{Curves, MOST_ITERATIONS};

/// The version of the format that this program writes.
const VERSION: u32 = 1;

/// The greatest number of kept runs of a workspace.
pub const MOST: usize = 12;

/// Letters of a name at the most.
pub const LONGEST_NAME: usize = 40;

/// A run that was kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept<S, R = ()> {
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
#[serde(from = "Vec<Kept<S, R>>", into = "Vec<Kept<S, R>>")]
#[serde(bound(serialize = "S: Clone + Serialize, R: Clone + Serialize"))]
#[serde(bound(deserialize = "S: Deserialize<'de>, R: Deserialize<'de>"))]
pub struct Shelf<S, R = ()>(Arc<Vec<Kept<S, R>>>);

impl<S, R> Default for Shelf<S, R> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<S: PartialEq, R: PartialEq> PartialEq for Shelf<S, R> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.0 == other.0
    }
}

impl<S, R> From<Vec<Kept<S, R>>> for Shelf<S, R> {
    fn from(runs: Vec<Kept<S, R>>) -> Self {
        Self(Arc::new(runs))
    }
}

impl<S: Clone, R: Clone> From<Shelf<S, R>> for Vec<Kept<S, R>> {
    fn from(shelf: Shelf<S, R>) -> Self {
        Arc::unwrap_or_clone(shelf.0)
    }
}

impl<S, R> Shelf<S, R> {
    /// The kept runs.
    pub fn runs(&self) -> &[Kept<S, R>] {
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

impl<S: Clone, R: Clone> Shelf<S, R> {
    /// The kept runs, to be changed.
    pub fn change(&mut self) -> &mut Vec<Kept<S, R>> {
        Arc::make_mut(&mut self.0)
    }
}

/// The shelf of each workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shelves {
    version: u32,
    /// Kept paths.
    #[serde(default)]
    pub paths: Shelf<paths::Settings>,
    /// Kept races.
    #[serde(default)]
    pub training: Shelf<training::Settings, Curves>,
}

impl Default for Shelves {
    fn default() -> Self {
        Self { version: VERSION, paths: Shelf::default(), training: Shelf::default() }
    }
}

impl Shelves {
    /// Read the shelves; `None` if there is no file. One that can't be used is set aside, and the message says where and why.
    pub fn load(path: &Path) -> Result<Option<Self>, String> {
        aside::read(path, &t!("file.kept_runs"), Self::parse)
    }

    /// Write the shelves, whole or not at all; the folder is made if it is not there.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        aside::write(path, &self.text()?)
    }

    fn text(&self) -> io::Result<String> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new().depth_limit(5)).map_err(io::Error::other)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let shelves: Self = reader().from_str(text).map_err(|error| error.to_string())?;
        if shelves.version != VERSION {
            return Err(t!("file.session_version", version = shelves.version, own = VERSION).into_owned());
        }
        check(&shelves.paths)?;
        check(&shelves.training)?;
        shelves.training.runs().iter().try_for_each(|kept| kept.results.check(&kept.settings))?;
        Ok(shelves)
    }
}

/// Whether the runs of a shelf can be shown.
fn check<S: Clone + Into<Workspace>, R>(shelf: &Shelf<S, R>) -> Result<(), String> {
    if shelf.runs().len() > MOST {
        return Err(t!("file.kept_most", runs = shelf.runs().len(), most = MOST).into_owned());
    }
    for kept in shelf.runs() {
        let letters = kept.name.chars().count();
        if letters == 0 || letters > LONGEST_NAME || kept.name.chars().any(char::is_control) {
            return Err(t!("shelf.name_letters", most = LONGEST_NAME).into_owned());
        }
        kept.settings.clone().into().validate().map_err(|error| error.to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
