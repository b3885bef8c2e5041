//! A lesson: scenes in order, in one file. Parses, checks and writes it.
//!
//! A file is `(version: 2, title: "...", scenes: [(title: "...", text: "...", workspace: Paths((...))), ...])`. A file with a
//! single scene is a preset: `(version: 2, title: "...", text: "...", workspace: Paths((...)))`. Files of version 1 are presets
//! in the same form.

use ron::ser::PrettyConfig;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::position::{field_offsets, line_and_column};
use super::scene::check_title;
use super::{ControlGroup, Detail, LessonError, Question, Scene, Task, Text};
use crate::experiment::{SettingsError, Workspace};
use crate::files::{as_typed, in_words, ron_reader, with_greatest};
use crate::language::t;
use crate::naming::shortened;

/// The version of the format that is written.
pub const VERSION: u32 = 2;
/// The oldest version that can be read.
const OLDEST: u32 = 1;
/// The greatest number of scenes.
pub const MAX_SCENES: usize = 200;
/// The greatest length of a message, which may quote the file, in characters.
const MAX_MESSAGE_CHARS: usize = 600;

/// Scenes in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// The title, one line.
    pub title: Text,
    /// How much is shown, where a scene does not say it; `None`: what the user prefers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Detail>,
    /// The scenes: 1 to [`MAX_SCENES`].
    pub scenes: Vec<Scene>,
}

/// The file format of a lesson with several scenes.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Lesson")]
struct LessonFile {
    version: u32,
    title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<Detail>,
    scenes: Vec<Scene>,
}

/// The file format of a single scene.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Preset")]
struct SceneFile {
    version: u32,
    title: Text,
    #[serde(default)]
    text: Text,
    workspace: Workspace,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    controls: Option<Vec<ControlGroup>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<Detail>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<Question>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    task: Option<Task>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    notes: Text,
}

#[derive(Deserialize)]
struct Version {
    version: u64,
}

#[derive(Deserialize)]
struct HasScenes {
    scenes: Option<IgnoredAny>,
}

impl From<Scene> for Lesson {
    /// A lesson with a single scene.
    fn from(scene: Scene) -> Self {
        Self::new(scene.title.clone(), vec![scene])
    }
}

impl Lesson {
    /// A lesson of these scenes.
    pub fn new(title: impl Into<Text>, scenes: Vec<Scene>) -> Self {
        Self { title: title.into(), detail: None, scenes }
    }

    /// Parse a lesson; `file` is named in errors.
    pub fn parse(file: &str, text: &str) -> Result<Self, LessonError> {
        let invalid = |(line, column), message: String| {
            let message = shortened(&message, MAX_MESSAGE_CHARS);
            LessonError::Invalid { file: file.to_owned(), line, column, message }
        };
        // The version first: fields of a newer version are no errors of the file.
        if let Ok(Version { version }) = ron_reader().from_str(text)
            && !(u64::from(OLDEST)..=u64::from(VERSION)).contains(&version)
        {
            let message = t!("file.version", version = version, own = VERSION).into_owned();
            return Err(invalid(line_and_column(text, "version", 0), message));
        }
        let several = match ron_reader().from_str::<HasScenes>(text) {
            Ok(file) => file.scenes.is_some(),
            Err(_) => !field_offsets(text, "scenes").is_empty(),
        };
        let read = |text: &str| {
            if several {
                ron_reader().from_str(text).map(LessonFile::into_lesson)
            } else {
                ron_reader().from_str(text).map(SceneFile::into_lesson)
            }
        };
        let lesson = read(text).map_err(|error| {
            if let Some((greatest, typed)) = with_greatest(&error, text)
                && let Ok(lesson) = read(&greatest)
                && let Err((place, message)) = lesson.check(&greatest)
            {
                return invalid(place, as_typed(&message, &typed));
            }
            let start = error.span.start;
            // A lesson opens with a bracket, behind a comment or its name.
            let opened = ["(", "#", "/", "Lesson", "Preset"].iter().any(|start| text.trim_start().starts_with(start));
            let message = if opened { in_words(&error, text) } else { t!("file.no_lesson").into_owned() };
            invalid((start.line, start.col), message)
        })?;
        lesson.check(text).map_err(|(place, error)| invalid(place, error))?;
        Ok(lesson)
    }

    /// [`Self::validate`], with the position of the error in the text as line and column.
    fn check(&self, text: &str) -> Result<(), ((usize, usize), String)> {
        self.validate().map_err(|(scene, error)| {
            let from = scene.and_then(|scene| field_offsets(text, "workspace").get(scene).copied()).unwrap_or(0);
            // The title and text of a scene precede its workspace; the other fields follow it.
            let from = if field_offsets(&text[from..], error.field).is_empty() { 0 } else { from };
            let message = match scene {
                Some(scene) if self.scenes.len() > 1 => t!("file.scene", scene = scene + 1, error = error).into_owned(),
                _ => error.to_string(),
            };
            (line_and_column(text, error.field, from), message)
        })
    }

    /// Check every scene; the error names the scene, counted from 0, if it belongs to one.
    pub fn validate(&self) -> Result<(), (Option<usize>, SettingsError)> {
        let refuse = |field, message: String| Err((None, SettingsError { field, message }));
        match self.scenes.len() {
            0 => return refuse("scenes", t!("file.no_scene").into_owned()),
            count if count > MAX_SCENES => {
                return refuse("scenes", t!("file.scenes", count = count, most = MAX_SCENES).into_owned());
            }
            _ => {}
        }
        check_title(&self.title).map_err(|error| (None, error))?;
        self.scenes.iter().enumerate().try_for_each(|(index, scene)| scene.validate().map_err(|error| (Some(index), error)))
    }

    /// The text of the file; [`Self::parse`] gives the same lesson. An error if the lesson is invalid.
    pub fn text(&self) -> Result<String, LessonError> {
        self.validate().map_err(|(_, error)| error)?;
        let unwritable = |error: ron::Error| LessonError::Unknown(error.to_string());
        let pretty = |depth| PrettyConfig::new().depth_limit(depth).struct_names(false);
        let text = match &*self.scenes {
            [scene] if scene.title == self.title || self.title.is_empty() => ron::ser::to_string_pretty(
                &SceneFile::of(Scene { detail: scene.detail.or(self.detail), ..scene.clone() }),
                pretty(4),
            ),
            _ => {
                let Self { title, detail, scenes } = self.clone();
                ron::ser::to_string_pretty(&LessonFile { version: VERSION, title, detail, scenes }, pretty(6))
            }
        };
        text.map(|text| text + "\n").map_err(unwritable)
    }

    /// A scene by its number, counted from 1; an error if there is no such scene.
    pub fn scene(&self, number: usize) -> Result<&Scene, LessonError> {
        let count = self.scenes.len();
        let missing = || {
            if count == 1 {
                t!("file.one_scene", scene = number)
            } else {
                t!("file.no_such_scene", scene = number, count = count)
            }
        };
        number.checked_sub(1).and_then(|index| self.scenes.get(index)).ok_or_else(|| LessonError::Unknown(missing().into_owned()))
    }
}

impl LessonFile {
    fn into_lesson(self) -> Lesson {
        Lesson { title: self.title, detail: self.detail, scenes: self.scenes }
    }
}

impl SceneFile {
    fn of(Scene { title, text, workspace, controls, detail, question, task, notes }: Scene) -> Self {
        Self { version: VERSION, title, text, workspace, controls, detail, question, task, notes }
    }

    fn into_lesson(self) -> Lesson {
        let Self { title, text, workspace, controls, detail, question, task, notes, .. } = self;
        Scene { title, text, workspace, controls, detail, question, task, notes }.into()
    }
}

impl Scene {
    /// Parse a preset, or the first scene of a lesson; `file` is named in errors.
    pub fn parse(file: &str, text: &str) -> Result<Self, LessonError> {
        Lesson::parse(file, text)?.scene(1).cloned()
    }

    /// The text of the preset's file; [`Self::parse`] gives the same preset.
    pub fn text(&self) -> Result<String, LessonError> {
        Lesson::from(self.clone()).text()
    }
}
