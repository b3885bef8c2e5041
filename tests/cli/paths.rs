//! `halfpipe paths`: optimizers, starts, landscapes and formulas, noise, and how learning rates are chosen.

use std::fs;

use crate::support::files::folder;
use crate::support::program::{halfpipe, prints, refuses};
use crate::support::words::word;

#[test]
fn bad_optimizers_are_refused() {
    refuses(2, &["paths", "--optimizer", "sgd:lr=nan"], &["sgd:lr=nan", "greater than 0"]);
    refuses(2, &["paths", "--optimizer", "sgd:lr=-1"], &["sgd:lr=-1", "greater than 0"]);
    refuses(2, &["paths", "--optimizer", "sgd:lr=0"], &["greater than 0"]);
    refuses(2, &["paths", "--optimizer", "sgd:lr=1,lr=2"], &["twice"]);
    refuses(2, &["paths", "--optimizer", "momentm"], &["unknown optimizer", "did you mean \"momentum\"?"]);
    refuses(2, &["paths", "--optimizer", "adam:beta1=1"], &["less than 1"]);
    refuses(2, &["paths", "--optimizer", ""], &["unknown optimizer"]);
    refuses(2, &["paths", "--landscape", "rosenbrok"], &["did you mean \"rosenbrock\"?"]);
}

#[test]
fn bad_starts_are_refused_and_any_other_finite_start_runs() {
    refuses(2, &["paths", "--start", "1e300,0"], &["--start", "(1e300, 0)", "finite"]);
    refuses(2, &["paths", "--start", "nan,0"], &["--start", "X,Y"]);
    refuses(2, &["paths", "--start", "1"], &["--start", "X,Y"]);
    refuses(2, &["paths", "--start", ""], &["X,Y"]);
    for start in ["1e150,0", "-1e100,1e-300", "0,0", "1e-320,5"] {
        prints(&["paths", "--start", start]);
    }
}

#[test]
fn bad_numbers_are_refused() {
    for steps in ["100001", "-1", "1.5", "1e6", ""] {
        refuses(2, &["paths", &format!("--steps={steps}")], &["--steps", "0 to 100000"]);
    }
    for size in ["0x10", "8193x10", "10", "x"] {
        refuses(2, &["paths", "--size", size, "--out", "unused.png"], &["--size", "1 to 8192"]);
    }
    refuses(2, &["paths", "--stepz", "3"], &["--stepz"]);
    refuses(2, &["pathz"], &["pathz"]);
    prints(&["paths", "--steps", "0"]);
    prints(&["paths", "--steps", "100000", "--optimizer", "sgd"]);
}

#[test]
fn a_formula_of_ones_own_is_walked_on_like_any_landscape() {
    let typed = prints(&[
        "paths",
        "--landscape",
        "formula:(x^2+y-11)^2+(x+y^2-7)^2",
        "--start",
        "-1,0.5",
        "--format",
        "csv",
        "--optimizer",
        "adam:lr=0.3",
    ]);
    let listed =
        prints(&["paths", "--landscape", "himmelblau", "--start", "-1,0.5", "--format", "csv", "--optimizer", "adam:lr=0.3"]);
    let numbers = |text: &str| -> Vec<f64> {
        text.lines()
            .skip(1)
            .flat_map(|line| line.split(',').skip(2).map(|field| field.parse().unwrap()).collect::<Vec<f64>>())
            .collect()
    };
    let (typed, listed) = (numbers(&typed), numbers(&listed));
    assert_eq!(typed.len(), 30 * 6);
    for (typed, listed) in typed.iter().zip(&listed) {
        assert!((typed - listed).abs() <= 1e-10 * listed.abs().max(1.0), "{typed} {listed}");
    }
    prints(&["paths", "--landscape", "Formula: log(x) + y^2", "--view=-1,4,-2,2"]);
}

#[test]
fn bad_formulas_are_refused_with_their_place() {
    let long = format!("formula:{}x", "x+".repeat(50_000));
    let deep = format!("formula:{}x{}", "(".repeat(300), ")".repeat(300));
    for (formula, part) in [
        ("formula", "after a colon"),
        ("formula:", "column 1: the formula is empty"),
        ("formula:   ", "empty"),
        ("formula:1/0", "not finite anywhere"),
        ("formula:log(-1)", "not finite anywhere"),
        ("formula:sqrt(-1-x^2)", "not finite anywhere"),
        ("formula:x+z", "column 3: unknown name \"z\""),
        ("formula:x+(y", "column 3: this ( is never closed"),
        (long.as_str(), "at most 1000"),
        (deep.as_str(), "too deep"),
    ] {
        refuses(2, &["paths", "--landscape", formula], &["--landscape", part]);
    }
    for view in ["1,0,0,1", "1,2,3", "nan,1,0,1", "-1e308,1e308,0,1"] {
        refuses(2, &["paths", &format!("--view={view}")], &["--view", "X0,X1,Y0,Y1"]);
    }
    let folder = folder("bad-formula");
    let path = folder.join("formula.ron");
    fs::write(&path, include_str!("../../presets/sgd.ron").replace("\"bowl\"", "\"formula:x + z\"")).unwrap();
    let path = path.display().to_string();
    refuses(2, &["presets", "check", &path], &["formula.ron:", "column 5: unknown name"]);
}

#[test]
fn bad_noise_rates_and_schedules_are_refused() {
    for noise in ["nan", "-1", "inf", ""] {
        refuses(2, &["paths", &format!("--noise={noise}")], &["--noise", "0 or greater"]);
    }
    for seeds in ["0", "51", "-1", "1.5"] {
        refuses(2, &["paths", &format!("--seeds={seeds}")], &["--seeds", "1 to 50"]);
    }
    refuses(2, &["paths", "--noise", "1", "--seeds", "50", "--steps", "100000"], &["too many"]);
    refuses(2, &["paths", "--rates", "fair"], &["--rates", "equal"]);
    refuses(2, &["paths", "--optimizer", "sgd:schedule=linear"], &["constant or step"]);
    refuses(2, &["paths", "--optimizer", "sgd:schedule=step,every=0"], &["whole number"]);
    refuses(2, &["paths", "--optimizer", "sgd:schedule=cosine,every=3"], &["unknown setting"]);
    refuses(2, &["paths", "--optimizer", "rprop:eta_plus=0.9"], &["greater than 1"]);
    prints(&["paths", "--noise", "1e9", "--seeds", "3"]);
    prints(&["paths", "--noise", "1e300", "--seeds", "3"]);
    prints(&["paths", "--optimizer", "sgd:schedule=cosine,horizon=1"]);
}

#[test]
fn rules_of_comparison_are_declared_in_table_and_json() {
    assert!(prints(&["paths", "--rates", "first-step"]).contains(&word("rule.first_step")));
    assert!(prints(&["paths", "--rates", "best", "--format", "json"]).contains(&format!("\"rule\":\"{}\"", word("rule.best"))));
    assert!(
        prints(&["paths", "--noise", "0.5", "--seeds", "4"])
            .contains(&word("rule.noise_mean deviation=0.5 seeds=4 first=1 last=4"))
    );
}

#[test]
fn csv_has_a_row_a_step_and_reads_back_to_the_same_numbers() {
    let csv =
        prints(&["paths", "--format", "csv", "--optimizer", "SGD:LR=0.95", "--start=-7,2", "--start", "-3,1", "--steps", "2"]);
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows[0], "optimizer,start,step,x,y,f,grad_x,grad_y");
    assert_eq!(rows.len(), 1 + 2 * 3);
    assert!(rows[1].starts_with("SGD,1,0,-7,2,") && rows[4].starts_with("SGD,2,0,-3,1,"), "{csv}");
    let fields: Vec<f64> = rows[2].split(',').skip(3).map(|field| field.parse().unwrap()).collect();
    let (x, y) = (-7.0 - 0.95 * (2.0 * 0.05 * -7.0), 2.0 - 0.95 * 4.0);
    assert_eq!(fields, [x, y, 0.05 * x * x + y * y, 2.0 * 0.05 * x, 2.0 * y]);
}

#[test]
fn lists_replace_those_of_the_preset() {
    let csv = prints(&["paths", "--preset", "four-optimizers", "--optimizer", "adam", "--format", "csv", "--steps", "1"]);
    assert!(csv.lines().skip(1).all(|row| row.starts_with("Adam,1,")), "{csv}");
    let table = prints(&["paths", "--landscape", "bowl:a=1"]);
    assert!(table.contains("1·x² + y²") && table.contains("(-7, 2)"), "{table}");
}

#[test]
fn json_holds_settings_and_paths() {
    let json: serde_json::Value = serde_json::from_str(&prints(&["paths", "--format", "json", "--steps", "1"])).unwrap();
    assert_eq!(json["settings"]["optimizers"][0]["rule"], "sgd:lr=0.95");
    assert_eq!(json["paths"].as_array().unwrap().len(), 4);
    assert_eq!(json["paths"][0]["points"][0], serde_json::json!([-7.0, 2.0]));
    assert_eq!(json["paths"][0]["outcome"], "Finished");
}

#[test]
fn the_default_run_is_the_books_comparison() {
    insta::assert_snapshot!(prints(&["paths"]));
}

#[test]
fn every_switch_of_a_lesson_can_be_turned_either_way() {
    let json = |arguments: &[&str]| prints(&[&["paths", "--format", "json"], arguments].concat());
    assert!(json(&["--preset", "half-pipe"]).contains("\"surface\":{"));
    assert!(json(&["--preset", "half-pipe", "--surface=off"]).contains("\"surface\":null"));
    assert!(json(&["--terms=off", "--arrows"]).contains("\"arrows\":true"));
    assert!(json(&["--camera=-10,45,2"]).contains("\"surface\":{\"yaw\":-10.0,\"pitch\":45.0,\"zoom\":2.0}"));
    assert!(json(&["--step", "3"]).contains("\"shown\":3") && json(&["--step", "29"]).contains("\"shown\":null"));
    refuses(2, &["paths", "--step", "30"], &["--step", "29"]);
    refuses(2, &["paths", "--hide", "5"], &["--hide 5", "4 optimizers"]);
    refuses(2, &["paths", "--hide", "0"], &["--hide", "1 or greater"]);
    refuses(2, &["paths", "--camera", "1,2,3"], &["--camera", "5 to 90"]);
    refuses(2, &["paths", "--speed", "0"], &["--speed", "greater than 0"]);
    refuses(2, &["activations", "--enlarge", "4,1"], &["--enlarge 4,1", "3 rows"]);
    refuses(2, &["activations", "--show", "symmetry", "--step", "201"], &["--step", "200"]);
}

#[test]
fn numbers_that_cannot_be_read_and_too_many_starts_are_refused_in_words() {
    for command in ["paths", "activations", "training"] {
        for seed in ["18446744073709551616", "-1", "1.5", "", "x"] {
            refuses(2, &[command, &format!("--seed={seed}")], &["--seed", "a whole number from 0 to 18446744073709551615"]);
        }
    }
    for arguments in [["activations", "--bias=x"], ["training", "--weight-decay="], ["training", "--goal=low"]] {
        refuses(2, &arguments, &["must be a finite number"]);
    }
    let many = "99999999999999999999999";
    for (command, option, range) in [
        ("activations", "--samples", "10 to 20000"),
        ("activations", "--layers", "1 to 50"),
        ("training", "--hidden", "1 to 2000"),
        ("training", "--iterations", "1 to 100000"),
    ] {
        refuses(2, &[command, option, many], &[&format!("halfpipe: {option}: must be a whole number from {range}\n")]);
    }
    let starts: Vec<String> = (1..=101).map(|x| format!("--start={x},1")).collect();
    let arguments: Vec<&str> = ["paths"].into_iter().chain(starts.iter().map(String::as_str)).collect();
    refuses(2, &arguments, &["--start: 101 start points, more than the limit of 100"]);
}

#[test]
fn numbers_are_read_as_keyboards_make_them() {
    let plain = prints(&["paths", "--start=-7,2", "--optimizer", "sgd:lr=0.05"]);
    for (start, optimizer) in [("−7,2", "sgd:lr=5×10⁻²"), ("－７，２．０", "ｓｇｄ：ｌｒ＝０．０５"), ("-7、2", "sgd: eta = .05")]
    {
        assert_eq!(prints(&["paths", &format!("--start={start}"), "--optimizer", optimizer]), plain);
    }
    for arguments in [
        ["paths", "--noise=0,5"],
        ["paths", "--optimizer=sgd:lr=0,5"],
        ["paths", "--speed=0,5"],
        ["paths", "--landscape=bowl:a=0,5"],
        ["activations", "--bias=0,5"],
        ["activations", "--init=normal:std=0,5"],
        ["training", "--weight-decay=0,5"],
        ["training", "--goal=0,5"],
    ] {
        refuses(2, &arguments, &["write a decimal point: 0.5"]);
    }
    refuses(2, &["paths", "--optimizer=sgd:lr=５×１０⁻²×"], &["lr=５×１０⁻²×: "]); // as it was typed
    refuses(2, &["paths", "--start=-7,5,2"], &["with decimal points as X,Y"]);
    refuses(2, &["paths", "--view=0,5,1,5,0,5,1,5"], &["with decimal points as X0,X1,Y0,Y1"]);
}

#[test]
fn names_of_other_frameworks_are_read_and_hints_keep_the_meaning() {
    let he = prints(&["activations", "--init", "he", "--format", "csv"]);
    for name in ["kaiming", "he_normal", "msra", "kaiming_normal_"] {
        assert_eq!(prints(&["activations", "--init", name, "--format", "csv"]), he, "{name}");
    }
    for (arguments, hint) in [
        (["activations", "--activation=rleu"], Some("did you mean \"relu\"?")),
        (["activations", "--activation=mish"], None),
        (["activations", "--init=sparse"], None),
        (["paths", "--optimizer=adan"], None),
        (["paths", "--optimizer=asam"], Some("did you mean \"adam\"?")),
    ] {
        refuses(2, &arguments, &[hint.unwrap_or("known: ")]);
        let error = String::from_utf8(halfpipe().args(arguments).output().unwrap().stderr).unwrap();
        assert_eq!(error.contains("did you mean"), hint.is_some(), "{error}");
    }
}
