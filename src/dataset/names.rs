//! Whether a file or a folder is a data set, by its name, for lists of files and for what is dropped.

use std::path::Path;

use crate::files::list_folder;

/// Whether a name is that of a data file: `train-images-idx3-ubyte.gz`, `t10k-labels.idx1-ubyte`.
pub fn is_data(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let idx = |start: &str| name.split(start).skip(1).any(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    idx("-idx") || idx(".idx")
}

/// Whether a folder has a file of data.
pub fn holds_data(folder: &Path) -> bool {
    list_folder(folder, &is_data).iter().any(|(path, is_folder)| !is_folder && is_data(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_are_known_by_their_names() {
        for name in ["train-images-idx3-ubyte", "t10k-labels.idx1-ubyte.gz", "test-images-idx3-ubyte"] {
            assert!(is_data(Path::new(name)), "{name}");
        }
        for name in ["lesson.ron", "idx.png", "my-idx-notes.txt", "slides.gz"] {
            assert!(!is_data(Path::new(name)), "{name}");
        }
    }
}
