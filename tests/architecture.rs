//! The invariants of docs/ARCHITECTURE.md that the compiler does not hold.
#![allow(clippy::unwrap_used)] // a test may panic

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use halfpipe::optimizer::OptimizerSpec;

/// Every source file below `src`, as its path from there and its text without tests.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                files.push((path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"), code));
            }
        }
    }
    assert!(files.len() > 50);
    files
}

/// Only files for which `allowed` holds may contain `word` in their code; comments may.
fn only_in(word: &str, allowed: impl Fn(&str) -> bool) {
    for (file, text) in sources() {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let named = code.filter(|line| line.contains(word)).count();
        assert!(named == 0 || allowed(&file), "{file} contains {word}");
    }
}

#[test]
fn the_core_never_names_egui_and_only_the_binary_names_eframe() {
    let of_the_binary = ["window.rs", "clipboard.rs"];
    only_in("egui", |file| file.starts_with("ui/") || file.starts_with("figure/") || of_the_binary.contains(&file));
    only_in("eframe", |file| file == "window.rs");
}

#[test]
fn the_window_names_no_optimizer() {
    for spec in OptimizerSpec::all() {
        let about = spec.about();
        for word in [format!("\"{}\"", about.key), format!("\"{}\"", about.name)] {
            only_in(&word, |file| !file.starts_with("ui/"));
        }
    }
}

#[test]
fn threads_files_and_clocks_have_one_door_each() {
    only_in("thread::", |file| file == "job.rs");
    let files =
        ["preset/mod.rs", "preset/tests.rs", "preset/aside.rs", "preset/shelf/tests.rs", "preset/export.rs", "dataset/folder.rs"];
    only_in("fs::", |file| files.contains(&file));
    only_in("File::open", |file| files.contains(&file));
    for clock in ["Instant", "SystemTime"] {
        only_in(clock, |file| file == "clock.rs");
    }
    only_in("Stopwatch", |file| file == "clock.rs" || file.starts_with("ui/") || file.starts_with("cli/"));
}

#[test]
fn every_word_of_the_window_is_in_the_catalogue_and_every_word_there_is_used() {
    let mut catalogue = BTreeSet::new();
    let mut section = String::new();
    for line in include_str!("../locales/en.yml").lines().filter(|line| line.contains(':') && !line.starts_with('_')) {
        let key = line.trim().split(':').next().unwrap_or_default();
        if line.starts_with(' ') {
            catalogue.insert(format!("{section}.{key}"));
        } else {
            key.clone_into(&mut section);
        }
    }
    let mut used = BTreeSet::new();
    for (_, text) in sources() {
        let calls = text.split("t!(").skip(1).filter_map(|call| call.trim_start().strip_prefix('"'));
        used.extend(calls.filter_map(|call| call.split('"').next().map(str::to_owned)));
        // The core's rows of data name their texts by key.
        used.extend(text.split('"').filter(|literal| catalogue.contains(*literal)).map(str::to_owned));
    }
    // `t!(` also ends the names of other macros; a key is two words with a dot between.
    let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    used.retain(|key| key.split_once('.').is_some_and(|(section, key)| word(section) && word(key)));
    catalogue.retain(|key| !key.starts_with("cli.") && !key.starts_with("cli_")); // by the names of commands and arguments: see help.rs
    assert_eq!(used, catalogue);
}
