//! Reads and writes the program's own files. An unusable file is renamed and reported.

use std::io;
use std::path::Path;

use crate::files::{read_own, rename_own};
use crate::language::t;

/// The greatest length of a reason in a message, in characters; a reason may quote the file.
const MAX_REASON_CHARS: usize = 200;

/// Read and parse a file; `None` if there is none. A file that `parse` refuses is renamed to `NAME.broken`; the error message
/// begins with `what` and says where the file is and why it is unusable.
pub(super) fn read<T>(path: &Path, what: &str, parse: impl FnOnce(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    let text = match read_own(path) {
        Ok(bytes) => crate::files::decoded(bytes).map_err(|error| error.to_string()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(crate::files::reason_with(path, &error)),
    };
    text.and_then(|text| parse(&text)).map(Some).map_err(|reason| {
        let reason: String = reason.chars().take(MAX_REASON_CHARS).collect();
        let aside = path.with_extension("ron.broken");
        match rename_own(path, &aside) {
            Ok(()) => t!("file.aside", what = what, reason = reason, aside = aside.display()).into_owned(),
            Err(error) => t!("file.aside_stays", what = what, reason = reason, file = path.display(), error = error).into_owned(),
        }
    })
}
