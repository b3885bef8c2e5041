//! The session: the state of the window when it was closed, restored at the next start.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::own_files;
use super::preferences::Preferences;
use crate::experiment::Workspace;
use crate::files::{in_words, ron_reader};
use crate::language::t;
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
        own_files::write(path, &text)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::lesson::EMBEDDED;

    fn session() -> Session {
        let place = |slug: &str| {
            let scene = Scene::open(slug).unwrap().0;
            Snapshot { now: scene.workspace.clone(), scene }
        };
        let (lesson, places) = (Lesson::open("valley").unwrap().0, ["sgd", "xavier", "mnist-race"].map(place).to_vec());
        let file = Some(PathBuf::from("lesson.ron"));
        Session { scene: 1, file, ..Session::new("paths", true, [1280.0, 800.0], lesson, places) }
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
    fn an_unusable_file_is_set_aside_and_reported() {
        let folder = folder("broken");
        let path = folder.join("session.ron");
        let text = ron::ser::to_string(&session()).unwrap();
        let cut = &text[..text.len() / 2];
        for (bad, expected) in [
            (cut.to_owned(), "can't be read"),
            (String::new(), "can't be read"),
            (format!("({}", "x".repeat(1_000_000)), "can't be read"),
            (text.replacen("version:2", "version:9", 1), "version 9"),
            (text.replacen("scene:1,", "scene:99,", 1), "scene 100"),
            (text.replace("steps:29", "steps:999999999"), "too many"),
            (text.replacen("size:(1280.0", "size:(-1.0", 1), "size"),
            (text.replacen("size:100", "size:1000", 1), "per cent"),
        ] {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &bad).unwrap();
            let message = Session::load(&path).unwrap_err();
            assert!(message.contains(expected) && message.contains("session.ron.broken"), "{message}");
            assert!(message.len() < 1_000, "a long file makes no long message");
            assert!(!path.exists(), "it stands in no one's way");
            assert_eq!(fs::read_to_string(folder.join("session.ron.broken")).unwrap(), bad, "and nothing of it is lost");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_session_from_before_there_were_preferences_still_opens() {
        let text = ron::ser::to_string(&session()).unwrap();
        let written = "preferences:(size:100,still:false,simple:false),seen_hint:true,";
        assert!(text.contains(written));
        assert_eq!(Session::parse(&text.replace(written, "")), Ok(session()));
        assert_eq!(Session::parse(&text.replace("preferences:", "comfort:")), Ok(session()), "what they were called at first");
    }

    #[test]
    fn every_lesson_can_be_part_of_a_session() {
        for (slug, text) in EMBEDDED {
            let scene = Scene::parse(slug, text).unwrap();
            let place = Snapshot { now: scene.workspace.clone(), scene: scene.clone() };
            let session = Session::new("paths", false, [800.0, 600.0], scene.into(), vec![place]);
            assert_eq!(Session::parse(&ron::ser::to_string(&session).unwrap()), Ok(session), "{slug}");
        }
    }
}
