//! Exports through the window.

mod animation;
mod clipboard;
mod command;
mod files;
mod link;

use std::fs;
use std::path::Path;

use egui::OutputCommand;

use crate::support::Window;

/// What the window asks the system for in the next frames.
fn commands(window: &mut Window) -> Vec<OutputCommand> {
    let mut commands = Vec::new();
    for _ in 0..3 {
        window.step();
        commands.extend(window.output().platform_output.commands.clone());
    }
    commands
}

fn pixels(path: &Path) -> image::RgbaImage {
    image::load_from_memory(&fs::read(path).unwrap()).unwrap().to_rgba8()
}
