//! Folders for tests.

use std::fs;
use std::path::{Path, PathBuf};

/// An empty folder with this name. Each test program has its own; two tests of a program must not use the same name.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
