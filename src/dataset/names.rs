//! What data sets and their files are called.

use std::env;
use std::path::{Component, Path, PathBuf};

/// The ending of a compressed file.
const PACKED: &str = ".gz";
/// The folder that holds the files of a set below the folder of its name, as PyTorch's programs keep them.
const RAW: &str = "raw";
/// The name of a home folder, whose own is that of a person.
const HOME: &str = "~";

/// What a file of a data set holds, by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FileName {
    /// What comes before: empty for MNIST, `emnist-letters` for a part of EMNIST.
    pub set: String,
    /// Whether it is for testing.
    pub is_test: bool,
    /// Whether it holds labels.
    pub is_labels: bool,
}

impl FileName {
    /// Read a name such as `train-images-idx3-ubyte`, `emnist-letters-test-labels-idx1-ubyte.gz` or `qmnist-train-labels-idx2-int`;
    /// some unpackers put a dot before `idx`.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(PACKED).unwrap_or(&name);
        let (before, is_labels) = [("images", false), ("labels", true)].iter().find_map(|(what, is_labels)| {
            let (before, after) = name.rsplit_once(what)?;
            let after = after.strip_prefix(['-', '.'])?.strip_prefix("idx")?;
            after.starts_with(|c: char| c.is_ascii_digit()).then_some((before, *is_labels))
        })?;
        let before = before.strip_suffix(['-', '_', '.'])?;
        let parts = [("train", false), ("t10k", true), ("test", true)];
        let (set, is_test) = parts.iter().find_map(|(part, is_test)| Some((before.strip_suffix(part)?, *is_test)))?;
        // Some systems put hidden companions, `._train-images-idx3-ubyte`, beside files.
        (!set.starts_with('.')).then(|| Self { set: set.trim_end_matches(['-', '_', '.']).to_owned(), is_test, is_labels })
    }

    /// What the file at a path holds.
    pub(super) fn of(path: &Path) -> Option<Self> {
        Self::parse(&path.file_name()?.to_string_lossy())
    }
}

/// Whether the images of this set lie on their side: those of EMNIST are stored column by column.
pub(super) fn lies_on_its_side(set: &str) -> bool {
    set.starts_with("emnist")
}

/// Whether a file is an archive of arrays, by its name.
pub fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("npz"))
}

/// Whether a name is that of a data file: `train-images-idx3-ubyte.gz`, `t10k-labels.idx1-ubyte`, `mnist.npz`.
pub fn is_data(path: &Path) -> bool {
    is_archive(path) || FileName::of(path).is_some()
}

/// What a data set is called: the last part of its path; of `MNIST/raw` the part above, of a file what is before its ending or
/// its kind.
pub fn data_name(path: &Path) -> String {
    if is_archive(path) {
        return path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    }
    match FileName::of(path) {
        Some(FileName { set, .. }) if !set.is_empty() => set,
        _ => folder_name(&named(path)),
    }
}

/// How a picture names a data set, which may be opened anywhere: without the folders above it, since their names are nobody's
/// business. A path that leads down from where the program runs has none.
pub fn portable(path: &Path) -> PathBuf {
    if path.components().all(|part| matches!(part, Component::Normal(_))) {
        return path.to_path_buf();
    }
    let path = named(path);
    let name = PathBuf::from(folder_name(&path));
    if path.ends_with(RAW) && path.file_name().is_some_and(|last| Path::new(last) != name) { name.join(RAW) } else { name }
}

/// The same path, or if its end has no name, such as `..`, the whole path.
fn named(path: &Path) -> PathBuf {
    if path.file_name().is_some() { path.to_path_buf() } else { path.canonicalize().unwrap_or_else(|_| path.to_path_buf()) }
}

fn folder_name(path: &Path) -> String {
    let above = path.parent().filter(|above| path.ends_with(RAW) && above.file_name().is_some() && !is_home(above));
    let path = above.unwrap_or(path);
    let name = path.file_name().filter(|_| !is_home(path));
    name.map_or_else(|| HOME.to_owned(), |name| name.to_string_lossy().into_owned())
}

fn is_home(path: &Path) -> bool {
    env::home_dir().is_some_and(|home| home == path)
}

#[cfg(test)]
mod tests;
