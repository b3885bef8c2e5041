//! A data set of four files named like MNIST's, plain or compressed with gzip (RFC 1952), or of one archive.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use super::classes::name_classes;
use super::names::{FileName, data_name, lies_on_its_side};
use super::place::{MAX_NAMES, entries};
use super::unpacked::Unpacked;
use super::{Dataset, DatasetError, Note, Samples, idx, npz};
use crate::files::{self, reason};
use crate::language::t;

/// The first part of the names of the training and of the test files. The first alternative is MNIST's.
const PARTS: [&[&str]; 2] = [&["train"], &["t10k", "test"]];
/// The rest of the names. The first alternative is MNIST's; some unpackers put a dot before "idx".
const IMAGES: [&str; 2] = ["-images-idx3-ubyte", "-images.idx3-ubyte"];
const LABELS: [&str; 2] = ["-labels-idx1-ubyte", "-labels.idx1-ubyte"];
/// The first bytes of a gzip file, whatever its name.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Read the files of a set in `folder`, which `path` leads to.
pub(super) fn read(path: &Path, folder: &Path, set: &str) -> Result<Dataset, DatasetError> {
    let files = Files::of(folder, set);
    let mut notes = Vec::new();
    let train = files.samples(false, &mut notes)?;
    let test = if files.lacks_test() { None } else { Some(files.samples(true, &mut notes)?) };
    let (train, test) = if lies_on_its_side(set) {
        notes.push(Note::Upright);
        (train.transposed(), test.map(Samples::transposed))
    } else {
        (train, test)
    };
    // From here on, an error concerns two or all four files.
    let data = Dataset::whole(&data_name(path), train, test, notes);
    let mut data = data.map_err(|error| DatasetError::file(folder, &error))?;
    name_classes(&mut data, folder, set, &format!("{} {}", data_name(path), data_name(folder)));
    Ok(data)
}

/// Read an archive, which `path` leads to.
pub(super) fn read_archive(path: &Path, archive: &Path) -> Result<Dataset, DatasetError> {
    let file = files::open(archive).map_err(|error| DatasetError::file(archive, &reason(&error)))?;
    let npz::Parts { train, test, notes } =
        npz::read(BufReader::new(file)).map_err(|reason| DatasetError::file(archive, &reason))?;
    let data = Dataset::whole(&data_name(path), train, test, notes);
    let mut data = data.map_err(|error| DatasetError::file(archive, &error))?;
    name_classes(&mut data, archive.parent().unwrap_or(Path::new("")), "", &data_name(archive));
    Ok(data)
}

/// The files of a set.
struct Files<'a> {
    folder: &'a Path,
    set: &'a str,
    found: Vec<(FileName, PathBuf)>,
}

impl<'a> Files<'a> {
    fn of(folder: &'a Path, set: &'a str) -> Self {
        let mut found = Vec::new();
        for path in entries(folder) {
            let Some(kind) = FileName::of(&path).filter(|kind| kind.set == set) else { continue };
            // A folder of that name, which some unpackers create, holds the file.
            let within =
                || entries(&path).into_iter().find(|inner| files::is_file(inner) && FileName::of(inner).as_ref() == Some(&kind));
            let file = if files::is_dir(&path) { within() } else { Some(path) };
            found.extend(file.map(|file| (kind, file)));
        }
        Self { folder, set, found }
    }

    fn lacks_test(&self) -> bool {
        !self.found.iter().any(|(kind, _)| kind.is_test)
    }

    /// The training or the test samples, from their two files.
    fn samples(&self, is_test: bool, notes: &mut Vec<Note>) -> Result<Samples, DatasetError> {
        let image_file = self.file(is_test, false)?;
        let label_file = self.file(is_test, true)?;
        let images = content(image_file, idx::images)?;
        let labels = content(label_file, idx::labels)?;
        if labels.len() != images.count {
            let image_file = image_file.file_name().unwrap_or_default().to_string_lossy();
            let reason = t!("data.counts", labels = labels.len(), file = image_file, images = images.count);
            return Err(DatasetError::file(label_file, &reason));
        }
        notes.extend(images.note);
        Samples::new(images.rows, images.columns, images.pixels, labels)
    }

    /// A file; of several MNIST's own form comes first, then that in this folder, then a plain one.
    fn file(&self, is_test: bool, is_labels: bool) -> Result<&Path, DatasetError> {
        let rank = |path: &&PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name.contains("test"), path.parent() != Some(self.folder), name.contains(".idx"), name.len())
        };
        let fits = |kind: &FileName| kind.is_test == is_test && kind.is_labels == is_labels;
        let files = self.found.iter().filter(|(kind, _)| fits(kind)).map(|(_, path)| path);
        files.min_by_key(rank).map(PathBuf::as_path).ok_or_else(|| self.missing(is_test, is_labels))
    }

    /// That a file is missing, and what there is instead.
    fn missing(&self, is_test: bool, is_labels: bool) -> DatasetError {
        let before = if self.set.is_empty() { String::new() } else { format!("{}-", self.set) };
        let endings = if is_labels { LABELS } else { IMAGES };
        let names = PARTS[usize::from(is_test)].iter().flat_map(|part| endings.map(|end| format!("{before}{part}{end}")));
        let names: Vec<String> = names.collect();
        let there: Vec<String> =
            entries(self.folder).iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
        let more = if there.len() > MAX_NAMES { ", …" } else { "" };
        let listed = there[..there.len().min(MAX_NAMES)].join(", ");
        let found = if there.is_empty() { t!("data.nothing") } else { t!("data.found", names = format!("{listed}{more}")) };
        DatasetError::file(self.folder, &t!("data.missing", name = names[0], others = names[1..].join(", "), found = found))
    }
}

/// The result of `parse` for a file, or an error that names the file.
fn content<T>(path: &Path, parse: impl Fn(Box<dyn Read>) -> Result<T, String>) -> Result<T, DatasetError> {
    let found = unpacked(path).map_err(|error| reason(&error)).and_then(parse);
    found.map_err(|reason| DatasetError::file(path, &reason))
}

/// The bytes of a file, decompressed if necessary.
fn unpacked(path: &Path) -> io::Result<Box<dyn Read>> {
    let file = files::open(path)?;
    let length = files::length(&file)?;
    let mut file = BufReader::new(file);
    let is_packed = file.fill_buf()?.starts_with(&GZIP);
    Ok(if is_packed { Box::new(Unpacked::new(MultiGzDecoder::new(file), length)) } else { Box::new(file) })
}
