use super::*;
use crate::experiment::paths::insight::insight;
use crate::experiment::paths::other_forms::other_forms;
use crate::experiment::paths::{Settings, run};

/// The rows of the first optimizer's step after `shown` steps: symbols with their marks, and the other forms' numbers along x.
fn told(optimizers: &[&str], shown: usize) -> Vec<String> {
    let entry = |text: &&str| text.parse::<crate::optimizer::OptimizerSpec>().unwrap().into();
    let settings = Settings { optimizers: optimizers.iter().map(entry).collect(), shown: Some(shown), ..Settings::default() };
    let paths = run(&settings);
    let rows = rows(&insight(&settings, &paths[0], &[]), &other_forms(&settings, &paths[0], &[]));
    let other = |row: &Row| row.others.iter().map(|(index, [x, _])| format!(" {index}: {x}")).collect::<Vec<_>>().concat();
    rows.iter()
        .map(|row| {
            let mark = if row.differs { "≠ " } else { "" };
            format!("{mark}{} {}{}", row.symbol, row.values[0], if row.is_cause { other(row) } else { String::new() })
        })
        .collect()
}

#[test]
fn the_divisor_is_where_two_forms_of_rmsprop_differ() {
    // After one gradient of −0.7: h is 0.1 · 0.49 in Keras, 0.01 · 0.49 in PyTorch, 0.9 + 0.1 · 0.49 where it starts at 1.
    let forms = ["rmsprop:decay=0.9,epsilon_form=inside", "rmsprop:epsilon=1e-8,lr=3", "rmsprop:decay=0.9,start=1"];
    let rows = told(&forms, 0);
    assert_eq!(rows, ["≠ −η′g 0.3162", "≠ √(h + ε) 0.2214 1: 0.07 2: 0.9742", "≠ η′ 0.4518"]);
}

#[test]
fn later_steps_are_compared_after_the_same_gradients() {
    // The root of the uncorrected v is √(1 − 0.999ᵗ) of the corrected one, whatever the gradients were.
    let row = |rows: &[String]| rows.iter().find(|row| row.contains('√')).unwrap().clone();
    let [first, later] = [0, 20].map(|shown| row(&told(&["adam", "adam:correction=none"], shown)));
    let numbers = |row: &str| -> Vec<f64> { row.split(' ').filter_map(|word| word.parse().ok()).collect() };
    for (row, step) in [(first, 1), (later, 21)] {
        assert!(row.starts_with("≠ "), "{row}");
        let [own, other] = numbers(&row)[..] else { panic!("{row}") };
        assert!((other / own / (1.0 - 0.999_f64.powi(step)).sqrt() - 1.0).abs() < 5e-3, "{row}");
    }
}

#[test]
fn a_rate_alone_is_no_other_form_and_what_is_equal_has_no_mark() {
    assert_eq!(told(&["sgd:lr=0.1", "sgd:lr=0.9", "momentum"], 3).len(), 1);
    let rows = told(&["adam", "adam:epsilon_form=book"], 5);
    assert!(rows.iter().all(|row| !row.contains('≠')), "{rows:?}");
}

#[test]
fn a_term_that_only_another_form_has_is_a_row() {
    let rows = told(&["momentum", "momentum:weight_decay=0.1,decay_form=beside"], 0);
    let decay = rows.iter().find(|row| row.contains('δ')).unwrap();
    println!("{rows:?}");
    assert!(decay.starts_with("≠ ") && decay.contains("δw –"), "{rows:?}");
}
