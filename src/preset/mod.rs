//! Presets and lessons in files, in RON: a preset is one scene, a lesson an ordered list of them. Parse, check, embed; read and
//! write. What can't be run is refused with the place in the file.

mod embedded;
mod lesson;
mod place;
mod question;
pub mod session;
mod text;
mod workspace;

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rust_i18n::t;
use serde::{Deserialize, Serialize};

use crate::experiment::{SettingsError, activations, paths, training};
pub use embedded::{EMBEDDED, LESSONS, lesson_after, lesson_before};
pub use lesson::{Lesson, MAX_SCENES, VERSION};
pub use question::{How, Question};
pub use text::Text;
pub use workspace::Workspace;

/// Letters of a title, of a text and bytes of a file, at most.
const MAX_TITLE: usize = 200;
const MAX_TEXT: usize = 5_000;
const MAX_BYTES: u64 = 4_000_000;

/// A scene: settings with a title and a text on what to see. A file with a single one is a preset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// The title, one line.
    pub title: Text,
    /// What to look at, in Markdown.
    #[serde(default)]
    pub text: Text,
    /// The settings.
    pub workspace: Workspace,
    /// The controls that are shown at the sides of the picture; `None`: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controls: Option<Vec<Control>>,
    /// What is asked before the results are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
}

/// A group of controls at the side of a picture, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Control {
    /// The optimizers' cards. Paths and Training.
    Optimizers,
    /// Landscape. Paths.
    Landscape,
    /// Start points. Paths.
    Starts,
    /// The charts by step. Paths.
    Charts,
    /// The step that is taken apart. Paths.
    Step,
    /// How the optimizers compare. Paths.
    Compare,
    /// Initializations and activation. Activations and Training.
    Weights,
    /// The net. Activations and Training.
    Net,
    /// Iterations and data. Training.
    Run,
    /// Table, mistakes and log. Training.
    Results,
}

/// Why a preset or a lesson can't be used; worded for the user.
#[derive(Debug, thiserror::Error)]
pub enum PresetError {
    /// The text is not a preset.
    #[error("{file}:{line}:{column}: {message}")]
    Invalid {
        /// The file's path, or a preset's name.
        file: String,
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What is wrong and what would be right.
        message: String,
    },
    /// There is neither a preset nor a file of that name, or no such scene.
    #[error("{0}")]
    Unknown(String),
    /// The file could not be read or written.
    #[error("{file}: {error}")]
    File {
        /// The file's path.
        file: String,
        /// What the system said.
        error: io::Error,
    },
    /// The settings can't be run, so they are not written.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}

impl Preset {
    /// A scene with these settings, all controls and no question.
    pub fn new(title: impl Into<Text>, text: impl Into<Text>, workspace: impl Into<Workspace>) -> Self {
        Self { title: title.into(), text: text.into(), workspace: workspace.into(), controls: None, question: None }
    }

    /// The settings, if they are of the Paths workspace.
    pub fn paths(&self) -> Option<&paths::Settings> {
        match &self.workspace {
            Workspace::Paths(settings) => Some(settings),
            Workspace::Activations(_) | Workspace::Training(_) => None,
        }
    }

    /// The settings, if they are of the Activations workspace.
    pub fn activations(&self) -> Option<&activations::Settings> {
        match &self.workspace {
            Workspace::Activations(settings) => Some(settings),
            Workspace::Paths(_) | Workspace::Training(_) => None,
        }
    }

    /// The settings, if they are of the Training workspace.
    pub fn training(&self) -> Option<&training::Settings> {
        match &self.workspace {
            Workspace::Training(settings) => Some(settings),
            Workspace::Paths(_) | Workspace::Activations(_) => None,
        }
    }

    /// Whether the scene can be run, and its texts fit.
    pub fn validate(&self) -> Result<(), SettingsError> {
        check_title(&self.title)?;
        check_letters("text", &self.text, MAX_TEXT)?;
        self.workspace.validate()?;
        self.question.iter().try_for_each(|question| {
            check_letters("ask", &question.ask, MAX_TEXT)?;
            check_letters("told", &question.told, MAX_TEXT)?;
            question.validate(&self.workspace)
        })
    }

    /// Read a preset from its text, of a lesson its first scene; `file` is named in errors.
    pub fn parse(file: &str, text: &str) -> Result<Self, PresetError> {
        Lesson::parse(file, text)?.scene(1).cloned()
    }

    /// The preset's text, which [`Self::parse`] reads back to the same preset.
    pub fn text(&self) -> Result<String, PresetError> {
        Lesson::from(self.clone()).text()
    }

    /// Open a preset that comes with the program by its name, or a file by its path, of a lesson its first scene; in the latter
    /// case also tells the path.
    pub fn open(name_or_file: &str) -> Result<(Self, Option<PathBuf>), PresetError> {
        let (lesson, file) = Lesson::open(name_or_file)?;
        Ok((lesson.scene(1)?.clone(), file))
    }
}

fn check_title(title: &Text) -> Result<(), SettingsError> {
    check_letters("title", title, MAX_TITLE)
}

fn check_letters(field: &'static str, text: &Text, most: usize) -> Result<(), SettingsError> {
    let letters = text.letters();
    let message = || t!("file.letters", letters = letters, most = most).into_owned();
    if letters <= most { Ok(()) } else { Err(SettingsError { field, message: message() }) }
}

/// A file's text, if it is not longer than a lesson can be.
fn read_file(path: &Path) -> Result<String, PresetError> {
    let failed = |error| PresetError::File { file: path.display().to_string(), error };
    let mut text = String::new();
    fs::File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_string(&mut text)).map_err(failed)?;
    let too_long = || t!("file.long", most = MAX_BYTES / 1_000_000).into_owned();
    if text.len() as u64 > MAX_BYTES { Err(failed(io::Error::other(too_long()))) } else { Ok(text) }
}

/// Write a file whole or not at all: to a temporary file beside it, which then takes its name.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = atomic_write_file::AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Whether a file can be written, asked before work that takes long; nothing is left of the try.
pub fn check_writable(path: &Path) -> io::Result<()> {
    atomic_write_file::AtomicWriteFile::open(path)?.discard()
}

/// A folder's sub-folders and its files with this ending, in the order of their names; hidden ones are left out. Each with
/// whether it is a folder. Empty where the folder can't be read.
pub fn list_folder(folder: &Path, ending: &str) -> Vec<(PathBuf, bool)> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(here).into_iter().flatten().flatten().map(|entry| entry.path());
    let wanted = entries.filter_map(|path| {
        let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        let is_folder = path.is_dir();
        let fits = is_folder || path.extension().is_some_and(|other| other.eq_ignore_ascii_case(ending));
        (fits && !hidden).then_some((path, is_folder))
    });
    let mut wanted: Vec<(PathBuf, bool)> = wanted.collect();
    wanted.sort_by_key(|(path, is_folder)| (!is_folder, path.clone()));
    wanted
}

fn reader() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

#[cfg(test)]
mod tests;
