//! The command line as a user types it: what is printed, what is refused, and with which exit code.
#![allow(clippy::unwrap_used)] // a test may panic

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use halfpipe::lesson::{EMBEDDED, Lesson, Scene};

fn halfpipe(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_halfpipe"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("LANGUAGE")
        .env("LC_ALL", "C")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs, expects this exit code, one line on standard error that contains every part, and nothing on standard output.
fn refuses(code: i32, arguments: &[&str], parts: &[&str]) {
    let output = halfpipe(arguments);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {err}");
    assert_eq!(out, "", "{arguments:?}");
    assert_eq!(err.lines().count(), 1, "{arguments:?}: {err}");
    assert!(!err.contains("panicked"), "{arguments:?}: {err}");
    for part in parts {
        assert!(err.contains(part), "{arguments:?}: \"{part}\" is not in: {err}");
    }
}

/// Runs and expects success without a word on standard error.
fn prints(arguments: &[&str]) -> String {
    let output = halfpipe(arguments);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""), "{arguments:?}");
    text(&output.stdout)
}

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
fn numbers_below_zero_are_told_what_they_must_be() {
    refuses(2, &["training", "--goal", "-1"], &["--goal: -1", "greater than 0"]);
    refuses(2, &["training", "--weight-decay", "-1"], &["--weight-decay: -1", "0 or greater"]);
}

#[test]
fn bad_numbers_are_refused() {
    for steps in ["100001", "-1", "1.5", "1e3", ""] {
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
    fs::write(&path, include_str!("../presets/sgd.ron").replace("\"bowl\"", "\"formula:x + z\"")).unwrap();
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
    assert!(prints(&["paths", "--rates", "first-step"]).contains("equal first steps"));
    assert!(
        prints(&["paths", "--rates", "best", "--format", "json"])
            .contains("\"rule\":\"each at its own best learning rate (lowest final f)\"")
    );
    assert!(prints(&["paths", "--noise", "0.5", "--seeds", "4"]).contains("mean of 4 seeds (1 to 4)"));
}

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
    refused(&["--out", "figure.bmp"], &[".csv, .json, .png, .svg, .gif or .apng"]);
    refused(&["--preset", "momentum"], &["not for this command", "halfpipe paths --preset momentum"]);
    refuses(2, &["paths", "--preset", "xavier"], &["not for this command", "halfpipe activations --preset xavier"]);
}

#[test]
fn extreme_weights_are_told_in_words() {
    let small = ["activations", "--units", "20", "--samples", "50"];
    let told = |arguments: &[&str]| prints(&[&small, arguments].concat());
    assert!(told(&["--init", "normal:std=0"]).contains("nothing gets through: no unit responds to its input"));
    assert!(told(&["--init", "normal:std=1e30"]).contains("100 % of the outputs of layer"));
    let overflow = told(&["--init", "normal:std=1e300", "--activation", "relu"]);
    assert!(overflow.contains("overflow: ") && overflow.contains("no longer finite"), "{overflow}");
    assert!(told(&["--init", "zero"]).contains("no gradient gets through"));
    assert!(told(&["--init", "constant:value=0.1"]).contains("20 of them do the work of one"));
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
fn bad_presets_are_refused_with_their_place() {
    let folder = folder("bad-presets");
    let whole = include_str!("../presets/sgd.ron");
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let unknown = file("unknown.ron", &whole.replace("steps:", "stepz:"));
    let newer = file("newer.ron", &whole.replace("version: 2", "version: 99"));
    let cut = file("cut.ron", &whole[..whole.find("workspace").unwrap()]);
    let many = file("many.ron", &whole.replace("steps: 29", "steps: 100001"));
    let good = file("good.ron", whole);
    let cases = [(&unknown, "stepz"), (&newer, "version 99"), (&cut, "cut.ron:"), (&many, "100001 is too many")];
    for (path, part) in cases {
        refuses(2, &["paths", "--preset", path], &[path, part]);
        refuses(2, &["--preset", path], &[path, part]);
        refuses(2, &["presets", "check", path], &[path, part]);
    }
    refuses(2, &["paths", "--preset", "momentm"], &["unknown preset", "did you mean \"momentum\"?"]);
    refuses(2, &["--preset", "nowhere.ron"], &["nowhere.ron"]);

    let output = halfpipe(&["presets", "check", &good, &cut]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), format!("{good}: ok\n"));
    assert_eq!(text(&output.stderr).lines().count(), 1);
}

#[test]
fn a_file_that_cannot_be_written_ends_with_1_and_leaves_nothing() {
    refuses(1, &["paths", "--out", "/proc/halfpipe.csv"], &["/proc/halfpipe.csv"]);
    let folder = folder("missing");
    let missing = folder.join("no-such-folder").join("a.csv").display().to_string();
    refuses(1, &["paths", "--out", &missing], &[&missing]);
    refuses(2, &["paths", "--out", "figure.bmp"], &[".csv, .json, .png, .svg, .gif or .apng"]);
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
fn the_default_net_is_the_books() {
    assert_eq!(prints(&["activations"]), prints(&["activations", "--preset", "three-initializations"]));
}

/// But for those of Training, which take minutes in a debug build, and whose table holds the seconds.
#[test]
fn every_preset_tells_its_table() {
    let list = prints(&["presets", "list"]);
    assert!(list.lines().count() >= 11);
    for slug in list.lines().filter_map(|line| line.split_whitespace().next()) {
        let scenes = Lesson::open(slug).unwrap().0.scenes;
        for (number, scene) in (1..).zip(&scenes) {
            let workspace = scene.workspace.kind().key();
            if workspace != "training" {
                let name = if scenes.len() == 1 { format!("preset-{slug}") } else { format!("lesson-{slug}-{number}") };
                insta::assert_snapshot!(name, prints(&[workspace, "--preset", slug, "--scene", &number.to_string()]));
            }
        }
    }
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

/// A data set of noisy stripes, in a folder of this test's own: 90 images of 5 x 4 in three classes, and 30 to test with.
fn stripes(name: &str) -> PathBuf {
    let folder = folder(name);
    for (part, count) in [("train", 90u8), ("t10k", 30)] {
        let labels: Vec<u8> = (0..count).map(|image| image % 3).collect();
        let pixel = |image: u8, pixel: u8| {
            if pixel % 3 == image % 3 { 200 } else { image.wrapping_mul(37).wrapping_add(pixel * 11) % 100 }
        };
        let pixels: Vec<u8> = (0..count).flat_map(|image| (0..20).map(move |at| pixel(image, at))).collect();
        let images = [&[0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 5, 0, 0, 0, 4], &pixels[..]].concat();
        fs::write(folder.join(format!("{part}-images-idx3-ubyte")), images).unwrap();
        fs::write(folder.join(format!("{part}-labels-idx1-ubyte")), [&[0, 0, 8, 1, 0, 0, 0, count], &labels[..]].concat())
            .unwrap();
    }
    folder
}

/// `halfpipe training` on a data set, with a small net and small batches unless others are named; what it prints, and its log
/// on standard error.
fn trains(data: &Path, arguments: &[&str]) -> (String, String) {
    let data = data.display().to_string();
    let small = [["--data", &data], ["--hidden", "8,6"], ["--batch", "10"]];
    let small = small.iter().filter(|pair| !arguments.contains(&pair[0])).flatten().copied();
    let output = halfpipe(&["training"].into_iter().chain(small).chain(arguments.iter().copied()).collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    (text(&output.stdout), text(&output.stderr))
}

/// The fields of every row of a CSV file, without its header.
fn fields(csv: &str) -> Vec<Vec<&str>> {
    csv.lines().skip(1).map(|row| row.split(',').collect()).collect()
}

#[test]
fn a_race_prints_its_table_and_the_books_log() {
    let data = stripes("race-table");
    let (table, log) = trains(&data, &["--iterations", "201", "--optimizer", "sgd", "--optimizer", "adam"]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("race-table · 20-8-6-3 ReLU · He · mini-batches of 10 · seed 1"), "{table}");
    assert_eq!(lines[1], "each at the book's learning rate · same mini-batches · same initial weights");
    assert!(lines[2].starts_with("optimizer  "), "{table}");
    let cells: Vec<Vec<&str>> = lines[3..5].iter().map(|line| line.split_whitespace().take(4).collect()).collect();
    assert_eq!(cells, [["SGD", "0.01", "He", "201"], ["Adam", "0.001", "He", "201"]]);

    let csv = trains(&data, &["--iterations", "201", "--optimizer", "sgd", "--optimizer", "adam", "--format", "csv"]).0;
    let loss = |row: usize| fields(&csv)[row][2].parse::<f64>().unwrap() as f32;
    let told = |iteration: usize| {
        format!("==========={}:{iteration}===========\nSGD:{}\nAdam:{}\n", "iteration", loss(iteration), loss(201 + iteration))
    };
    assert_eq!(log, [0, 100, 200].map(told).concat());
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
    assert!(table.contains("SGD diverged at iteration") && table.contains("Momentum diverged at iteration"), "{table}");
    assert!(!table.contains("Adam diverged") && !table.contains("NaN"), "{table}");
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
    assert!(table.contains("Momentum diverged at iteration"), "{table}");
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
    refused(&["--out", "figure.bmp"], &[".csv, .json, .png, .svg, .gif or .apng"]);
    refused(&["--preset", "momentum"], &["not for this command", "halfpipe paths --preset momentum"]);

    refused(&["--data", "no-such-folder"], &["--data no-such-folder: "]);
    let data = stripes("race-cut");
    let file = data.join("train-images-idx3-ubyte");
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..1000]).unwrap();
    let data = data.display().to_string();
    refused(&["--data", &data], &["--data", "train-images-idx3-ubyte: ends after 1000 of 1816 bytes"]);
}

/// Starts a race of 100,000 iterations, presses Ctrl+C when the log has begun, and waits until it has ended.
#[cfg(unix)]
fn interrupted(data: &Path, arguments: &[&str]) -> Output {
    use std::io::{BufRead, BufReader, Read};
    use std::process::Stdio;
    let data = data.display().to_string();
    let mut race = Command::new(env!("CARGO_BIN_EXE_halfpipe"))
        .args(["training", "--data", &data, "--hidden", "20,20", "--iterations", "100000"])
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

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_race_with_what_it_has() {
    let data = stripes("race-interrupted");
    let file = folder("race-interrupted-out").join("race.csv");
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
    let last = format!("halfpipe: stopped after {least} of 100000 iterations\n");
    assert!(log.ends_with(&last) && log.matches("halfpipe:").count() == 1, "{log}");
    assert!(!log.contains("panicked"), "{log}");
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1, "nothing is left beside the file");

    let output = interrupted(&data, &["--format", "csv", "--optimizer", "momentum:lr=1e30", "--optimizer", "sgd"]);
    assert_eq!(output.status.code(), Some(130));
    let csv = text(&output.stdout);
    assert!(csv.starts_with("optimizer,") && csv.ends_with('\n'));
    let made = csv.matches("\nSGD,").count();
    assert!(text(&output.stderr).ends_with(&format!("halfpipe: stopped after {made} of 100000 iterations\n")), "{made}");
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

/// Checks a file and expects one line with these parts.
fn check_refuses(file: &Path, parts: &[&str]) {
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

#[cfg(feature = "gui")]
#[test]
fn pictures_carry_their_settings_and_damaged_or_foreign_ones_are_told() {
    let folder = folder("pictures");
    for name in ["x.png", "x.svg", "x.gif", "x.apng"] {
        let file = folder.join(name);
        let to = ["--size", "200x150", "--out", file.to_str().unwrap()];
        prints(&[&["paths", "--preset", "next-hollow", "--steps", "2", "--noise", "0.5"], &to[..]].concat());
        let again = prints(&["paths", "--preset", file.to_str().unwrap()]);
        assert_eq!(again, prints(&["paths", "--preset", "next-hollow", "--steps", "2", "--noise", "0.5"]), "{name}");
        let preset = Lesson::read(&file).unwrap().scenes.remove(0);
        assert_eq!(preset.title, Scene::open("next-hollow").unwrap().0.title);

        let bytes = fs::read(&file).unwrap();
        for length in [12, 40, 200, 500] {
            fs::write(&file, &bytes[..length]).unwrap();
            let output = halfpipe(&["presets", "check", file.to_str().unwrap()]);
            let told = text(&output.stderr);
            let clear = ["incomplete", "no settings of halfpipe", "not a PNG, SVG or GIF picture", "broken"]
                .iter()
                .any(|part| told.contains(part));
            assert!(output.status.code() == Some(2) && clear && told.lines().count() == 1, "{name}, {length} bytes: {told}");
        }
        fs::write(&file, "(version: 1)").unwrap();
        check_refuses(&file, &["not a PNG, SVG or GIF picture"]);
        fs::write(&file, "").unwrap();
        check_refuses(&file, &[name]);
    }
    fs::write(folder.join("drawing.svg"), "<svg><metadata><rdf/></metadata></svg>").unwrap();
    check_refuses(&folder.join("drawing.svg"), &["no settings of halfpipe"]);
    // Of a file without an end only the beginning is read.
    let huge = fs::File::create(folder.join("huge.png")).unwrap();
    huge.set_len(if cfg!(target_os = "linux") { 1 << 40 } else { 1 << 30 }).unwrap(); // a hole, not a disk full
    check_refuses(&folder.join("huge.png"), &["not a PNG, SVG or GIF picture"]);
    check_refuses(&folder.join("missing.png"), &["missing.png"]);
}

#[cfg(feature = "gui")]
#[test]
fn what_has_no_steps_is_no_animation_and_what_is_too_large_no_picture() {
    let file = folder("film").join("x.gif");
    let file = file.to_str().unwrap();
    refuses(2, &["training", "--out", file], &["--out", "Only steps can be animated"]);
    refuses(2, &["activations", "--out", file], &["--out", "Only steps can be animated"]);
    refuses(2, &["paths", "--out", "x.png", "--size", "3000x100", "--scale", "3"], &["--scale", "9000 × 300", "8192"]);
    refuses(2, &["paths", "--out", "x.png", "--scale", "5"], &["--scale", "1 to 4"]);
    let output = halfpipe(&["paths", "--steps", "600", "--size", "60x40", "--optimizer", "sgd", "--out", file]);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("201 frames, one for every 3 of 600 steps"), "{}", text(&output.stderr));
}

#[cfg(all(unix, feature = "gui"))]
#[test]
fn ctrl_c_leaves_no_animation() {
    use std::io::{BufRead, BufReader, Read};
    let folder = folder("film-interrupted");
    let mut film = Command::new(env!("CARGO_BIN_EXE_halfpipe"))
        .args(["paths", "--steps", "598", "--out", folder.join("x.gif").to_str().unwrap()])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(film.stderr.take().unwrap());
    let mut told = String::new();
    log.read_line(&mut told).unwrap();
    assert!(told.contains("300 frames"), "{told}");
    assert!(Command::new("kill").args(["-INT", &film.id().to_string()]).status().unwrap().success());
    log.read_to_string(&mut told).unwrap();
    assert_eq!(film.wait().unwrap().code(), Some(130), "{told}");
    assert!(told.ends_with("halfpipe: Stopped; no file was written\n"), "{told}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}
