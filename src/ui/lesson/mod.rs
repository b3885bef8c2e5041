//! Lessons in the window: the open one, its headings, questions and tasks, and the editor.

pub mod editor;
pub mod heading;
mod marked;
pub mod open_lesson;
pub mod question;
pub mod task;
