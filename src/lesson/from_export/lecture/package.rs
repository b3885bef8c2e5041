//! A zip archive, read within limits. An archive in it stays closed.

use std::cell::Cell;
use std::io::{self, Read, Seek};
use std::rc::Rc;

use zip::ZipArchive;

use super::super::xml;
use super::Found;
use super::metered::Metered;
use crate::language::t;

/// The greatest number of bytes of its list of entries, each of which needs more memory than bytes.
const MAX_LIST_BYTES: u64 = 8 << 20;
/// The greatest number of bytes of a text, unpacked.
const MAX_TEXT_BYTES: u64 = 32 << 20;
/// The greatest number of bytes of all texts.
const MAX_BYTES: u64 = 256 << 20;

/// A zip archive.
pub(super) struct Package<R> {
    archive: ZipArchive<Metered<R>>,
    /// The number of bytes of texts that may still be unpacked.
    left: Rc<Cell<u64>>,
}

impl<R: Read + Seek> Package<R> {
    pub(super) fn open(file: R) -> Result<Self, String> {
        let packed = Rc::new(Cell::new(MAX_LIST_BYTES));
        let metered = Metered { inner: file, left: packed.clone() };
        let archive = ZipArchive::new(metered).map_err(|_| match packed.get() {
            0 => t!("export.intricate"),
            _ => t!("export.broken"),
        })?;
        packed.set(u64::MAX); // from here on what is unpacked counts
        Ok(Self { archive, left: Rc::new(Cell::new(MAX_BYTES)) })
    }

    /// The names of all entries.
    pub(super) fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of an entry; `None` if there is none.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let file = self.archive.by_name(name).ok()?;
        let mut bytes = Vec::new();
        let metered = Metered { inner: file, left: self.left.clone() };
        metered.take(MAX_TEXT_BYTES).read_to_end(&mut bytes).ok()?;
        Some(xml::decoded(&bytes))
    }

    /// Look at the picture in an entry. One that can't be unpacked is one without settings.
    pub(super) fn look(&mut self, name: &str, found: &mut Found) -> Result<(), String> {
        match self.archive.by_name(name) {
            Ok(file) => found.look(file)?,
            Err(_) => found.look(io::empty())?,
        };
        Ok(())
    }
}
