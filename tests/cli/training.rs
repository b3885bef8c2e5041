//! `halfpipe training`: races on small data sets.

use std::fs;
use std::path::Path;

use halfpipe::lesson::{EMBEDDED, Scene};

use crate::support::data_set::stripes;
use crate::support::program::{refuses, run, text};
use crate::support::words::{has_words, worded};

/// `halfpipe training` on a data set, with a small net and small batches unless others are named; what it prints, and its log
/// on standard error.
fn trains(data: &Path, arguments: &[&str]) -> (String, String) {
    let data = data.display().to_string();
    let small = [["--data", &data], ["--hidden", "8,6"], ["--batch", "10"]];
    let small = small.iter().filter(|pair| !arguments.contains(&pair[0])).flatten().copied();
    let output = run(&["training"].into_iter().chain(small).chain(arguments.iter().copied()).collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    (text(&output.stdout), text(&output.stderr))
}

/// The fields of every row of a CSV file, without its header.
pub fn fields(csv: &str) -> Vec<Vec<&str>> {
    csv.lines().skip(1).map(|row| row.split(',').collect()).collect()
}

#[test]
fn every_preset_of_training_races_also_on_other_data() {
    let data = stripes("race-presets");
    let presets = EMBEDDED.iter().map(|(slug, text)| (slug, Scene::parse(slug, text).unwrap()));
    let races: Vec<_> = presets.filter_map(|(slug, preset)| Some((slug, preset.training()?.clone()))).collect();
    assert!(!races.is_empty());
    for (slug, settings) in races {
        let csv = trains(&data, &["--preset", slug, "--iterations", "12", "--format", "csv"]).0;
        for name in settings.names() {
            assert_eq!(csv.matches(&format!("\n{name},")).count(), 12 * settings.seeds, "{slug}: {name}");
        }
    }
}

#[test]
fn a_race_prints_its_table_and_the_books_log() {
    let data = stripes("race-table");
    let (table, log) = trains(&data, &["--iterations", "201", "--optimizer", "sgd", "--optimizer", "adam"]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("race-table · 20-8-6-3 ReLU · He · mini-batches of 10 · seed 1"), "{table}");
    assert_eq!(lines[1], worded("{rule.book} · {race.same_batches} · {race.same_start}"));
    assert!(lines[2].starts_with("optimizer  "), "{table}");
    let cells: Vec<Vec<&str>> = lines[3..5].iter().map(|line| line.split_whitespace().take(4).collect()).collect();
    assert_eq!(cells, [["SGD", "0.01", "He", "201"], ["Adam", "0.001", "He", "201"]]);

    let csv = trains(&data, &["--iterations", "201", "--optimizer", "sgd", "--optimizer", "adam", "--format", "csv"]).0;
    let loss = |row: usize| fields(&csv)[row][2].parse::<f64>().unwrap() as f32;
    let message = |iteration: usize| {
        format!("==========={}:{iteration}===========\nSGD:{}\nAdam:{}\n", "iteration", loss(iteration), loss(201 + iteration))
    };
    assert_eq!(log, [0, 100, 200].map(message).concat());
}

#[test]
fn the_csv_file_of_a_race_is_the_same_each_time_on_any_number_of_threads() {
    let data = stripes("race-csv");
    let run = |threads, seed, seeds| {
        let seeds = ["--seed", seed, "--seeds", seeds, "--threads", threads];
        trains(&data, &[&["--iterations", "120", "--format", "csv"], &seeds[..]].concat()).0
    };
    let csv = run("1", "3", "1");
    assert_eq!(run("1", "3", "1"), csv);
    assert_eq!(run("2", "3", "1"), csv);
    assert_eq!(csv.lines().next(), Some("optimizer,iteration,loss,smoothed,test_accuracy"));
    let rows = fields(&csv);
    assert_eq!(rows.len(), 4 * 120);
    for (row, fields) in rows.iter().enumerate() {
        assert_eq!(fields[..2], [["SGD", "Momentum", "AdaGrad", "Adam"][row / 120], &(row % 120).to_string()]);
        assert!(fields[2].parse::<f64>().unwrap() > 0.0 && fields[3].parse::<f64>().unwrap() > 0.0);
        match row % 120 {
            0 | 100 | 119 => assert!((0.0..=1.0).contains(&fields[4].parse::<f64>().unwrap()), "{fields:?}"),
            _ => assert_eq!(fields[4], ""),
        }
    }

    let seeds = run("2", "3", "2");
    assert_eq!(seeds.lines().next(), Some("optimizer,iteration,loss,smoothed,test_accuracy,seed"));
    let of_seed = |seed: &str| {
        let rows = fields(&seeds).into_iter().filter(|row| row[5] == seed).map(|row| row[..5].to_vec());
        rows.collect::<Vec<_>>()
    };
    assert_eq!(of_seed("3"), rows);
    assert_eq!(of_seed("4"), fields(&run("1", "4", "1")));
}

#[test]
fn ten_losses_are_not_smoothed() {
    let data = stripes("race-short");
    let csv = trains(&data, &["--iterations", "10", "--format", "csv"]).0;
    assert!(fields(&csv).len() == 40 && fields(&csv).iter().all(|row| row[3].is_empty()), "{csv}");
    let json = trains(&data, &["--iterations", "10", "--format", "json"]).0;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["curves"][0]["smoothed"].is_null() && json["curves"][0]["loss"].as_array().unwrap().len() == 10);
    trains(&data, &["--iterations", "1"]);
    trains(&data, &["--iterations", "1", "--hidden", "none", "--batch", "1"]);
}

#[test]
fn json_of_a_race_holds_settings_and_curves_and_no_time() {
    let data = stripes("race-json");
    let arguments = ["--iterations", "120", "--init", "he", "--init", "zero", "--optimizer", "sgd", "--format", "json"];
    let text = trains(&data, &arguments).0;
    assert_eq!(text, trains(&data, &arguments).0);
    assert!(!text.to_lowercase().contains("seconds"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["settings"]["inits"], serde_json::json!(["he", "zero"]));
    assert_eq!((&json["data"], &json["images"]), (&"race-json".into(), &serde_json::json!([90, 30])));
    let curve = &json["curves"][1];
    assert_eq!((&curve["optimizer"], &curve["init"], &curve["seed"]), (&"zero".into(), &"zero".into(), &1.into()));
    let lengths = ["loss", "smoothed", "test_accuracy"].map(|list| curve[list].as_array().unwrap().len());
    assert_eq!(lengths, [120, 120, 3]);
    assert!((curve["initial_loss"].as_f64().unwrap() - 3f64.ln()).abs() < 1e-6, "{curve}");
}

#[test]
fn a_race_that_diverges_is_told_and_succeeds() {
    let data = stripes("race-diverged");
    let race = ["--optimizer", "sgd:lr=1e6", "--optimizer", "momentum:lr=1e30", "--optimizer", "adam", "--iterations", "120"];
    let (table, log) = trains(&data, &race);
    assert!(has_words(&table, "race.diverged_one name=SGD") && has_words(&table, "race.diverged_one name=Momentum"), "{table}");
    assert!(!has_words(&table, "race.diverged_one name=Adam") && !table.contains("NaN"), "{table}");
    assert!(log.contains("iteration:100===========\nSGD:") && log.contains("\nMomentum:none\nAdam:"), "{log}");
    let csv = trains(&data, &[&race[..], &["--format", "csv"]].concat()).0;
    assert!(fields(&csv).iter().all(|row| row[2].parse::<f64>().unwrap().is_finite()), "{csv}");
    let json = trains(&data, &[&race[..], &["--format", "json"]].concat()).0;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["curves"][1]["outcome"]["diverged"]["iteration"].is_number(), "{json}");
    assert_eq!(json["curves"][2]["outcome"], "trained");
}

/// The nets of the log, those of the first seed, have diverged while those of the other seeds are still at it.
#[test]
fn the_log_ends_before_the_race_where_its_nets_have_diverged() {
    let data = stripes("race-log");
    let slow = ["--seeds", "20", "--threads", "1", "--batch", "10000", "--hidden", "100,100"];
    let (table, log) = trains(&data, &[&["--optimizer", "momentum:lr=1e30"], &slow[..]].concat());
    assert!(has_words(&table, "race.diverged_one name=Momentum"), "{table}");
    assert!(log.lines().count() <= 2, "{log}");
}

#[test]
fn bad_races_are_refused() {
    let refused = |arguments: &[&str], parts: &[&str]| refuses(2, &[&["training"], arguments].concat(), parts);
    refused(&["--iterations", "0"], &["--iterations", "1 to 100000"]);
    refused(&["--iterations", "100001"], &["--iterations", "1 to 100000"]);
    refused(&["--batch", "0"], &["--batch", "1 to 10000"]);
    refused(&["--hidden", "1,x"], &["--hidden", "whole numbers with commas"]);
    refused(&["--hidden", "0"], &["--hidden", "1 to 2000"]);
    refused(&["--hidden", "2000,2000,2000,2000,2000,2000,2000"], &["--hidden", "at most 50000000"]);
    refused(&["--seeds", "21"], &["--seeds", "1 to 20"]);
    refused(&["--weight-decay", "-1"], &["-1"]);
    refused(&["--weight-decay=-1"], &["--weight-decay", "0 or greater"]);
    refused(&["--weight-decay", "nan"], &["--weight-decay", "0 or greater"]);
    refused(&["--goal", "0"], &["--goal", "greater than 0"]);
    refused(&["--threads", "0"], &["--threads", "1 to 256"]);
    refused(&["--init", "xavir"], &["--init", "did you mean \"xavier\"?"]);
    refused(&["--optimizer", "sgdd"], &["--optimizer", "did you mean \"sgd\"?"]);
    refused(&["--start", "other"], &["--start", "same, own"]);
    refused(&["--out", "figure.bmp"], &[".csv, .json, .png, .svg, .pdf, .gif, .apng or .py"]);
    refused(&["--preset", "momentum"], &["not for this command", "halfpipe paths --preset momentum"]);

    refused(&["--data", "no-such-folder"], &["--data no-such-folder: "]);
    let data = stripes("race-cut");
    let file = data.join("train-images-idx3-ubyte");
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..1000]).unwrap();
    let data = data.display().to_string();
    refused(&["--data", &data], &["--data", "train-images-idx3-ubyte: ends after 1000 of 1816 bytes"]);
}

#[test]
fn numbers_below_zero_are_told_what_they_must_be() {
    refuses(2, &["training", "--goal", "-1"], &["--goal", "greater than 0"]);
    refuses(2, &["training", "--weight-decay", "-1"], &["--weight-decay", "0 or greater"]);
}
