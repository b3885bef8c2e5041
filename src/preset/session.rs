//! The session: what there was on the desks when the window was closed, for its next start.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Preset, Workspace, aside, reader};

/// The version of the format that this program writes.
const VERSION: u32 = 1;

/// What is brought back at the next start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    version: u32,
    /// The key of the workspace that is shown.
    pub shown: String,
    /// Whether the dark theme is on.
    pub dark: bool,
    /// Width and height of the window, in points.
    pub size: [f32; 2],
    /// What there is on each desk.
    pub places: Vec<Place>,
}

/// What there is on a desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The lesson as it was opened or saved.
    pub lesson: Preset,
    /// Its file, if it has one.
    pub file: Option<PathBuf>,
    /// The settings as they are now, of the same workspace as the lesson's.
    pub now: Workspace,
}

impl Session {
    /// A session with what there is on these desks.
    pub fn new(shown: &str, dark: bool, size: [f32; 2], places: Vec<Place>) -> Self {
        Self { version: VERSION, shown: shown.to_owned(), dark, size, places }
    }

    /// Read a session; `None` if there is none. One that can't be used is set aside, so that it stands in no one's way, and the
    /// message says where and why.
    pub fn load(path: &Path) -> Result<Option<Self>, String> {
        aside::read(path, "the last session", Self::parse)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let session: Self = reader().from_str(text).map_err(|error| error.to_string())?;
        if session.version != VERSION {
            return Err(format!("version {}: this halfpipe reads version {VERSION}", session.version));
        }
        if !session.size.iter().all(|side| (1.0..1e5).contains(side)) {
            return Err("size: each side must be a number from 1 to 100000".to_owned());
        }
        for Place { lesson, now, .. } in &session.places {
            if lesson.workspace.key() != now.key() {
                return Err("a lesson and its settings are of different workspaces".to_owned());
            }
            lesson.workspace.validate().and_then(|()| now.validate()).map_err(|error| error.to_string())?;
        }
        Ok(session)
    }

    /// Write the session, whole or not at all; its folder is made if it is not there.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).map_err(io::Error::other)?;
        aside::write(path, &text)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::preset::EMBEDDED;

    fn session() -> Session {
        let place = |slug: &str| {
            let lesson = Preset::open(slug).unwrap().0;
            Place { now: lesson.workspace.clone(), lesson, file: Some(PathBuf::from("lesson.ron")) }
        };
        Session::new("paths", true, [1280.0, 800.0], ["sgd", "xavier", "mnist-race"].map(place).to_vec())
    }

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("halfpipe-session-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_session_reads_back_whole_from_a_folder_that_was_not_there() {
        let folder = folder("round");
        let path = folder.join("deep/session.ron");
        assert_eq!(Session::load(&path), Ok(None));
        session().save(&path).unwrap();
        assert_eq!(Session::load(&path), Ok(Some(session())));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_cannot_be_used_is_set_aside_and_said() {
        let folder = folder("broken");
        let path = folder.join("session.ron");
        let text = ron::ser::to_string(&session()).unwrap();
        let cut = &text[..text.len() / 2];
        for (bad, told) in [
            (cut.to_owned(), "can't be read"),
            (String::new(), "can't be read"),
            (format!("({}", "x".repeat(1_000_000)), "can't be read"),
            (text.replacen("version:1", "version:9", 1), "version 9"),
            (text.replace("steps:29", "steps:999999999"), "too many"),
            (text.replacen("size:(1280.0", "size:(-1.0", 1), "size"),
        ] {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &bad).unwrap();
            let message = Session::load(&path).unwrap_err();
            assert!(message.contains(told) && message.contains("session.ron.broken"), "{message}");
            assert!(message.len() < 1_000, "a long file makes no long message");
            assert!(!path.exists(), "it stands in no one's way");
            assert_eq!(fs::read_to_string(folder.join("session.ron.broken")).unwrap(), bad, "and nothing of it is lost");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn every_lesson_can_be_part_of_a_session() {
        for (slug, text) in EMBEDDED {
            let lesson = Preset::parse(slug, text).unwrap();
            let place = Place { now: lesson.workspace.clone(), lesson, file: None };
            let session = Session::new("paths", false, [800.0, 600.0], vec![place]);
            assert_eq!(Session::parse(&ron::ser::to_string(&session).unwrap()), Ok(session), "{slug}");
        }
    }
}
