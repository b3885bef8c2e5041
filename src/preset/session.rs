//! The session: what there was on the desks when the window was closed, for its next start.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rust_i18n::t;
use serde::{Deserialize, Serialize};

use super::{Lesson, Preset, Workspace, reader, write_whole};

/// The version of the format that this program writes.
const VERSION: u32 = 2;

/// Letters of a reason that are told.
const LONGEST: usize = 200;

/// What is brought back at the next start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    version: u32,
    /// The key of the workspace that is shown.
    pub shown: String,
    /// Whether the dark theme is on.
    pub dark: bool,
    /// The tag of the language that is spoken; in the sessions of old there is none.
    #[serde(default)]
    pub language: Option<String>,
    /// Width and height of the window, in points.
    pub size: [f32; 2],
    /// The lesson that is open.
    pub lesson: Lesson,
    /// Its scene that was shown last, counted from 0.
    pub scene: usize,
    /// Its file, if it has one.
    pub file: Option<PathBuf>,
    /// Its name, if it is one of the program's.
    pub name: Option<String>,
    /// What there is on each desk.
    pub places: Vec<Place>,
}

/// What there is on a desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The scene as it was opened or saved.
    pub scene: Preset,
    /// The settings as they are now, of the same workspace as the scene's.
    pub now: Workspace,
}

impl Session {
    /// A session with a lesson at its first scene, and what there is on these desks, in no language of its own.
    pub fn new(shown: &str, dark: bool, size: [f32; 2], lesson: Lesson, places: Vec<Place>) -> Self {
        let shown = shown.to_owned();
        Self { version: VERSION, shown, dark, language: None, size, lesson, scene: 0, file: None, name: None, places }
    }

    /// Read a session; `None` if there is none. One that can't be used is set aside, so that it stands in no one's way, and the
    /// message says where and why.
    pub fn load(path: &Path) -> Result<Option<Self>, String> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(format!("{}: {error}", path.display())),
        };
        Self::parse(&text).map(Some).map_err(|reason| {
            let reason: String = reason.chars().take(LONGEST).collect(); // it may quote the file
            let aside = path.with_extension("ron.broken");
            match fs::rename(path, &aside) {
                Ok(()) => t!("file.session", reason = reason, aside = aside.display()).into_owned(),
                Err(error) => t!("file.session_stays", reason = reason, file = path.display(), error = error).into_owned(),
            }
        })
    }

    fn parse(text: &str) -> Result<Self, String> {
        let session: Self = reader().from_str(text).map_err(|error| error.to_string())?;
        if session.version != VERSION {
            return Err(t!("file.session_version", version = session.version, own = VERSION).into_owned());
        }
        if !session.size.iter().all(|side| (1.0..1e5).contains(side)) {
            return Err(t!("file.session_size").into_owned());
        }
        session.lesson.validate().map_err(|(_, error)| error.to_string())?;
        session.lesson.scene(session.scene + 1).map_err(|error| error.to_string())?;
        for Place { scene, now } in &session.places {
            if scene.workspace.key() != now.key() {
                return Err(t!("file.session_place").into_owned());
            }
            scene.validate().and_then(|()| now.validate()).map_err(|error| error.to_string())?;
        }
        Ok(session)
    }

    /// Write the session, whole or not at all; its folder is made if it is not there.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()).map_err(io::Error::other)?;
        write_whole(path, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preset::EMBEDDED;

    fn session() -> Session {
        let place = |slug: &str| {
            let scene = Preset::open(slug).unwrap().0;
            Place { now: scene.workspace.clone(), scene }
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
    fn what_cannot_be_used_is_set_aside_and_said() {
        let folder = folder("broken");
        let path = folder.join("session.ron");
        let text = ron::ser::to_string(&session()).unwrap();
        let cut = &text[..text.len() / 2];
        for (bad, told) in [
            (cut.to_owned(), "can't be read"),
            (String::new(), "can't be read"),
            (format!("({}", "x".repeat(1_000_000)), "can't be read"),
            (text.replacen("version:2", "version:9", 1), "version 9"),
            (text.replacen("scene:1,", "scene:99,", 1), "scene 100"),
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
            let scene = Preset::parse(slug, text).unwrap();
            let place = Place { now: scene.workspace.clone(), scene: scene.clone() };
            let session = Session::new("paths", false, [800.0, 600.0], scene.into(), vec![place]);
            assert_eq!(Session::parse(&ron::ser::to_string(&session).unwrap()), Ok(session), "{slug}");
        }
    }
}
