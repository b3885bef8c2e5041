//! Presets: one lesson a file, in RON. Parse, check, embed; read and write.
//!
//! A file is `(version: 1, title: "...", text: "...", workspace: Paths((...)))`, or
//! `Activations((...))`, or `Training((...))`. What can't be run is refused with the
//! place in the file.

mod aside;
pub mod session;
#[cfg(feature = "gui")]
pub mod shelf;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::experiment::{SettingsError, activations, paths, training};
use crate::naming;

/// The version of the format that this program writes.
pub const VERSION: u32 = 1;

/// A lesson: settings with a title and a sentence on what to see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    version: u32,
    /// The title, one line.
    pub title: String,
    /// What to look at, one or two sentences.
    pub text: String,
    /// The settings.
    pub workspace: Workspace,
}

/// The settings of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Workspace {
    /// Optimizers walk on a landscape.
    Paths(paths::Settings),
    /// Weights of a deep net are initialized.
    Activations(activations::Settings),
    /// Optimizers train nets.
    Training(training::Settings),
}

impl Workspace {
    /// Its name on the command line.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Paths(_) => "paths",
            Self::Activations(_) => "activations",
            Self::Training(_) => "training",
        }
    }

    /// Whether the settings can be run.
    pub fn validate(&self) -> Result<(), SettingsError> {
        match self {
            Self::Paths(settings) => settings.validate(),
            Self::Activations(settings) => settings.validate(),
            Self::Training(settings) => settings.validate(),
        }
    }
}

impl From<paths::Settings> for Workspace {
    fn from(settings: paths::Settings) -> Self {
        Self::Paths(settings)
    }
}

impl From<activations::Settings> for Workspace {
    fn from(settings: activations::Settings) -> Self {
        Self::Activations(settings)
    }
}

impl From<training::Settings> for Workspace {
    fn from(settings: training::Settings) -> Self {
        Self::Training(settings)
    }
}

/// Why a preset can't be used; worded for the user.
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
    /// There is neither a preset nor a file of that name.
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
    /// A preset with these settings.
    pub fn new(title: &str, text: &str, workspace: impl Into<Workspace>) -> Self {
        Self { version: VERSION, title: title.to_owned(), text: text.to_owned(), workspace: workspace.into() }
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

    /// Read a preset from its text; `file` is named in errors.
    pub fn parse(file: &str, text: &str) -> Result<Self, PresetError> {
        let invalid = |(line, column), message| PresetError::Invalid { file: file.to_owned(), line, column, message };
        // The version comes first: the fields of a newer one are not errors of the file.
        if let Ok(Header { version }) = reader().from_str(text)
            && version != VERSION
        {
            let message = format!("version {version}: this halfpipe reads version {VERSION}; a newer one may read this file");
            return Err(invalid(place_of(text, "version"), message));
        }
        let preset: Self = reader().from_str(text).map_err(|error| {
            let start = error.span.start;
            invalid((start.line, start.col), error.code.to_string())
        })?;
        preset.workspace.validate().map_err(|error| invalid(place_of(text, error.field), error.to_string()))?;
        Ok(preset)
    }

    /// The preset's text, which [`Self::parse`] reads back to the same preset.
    pub fn text(&self) -> Result<String, PresetError> {
        self.workspace.validate()?;
        let pretty = PrettyConfig::new().depth_limit(4).struct_names(false);
        let unwritable = |error: ron::Error| PresetError::Unknown(error.to_string());
        ron::ser::to_string_pretty(self, pretty).map(|text| text + "\n").map_err(unwritable)
    }

    /// Open an embedded preset by its name, or a file by its path; in the latter case also tells the path.
    pub fn open(name_or_file: &str) -> Result<(Self, Option<PathBuf>), PresetError> {
        let wanted = naming::plain(name_or_file);
        if let Some((slug, text)) = EMBEDDED.iter().find(|(slug, _)| naming::plain(slug) == wanted) {
            return Ok((Self::parse(slug, text)?, None));
        }
        let path = Path::new(name_or_file);
        if path.extension().is_none() && !path.exists() {
            let slugs: Vec<&str> = EMBEDDED.iter().map(|(slug, _)| *slug).collect();
            return Err(PresetError::Unknown(naming::find("preset", name_or_file, &slugs).err().unwrap_or_default()));
        }
        Ok((Self::read(path)?, Some(path.to_path_buf())))
    }

    /// Read a preset from a file.
    pub fn read(path: &Path) -> Result<Self, PresetError> {
        let file = path.display().to_string();
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(&file, &text),
            Err(error) => Err(PresetError::File { file, error }),
        }
    }

    /// Write the preset to a file, whole or not at all.
    pub fn write(&self, path: &Path) -> Result<(), PresetError> {
        let text = self.text()?;
        write_whole(path, text.as_bytes()).map_err(|error| PresetError::File { file: path.display().to_string(), error })
    }
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

#[derive(Deserialize)]
struct Header {
    version: u32,
}

fn reader() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Line and column, counted from 1, where a field stands; of the text's start if it is not there.
fn place_of(text: &str, field: &str) -> (usize, usize) {
    let stands = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + field.len()..].trim_start();
        !before.is_some_and(char::is_alphanumeric) && after.starts_with(':')
    };
    let at = text.match_indices(field).map(|(at, _)| at).find(stands).unwrap_or(0);
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    (text[..at].matches('\n').count() + 1, text[line_start..at].chars().count() + 1)
}

/// Embed the listed files: the file's name is the preset's.
macro_rules! presets {
    ($($slug:literal),* $(,)?) => {
        /// Every preset that comes with the program: name and text, in the order of the lessons.
        pub static EMBEDDED: &[(&str, &str)] = &[$(($slug, include_str!(concat!("../../presets/", $slug, ".ron")))),*];
    };
}

presets! {
    "contours",
    "half-pipe",
    "sgd",
    "momentum",
    "adagrad",
    "adam",
    "four-optimizers",
    "rmsprop",
    "round-bowl",
    "divergence",
    "smaller-steps",
    "next-hollow",
    "does-momentum-help",
    "effective-rate",
    "best-momentum",
    "same-first-step",
    "best-rates",
    "noise",
    "decay",
    "saddle",
    "your-own",
    "three-initializations",
    "zero-weights",
    "std-1",
    "std-001",
    "two-kinds-of-vanishing",
    "xavier",
    "tanh",
    "why-zero-mean",
    "relu",
    "vanishing-gradient",
    "slip",
    "mnist-race",
    "mnist-weights",
    "mnist-rates",
    "mnist-seeds",
}

#[cfg(test)]
mod tests;
