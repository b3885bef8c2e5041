//! What a chosen or dropped file is opened as.

use std::path::PathBuf;

use crate::dataset::names::is_data;
use crate::dataset::place;
use crate::files::is_dir;
use crate::ui::command::Command;

/// The command that opens a file or a folder: data, if it is a folder or has the name of a data file, otherwise a lesson.
pub fn open_command(path: PathBuf) -> Command {
    if is_dir(&path) {
        Command::OpenData(path)
    } else if is_data(&path) {
        Command::OpenData(place::of_file(&path))
    } else {
        Command::OpenFile(path)
    }
}

#[cfg(test)]
mod tests;
