//! `halfpipe dialects`, and `as=` in an optimizer.

use std::collections::BTreeSet;

use crate::support::program::{prints, refuses};

#[test]
fn the_table_tells_what_each_library_does() {
    let table = prints(&["dialects", "--optimizer", "rmsprop"]);
    let line = |library: &str| table.lines().find(|line| line.starts_with(library)).unwrap_or_default();
    for (library, parts) in [
        (
            "keras",
            ["3.15.1", "0.001", "decay=0.9,epsilon=1e-7,epsilon_form=inside", "keras.optimizers.RMSprop(learning_rate=0.001)"],
        ),
        ("torch", ["2.15.0", "0.01", "decay=0.99,epsilon=1e-8", "torch.optim.RMSprop(params, lr=0.01)"]),
        ("optax", ["0.2.8", " - ", "decay=0.9,epsilon=1e-8,epsilon_form=inside", "optax.rmsprop(0.01)"]),
    ] {
        assert!(parts.iter().all(|part| line(library).contains(part)), "{table}");
    }
    let whole = prints(&["dialects"]);
    assert!(whole.lines().count() > 180 && whole.contains("Kingma and Ba 2015, Algorithm 1"), "{whole}");
    assert!(prints(&["dialects", "--language", "zh-CN"]).starts_with("库"));
}

#[test]
fn the_table_is_csv_and_json_too() {
    let csv = prints(&["dialects", "--format", "csv"]);
    assert!(csv.starts_with("library,version,optimizer,lr,settings,call\n"), "{csv}");
    assert!(csv.contains("\nkeras,3.15.1,lion,0.001,weight_decay=0,keras.optimizers.Lion(learning_rate=0.001)\n"), "{csv}");
    let json = prints(&["dialects", "--format", "json", "--library", "PyTorch"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let rows = json["dialects"].as_array().unwrap();
    let optimizers: BTreeSet<&str> = rows.iter().map(|row| row["optimizer"].as_str().unwrap()).collect();
    assert!(rows.iter().all(|row| row["library"] == "torch" && row["name"] == "PyTorch") && optimizers.contains("radam"));
    let rmsprop = rows.iter().find(|row| row["optimizer"] == "rmsprop").unwrap();
    assert_eq!(rmsprop["changes"][1], serde_json::json!({"setting": "epsilon", "value": "1e-8", "word": "eps"}));
    assert_eq!(rmsprop["changes"].as_array().unwrap().len(), 2, "without momentum its form has no effect: {rmsprop}");
    assert_eq!((rmsprop["lr"].as_f64(), &rmsprop["settings"]), (Some(0.01), &"decay=0.99,epsilon=1e-8,form=pytorch".into()));
}

#[test]
fn a_dialect_on_the_command_line_is_its_settings() {
    let same = |text: &str, settings: &str| {
        let table = |optimizer: &str| prints(&["paths", "--format", "csv", "--steps", "5", "--optimizer", optimizer]);
        assert_eq!(table(text), table(settings));
    };
    same("adam:as=book,lr=0.3", "adam:lr=0.3,epsilon=1e-7,epsilon_form=book");
    same("adam:as=torch", "adam:lr=0.001");
    same("adam:as=optax", "adam"); // without a default rate it is the usual one of the landscape
    let json = prints(&["paths", "--format", "json", "--optimizer", "adam:as=keras"]);
    assert!(json.contains("adam:lr=0.001,epsilon=1e-7,epsilon_form=book") && !json.contains("as=keras"), "{json}");
    refuses(2, &["paths", "--optimizer", "adam:as=torhc"], &["unknown library \"torhc\"", "did you mean \"torch\""]);
    refuses(2, &["paths", "--optimizer", "rprop:as=sklearn"], &["sklearn has no Rprop; it has sgd, momentum, nesterov, adam"]);
    refuses(2, &["dialects", "--library", "torhc"], &["unknown library", "\"torch\""]);
    refuses(2, &["dialects", "--format", "numpy"], &["'numpy'", "[possible values: table, csv, json]"]);
    refuses(2, &["dialects", "--optimizer", "admm"], &["unknown optimizer"]);
    refuses(2, &["--preset", "adam", "dialects"], &["unexpected argument '--preset'"]);
}
