//! Files: atomic writing, limited reading, folder listings. Where they are is told in `disk` and in `tab`; those that come with the
//! program are in `assets`.

pub mod assets;
#[cfg(not(target_arch = "wasm32"))]
mod disk;
mod ron_errors;
#[cfg(target_arch = "wasm32")]
mod tab;
mod text;

use std::io;
use std::path::{Path, PathBuf};

use crate::language::t;
#[cfg(not(target_arch = "wasm32"))]
pub use disk::*;
pub use ron_errors::{as_typed, in_words, ron_reader, with_greatest};
#[cfg(target_arch = "wasm32")]
pub use tab::*;
pub use text::{decoded, text, without_mark};

/// Why a file can't be read or written, in words; an error of our own as it is.
pub fn reason(error: &io::Error) -> String {
    if error.get_ref().is_some() {
        return error.to_string();
    }
    match error.kind() {
        io::ErrorKind::NotFound => t!("file.not_found"),
        io::ErrorKind::PermissionDenied => t!("file.denied"),
        io::ErrorKind::IsADirectory => t!("file.is_folder"),
        io::ErrorKind::NotADirectory => t!("file.no_folder"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => t!("file.full"),
        io::ErrorKind::ReadOnlyFilesystem => t!("file.read_only"),
        io::ErrorKind::UnexpectedEof => t!("file.cut"),
        _ => t!("file.system", code = error.raw_os_error().unwrap_or_default()),
    }
    .into_owned()
}

/// Which file can't be read or written, and why.
pub fn reason_with(path: &Path, error: &io::Error) -> String {
    format!("{}: {}", path.display(), reason(error))
}

/// Whether there is a folder at a path.
pub fn is_dir(path: &Path) -> bool {
    has_folder(path).unwrap_or(false)
}

/// Whether there is a file at a path.
pub fn is_file(path: &Path) -> bool {
    has_folder(path).is_ok_and(|is_folder| !is_folder)
}

/// Whether there is a file or a folder at a path.
pub fn exists(path: &Path) -> bool {
    has_folder(path).is_ok()
}

/// The subfolders of a folder and its files that are `wanted`, each with whether it is a folder: folders first, then by name.
/// Hidden entries are left out. Empty if the folder can't be read.
pub fn list_folder(folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Vec<(PathBuf, bool)> {
    let listed = entries(folder).into_iter().filter_map(|path| {
        let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        let is_folder = is_dir(&path);
        (!hidden && (is_folder || wanted(&path))).then_some((path, is_folder))
    });
    let mut listed: Vec<(PathBuf, bool)> = listed.collect();
    listed.sort_by_key(|(path, is_folder)| (!is_folder, path.clone()));
    listed
}

/// The path of a file that is not there yet: `path`, or with the first free number, `paths-2.png`.
pub fn free_path(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().map(|extension| format!(".{}", extension.to_string_lossy())).unwrap_or_default();
    let numbered = (2..10_000).map(|number: u32| path.with_file_name(format!("{stem}-{number}{extension}")));
    std::iter::once(path.to_path_buf()).chain(numbered).find(|path| !is_taken(path)).unwrap_or_else(|| path.to_path_buf())
}

/// The text of a file; an error if it is longer than `most` bytes, a whole number of megabytes, without reading the rest.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
    text(open(path)?, most)
}
