//! Ctrl+C ends a run cleanly.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::data_set::stripes;
use crate::support::files::folder;
use crate::support::program::{halfpipe, text};
#[cfg(feature = "gui")]
use crate::support::words::has_words;
use crate::support::words::worded;
use crate::training::fields;

/// Starts a race that would take minutes, presses Ctrl+C when the log has begun, and waits until it has ended.
fn interrupted(data: &Path, arguments: &[&str]) -> Output {
    let data = data.display().to_string();
    let mut race = halfpipe()
        .args(["training", "--data", &data, "--hidden", "200,200", "--iterations", "100000"])
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(race.stderr.take().unwrap());
    let mut stderr = String::new();
    while !stderr.contains("iteration:0=") {
        assert_ne!(log.read_line(&mut stderr).unwrap(), 0, "ended early: {stderr}");
    }
    assert!(Command::new("kill").args(["-INT", &race.id().to_string()]).status().unwrap().success());
    // The log is short, so nothing waits while standard output is read first.
    let mut stdout = Vec::new();
    race.stdout.take().unwrap().read_to_end(&mut stdout).unwrap();
    log.read_to_string(&mut stderr).unwrap();
    Output { status: race.wait().unwrap(), stdout, stderr: stderr.into_bytes() }
}

/// What is said of a race that was stopped.
fn stopped(made: usize) -> String {
    worded(&format!("halfpipe: {{command.stopped made={made} all=100000}}\n"))
}

#[test]
fn ctrl_c_ends_a_race_with_what_it_has() {
    let data = stripes("race-interrupted");
    let file = folder("race-interrupted-output").join("race.csv");
    let output = interrupted(&data, &["--optimizer", "sgd", "--optimizer", "adam", "--out", &file.display().to_string()]);
    let log = text(&output.stderr);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(130), ""), "{log}");
    let csv = fs::read_to_string(&file).unwrap();
    assert!(csv.starts_with("optimizer,iteration,loss,smoothed,test_accuracy\nSGD,0,") && csv.ends_with('\n'));
    let made = ["SGD", "Adam"].map(|name| {
        let rows: Vec<Vec<&str>> = fields(&csv).into_iter().filter(|row| row[0] == name).collect();
        for (iteration, row) in rows.iter().enumerate() {
            assert_eq!((row.len(), row[1]), (5, iteration.to_string().as_str()));
            assert!(row[2].parse::<f64>().unwrap().is_finite());
        }
        rows.len()
    });
    assert_eq!(csv.lines().count(), 1 + made[0] + made[1]);
    let (all, least) = (made[0].max(made[1]), made[0].min(made[1]));
    assert!((1..100_000).contains(&least) && all < 100_000, "{made:?}");
    let last = stopped(least);
    assert!(log.ends_with(&last) && log.matches("halfpipe:").count() == 1, "{log}");
    assert!(!log.contains("panicked"), "{log}");
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "nothing is left beside the file");

    let output = interrupted(&data, &["--format", "csv", "--optimizer", "momentum:lr=1e30", "--optimizer", "sgd"]);
    assert_eq!(output.status.code(), Some(130));
    let csv = text(&output.stdout);
    assert!(csv.starts_with("optimizer,") && csv.ends_with('\n'));
    let made = csv.matches("\nSGD,").count();
    assert!(text(&output.stderr).ends_with(&stopped(made)), "{made}");
}

#[cfg(feature = "gui")]
#[test]
fn ctrl_c_leaves_no_animation() {
    let folder = folder("film-interrupted");
    let mut film = halfpipe()
        .args(["paths", "--steps", "598", "--out", folder.join("x.gif").to_str().unwrap()])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(film.stderr.take().unwrap());
    let mut message = String::new();
    log.read_line(&mut message).unwrap();
    assert!(has_words(&message, "animation.left_out frames=300"), "{message}");
    assert!(Command::new("kill").args(["-INT", &film.id().to_string()]).status().unwrap().success());
    log.read_to_string(&mut message).unwrap();
    assert_eq!(film.wait().unwrap().code(), Some(130), "{message}");
    assert!(message.ends_with(&worded("halfpipe: {animation.stopped}\n")), "{message}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
