//! The files of a browser's tab: those that the user has given, in memory as long as the tab is open. What is written is a download; the
//! program's own files are in the local storage.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::browser;

/// The folder of the user's files.
const FOLDER: &str = "Downloads";

thread_local! {
    static GIVEN: RefCell<BTreeMap<PathBuf, Arc<[u8]>>> = RefCell::default();
    static ARRIVED: RefCell<Vec<PathBuf>> = RefCell::default();
}

/// An open file.
pub type Reader = Cursor<Arc<[u8]>>;

/// Keep files that the user has given; [`arrived`] tells of them. Those of the same name are replaced.
pub fn give(files: impl IntoIterator<Item = (String, Vec<u8>)>) {
    for (name, bytes) in files {
        let path = Path::new(FOLDER).join(name);
        put(path.clone(), bytes);
        ARRIVED.with_borrow_mut(|arrived| arrived.push(path));
    }
}

/// Put a file to a path.
pub fn put(path: PathBuf, bytes: Vec<u8>) {
    GIVEN.with_borrow_mut(|given| given.insert(path, bytes.into()));
}

/// The files at a path or below it.
pub fn below(path: &Path) -> Vec<(PathBuf, Arc<[u8]>)> {
    GIVEN.with_borrow(|given| {
        given.iter().filter(|(known, _)| known.starts_with(path)).map(|(known, bytes)| (known.clone(), Arc::clone(bytes))).collect()
    })
}

/// Open a file for reading.
pub fn open(path: &Path) -> io::Result<Reader> {
    let found = GIVEN.with_borrow(|given| given.get(path).cloned());
    found.map(Cursor::new).ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// The length of a file, in bytes.
#[expect(clippy::unnecessary_wraps, reason = "on a disk it can fail")]
pub fn length(file: &Reader) -> io::Result<u64> {
    Ok(file.get_ref().len() as u64)
}

/// Whether there is something at a path. A download replaces nothing.
pub fn is_taken(_: &Path) -> bool {
    false
}

/// Whether there is a folder at a path; an error if there is nothing.
pub fn has_folder(path: &Path) -> io::Result<bool> {
    let is_file = GIVEN.with_borrow(|given| given.contains_key(path));
    let is_folder = path == Path::new(FOLDER) || (!is_file && !below(path).is_empty());
    if is_file || is_folder { Ok(is_folder) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// The entries of a folder.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    below(folder).into_iter().map(|(path, _)| path).filter(|path| path.parent() == Some(folder)).collect()
}

/// The folder where a file is asked for that has no place yet.
pub fn first_folder() -> PathBuf {
    PathBuf::from(FOLDER)
}

/// Hand a file to the user as a download.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    browser::download(&name, bytes).map_err(io::Error::other)
}

/// A download is never refused before.
#[expect(clippy::unnecessary_wraps, reason = "on a disk it can fail")]
pub fn check_writable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The files that the user has given since the last call.
pub fn arrived() -> Vec<PathBuf> {
    ARRIVED.with_borrow_mut(std::mem::take)
}

/// The content of one of the program's own files.
pub fn read_own(path: &Path) -> io::Result<Vec<u8>> {
    let text = browser::stored(&path.to_string_lossy()).map_err(io::Error::other)?;
    text.map(String::into_bytes).ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// Write one of the program's own files.
pub fn write_own(path: &Path, text: &str) -> io::Result<()> {
    browser::store(&path.to_string_lossy(), Some(text)).map_err(io::Error::other)
}

/// Rename one of the program's own files.
pub fn rename_own(from: &Path, to: &Path) -> io::Result<()> {
    let text = String::from_utf8_lossy(&read_own(from)?).into_owned();
    write_own(to, &text)?;
    browser::store(&from.to_string_lossy(), None).map_err(io::Error::other)
}

/// The user's home folder: there is none.
pub fn home() -> Option<PathBuf> {
    None
}

/// The beginning of the names of the program's own files.
pub fn own_folder() -> Option<PathBuf> {
    Some(PathBuf::from("halfpipe"))
}
