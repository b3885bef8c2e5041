//! Settings that are refused, names, and the choice of learning rates.

use super::*;
use crate::experiment::RateChoice;

#[test]
fn invalid_settings_are_refused_with_their_field() {
    let base = Settings::default();
    let optimizers = |count| vec![base.optimizers[0].clone(); count];
    for (field, bad) in [
        ("optimizers", Settings { optimizers: vec![], ..base.clone() }),
        ("optimizers", Settings { optimizers: optimizers(17), ..base.clone() }),
        ("inits", Settings { inits: vec![], ..base.clone() }),
        ("hidden", Settings { hidden: vec![1; 21], ..base.clone() }),
        ("hidden", Settings { hidden: vec![100, 0], ..base.clone() }),
        ("hidden", Settings { hidden: vec![2_000; 20], ..base.clone() }),
        ("batch", Settings { batch: 0, ..base.clone() }),
        ("iterations", Settings { iterations: 0, ..base.clone() }),
        ("iterations", Settings { iterations: 100_001, ..base.clone() }),
        ("seeds", Settings { seeds: 21, ..base.clone() }),
        ("seeds", Settings { seeds: 20, hidden: vec![1_000; 2], ..base.clone() }),
        ("weight_decay", Settings { weight_decay: -0.1, ..base.clone() }),
        ("goal", Settings { goal: 0.0, ..base.clone() }),
    ] {
        assert_eq!(bad.validate().unwrap_err().field, field);
    }
    assert_eq!(base.validate(), Ok(()));
    assert_eq!(Settings { hidden: vec![], ..base }.validate(), Ok(()));
}

#[test]
fn curves_are_named_by_what_tells_them_apart() {
    let named = |optimizers: &[&str], inits: &[&str]| {
        let entry = |text: &&str| Entry::from(text.parse::<OptimizerSpec>().unwrap());
        Settings {
            optimizers: optimizers.iter().map(entry).collect(),
            inits: inits.iter().map(|text| text.parse().unwrap()).collect(),
            ..Settings::default()
        }
        .names()
    };
    assert_eq!(named(&["sgd", "adam"], &["he"]), ["SGD", "Adam"]);
    assert_eq!(named(&["sgd"], &["normal:std=0.01", "xavier"]), ["std 0.01", "Xavier"]);
    assert_eq!(named(&["sgd", "adam"], &["he", "xavier"])[1..3], ["SGD · Xavier", "Adam · He"]);
}

#[test]
fn a_comparison_knows_how_its_rates_were_chosen() {
    let mut settings = Settings::default();
    assert_eq!(settings.rate_choice(), RateChoice::Book);
    settings.optimizers.push(Entry::from(with_usual_rate("lion".parse().unwrap())));
    assert_eq!(settings.rate_choice(), RateChoice::Usual);
    settings.optimizers[0] = Entry::from("sgd:lr=0.5".parse::<OptimizerSpec>().unwrap());
    assert_eq!(settings.rate_choice(), RateChoice::Custom);
    settings.use_usual_rates();
    assert_eq!(settings.rate_choice(), RateChoice::Usual);
}
