//! Lessons in files, `.halfpipe`, which are RON: scenes in order, or a single scene, which is a preset. Parses, checks, writes and embeds them; invalid
//! settings are reported with their position in the file.

mod controls;
mod data_place;
mod document;
mod embedded;
mod error;
pub mod from_export;
pub mod link;
mod open;
mod position;
mod question;
mod scene;
mod task;
mod text;

pub use controls::ControlGroup;
pub use document::{Lesson, MAX_SCENES, VERSION};
pub use embedded::{EMBEDDED, LESSONS, lesson_after, lesson_before};
pub use error::LessonError;
pub use open::ENDINGS;
pub use question::{AnswerKind, Question};
pub use scene::{Detail, Scene};
pub use task::Task;
pub use text::Text;

#[cfg(test)]
mod tests;
