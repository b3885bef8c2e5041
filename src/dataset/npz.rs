//! The archive of arrays that Keras keeps MNIST in: `x_train`, `y_train`, `x_test` and `y_test`, each a file of NumPy (`npz/header.rs`)
//! in a zip.

mod header;

use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::place::MAX_NAMES;
use super::unpacked::Unpacked;
use super::{Note, Samples, check_sides};
use crate::files::reason;
use crate::language::t;
use header::Header;

/// The parts of an archive.
pub(super) struct Parts {
    /// The training samples.
    pub train: Samples,
    /// The test samples, if there are any.
    pub test: Option<Samples>,
    /// What is to be said of how they were read.
    pub notes: Vec<Note>,
}

/// Read an archive; the error is the reason alone, without the file's name.
pub(super) fn read(file: impl Read + Seek) -> Result<Parts, String> {
    let mut archive = ZipArchive::new(file).map_err(|error| match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => reason(&error),
        _ => t!("data.archive").into_owned(),
    })?;
    let has_test = ["x_test", "y_test"].iter().any(|name| archive.index_for_name(&format!("{name}.npy")).is_some());
    let mut notes = Vec::new();
    let train = part(&mut archive, ["x_train", "y_train"], &mut notes)?;
    let test = if has_test { Some(part(&mut archive, ["x_test", "y_test"], &mut notes)?) } else { None };
    Ok(Parts { train, test, notes })
}

/// The samples of two arrays.
fn part<R: Read + Seek>(archive: &mut ZipArchive<R>, [x, y]: [&str; 2], notes: &mut Vec<Note>) -> Result<Samples, String> {
    let images = |header: &Header, file: &mut dyn Read| {
        let [_, rows, columns] = image_sizes(&header.sizes)?;
        check_sides(rows, columns).map_err(|message| t!("data.holds", what = message).into_owned())?;
        header.elements(|declared| header.element.pixels(file, declared))
    };
    let (header, (pixels, note)) = array(archive, x, images)?;
    let [count, rows, columns] = image_sizes(&header.sizes)?;
    let classes = |header: &Header, file: &mut dyn Read| {
        let [found, columns] = label_sizes(&header.sizes)?;
        if found != count {
            return Err(t!("data.counts", labels = found, file = x, images = count).into_owned());
        }
        header.elements(|declared| header.element.labels(file, declared, columns))
    };
    let (_, labels) = array(archive, y, classes)?;
    notes.extend(note);
    Samples::new(rows, columns, pixels, labels).map_err(|error| error.to_string())
}

/// The number of images, and their rows and columns. Some programs give them a channel, or write each image as one row.
fn image_sizes(sizes: &[u64]) -> Result<[usize; 3], String> {
    let [count, rows, columns] = match *sizes {
        [count, rows, columns] | [count, rows, columns, 1] | [count, 1, rows, columns] => [count, rows, columns],
        [count, pixels] if pixels.isqrt().pow(2) == pixels => [count, pixels.isqrt(), pixels.isqrt()],
        _ => return Err(t!("data.dimensions_images", found = sizes.len(), wanted = 3).into_owned()),
    };
    if count == 0 {
        return Err(t!("data.no_images").into_owned());
    }
    Ok([count, rows, columns].map(|size| usize::try_from(size).unwrap_or(usize::MAX)))
}

/// The number of labels, and their columns.
fn label_sizes(sizes: &[u64]) -> Result<[usize; 2], String> {
    let [count, columns] = match *sizes {
        [count] => [count, 1],
        [count, columns] => [count, columns],
        _ => return Err(t!("data.dimensions_labels", found = sizes.len(), wanted = 1).into_owned()),
    };
    Ok([count, columns].map(|size| usize::try_from(size).unwrap_or(usize::MAX)))
}

/// The array of this name, as it is read by `read`; the error names it.
fn array<R: Read + Seek, T>(
    archive: &mut ZipArchive<R>,
    name: &str,
    read: impl FnOnce(&Header, &mut dyn Read) -> Result<T, String>,
) -> Result<(Header, T), String> {
    let Some(index) = archive.index_for_name(&format!("{name}.npy")) else {
        let names = archive.file_names().flatten().take(MAX_NAMES).map(|name| name.trim_end_matches(".npy").to_owned());
        let names = names.collect::<Vec<_>>().join(", ");
        let found = if names.is_empty() { t!("data.nothing") } else { t!("data.found", names = names) };
        return Err(t!("data.no_array", name = name, found = found).into_owned());
    };
    let file = archive.by_index(index).map_err(|error| match error {
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => {
            format!("{name}: {}", t!("data.unpackable"))
        }
        _ => t!("data.archive").into_owned(),
    })?;
    let packed = file.compressed_size();
    let mut file = Unpacked::new(file, packed);
    let header = Header::read(&mut file);
    let array = header.and_then(|header| read(&header, &mut file).map(|array| (header, array)));
    array.map_err(|reason| format!("{name}: {reason}"))
}

#[cfg(test)]
mod tests;
