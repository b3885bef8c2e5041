//! The languages: each catalogue has all texts, the fonts have all characters, and window and command line speak each language.
//! A program of its own, since the language is global to a process: the tests of the other programs read English.
#![allow(clippy::unwrap_used)] // a test may panic

mod catalogues;
mod command_line;
mod fonts;
#[path = "../support/mod.rs"]
mod support;
mod window;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use halfpipe::language::Language;

/// The language is global to the process: one test after the other has it, and begins in English.
struct Spoken(#[allow(dead_code)] MutexGuard<'static, ()>);

impl Spoken {
    fn english() -> Self {
        static ONE: Mutex<()> = Mutex::new(());
        let spoken = Self(ONE.lock().unwrap_or_else(PoisonError::into_inner));
        Language::default().make_current();
        spoken
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files with this ending below a folder of the repository.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut folders = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "{folder}");
    files.sort();
    files
}
