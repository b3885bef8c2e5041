//! The files of a system.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// An open file.
pub type Reader = File;

/// Open a file for reading.
pub fn open(path: &Path) -> io::Result<Reader> {
    File::open(path)
}

/// The length of a file, in bytes.
pub fn length(file: &Reader) -> io::Result<u64> {
    Ok(file.metadata()?.len())
}

/// Whether there is something at a path, even what can't be reached.
pub fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether there is a folder at a path; an error if that can't be told.
pub fn has_folder(path: &Path) -> io::Result<bool> {
    path.metadata().map(|found| found.is_dir())
}

/// The entries of a folder; none if it can't be read.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::read_dir(here).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The folder where a file is asked for that has no place yet.
pub fn first_folder() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

/// Write a file atomically: into a temporary file beside it, which is then renamed.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = atomic_write_file::AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Check that a file can be written, before work that takes long; leaves no file behind.
pub fn check_writable(path: &Path) -> io::Result<()> {
    atomic_write_file::AtomicWriteFile::open(path)?.discard()
}

/// The files that the user has given since the last call: here they come by their paths.
pub fn arrived() -> Vec<PathBuf> {
    Vec::new()
}

/// The content of one of the program's own files.
pub fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Write one of the program's own files atomically, and create its folder if necessary.
pub fn write_own(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    write_atomically(path, text.as_bytes())
}

/// Rename one of the program's own files.
pub fn rename_own(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// The user's home folder.
#[cfg(feature = "gui")]
pub fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|folders| folders.home_dir().to_path_buf())
}

/// The folder of the session and of the kept runs on this system; `None` without a home folder.
#[cfg(feature = "gui")]
pub fn own_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "halfpipe")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_path_buf())
}
