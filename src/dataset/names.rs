//! Whether a file or a folder is a data set, by its name, for lists of files and for what is dropped.

use std::path::Path;

use crate::files::list_folder;

/// How deep a folder may hold the data: `MNIST/raw` of its parent.
const MAX_DEPTH: usize = 2;

/// Whether a name is that of a data file: `train-images-idx3-ubyte.gz`, `t10k-labels.idx1-ubyte`, `mnist.npz`.
pub fn is_data(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let idx = |start: &str| name.split(start).skip(1).any(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    idx("-idx") || idx(".idx") || is_archive(path)
}

/// Whether a file is an archive of arrays: a whole data set.
pub fn is_archive(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("npz"))
}

/// Whether a folder, or `MNIST` or `raw` in it, has a file of data.
pub fn holds_data(folder: &Path) -> bool {
    holds_data_within(folder, MAX_DEPTH)
}

fn holds_data_within(folder: &Path, depth: usize) -> bool {
    let is_raw = |name: &std::ffi::OsStr| ["mnist", "raw"].iter().any(|wanted| name.eq_ignore_ascii_case(wanted));
    list_folder(folder, &is_data).iter().any(|(path, is_folder)| {
        let may_hold = *is_folder && depth > 0 && path.file_name().is_some_and(is_raw);
        is_data(path) || (may_hold && holds_data_within(path, depth - 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_are_known_by_their_names() {
        for name in ["train-images-idx3-ubyte", "t10k-labels.idx1-ubyte.gz", "qmnist-train-labels-idx2-int.gz", "mnist.npz"] {
            assert!(is_data(Path::new(name)), "{name}");
        }
        for name in ["lesson.ron", "idx.png", "my-idx-notes.txt", "slides.gz"] {
            assert!(!is_data(Path::new(name)), "{name}");
        }
    }
}
