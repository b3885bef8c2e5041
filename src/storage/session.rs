//! The session: the state of the window when it was closed, restored at the next start.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::own_files;
use super::preferences::Preferences;
use crate::experiment::Workspace;
use crate::files::{in_words, ron_reader};
use crate::language::t;
use crate::lesson::link::checked_base;
use crate::lesson::{Lesson, Scene};

/// The version of the format that is written.
const VERSION: u32 = 2;

/// The greatest number of recent files.
pub const MAX_RECENT: usize = 6;

/// The state that is restored at the next start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    version: u32,
    /// The key of the workspace that is shown.
    pub shown: String,
    /// Whether the dark theme is on.
    pub dark: bool,
    /// The language tag; `None` follows the system, as do files from before this field.
    #[serde(default)]
    pub language: Option<String>,
    /// The width and height of the window, in points.
    pub size: [f32; 2],
    /// Interface size and motion.
    #[serde(default, alias = "comfort")]
    pub preferences: Preferences,
    /// The address that is put before links, or nothing; it belongs to the preferences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub base: String,
    /// Whether the hint of the first start was seen; true in files from before this field.
    #[serde(default = "seen")]
    pub seen_hint: bool,
    /// The open lesson.
    pub lesson: Lesson,
    /// The scene of the lesson that was shown last, counted from 0.
    pub scene: usize,
    /// The file of the lesson, if it has one.
    pub file: Option<PathBuf>,
    /// The name of the lesson, if it is an embedded one.
    pub name: Option<String>,
    /// The files that were opened or saved last, the last one first; at most [`MAX_RECENT`].
    #[serde(default)]
    pub recent: Vec<PathBuf>,
    /// The state of each workspace.
    #[serde(alias = "places")]
    pub workspaces: Vec<Snapshot>,
}

/// The state of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The scene as opened or saved.
    pub scene: Scene,
    /// The current settings, of the same workspace as the scene's.
    pub now: Workspace,
}

fn seen() -> bool {
    true
}

impl Session {
    /// A session with a lesson at its first scene, these workspaces and default preferences.
    pub fn new(shown: &str, dark: bool, size: [f32; 2], lesson: Lesson, workspaces: Vec<Snapshot>) -> Self {
        Self {
            version: VERSION,
            shown: shown.to_owned(),
            dark,
            language: None,
            size,
            preferences: Preferences::default(),
            base: String::new(),
            seen_hint: true,
            lesson,
            scene: 0,
            file: None,
            name: None,
            recent: Vec::new(),
            workspaces,
        }
    }

    /// Read the file; `None` if there is none. An unusable file is renamed, and the error message says where to and why.
    pub fn load(path: &Path) -> Result<Option<Self>, String> {
        own_files::read(path, &t!("file.last_session"), Self::parse)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let session: Self = ron_reader().from_str(text).map_err(|error| in_words(&error, text))?;
        if session.version != VERSION {
            return Err(t!("file.session_version", version = session.version, own = VERSION).into_owned());
        }
        if !session.size.iter().all(|side| (1.0..1e5).contains(side)) {
            return Err(t!("file.session_size").into_owned());
        }
        session.preferences.validate()?;
        checked_base(&session.base)?;
        session.lesson.validate().map_err(|(_, error)| error.to_string())?;
        session.lesson.scene(session.scene + 1).map_err(|error| error.to_string())?;
        for Snapshot { scene, now } in &session.workspaces {
            if scene.workspace.kind() != now.kind() {
                return Err(t!("file.session_place").into_owned());
            }
            scene.validate().and_then(|()| now.validate()).map_err(|error| error.to_string())?;
        }
        Ok(session)
    }

    /// Write the file atomically, and create its folder if necessary.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).map_err(io::Error::other)?;
        crate::files::write_own(path, &text)
    }
}

#[cfg(test)]
mod tests;
