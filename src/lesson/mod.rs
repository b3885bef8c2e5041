//! Lessons in files, in RON: scenes in order, or a single scene, which is a preset. Parse, check, embed; read and write. What can't be
//! run is refused with its position in the file.

mod document;
mod embedded;
mod error;
pub mod from_export;
mod open;
mod position;
mod question;
mod scene;
mod text;

pub use document::{Lesson, MAX_SCENES, VERSION};
pub use embedded::{EMBEDDED, LESSONS, lesson_after, lesson_before};
pub use error::LessonError;
pub use question::{AnswerKind, Question};
pub use scene::{ControlGroup, Scene};
pub use text::Text;

#[cfg(test)]
mod tests;
