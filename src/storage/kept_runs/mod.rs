//! Kept runs of Paths and Training, to compare later runs with.
//!
//! A kept run consists of its settings, from which it is computed again; only the curves of Training, which take minutes, are
//! stored as well (`curves.rs`). Kept runs have their own file beside the session's, `shelf.ron`, since it is large and rarely
//! changes.

mod curves;

use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::own_files;
use crate::experiment::{Workspace, paths, training};
use crate::files::{in_words, ron_reader};
use crate::language::t;
pub use curves::{Curves, MAX_ITERATIONS};

/// The version of the format that is written.
const VERSION: u32 = 1;

/// The greatest number of kept runs of a workspace.
pub const MAX_RUNS: usize = 12;

/// The greatest length of a name, in characters.
pub const MAX_NAME_CHARS: usize = 40;

/// A kept run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptRun<S, R = ()> {
    /// The name given by the user.
    pub name: String,
    /// Whether it is drawn.
    pub shown: bool,
    /// The scene that it belongs to: it is drawn there only.
    #[serde(default)]
    pub place: String,
    /// The settings of the run.
    pub settings: S,
    /// The results that take long to compute.
    pub results: R,
}

/// The kept runs of a workspace, the oldest first, and the scene that is open. Cheap to clone.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "Vec<KeptRun<S, R>>", into = "Vec<KeptRun<S, R>>")]
#[serde(bound(serialize = "S: Clone + Serialize, R: Clone + Serialize"))]
#[serde(bound(deserialize = "S: Deserialize<'de>, R: Deserialize<'de>"))]
pub struct RunList<S, R = ()> {
    runs: Arc<Vec<KeptRun<S, R>>>,
    here: Arc<str>,
}

impl<S, R> Default for RunList<S, R> {
    fn default() -> Self {
        Self { runs: Arc::default(), here: "".into() }
    }
}

impl<S: PartialEq, R: PartialEq> PartialEq for RunList<S, R> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.runs == other.runs
    }
}

impl<S, R> From<Vec<KeptRun<S, R>>> for RunList<S, R> {
    fn from(runs: Vec<KeptRun<S, R>>) -> Self {
        Self { runs: Arc::new(runs), ..Self::default() }
    }
}

impl<S: Clone, R: Clone> From<RunList<S, R>> for Vec<KeptRun<S, R>> {
    fn from(list: RunList<S, R>) -> Self {
        Arc::unwrap_or_clone(list.runs)
    }
}

impl<S, R> RunList<S, R> {
    /// The kept runs.
    pub fn runs(&self) -> &[KeptRun<S, R>] {
        &self.runs
    }

    /// The runs that are drawn: those of the open scene that are shown.
    pub fn drawn(&self) -> impl Iterator<Item = &KeptRun<S, R>> {
        self.runs.iter().filter(|kept| kept.shown && self.is_here(kept))
    }

    /// Whether a run belongs to the open scene.
    pub fn is_here(&self, kept: &KeptRun<S, R>) -> bool {
        *kept.place == *self.here
    }

    /// The name of the open scene.
    pub fn here(&self) -> &str {
        &self.here
    }

    /// Whether both share the same data.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.runs, &other.runs)
    }

    /// Whether a run other than the one with index `other_than` has this name.
    pub fn has_name(&self, name: &str, other_than: Option<usize>) -> bool {
        self.runs.iter().enumerate().any(|(index, kept)| kept.name == name && Some(index) != other_than)
    }
}

impl<S: Clone, R: Clone> RunList<S, R> {
    /// The kept runs for modification; copies the list if it is shared.
    pub fn runs_mut(&mut self) -> &mut Vec<KeptRun<S, R>> {
        Arc::make_mut(&mut self.runs)
    }
}

/// The kept runs of each workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptRuns {
    version: u32,
    /// The kept runs of Paths.
    #[serde(default)]
    pub paths: RunList<paths::Settings>,
    /// The kept runs of Training.
    #[serde(default)]
    pub training: RunList<training::Settings, Curves>,
}

impl Default for KeptRuns {
    fn default() -> Self {
        Self { version: VERSION, paths: RunList::default(), training: RunList::default() }
    }
}

impl KeptRuns {
    /// Open a scene by its name: only its runs are drawn.
    pub fn open(&mut self, scene: &str) {
        if *self.paths.here != *scene {
            self.paths.here = scene.into();
            self.training.here = Arc::clone(&self.paths.here);
        }
    }

    /// Read the file; `None` if there is none. An unusable file is renamed, and the error message says where to and why.
    pub fn load(path: &Path) -> Result<Option<Self>, String> {
        own_files::read(path, &t!("file.kept_runs"), Self::parse)
    }

    /// Write the file atomically, and create its folder if necessary.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        crate::files::write_own(path, &self.text()?)
    }

    fn text(&self) -> io::Result<String> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new().depth_limit(5)).map_err(io::Error::other)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let kept_runs: Self = ron_reader().from_str(text).map_err(|error| in_words(&error, text))?;
        if kept_runs.version != VERSION {
            return Err(t!("file.session_version", version = kept_runs.version, own = VERSION).into_owned());
        }
        check(&kept_runs.paths)?;
        check(&kept_runs.training)?;
        kept_runs.training.runs().iter().try_for_each(|kept| kept.results.check(&kept.settings))?;
        Ok(kept_runs)
    }
}

/// Check the number of kept runs, their names and their settings.
fn check<S: Clone + Into<Workspace>, R>(list: &RunList<S, R>) -> Result<(), String> {
    if list.runs().len() > MAX_RUNS {
        return Err(t!("file.kept_most", runs = list.runs().len(), most = MAX_RUNS).into_owned());
    }
    for kept in list.runs() {
        let letters = kept.name.chars().count();
        if letters == 0 || letters > MAX_NAME_CHARS || kept.name.chars().any(char::is_control) {
            return Err(t!("kept_runs.name_letters", most = MAX_NAME_CHARS).into_owned());
        }
        kept.settings.clone().into().validate().map_err(|error| error.to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
