use super::*;
use crate::experiment::Entry;
use crate::experiment::paths::run;

fn with(optimizers: &[&str]) -> Settings {
    let optimizers = optimizers.iter().map(|text| Entry::from(text.parse::<OptimizerSpec>().unwrap())).collect();
    Settings { optimizers, ..Settings::default() }
}

#[test]
fn a_comparison_knows_how_its_rates_were_chosen() {
    assert_eq!(Settings::default().rate_choice(), RateChoice::Book);
    assert_eq!(with(&["sgd:lr=0.1", "adam:lr=0.1"]).rate_choice(), RateChoice::Equal);
    assert_eq!(with(&["sgd:lr=0.1", "adam:lr=0.2"]).rate_choice(), RateChoice::Custom);
}

fn rates(settings: &Settings) -> Vec<f64> {
    settings.optimizers.iter().map(|entry| entry.rule.rate()).collect()
}

#[test]
fn equal_rates_follow_the_one_that_was_moved() {
    let mut settings = Settings { rates: RateRule::Equal, ..Settings::default() };
    settings.apply_rate_rule(None);
    assert_eq!(rates(&settings), [0.95; 4]);
    settings.set_rates(|index| (index == 2).then_some(0.3));
    settings.apply_rate_rule(Some(2));
    assert_eq!(rates(&settings), [0.3; 4]);
}

#[test]
fn first_steps_have_the_length_of_the_first_optimizers() {
    let mut settings = Settings { rates: RateRule::FirstStep, ..Settings::default() };
    settings.apply_rate_rule(None);
    let lengths: Vec<f64> = run(&settings)
        .iter()
        .map(|path| {
            let [from, to] = [path.trajectory.points[0], path.trajectory.points[1]];
            (to[0] - from[0]).hypot(to[1] - from[1])
        })
        .collect();
    assert!(lengths.iter().all(|length| (length - lengths[0]).abs() < 1e-9), "{lengths:?}");
    assert_eq!(rates(&settings)[0], 0.95);
    let settled = settings.clone();
    settings.apply_rate_rule(None);
    assert_eq!(settings, settled);
}

#[test]
fn a_rule_that_cannot_make_such_a_first_step_keeps_its_rate() {
    let optimizers = ["sgd:lr=1000", "rprop:lr=0.1"].map(|text| text.parse::<OptimizerSpec>().unwrap().into()).to_vec();
    let mut settings = Settings { optimizers, rates: RateRule::FirstStep, ..Settings::default() };
    for _ in 0..3 {
        settings.apply_rate_rule(None);
        assert_eq!(rates(&settings), [1000.0, 0.1], "it does not creep from frame to frame");
    }
}

#[test]
fn a_change_by_hand_ends_the_best_rates() {
    let mut settings = Settings { rates: RateRule::Best, ..Settings::default() };
    settings.apply_rate_rule(None);
    assert_eq!(settings.rates, RateRule::Best);
    settings.set_rates(|index| (index == 0).then_some(0.3));
    settings.apply_rate_rule(Some(0));
    assert_eq!(settings.rates, RateRule::Free);
}

#[test]
fn the_books_rates_come_back() {
    let mut settings = Settings::default();
    settings.set_rates(|_| Some(0.01));
    settings.use_usual_rates();
    assert_eq!(rates(&settings), rates(&Settings::default()));
}
