//! Opens lessons by name or from files, and writes them.

use std::path::{Path, PathBuf};

use super::document::Lesson;
use super::scene::Scene;
use super::{LessonError, embedded, from_export};
use crate::files::{exists, write_atomically};
use crate::language::t;
use crate::naming;

/// The endings of a lesson's file, without the point: the one that is written, and the one of RON, which is what is in it.
pub const ENDINGS: [&str; 2] = ["halfpipe", "ron"];

impl Lesson {
    /// Whether a word on the command line is meant as a lesson: the name of an embedded one, a file that is there, or what looks like
    /// a path or an address. A bare word that is none of them is a slip.
    pub fn is_named(word: &str) -> bool {
        let path = Path::new(word);
        let is_path = path.extension().is_some() || word.contains(std::path::is_separator) || exists(path);
        is_path || embedded::find(word).is_some()
    }

    /// Open an embedded lesson or preset by name, or a file by path; the second value is the path of the file, if it can be
    /// saved to.
    pub fn open(name_or_file: &str) -> Result<(Self, Option<PathBuf>), LessonError> {
        if let Some((slug, text)) = embedded::find(name_or_file) {
            return Ok((Self::parse(slug, text)?, None));
        }
        let path = Path::new(name_or_file);
        if path.extension().is_none() && !exists(path) {
            let slugs: Vec<&str> = embedded::LESSONS.iter().chain(embedded::EMBEDDED).map(|(slug, _)| *slug).collect();
            return Err(LessonError::Unknown(naming::find(&t!("naming.preset"), name_or_file, &slugs).err().unwrap_or_default()));
        }
        Ok((Self::read(path)?, Self::save_path(path)))
    }

    /// The file to save a lesson to that was read from `path`; `None` for an exported picture, whatever its name.
    pub fn save_path(path: &Path) -> Option<PathBuf> {
        (!from_export::is_export(path) && from_export::is_lesson(path)).then(|| path.to_path_buf())
    }

    /// Read a lesson from a file, or the scene of an exported picture.
    pub fn read(path: &Path) -> Result<Self, LessonError> {
        from_export::read(path).map(|lesson| lesson.with_data_beside(path))
    }

    /// Write the lesson to a file, atomically. Exported pictures are not overwritten.
    pub fn write(&self, path: &Path) -> Result<(), LessonError> {
        let text = self.clone().with_data_named_from(path).text()?;
        if from_export::is_export(path) {
            return Err(LessonError::Unknown(t!("export.no_lesson", file = path.display()).into_owned()));
        }
        write_atomically(path, text.as_bytes()).map_err(|error| LessonError::File { file: path.display().to_string(), error })
    }
}

impl Scene {
    /// Open an embedded preset by name, or a file by path; of a lesson, the first scene. The second value is as of
    /// [`Lesson::open`].
    pub fn open(name_or_file: &str) -> Result<(Self, Option<PathBuf>), LessonError> {
        let (lesson, file) = Lesson::open(name_or_file)?;
        Ok((lesson.scene(1)?.clone(), file))
    }
}
