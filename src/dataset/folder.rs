//! A data set in a folder: four files named like MNIST's, plain or compressed with gzip (RFC 1952).

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::{Dataset, DatasetError, Samples, idx};
use crate::files::reason;
use crate::language::t;

/// The first part of the names of the training and of the test files. The first alternative is MNIST's.
const TRAIN: &[&str] = &["train"];
const TEST: &[&str] = &["t10k", "test"];
/// The rest of the names. The first alternative is MNIST's; some unpackers put a dot before "idx".
const IMAGES: [&str; 2] = ["-images-idx3-ubyte", "-images.idx3-ubyte"];
const LABELS: [&str; 2] = ["-labels-idx1-ubyte", "-labels.idx1-ubyte"];
/// The first bytes of a gzip file, whatever its name.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Read the data set of a folder; its name is that of the folder.
pub fn read(folder: &Path) -> Result<Dataset, DatasetError> {
    if !fs::metadata(folder).map_err(|error| DatasetError::file(folder, &reason(&error)))?.is_dir() {
        return Err(DatasetError::file(folder, &t!("data.folder")));
    }
    let (train, test) = (samples(folder, TRAIN)?, samples(folder, TEST)?);
    // From here on, an error concerns two or all four files.
    Dataset::new(&name(folder), train, test).map_err(|error| DatasetError::file(folder, &error))
}

/// The last component of the folder's path, even if the path is "." or ends with "..".
fn name(folder: &Path) -> String {
    let whole = folder.canonicalize().unwrap_or_default();
    let name = folder.file_name().or(whole.file_name());
    name.map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The training or the test samples, from their two files.
fn samples(folder: &Path, part: &[&str]) -> Result<Samples, DatasetError> {
    let image_file = find(folder, part, IMAGES)?;
    let label_file = find(folder, part, LABELS)?;
    let images = content(&image_file, idx::images)?;
    let labels = content(&label_file, idx::labels)?;
    if labels.len() != images.count {
        let image_file = image_file.file_name().unwrap_or_default().to_string_lossy();
        let reason = t!("data.counts", labels = labels.len(), file = image_file, images = images.count);
        return Err(DatasetError::file(&label_file, &reason));
    }
    Samples::new(images.rows, images.columns, images.pixels, labels)
}

/// The first existing file of the possible names of a part's images or labels.
fn find(folder: &Path, part: &[&str], endings: [&str; 2]) -> Result<PathBuf, DatasetError> {
    let names: Vec<String> = part.iter().flat_map(|start| endings.map(|end| format!("{start}{end}"))).collect();
    for name in names.iter().flat_map(|name| [name.clone(), format!("{name}.gz")]) {
        let path = folder.join(name);
        match fs::metadata(&path) {
            Ok(found) if found.is_file() => return Ok(path),
            Ok(_) => {} // a folder of that name, which some unpackers create
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(DatasetError::file(&path, &reason(&error))),
        }
    }
    let others = names[1..].join(", ");
    let reason = t!("data.missing", name = names[0], others = others);
    Err(DatasetError::file(folder, &reason))
}

/// The result of `parse` for a file, or an error that names the file.
fn content<T>(path: &Path, parse: impl Fn(Box<dyn Read>) -> Result<T, String>) -> Result<T, DatasetError> {
    let found = unpacked(path).map_err(|error| reason(&error)).and_then(parse);
    found.map_err(|reason| DatasetError::file(path, &reason))
}

/// The bytes of a file, decompressed if necessary.
fn unpacked(path: &Path) -> io::Result<Box<dyn Read>> {
    let mut file = BufReader::new(File::open(path)?);
    let packed = file.fill_buf()?.starts_with(&GZIP);
    Ok(if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) })
}
