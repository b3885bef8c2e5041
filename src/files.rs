//! Files: written whole or not at all; folders, listed.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rust_i18n::t;

/// Write a file whole or not at all: to a temporary file beside it, which then takes its name.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = atomic_write_file::AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Whether a file can be written, asked before work that takes long; nothing is left of the try.
pub fn check_writable(path: &Path) -> io::Result<()> {
    atomic_write_file::AtomicWriteFile::open(path)?.discard()
}

/// A folder's sub-folders and its files with one of these endings, in the order of their names; hidden ones are left out. Each with
/// whether it is a folder. Empty where the folder can't be read.
pub fn list_folder(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, bool)> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = fs::read_dir(here).into_iter().flatten().flatten().map(|entry| entry.path());
    let wanted = entries.filter_map(|path| {
        let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        let is_folder = path.is_dir();
        let fits =
            is_folder || path.extension().is_some_and(|other| endings.iter().any(|known| other.eq_ignore_ascii_case(known)));
        (fits && !hidden).then_some((path, is_folder))
    });
    let mut wanted: Vec<(PathBuf, bool)> = wanted.collect();
    wanted.sort_by_key(|(path, is_folder)| (!is_folder, path.clone()));
    wanted
}

/// RON as all files of halfpipe are read: `Some` may be left out.
pub fn ron_reader() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// A file's text, or an error if it has more than `most` bytes, a whole number of megabytes; no more than that is read.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
    let mut text = String::new();
    fs::File::open(path)?.take(most + 1).read_to_string(&mut text)?;
    let too_long = || io::Error::other(t!("file.long", most = most / 1_000_000).into_owned());
    if text.len() as u64 > most { Err(too_long()) } else { Ok(text) }
}
