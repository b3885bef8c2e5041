//! `halfpipe paths --map` and `--basins`: maps of outcome as a table, CSV and JSON, and what is refused.

use std::fs;

use serde_json::Value;

use crate::support::files::folder;
use crate::support::program::{prints, refuses};

/// The JSON document of a command.
fn document(arguments: &[&str]) -> Value {
    serde_json::from_str(&prints(&[arguments, &["--format", "json"]].concat())).unwrap()
}

const HIMMELBLAU: [&str; 6] = ["paths", "--landscape", "himmelblau", "--optimizer", "adam:lr=0.1", "--view=-5,5,-5,5"];

#[test]
fn basins_tell_the_starts_of_each_minimum_of_every_optimizer() {
    let arguments = [&HIMMELBLAU[..], &["--optimizer", "sgd:lr=0.05", "--steps", "100", "--basins", "20x10"]].concat();
    let found = document(&arguments);
    let rows = found["basins"].as_array().unwrap();
    for optimizer in ["Adam", "SGD"] {
        let own: Vec<&Value> = rows.iter().filter(|row| row["optimizer"] == optimizer).collect();
        assert_eq!(own.iter().map(|row| row["starts"].as_u64().unwrap()).sum::<u64>(), 200, "{rows:?}");
        assert!((own.iter().map(|row| row["share"].as_f64().unwrap()).sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(own[0]["minimum"], serde_json::json!([3.0, 2.0]));
        assert!(own.iter().skip(4).all(|row| row["minimum"].is_null()));
    }
    // At this rate SGD diverges from far starts.
    assert!(rows.iter().any(|row| row["optimizer"] == "SGD" && row["fate"] == "diverged" && row["starts"].as_u64() > Some(0)));
    assert!(prints(&arguments).contains("(3.000, 2.000)"));
    let csv = prints(&[&arguments[..], &["--format", "csv"]].concat());
    assert!(csv.starts_with("optimizer,fate,x,y,starts,share\nAdam,minimum,3,2,"), "{csv}");
}

#[test]
fn a_map_of_settings_has_a_best_walk_and_a_row_for_each() {
    let arguments = ["paths", "--steps", "200", "--map", "momentum:40x30"]; // of Momentum, which is inspected
    let found = document(&arguments);
    assert_eq!(found["map"]["setting"], "momentum");
    assert_eq!(found["heights"].as_array().unwrap().len(), 30);
    assert_eq!(found["theory"]["limits"].as_array().unwrap().len(), 30);
    let best = &found["best"];
    assert!((best["lr"].as_f64().unwrap().log10() - 1.34f64.log10()).abs() < 0.2, "near Polyak's: {best}");
    let csv = prints(&[&arguments[..], &["--format", "csv"]].concat());
    assert_eq!(csv.lines().count(), 1 + 40 * 30);
    assert!(csv.starts_with("lr,momentum,x,y,f,height,reached,outcome,step\n"), "{csv}");
    assert!(prints(&arguments).contains("best: η = "));
    let file = folder("map").join("map.json");
    prints(&[&arguments[..], &["--out", file.to_str().unwrap()]].concat());
    assert_eq!(serde_json::from_str::<Value>(&fs::read_to_string(file).unwrap()).unwrap(), found);
}

#[test]
fn a_formula_with_holes_has_starts_that_cannot_walk() {
    let found = document(&["paths", "--landscape", "formula:sqrt(x)+y^2", "--optimizer", "sgd:lr=0.1", "--basins", "11x11"]);
    let rows = found["basins"].as_array().unwrap();
    let without = rows.iter().find(|row| row["fate"] == "no_slope").unwrap();
    assert!(without["starts"].as_u64() >= Some(6 * 11), "x ≤ 0: {rows:?}");
}

#[test]
fn what_cannot_be_mapped_is_refused() {
    let refused = |arguments: &[&str], words: &[&str]| refuses(2, &[&["paths"], arguments].concat(), words);
    refused(&["--optimizer", "sgd", "--map", "beta1"], &["--map", "sgd", "beta1", "weight_decay"]);
    refused(&["--map", "lr"], &["--map", "momentum", "dampening"]);
    refused(&["--map", "form"], &["--map", "momentum"]);
    refused(&["--map", "momentum:1x1"], &["1x1", "2 to 1024"]);
    refused(&["--map", "momentum:9"], &["--map", "256x256"]);
    refused(&["--basins", "1x1"], &["1x1", "2 to 1024"]);
    refused(&["--basins", "2000x2"], &["2000x2", "2 to 1024"]);
    refused(&["--map", "momentum:1e300x2"], &["1e300x2", "2 to 1024"]);
    refused(&["--basins", "99999999999999999999x9"], &["99999999999999999999x9", "2 to 1024"]);
    refused(&["--basins", "many"], &["--basins", "256x256"]);
    refused(&["--steps", "1000000", "--map", "momentum"], &["--steps", "0 to 100000"]);
    refused(&["--steps", "100000", "--map", "momentum:256x256"], &["6553600000", "1000000000", "15258"]);
    refused(&["--steps", "100000", "--basins", "64x64"], &["4 optimizer", "1000000000"]);
    refused(&["--map", "momentum", "--basins", "8x8"], &["--basins"]);
    refused(&["--basins", "8x8", "--format", "numpy"], &["no program"]);
    refused(&["--second", "beta1"], &["--second", "momentum", "beta1", "weight_decay"]);
    refused(&["--map", "beta1", "--out", "map.png"], &["--map", "momentum", "beta1", "weight_decay"]);
    refused(&["--steps", "100000", "--map", "momentum:256x256", "--out", "map.png"], &["--map", "6553600000", "15258"]);
    refused(&["--steps", "100000", "--basins", "256x256", "--out", "map.png"], &["--basins", "26214400000", "3814"]);
    refused(&["--map-color", "nonsense"], &["--map-color", "height", "steps"]);
}

#[test]
fn a_map_is_drawn_too_and_its_picture_brings_it_along() {
    let folder = folder("pictures of maps");
    let file = |name: &str| folder.join(name).display().to_string();
    let small = ["--steps", "20", "--size", "640x480"];
    let draw = |arguments: &[&str]| prints(&[&["paths"], &small[..], arguments].concat());
    draw(&["--map", "momentum", "--out", &file("map.png")]);
    draw(&["--chart", "settings", "--second", "momentum", "--only", "charts", "--out", &file("same.png")]);
    assert!(fs::read(file("map.png")).unwrap() == fs::read(file("same.png")).unwrap());
    draw(&["--chart", "settings", "--second", "weight_decay", "--only", "charts", "--out", &file("other.png")]);
    assert!(fs::read(file("map.png")).unwrap() != fs::read(file("other.png")).unwrap());
    draw(&["--map", "momentum:9x7", "--out", &file("coarse.png")]);
    assert!(fs::read(file("map.png")).unwrap() != fs::read(file("coarse.png")).unwrap());
    draw(&["--map", "momentum", "--map-color", "steps", "--out", &file("steps.svg")]);
    // Without a step no walk has a number of steps, and the scale no numbers.
    prints(&["paths", "--steps", "0", "--map", "momentum:9x7", "--map-color", "steps", "--out", &file("none.svg")]);
    prints(&["paths", "--steps", "100", "--map", "momentum:9x7", "--map-color", "steps", "--out", &file("some.svg")]);
    let [none, some] = ["none.svg", "some.svg"].map(|name| fs::read_to_string(file(name)).unwrap().matches("<text").count());
    assert!(none + 3 < some, "{none} {some}");
    let steps = fs::read_to_string(file("steps.svg")).unwrap();
    assert!(steps.contains("steps of Momentum until f &lt; 0.001") && steps.contains("not reached"), "{steps:.2000}");
    let again = prints(&["paths", "--preset", &file("steps.svg"), "--format", "json"]);
    assert!(again.contains(r#""map_color":"Steps""#), "{again:.400}");
    let again = prints(&["paths", "--preset", &file("map.png"), "--format", "json"]);
    assert!(again.contains(r#""second": "momentum""#) || again.contains(r#""second":"momentum""#), "{again:.400}");
    draw(&["--landscape", "himmelblau", "--basins", "8x8", "--out", &file("basins.svg")]);
    assert!(fs::read_to_string(file("basins.svg")).unwrap().contains("<image"));
}
