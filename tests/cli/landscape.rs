//! `halfpipe training --landscape`: the loss on a plane through the walks of a race.

use std::path::Path;

use crate::support::data_set::stripes;
use crate::support::program::{refuses, run, text};
use crate::support::words::{has_words, worded};
use crate::training::fields;

/// What `halfpipe training` prints on a data set, with a small net.
fn maps(data: &Path, arguments: &[&str]) -> String {
    let data = data.display().to_string();
    let small = [["--data", &data], ["--batch", "10"], ["--iterations", "60"], ["--hidden", "8,6"]];
    let small = small.iter().filter(|pair| !arguments.contains(&pair[0])).flatten().copied();
    let output = run(&["training"].into_iter().chain(small).chain(arguments.iter().copied()).collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn a_landscape_is_a_table_below_that_of_the_race() {
    let data = stripes("landscape-table");
    let table = maps(&data, &["--landscape", "walks", "--landscape-at", "30", "--optimizer", "sgd", "--optimizer", "adam"]);
    assert!(table.starts_with("landscape-table · 20-8-6-3 ReLU"), "{table}");
    let map = table.split(&worded("{valley.title_walks}\n")).nth(1).unwrap();
    let rows: Vec<Vec<&str>> = map.lines().skip(1).take(2).map(|line| line.split_whitespace().collect()).collect();
    for (row, name) in rows.iter().zip(["SGD", "Adam"]) {
        assert_eq!(row[..3], [name, "1", "30"], "{table}");
        assert!(row.len() == 8 && row[3..].iter().all(|cell| cell.parse::<f64>().unwrap().is_finite()), "{table}");
    }
    assert!(has_words(map, "valley.warning_walks") && !has_words(map, "valley.warning_random"), "{table}");
    assert!(has_words(map, "valley.measured images=90"), "{table}");
    let table = maps(&data, &["--landscape", "random", "--landscape-around", "2"]);
    assert!(has_words(&table, "valley.title_random name=Momentum") && has_words(&table, "valley.warning_random"), "{table}");
}

#[test]
fn the_rows_of_a_landscape_are_the_same_each_time_on_any_number_of_threads() {
    let data = stripes("landscape-csv");
    let race = ["--optimizer", "sgd:lr=0.1", "--optimizer", "adam", "--landscape", "random", "--landscape-images", "50"];
    let csv = |more: &[&str]| maps(&data, &[&race[..], &["--format", "csv"], more].concat());
    let all = csv(&["--threads", "1"]);
    assert_eq!(csv(&["--threads", "3"]), all);
    assert_eq!(all.lines().next(), Some("kind,optimizer,seed,iteration,x,y,off_plane,loss,own_loss"));
    let rows = fields(&all);
    let (walks, plane): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row[0] == "walk");
    assert_eq!((walks.len(), plane.len()), (2 * 61, 41 * 41));
    // The plane goes through the end of the first net, where its loss is that of the net.
    let end: Vec<f64> = walks[60][3..].iter().map(|cell| cell.parse().unwrap()).collect();
    assert_eq!(end[..4], [60.0, 0.0, 0.0, 0.0]);
    assert!((end[4] - end[5]).abs() <= 1e-6 * end[5], "{end:?}");
    assert!(plane.iter().all(|row| row[7].parse::<f64>().unwrap() > 0.0 && row[8].is_empty()));
    assert_ne!(csv(&["--landscape-seed", "2"]), all);
    let view = csv(&["--landscape-view", "-0.5,0.5,0,2"]);
    let plane: Vec<_> = fields(&view).into_iter().filter(|row| row[0] == "plane").map(|row| [row[4], row[5]].join(",")).collect();
    assert_eq!([&plane[0], &plane[1680]], ["-0.5,0", "0.5,2"]);
}

#[test]
fn json_of_a_landscape_holds_settings_map_and_walks() {
    let data = stripes("landscape-json");
    let race = ["--landscape", "walks", "--seeds", "2", "--optimizer", "sgd", "--optimizer", "momentum:lr=1e30"];
    let text = maps(&data, &[&race[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["settings"]["landscape"]["plane"], "Walks");
    assert_eq!((&json["images"], &json["spacing"], &json["around"]), (&90.into(), &1.into(), &serde_json::Value::Null));
    assert_eq!((json["losses"].as_array().unwrap().len(), json["losses"][0].as_array().unwrap().len()), (41, 41));
    let walks = json["walks"].as_array().unwrap();
    let about = |walk: &serde_json::Value| (walk["optimizer"].as_str().unwrap().to_owned(), walk["seed"].as_u64().unwrap());
    let names = [("SGD", 1), ("SGD", 2), ("Momentum", 1), ("Momentum", 2)].map(|(name, seed)| (name.to_owned(), seed));
    assert_eq!(walks.iter().map(about).collect::<Vec<_>>(), names);
    assert_eq!(walks[0]["points"].as_array().unwrap().len(), 61);
    assert!(walks[2]["diverged"].is_number() && walks[0]["diverged"].is_null(), "{}", walks[2]);
    let told = json["told"].as_array().unwrap();
    assert!(told.iter().any(|text| has_words(text.as_str().unwrap(), "valley.far names=Momentum")), "{told:?}");
}

#[test]
fn small_races_have_a_landscape() {
    let data = stripes("landscape-small");
    for plane in ["walks", "random"] {
        for race in [&["--hidden", "none"][..], &["--landscape-images", "2"], &["--iterations", "1", "--optimizer", "sgd"]] {
            maps(&data, &[race, &["--landscape", plane]].concat());
        }
    }
}

#[test]
fn bad_landscapes_are_refused() {
    let data = stripes("landscape-refused");
    let data = data.display().to_string();
    let refused = |arguments: &[&str], parts: &[&str]| {
        refuses(2, &[&["training", "--data", &data, "--iterations", "10"], arguments].concat(), parts);
    };
    refused(&["--landscape", "all"], &["--landscape", "walks, random"]);
    refused(&["--landscape-images", "10"], &["--landscape-images", "--landscape walks"]);
    refused(&["--landscape", "walks", "--landscape-images", "91"], &["--landscape-images 91", "90"]);
    refused(&["--landscape", "walks", "--landscape-images", "0"], &["--landscape-images", "1 to 10000"]);
    refused(&["--landscape", "walks", "--landscape-memory", "0"], &["--landscape-memory", "1 to 100000"]);
    refused(&["--landscape", "walks", "--landscape-view", "1,0,0,1"], &["--landscape-view", "X0,X1,Y0,Y1"]);
    refused(&["--landscape", "random", "--landscape-around", "5"], &["--landscape-around 5", "4"]);
    refused(&["--landscape", "random", "--landscape-around", "0"], &["--landscape-around", "1 or greater"]);
    // Four nets of 20-1000-1000-3: 1,025,003 parameters, 4.1 MB a point.
    let large = ["--hidden", "1000,1000", "--landscape", "walks", "--landscape-memory", "20"];
    refused(&large, &["--landscape-memory", "33 MB"]);
}
