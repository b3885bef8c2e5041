//! Where the files of a data set are: in a folder, in folders of their own names, in a folder below, or in one archive.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::DatasetError;
use super::names::{FileName, data_name, is_archive};
use crate::files::{exists, has_folder, is_dir, is_file, list_folder, reason};
use crate::language::t;

/// How far below a folder its data set may be: in `MNIST/raw`.
const MAX_DEPTH: usize = 2;
/// The greatest number of entries that are looked at in a folder.
const MAX_ENTRIES: usize = 10_000;
/// The greatest number of folders that are looked into.
const MAX_FOLDERS: usize = 200;
/// The greatest number of names in a message.
pub(super) const MAX_NAMES: usize = 8;

/// Where a data set is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The files in a folder whose names begin like this: an empty text for MNIST's.
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The beginning.
        set: String,
    },
    /// An archive of arrays.
    Archive(PathBuf),
}

/// The data set that a path leads to. In a folder without one it is the folder itself.
pub(super) fn find(path: &Path) -> Result<Place, DatasetError> {
    let is_folder = has_folder(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => DatasetError::NotHere(called(path)),
        _ => DatasetError::file(path, &reason(&error)),
    })?;
    if !is_folder {
        return match FileName::of(path) {
            _ if is_archive(path) => Ok(Place::Archive(path.to_path_buf())),
            Some(FileName { set, .. }) => Ok(Place::Folder { folder: folder_of(path), set }),
            None => Err(DatasetError::file(path, &t!("data.folder"))),
        };
    }
    let mut places = places(path);
    if places.len() > 1 {
        let names = places.iter().take(MAX_NAMES).map(Place::name).collect::<Vec<_>>().join(", ");
        return Err(DatasetError::file(path, &t!("data.several", names = names)));
    }
    Ok(places.pop().unwrap_or(Place::Folder { folder: path.to_path_buf(), set: String::new() }))
}

/// What is missing at a path, in words.
fn called(path: &Path) -> String {
    let name = data_name(path);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    if is_archive(path) || FileName::of(path).is_some() {
        t!("data.the_file", name = file).into_owned()
    } else {
        t!("data.the_folder", name = name).into_owned()
    }
}

/// The data sets in a folder; if there are none, those in the folders below.
fn places(folder: &Path) -> Vec<Place> {
    let (mut folders, mut looked) = (vec![folder.to_path_buf()], 0);
    for _ in 0..=MAX_DEPTH {
        let (mut found, mut below) = (Vec::new(), Vec::new());
        for folder in folders {
            looked += 1;
            let entries = if looked <= MAX_FOLDERS { entries(&folder) } else { Vec::new() };
            let sets = sets(&entries);
            let archives = entries.iter().filter(|entry| sets.is_empty() && is_archive(entry) && is_file(entry));
            found.extend(archives.cloned().map(Place::Archive));
            found.extend(sets.into_iter().map(|set| Place::Folder { folder: folder.clone(), set }));
            below.extend(entries.into_iter().filter(|entry| is_dir(entry)));
        }
        if !found.is_empty() {
            return found;
        }
        folders = below;
    }
    Vec::new()
}

/// The sets among the entries of a folder; only MNIST's names if there are such.
fn sets(entries: &[PathBuf]) -> Vec<String> {
    let sets: BTreeSet<String> = entries.iter().filter_map(|entry| Some(FileName::of(entry)?.set)).collect();
    if sets.contains("") { vec![String::new()] } else { sets.into_iter().collect() }
}

/// The entries of a folder in the order of their names, without hidden ones.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = list_folder(folder, &|_| true).into_iter().map(|(path, _)| path).collect();
    paths.sort();
    paths.truncate(MAX_ENTRIES);
    paths
}

fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_path_buf() }
}

impl Place {
    fn name(&self) -> String {
        match self {
            Self::Folder { folder, set } if set.is_empty() => data_name(folder),
            Self::Folder { set, .. } => set.clone(),
            Self::Archive(archive) => archive.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        }
    }
}

/// What to read for a file of a data set: its folder, or the file itself if its folder has several sets.
pub fn of_file(file: &Path) -> PathBuf {
    let folder = folder_of(file);
    if is_archive(file) || sets(&entries(&folder)).len() > 1 { file.to_path_buf() } else { folder }
}

/// Whether a folder has files of a data set.
pub fn holds_data(folder: &Path) -> bool {
    !sets(&entries(folder)).is_empty()
}

/// Whether a folder has a data set in it or below it.
pub fn leads_to_data(folder: &Path) -> bool {
    !places(folder).is_empty()
}

/// That there is nothing at a path, which a lesson or a picture names.
pub fn missing(path: &Path) -> Option<DatasetError> {
    (!exists(path)).then(|| DatasetError::NotHere(called(path)))
}
