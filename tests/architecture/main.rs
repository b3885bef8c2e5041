//! The invariants of docs/ARCHITECTURE.md that the compiler does not hold.
#![allow(clippy::unwrap_used)] // a test may panic

mod imports;
#[path = "../support/words.rs"]
#[allow(dead_code)] // nothing but the list of the catalogue is needed here
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use halfpipe::optimizer::OptimizerSpec;
use imports::{Source, circles, imports};

/// The layers of the core from the lowest up; none names one above it.
const LAYERS: [&str; 22] = [
    "browser",
    "clock",
    "simd",
    "objective",
    "language",
    "number",
    "qr",
    "naming",
    "files",
    "job",
    "knob",
    "schedule",
    "optimizer",
    "descent",
    "landscape",
    "noise",
    "network",
    "dataset",
    "experiment",
    "words",
    "lesson",
    "storage",
];
/// The layers above the core: pictures, their files, and the window and the command line side by side on top.
const UPPER_LAYERS: [&str; 4] = ["picture", "figure", "ui", "cli"];

/// Every Rust file below a folder of the repository: its path there, with `/`, and its text.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(files.len() > 50, "{folder}");
    files
}

/// Every source file below `src`.
fn sources() -> Vec<Source> {
    let source = |(path, text): (String, String)| {
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        Source { path, code: code.join("\n") }
    };
    rust_files("src")
        .into_iter()
        .filter(|(path, _)| !path.ends_with("tests.rs") && !path.contains("/tests/"))
        .map(source)
        .collect()
}

/// The layer of a file: the first part of its path.
fn layer(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// Only files for which `allowed` holds may contain `word` in their code; comments may.
fn only_in(word: &str, allowed: impl Fn(&str) -> bool) {
    for Source { path, code } in sources() {
        assert!(!code.contains(word) || allowed(&path), "{path} contains {word}");
    }
}

#[test]
fn no_layer_names_one_above_it() {
    let sources = sources();
    let positions: BTreeMap<&str, usize> = LAYERS.into_iter().chain(UPPER_LAYERS).zip(0..).collect();
    let of_the_binary = ["lib", "main", "desktop", "memory", "web", "window", "clipboard"];
    for (file, others) in imports(&sources) {
        for other in others.into_iter().filter(|_| !of_the_binary.contains(&layer(file))) {
            let [from, to] = [layer(file), layer(other)];
            let position = |layer: &str| *positions.get(layer).unwrap_or_else(|| panic!("{layer} is in no list"));
            assert!(position(to) <= position(from) && (from, to) != ("cli", "ui"), "{file} names {other}");
        }
    }
}

#[test]
fn files_import_each_other_in_no_circle_but_that_of_a_parent_and_its_child() {
    let sources = sources();
    let imports = imports(&sources);
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 1_000, "the imports are read");
    assert_eq!(circles(&imports), Vec::<Vec<&str>>::new());
}

#[test]
fn no_file_is_long_and_no_folder_is_large() {
    let mut layers: BTreeMap<String, usize> = BTreeMap::new();
    for folder in ["src", "tests"] {
        for (path, text) in rust_files(folder) {
            let lines = text.lines().count();
            assert!(lines <= 300, "{folder}/{path} has {lines} lines: one idea a file");
            if folder == "src" {
                *layers.entry(layer(&path).to_owned()).or_default() += lines;
            }
        }
    }
    let all: usize = layers.values().sum();
    assert!(layers.values().all(|lines| 4 * lines <= all), "{layers:?} of {all}");
}

#[test]
fn the_core_never_names_egui_and_only_the_binary_names_eframe() {
    let of_the_binary = ["window.rs", "web.rs", "memory.rs", "clipboard.rs", "clipboard_png.rs"];
    only_in("egui", |file| UPPER_LAYERS[..3].contains(&layer(file)) || of_the_binary.contains(&file));
    only_in("eframe", |file| of_the_binary[..3].contains(&file));
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
    only_in("thread::", |file| ["job/mod.rs", "job/thread.rs", "job/pool.rs"].contains(&file));
    for word in ["fs::", "File::open", ".is_dir()", ".exists()"] {
        only_in(word, |file| file == "files/disk.rs");
    }
    for clock in ["Instant", "SystemTime"] {
        only_in(clock, |file| file == "clock.rs");
    }
    only_in("Stopwatch", |file| ["clock.rs", "job/control.rs"].contains(&file) || ["ui", "cli"].contains(&layer(file)));
}

#[test]
fn only_the_doors_tell_a_browser_from_a_desktop() {
    let doors =
        ["lib.rs", "main.rs", "memory.rs", "job/mod.rs", "files/mod.rs", "files/assets.rs", "ui/mod.rs", "ui/files/dialog.rs"];
    only_in("wasm32", |file| doors.contains(&file) || file == "simd.rs");
    only_in("browser::", |file| ["web.rs", "files/tab.rs", "files/assets/fetching.rs", "ui/files/dialog.rs"].contains(&file));
    // The registers of a processor are no matter of the system.
    only_in("target_arch", |file| doors.contains(&file) || file == "simd.rs");
}

#[test]
fn every_word_of_the_window_is_in_the_catalogue_and_every_word_there_is_used() {
    let mut catalogue: BTreeSet<String> =
        words::catalogue(include_str!("../../locales/en.yml")).into_iter().map(|(key, _)| key).collect();
    let mut used = BTreeSet::new();
    for Source { code, .. } in sources() {
        let calls = code.split("t!(").skip(1).filter_map(|call| call.trim_start().strip_prefix('"'));
        used.extend(calls.filter_map(|call| call.split('"').next().map(str::to_owned)));
        // The core's rows of data name their texts by key.
        used.extend(code.split('"').filter(|literal| catalogue.contains(*literal)).map(str::to_owned));
    }
    // `t!(` also ends the names of other macros; a key is two words with a dot between.
    let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    used.retain(|key| key.split_once('.').is_some_and(|(section, key)| word(section) && word(key)));
    // By the names of commands and arguments: see help.rs; and by those of forms: see tests/languages.
    catalogue.retain(|key| !["cli.", "cli_", "form."].iter().any(|section| key.starts_with(section)));
    assert_eq!(used, catalogue);
}
