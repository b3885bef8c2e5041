//! Why a lesson can't be used.

use std::io;

use crate::experiment::SettingsError;

/// Why a preset or a lesson can't be used; worded for the user.
#[derive(Debug, thiserror::Error)]
pub enum LessonError {
    /// The text is not a valid preset or lesson.
    #[error("{file}:{line}:{column}: {message}")]
    Invalid {
        /// The path of the file, or the name of an embedded preset.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What is wrong and what is expected.
        message: String,
    },
    /// There is neither a preset nor a file of that name, or no such scene.
    #[error("{0}")]
    Unknown(String),
    /// The file could not be read or written.
    #[error("{file}: {}", crate::files::reason(.error))]
    File {
        /// The path of the file.
        file: String,
        /// The error of the operating system.
        error: io::Error,
    },
    /// The settings can't be run, so they are not written.
    #[error(transparent)]
    Settings(#[from] SettingsError),
}
