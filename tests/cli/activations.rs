//! `halfpipe activations`: nets, and what is message of them.

use crate::support::program::{prints, refuses};
use crate::support::words::has_words;

#[test]
fn bad_nets_are_refused_with_the_limit() {
    let refused = |arguments: &[&str], parts: &[&str]| refuses(2, &[&["activations"], arguments].concat(), parts);
    refused(&["--layers", "0"], &["--layers", "1 to 50"]);
    refused(&["--units", "1"], &["--units", "2 to 1000"]);
    refused(&["--samples", "1000000000"], &["--samples", "10 to 20000"]);
    refused(&["--samples", "1e9"], &["--samples", "whole number"]);
    refused(
        &["--layers", "50", "--units", "1000", "--samples", "2000"],
        &["100000000 values", "50000000", "at most 1000 samples"],
    );
    refused(&["--bias", "nan"], &["--bias", "finite"]);
    refused(&["--init", "xavir"], &["--init", "did you mean \"xavier\"?"]);
    refused(&["--init", "normal:std=-1"], &["--init", "0 or greater"]);
    refused(&["--init", "normal:std=1,std=2"], &["twice"]);
    refused(&["--init", "xavier:activation=tan"], &["did you mean \"tanh\"?"]);
    refused(&["--activation", "relux"], &["--activation", "did you mean \"relu\"?"]);
    refused(&["--show", "symmetry", "--steps", "10001"], &["--steps", "at most 10000"]);
    refused(&["--show", "symmetry", "--optimizer", "sgdd"], &["--optimizer", "did you mean \"sgd\"?"]);
    refused(&["--out", "figure.bmp"], &[".csv, .json, .png, .svg, .pdf, .gif, .apng or .py"]);
    refused(&["--preset", "momentum"], &["not for this command", "halfpipe paths --preset momentum"]);
    refuses(2, &["paths", "--preset", "xavier"], &["not for this command", "halfpipe activations --preset xavier"]);
}

#[test]
fn extreme_weights_are_told_in_words() {
    let small = ["activations", "--units", "20", "--samples", "50"];
    let message = |arguments: &[&str]| prints(&[&small, arguments].concat());
    for (arguments, key) in [
        (&["--init", "normal:std=0"][..], "forward.silent"),
        (&["--init", "normal:std=1e30"], "forward.saturates share=100 %"),
        (&["--init", "normal:std=1e300", "--activation", "relu"], "forward.overflows"),
        (&["--init", "zero"], "backward.gone"),
        (&["--init", "constant:value=0.1"], "forward.alike units=20"),
    ] {
        let message = message(arguments);
        assert!(has_words(&message, key), "{key}: {message}");
    }
}

#[test]
fn activations_csv_has_a_row_a_layer_and_json_the_counts() {
    let net = ["activations", "--units", "20", "--samples", "50", "--layers", "3", "--init", "xavier", "--init", "zero"];
    let csv = prints(&[&net[..], &["--format", "csv"]].concat());
    let rows: Vec<&str> = csv.lines().collect();
    assert!(rows[0].starts_with("init,layer,mean,std,low,high,dead,grad_std,"), "{csv}");
    assert_eq!(rows.len(), 1 + 2 * 3);
    assert!(rows[1].starts_with("Xavier,1,") && rows[4].starts_with("zero,1,0.5,0,0,0,0,0,0,0,0.5,0.5,0,,"), "{csv}");
    assert!(rows.iter().all(|row| row.split(',').count() == rows[0].split(',').count()));
    let json: serde_json::Value = serde_json::from_str(&prints(&[&net[..], &["--format", "json"]].concat())).unwrap();
    let layer = &json["rows"][0]["layers"][0];
    let counts = layer["histogram"]["counts"].as_array().unwrap();
    assert_eq!((counts.len(), counts.iter().map(|count| count.as_u64().unwrap()).sum::<u64>()), (30, 20 * 50));
    let field = |index| rows[1].split(',').nth(index).unwrap().parse::<f64>().unwrap();
    assert_eq!((layer["mean"].as_f64().unwrap(), layer["std"].as_f64().unwrap()), (field(2), field(3)));
    assert_eq!(json["settings"]["rows"], serde_json::json!(["xavier", "zero"]));

    let csv = prints(&["activations", "--show", "symmetry", "--steps", "2", "--init", "zero", "--format", "csv"]);
    assert!(csv.starts_with("init,step,loss,distinct\nzero,0,1.098612288668"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + 3);
}

#[test]
fn the_default_net_is_the_books() {
    assert_eq!(prints(&["activations"]), prints(&["activations", "--preset", "three-initializations"]));
}
