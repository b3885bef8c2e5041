//! `halfpipe training --sharpness` and `--images`: columns, tables, and what is refused.

use crate::support::data_set::stripes;
use crate::support::program::{refuses, run, text};
use crate::training::fields;

fn trains(arguments: &[&str]) -> String {
    let data = stripes("race-sharpness").display().to_string();
    let small = ["training", "--data", &data, "--hidden", "8,6", "--batch", "10", "--iterations", "30"];
    let output = run(&[&small, arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn a_csv_file_has_the_sharpness_before_the_update_of_its_row() {
    let csv = trains(&["--optimizer", "sgd", "--sharpness", "10:20", "--format", "csv"]);
    let head = "optimizer,iteration,loss,smoothed,test_accuracy,sharpness,curvature_along_gradient";
    assert_eq!(csv.lines().next(), Some(head));
    for (row, fields) in fields(&csv).into_iter().enumerate() {
        let measured = [fields[5], fields[6]].map(|field| field.parse::<f64>().ok());
        assert_eq!(measured.map(|number| number.is_some()), [row % 10 == 0; 2], "{fields:?}");
        assert!(measured[0].is_none_or(|largest| largest > 0.0));
    }
    let json = trains(&["--optimizer", "sgd:lr=0.5", "--optimizer", "adam", "--sharpness", "10:20", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let curve = |index: usize| &json["curves"][index];
    let at: Vec<u64> = curve(0)["sharpness"].as_array().unwrap().iter().map(|at| at["iteration"].as_u64().unwrap()).collect();
    assert_eq!(at, [0, 10, 20, 30]);
    assert!((curve(0)["curvature_limit"].as_f64().unwrap() - 4.0).abs() < 1e-6 && curve(1)["curvature_limit"].is_null());
    assert!((0.0..=1.0).contains(&curve(0)["turning"].as_f64().unwrap()));
    assert_eq!(json["settings"]["sharpness"]["images"], 20);
}

#[test]
fn a_table_tells_of_the_limit() {
    let table = trains(&["--optimizer", "sgd:lr=0.01", "--optimizer", "adam", "--sharpness", "10:20"]);
    assert!(table.contains("the bowl's limit") && table.contains("λ at start") && table.contains("200"), "{table}");
    assert!(table.contains("SGD is below the bowl's limit all the way (λ at most"), "{table}");
    assert!(table.contains("Adam: the bowl sets no limit on λ"), "{table}");
    assert!(table.contains("the gradient turns against the one before in"), "{table}");
    assert!(!trains(&["--optimizer", "sgd"]).contains('λ'));
}

#[test]
fn what_can_not_be_measured_or_trained_on_is_refused_where_it_was_typed() {
    for (arguments, part) in [
        (&["--sharpness", "often"] as &[&str], "EVERY:IMAGES"),
        (&["--sharpness", "0"], "--sharpness: 0: must be a whole number from 1 to 100000"),
        (&["--sharpness", "10:20000"], "from 1 to 10000"),
        (&["--images", "some"], "all"),
        (&["--images", "0"], "at least one image"),
        (&["--images", "50", "--batch", "51"], "--batch: a mini-batch of 51 images out of only 50"),
    ] {
        refuses(2, &[&["training"], arguments].concat(), &[part]);
    }
    let data = stripes("race-few-images").display().to_string();
    refuses(
        2,
        &["training", "--data", &data, "--batch", "1", "--images", "9999"],
        &["9999 images to train on, but there are only"],
    );
    refuses(
        2,
        &["training", "--data", &data, "--batch", "1", "--images", "1e300"],
        &["--images: must be a whole number from 1 to"],
    );
}
