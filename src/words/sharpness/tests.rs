use super::*;
use crate::experiment::Entry;
use crate::experiment::training::{Curve, Measured, Sharpness, Turns};

/// What is told of one net of SGD with rate 0.5, whose limit is 4.
fn story_of(largest: &[f64], diverges: bool) -> String {
    let rule: crate::optimizer::OptimizerSpec = "sgd:lr=0.5".parse().unwrap();
    let settings = Settings {
        optimizers: vec![Entry::from(rule)],
        sharpness: Some(Sharpness { every: 100, images: 50 }),
        ..Settings::default()
    };
    let at = |(index, largest): (usize, &f64)| (100 * index, Measured { largest: *largest, along_gradient: 1.0 });
    let mut curve = Curve::default();
    curve.sharpness.extend(largest.iter().enumerate().map(at));
    curve.turns = Turns { turned: 12, of: 25 };
    curve.non_finite = diverges.then_some(150);
    let results = Results { curves: vec![vec![curve]], images: [1_000, 10], ..Results::default() };
    let story = story(&settings, &results);
    assert_eq!(story[1], "the gradient turns against the one before in 48 % of the steps");
    story[0].clone()
}

#[test]
fn every_way_along_the_limit_has_its_sentence() {
    for (largest, diverges, expected) in [
        (
            &[7.1, 3.2] as &[f64],
            false,
            "SGD starts beyond the bowl's limit (λ = 7.1 > 4) and does not diverge: within 100 iterations it has moved to flatter ground \
             (λ = 3.2)",
        ),
        (&[7.1, 8.0], true, "SGD starts beyond the bowl's limit (λ = 7.1 > 4) and diverges"),
        (&[7.1, 5.0], false, "SGD starts beyond the bowl's limit (λ = 7.1 > 4), is still beyond it (λ = 5) and has not diverged"),
        (&[1.0, 3.2, 2.0], false, "SGD is below the bowl's limit all the way (λ at most 3.2 < 4)"),
        (&[1.0, 3.2], true, "SGD diverges, though λ was below the bowl's limit whenever it was measured (at most 3.2 < 4)"),
        (&[1.0, 4.0001], false, "SGD goes beyond the bowl's limit by iteration 100 (λ = 4.0001 > 4) and does not diverge"),
        (&[1.0, 9.0], true, "SGD goes beyond the bowl's limit by iteration 100 (λ = 9 > 4) and diverges"),
    ] {
        assert_eq!(story_of(largest, diverges), expected);
    }
}

#[test]
fn nothing_is_told_where_nothing_is_measured() {
    let settings = Settings::default();
    let results = Results { curves: vec![vec![Curve::default()]; 4], ..Results::default() };
    assert!(story(&settings, &results).is_empty() && measured_on(&settings, &results).is_none());
}
