//! Data sets: labelled images for training and for testing.
//!
//! MNIST is embedded (`mnist.rs`). Other data sets are looked for where a path leads (`place.rs`), and read from a folder (`folder.rs`)
//! of files in MNIST's format, IDX (`idx.rs`), or from an archive of NumPy's arrays (`npz.rs`). Both hand their elements to
//! `elements.rs`.

pub mod batches;
mod classes;
mod elements;
mod folder;
mod idx;
mod mnist;
pub mod names;
mod note;
mod npz;
pub mod place;
mod samples;
mod unpacked;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use crate::language::t;
pub use note::Note;
pub use samples::Samples;

/// The greatest side length of an image, in pixels.
const MAX_SIDE: usize = 1024;

/// Labelled images for training and for testing, all of one size.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Dataset {
    /// "MNIST", or what [`names::data_name`] calls the path.
    pub name: String,
    /// The training samples, at least one.
    pub train: Samples,
    /// The test samples, at least one.
    pub test: Samples,
    /// The number of classes: the highest label of both parts plus 1. Classes without samples are possible.
    pub classes: usize,
    /// The names of the classes, each of which may be empty; none at all if they are not known.
    pub class_names: Vec<String>,
    /// What is to be said of how the files were read.
    pub notes: Vec<Note>,
}

/// Why a data set can't be used; worded for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatasetError {
    /// A file, or the folder as a whole, can't be used.
    #[error("{file}: {reason}")]
    File {
        /// The path.
        file: String,
        /// What was found and what is expected.
        reason: String,
    },
    /// There is no such folder or file: what was looked for, in words.
    #[error("{}", t!("data.not_here", what = .0))]
    NotHere(String),
    /// The samples do not form a data set: what was found and what is expected.
    #[error("{0}")]
    Samples(String),
}

impl DatasetError {
    fn file(path: &Path, reason: &impl ToString) -> Self {
        Self::File { file: path.display().to_string(), reason: reason.to_string() }
    }
}

impl Dataset {
    /// Combine training and test samples: images of one size, at least one sample in each part, at least two classes in all.
    pub fn new(name: &str, train: Samples, test: Samples) -> Result<Self, DatasetError> {
        let refuse = |message: Cow<'_, str>| Err(DatasetError::Samples(message.into_owned()));
        if train.count() == 0 {
            return refuse(t!("data.no_train"));
        }
        if test.count() == 0 {
            return refuse(t!("data.no_test"));
        }
        let size = |samples: &Samples| (samples.rows, samples.columns);
        if size(&train) != size(&test) {
            let ((rows, columns), (test_rows, test_columns)) = (size(&train), size(&test));
            return refuse(t!("data.sizes", rows = rows, columns = columns, test_rows = test_rows, test_columns = test_columns));
        }
        let labels = || train.labels().iter().chain(test.labels()).copied();
        let highest = labels().max().unwrap_or(0);
        if labels().all(|label| label == highest) {
            return refuse(t!("data.one_class", label = highest));
        }
        let classes = usize::from(highest) + 1;
        Ok(Self { name: name.to_owned(), train, test, classes, class_names: Vec::new(), notes: Vec::new() })
    }

    /// The name of a class, or its number.
    pub fn class_name(&self, class: usize) -> String {
        let name = self.class_names.get(class).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| class.to_string())
    }

    /// MNIST. To decode it takes about 0.2 s: not for the thread of a window. It is kept as long as somebody has it.
    pub fn embedded() -> Result<Arc<Self>, DatasetError> {
        mnist::embedded()
    }

    /// The pixels of the first training images of MNIST, image after image.
    pub fn first_images(count: usize) -> Result<Vec<u8>, DatasetError> {
        mnist::first_images(count)
    }

    /// The same data without the pixels of the training images, which take the most memory; labels and sizes stay. The test images
    /// are shared.
    #[must_use]
    pub fn for_testing(&self) -> Self {
        Self { train: self.train.without_pixels(), ..self.clone() }
    }

    /// The data set of a folder, or MNIST without one; see [`Self::embedded`] and [`Self::read`].
    pub fn open(folder: Option<&Path>) -> Result<Arc<Self>, DatasetError> {
        match folder {
            Some(folder) => Self::read(folder).map(Arc::new),
            None => Self::embedded(),
        }
    }

    /// Read the data set that is at a path: a folder of files named like MNIST's or with more before it, each of which may be
    /// compressed with gzip, one of these files, or an archive of NumPy's arrays.
    pub fn read(path: &Path) -> Result<Self, DatasetError> {
        match place::find(path)? {
            place::Place::Folder { folder, set } => folder::read(path, &folder, &set),
            place::Place::Archive(archive) => folder::read_archive(path, &archive),
        }
    }

    /// A data set of these samples with what is to be said of them. Without samples for testing a tenth of the others is kept.
    fn whole(name: &str, train: Samples, test: Option<Samples>, mut notes: Vec<Note>) -> Result<Self, DatasetError> {
        let (train, test) = if let Some(test) = test {
            (train, test)
        } else {
            let all = train.count();
            let (train, test) = train.without_a_tenth();
            notes.push(Note::Kept { test: test.count(), all });
            (train, test)
        };
        let mut data = Self::new(name, train, test)?;
        notes.dedup();
        data.notes = notes;
        Ok(data)
    }
}

/// Check the size of an image.
fn check_sides(rows: usize, columns: usize) -> Result<(), String> {
    let fits = |side| (1..=MAX_SIDE).contains(&side);
    if fits(rows) && fits(columns) {
        return Ok(());
    }
    Err(t!("data.sides", rows = rows, columns = columns, most = MAX_SIDE).into_owned())
}

#[cfg(test)]
mod tests;
