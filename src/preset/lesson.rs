//! A lesson: scenes in order, in one file. Read it, check it, write it.
//!
//! A file is `(version: 2, title: "...", scenes: [(title: "...", text: "...", workspace: Paths((...))), ...])`, or for a single
//! scene `(version: 2, title: "...", text: "...", workspace: Paths((...)))`, which is a preset. Files of version 1 are presets
//! and are read as such.

use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use rust_i18n::t;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::place::{place_of, starts_of};
use super::{Control, Preset, PresetError, Question, Text, Workspace, embedded, export, read_file, reader, write_whole};
use crate::experiment::SettingsError;
use crate::naming;

/// The version of the format that this program writes.
pub const VERSION: u32 = 2;
/// The oldest version that it reads.
const OLDEST: u32 = 1;
/// The greatest number of scenes.
pub const MAX_SCENES: usize = 200;

/// Scenes in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// The title, one line.
    pub title: Text,
    /// The scenes, at least one and at most [`MAX_SCENES`].
    pub scenes: Vec<Preset>,
}

/// A file with several scenes.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Lesson")]
struct Several {
    version: u32,
    title: Text,
    scenes: Vec<Preset>,
}

/// A file with one scene.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Preset")]
struct One {
    version: u32,
    title: Text,
    #[serde(default)]
    text: Text,
    workspace: Workspace,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    controls: Option<Vec<Control>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<Question>,
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[derive(Deserialize)]
struct Shape {
    scenes: Option<IgnoredAny>,
}

impl From<Preset> for Lesson {
    /// A lesson with a single scene.
    fn from(scene: Preset) -> Self {
        Self { title: scene.title.clone(), scenes: vec![scene] }
    }
}

impl Lesson {
    /// Read a lesson from its text; `file` is named in errors.
    pub fn parse(file: &str, text: &str) -> Result<Self, PresetError> {
        let invalid = |(line, column), message| PresetError::Invalid { file: file.to_owned(), line, column, message };
        // The version comes first: the fields of a newer one are not errors of the file.
        if let Ok(Version { version }) = reader().from_str(text)
            && !(OLDEST..=VERSION).contains(&version)
        {
            let message = t!("file.version", version = version, own = VERSION).into_owned();
            return Err(invalid(place_of(text, "version", 0), message));
        }
        let several = match reader().from_str::<Shape>(text) {
            Ok(shape) => shape.scenes.is_some(),
            Err(_) => !starts_of(text, "scenes").is_empty(),
        };
        let read = if several {
            reader().from_str(text).map(Several::into_lesson)
        } else {
            reader().from_str(text).map(One::into_lesson)
        };
        let lesson = read.map_err(|error| {
            let start = error.span.start;
            invalid((start.line, start.col), error.code.to_string())
        })?;
        lesson.check(text).map_err(|(place, error)| invalid(place, error))?;
        Ok(lesson)
    }

    /// What is wrong with the lesson, with the place in its text.
    fn check(&self, text: &str) -> Result<(), ((usize, usize), String)> {
        self.validate().map_err(|(scene, error)| {
            let from = scene.and_then(|scene| starts_of(text, "workspace").get(scene).copied()).unwrap_or(0);
            // A scene's title and text stand before its settings, the others after them.
            let from = if starts_of(&text[from..], error.field).is_empty() { 0 } else { from };
            let told = match scene {
                Some(scene) if self.scenes.len() > 1 => t!("file.scene", scene = scene + 1, error = error).into_owned(),
                _ => error.to_string(),
            };
            (place_of(text, error.field, from), told)
        })
    }

    /// Whether every scene can be run; if not, which one, counted from 0, and why.
    pub fn validate(&self) -> Result<(), (Option<usize>, SettingsError)> {
        let refuse = |field, message: String| Err((None, SettingsError { field, message }));
        match self.scenes.len() {
            0 => return refuse("scenes", t!("file.no_scene").into_owned()),
            count if count > MAX_SCENES => {
                return refuse("scenes", t!("file.scenes", count = count, most = MAX_SCENES).into_owned());
            }
            _ => {}
        }
        super::check_title(&self.title).map_err(|error| (None, error))?;
        self.scenes.iter().enumerate().try_for_each(|(index, scene)| scene.validate().map_err(|error| (Some(index), error)))
    }

    /// The lesson's text, which [`Self::parse`] reads back to the same lesson.
    pub fn text(&self) -> Result<String, PresetError> {
        self.validate().map_err(|(_, error)| error)?;
        let unwritable = |error: ron::Error| PresetError::Unknown(error.to_string());
        let pretty = |depth| PrettyConfig::new().depth_limit(depth).struct_names(false);
        let text = match &*self.scenes {
            [scene] if scene.title == self.title || self.title.is_empty() => {
                ron::ser::to_string_pretty(&One::of(scene.clone()), pretty(4))
            }
            _ => {
                let Self { title, scenes } = self.clone();
                ron::ser::to_string_pretty(&Several { version: VERSION, title, scenes }, pretty(6))
            }
        };
        text.map(|text| text + "\n").map_err(unwritable)
    }

    /// Open a lesson or a preset that comes with the program by its name, or a file by its path; in the latter case also tells
    /// the path.
    pub fn open(name_or_file: &str) -> Result<(Self, Option<PathBuf>), PresetError> {
        if let Some((slug, text)) = embedded::find(name_or_file) {
            return Ok((Self::parse(slug, text)?, None));
        }
        let path = Path::new(name_or_file);
        if path.extension().is_none() && !path.exists() {
            let slugs: Vec<&str> = embedded::LESSONS.iter().chain(embedded::EMBEDDED).map(|(slug, _)| *slug).collect();
            return Err(PresetError::Unknown(naming::find(&t!("naming.preset"), name_or_file, &slugs).err().unwrap_or_default()));
        }
        Ok((Self::read(path)?, Self::home(path)))
    }

    /// The file that a lesson from there is saved to again: none if it came out of an exported picture.
    pub fn home(path: &Path) -> Option<PathBuf> {
        (!export::is_export(path)).then(|| path.to_path_buf())
    }

    /// Read a lesson from a file, or the scene of an exported picture.
    pub fn read(path: &Path) -> Result<Self, PresetError> {
        if export::is_export(path) {
            return export::read(path).map(Self::from);
        }
        Self::parse(&path.display().to_string(), &read_file(path)?)
    }

    /// Write the lesson to a file, whole or not at all.
    pub fn write(&self, path: &Path) -> Result<(), PresetError> {
        let text = self.text()?;
        if export::is_export(path) {
            return Err(PresetError::Unknown(t!("export.no_lesson", file = path.display()).into_owned()));
        }
        write_whole(path, text.as_bytes()).map_err(|error| PresetError::File { file: path.display().to_string(), error })
    }

    /// A scene by its number, counted from 1.
    pub fn scene(&self, number: usize) -> Result<&Preset, PresetError> {
        let count = self.scenes.len();
        let missing = || {
            if count == 1 {
                t!("file.one_scene", scene = number)
            } else {
                t!("file.no_such_scene", scene = number, count = count)
            }
        };
        number.checked_sub(1).and_then(|index| self.scenes.get(index)).ok_or_else(|| PresetError::Unknown(missing().into_owned()))
    }
}

impl Several {
    fn into_lesson(self) -> Lesson {
        Lesson { title: self.title, scenes: self.scenes }
    }
}

impl One {
    fn of(Preset { title, text, workspace, controls, question }: Preset) -> Self {
        Self { version: VERSION, title, text, workspace, controls, question }
    }

    fn into_lesson(self) -> Lesson {
        let Self { title, text, workspace, controls, question, .. } = self;
        Preset { title, text, workspace, controls, question }.into()
    }
}
