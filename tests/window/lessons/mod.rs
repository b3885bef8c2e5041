//! Lessons in the window.

mod detail;
mod files;
mod glossary;
mod questions;
mod race;
mod scenes;
mod tasks;
mod writing;

use egui::vec2;

use crate::support::{Window, window_of};

fn lesson(name: &'static str) -> Window {
    window_of(vec2(1280.0, 800.0), name)
}
