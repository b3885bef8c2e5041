//! Files that the command line writes, and numbers that it reads back.

use std::fs;
use std::path::Path;

use crate::support::files::folder;
use crate::support::program::{prints, refuses};

#[test]
fn every_form_of_output_is_the_same_each_time() {
    let folder = folder("outputs");
    let endings: &[&str] = if cfg!(feature = "gui") { &["csv", "json", "png", "svg"] } else { &["csv", "json"] };
    for (ending, workspace) in endings.iter().flat_map(|ending| [(ending, "paths"), (ending, "activations")]) {
        let [first, second] = ["a", "b"].map(|name| {
            let file = folder.join(name).with_extension(ending);
            prints(&[workspace, "--out", &file.display().to_string(), "--size", "640x400"]);
            fs::read(file).unwrap()
        });
        assert!(!first.is_empty() && first == second, "{workspace} {ending}");
    }
}

#[test]
fn paths_are_written_as_a_program() {
    let folder = folder("programs");
    let file = folder.join("walk.py").display().to_string();
    for (format, part) in
        [("numpy", "class Adam:"), ("pytorch", "torch.optim.Adam"), ("keras", "optimizers.Adam"), ("optax", "optax.adam")]
    {
        let printed = prints(&["paths", "--optimizer", "adam", "--format", format]);
        assert!(printed.contains(part), "{printed}");
        prints(&["paths", "--optimizer", "adam", "--format", format, "--out", &file]);
        assert_eq!(fs::read_to_string(&file).unwrap(), printed);
    }
    prints(&["paths", "--optimizer", "adam", "--out", &file]);
    assert!(fs::read_to_string(&file).unwrap().contains("import numpy"), "without a format it is NumPy");
    let training = prints(&["training", "--format", "pytorch", "--data", "missing"]);
    assert!(training.contains("torch.nn.Linear"), "no net is trained for a program: {training}");
    refuses(2, &["activations", "--format", "numpy"], &["--format", "[possible values: table, csv, json, link]"]);
    refuses(2, &["activations", "--out", &file], &["--out: only Paths and Training"]);
    assert!(!prints(&["activations", "--help"]).contains("optax"));
    assert!(prints(&["training", "--help"]).contains("optax"));
    refuses(2, &["dialects", "--format", "numpy"], &["--format", "[possible values: table, csv, json]"]);
}

#[test]
fn a_file_that_cannot_be_written_is_refused_before_the_run() {
    for command in ["paths", "activations", "training"] {
        refuses(1, &[command, "--out", "no/such/folder/x.csv"], &["no/such/folder/x.csv"]);
    }
    let folder = folder("writable");
    let file = folder.join("x.csv");
    fs::write(&file, "old").unwrap();
    refuses(2, &["training", "--data", "missing", "--out", file.to_str().unwrap()], &["--data missing"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "old", "a run that does not come to its end leaves the file alone");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "and nothing beside it");
}

#[test]
fn a_file_that_cannot_be_written_ends_with_1_and_leaves_nothing() {
    refuses(1, &["paths", "--out", "/proc/halfpipe.csv"], &["/proc/halfpipe.csv"]);
    let folder = folder("missing");
    let missing = folder.join("no-such-folder").join("a.csv").display().to_string();
    refuses(1, &["paths", "--out", &missing], &[&missing]);
    refuses(2, &["paths", "--out", "figure.bmp"], &[".csv, .json, .png, .svg, .pdf, .gif, .apng or .py"]);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_ends_with_1() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("read-only");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let file = folder.join("a.csv");
    // The superuser writes everywhere; for everyone else the folder is closed.
    if fs::write(folder.join("probe"), "").is_err() {
        refuses(1, &["paths", "--out", &file.display().to_string()], &["a.csv"]);
        assert!(!file.exists());
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn without_a_display_the_window_says_what_to_do_instead() {
    if cfg!(all(target_os = "linux", feature = "gui")) {
        refuses(1, &[], &["no display", "halfpipe paths --out figure.png"]);
    }
}

/// Checks a file and expects one line with these parts.
pub fn check_refuses(file: &Path, parts: &[&str]) {
    refuses(2, &["presets", "check", file.to_str().unwrap()], parts);
}

#[test]
fn settings_come_back_from_numbers_to_the_last_bit() {
    let folder = folder("numbers");
    for (command, preset) in [("paths", "next-hollow"), ("activations", "slip"), ("activations", "zero-weights")] {
        let file = folder.join("x.json");
        let first = prints(&[command, "--preset", preset, "--format", "json"]);
        fs::write(&file, &first).unwrap();
        assert_eq!(prints(&[command, "--preset", file.to_str().unwrap(), "--format", "json"]), first);
    }
    for text in ["{}", "{\"settings\":{}}", "{\"settings\":{\"colour\":1}}", "\"text\""] {
        fs::write(folder.join("other.json"), text).unwrap();
        check_refuses(&folder.join("other.json"), &["other.json", "no settings of halfpipe"]);
    }
    fs::write(folder.join("cut.json"), "{\"settings\":").unwrap();
    check_refuses(&folder.join("cut.json"), &["cut.json", "broken"]);
}
