//! Why a lesson can't be used.

use std::io;

use crate::experiment::SettingsError;

/// Why a preset or a lesson can't be used; worded for the user.
#[derive(Debug, thiserror::Error)]
pub enum LessonError {
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
