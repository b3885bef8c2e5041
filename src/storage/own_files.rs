//! Files that the program writes for itself: one that can't be used is set aside, so that it stands in no one's way, and told.

use std::fs;
use std::io;
use std::path::Path;

use rust_i18n::t;

/// Letters of a reason that are told; it may quote the file.
const MAX_REASON_CHARS: usize = 200;

/// Read a file that `parse` understands; `None` if there is none. One that can't be used is renamed to `NAME.broken`, and the
/// message says where and why; `what` it is stands at the beginning of that.
pub(super) fn read<T>(path: &Path, what: &str, parse: impl FnOnce(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    parse(&text).map(Some).map_err(|reason| {
        let reason: String = reason.chars().take(MAX_REASON_CHARS).collect();
        let aside = path.with_extension("ron.broken");
        match fs::rename(path, &aside) {
            Ok(()) => t!("file.aside", what = what, reason = reason, aside = aside.display()).into_owned(),
            Err(error) => t!("file.aside_stays", what = what, reason = reason, file = path.display(), error = error).into_owned(),
        }
    })
}

/// Write a file whole or not at all; its folder is made if it is not there.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    crate::files::write_atomically(path, text.as_bytes())
}
