//! The examples have the minima of the literature, and learning rates with which paths come lower.

use super::*;
use crate::landscape::LandscapeSpec;
use crate::landscape::trajectory::{Outcome, trace};
use crate::optimizer::OptimizerSpec;

#[test]
fn examples_have_the_minima_of_the_literature() {
    for (key, value, minimum) in [
        ("celsius", 0.0, [1.8, 32.0]),
        ("booth", 0.0, [1.0, 3.0]),
        ("easom", -1.0, [std::f64::consts::PI; 2]),
        ("levi-13", 0.0, [1.0, 1.0]),
        ("holder-table", -19.2085, [8.05502, 9.66459]),
        ("mccormick", -1.9133, [-0.54720, -1.54720]),
        ("griewank", 0.0, [0.0, 0.0]),
    ] {
        let landscape: LandscapeSpec = key.parse().unwrap();
        let near = |point: &[f64; 2]| (point[0].abs() - minimum[0].abs()).hypot(point[1].abs() - minimum[1].abs()) < 1e-4;
        assert!(landscape.minima().first().is_some_and(near), "{key}: {:?}", landscape.minima().first());
        assert!((landscape.floor() - value).abs() < 1e-4, "{key}: {}", landscape.floor());
    }
    let monkey: LandscapeSpec = "monkey-saddle".parse().unwrap();
    assert!(monkey.minima().is_empty() && !monkey.has_lowest());
}

#[test]
fn an_example_is_the_formula_that_can_be_typed_with_its_own_view_start_and_rates() {
    for example in EXAMPLES {
        let landscape: LandscapeSpec = example.key.parse().unwrap();
        assert_eq!(landscape.to_string(), format!("formula:{}", example.formula));
        assert_eq!((landscape.view(), landscape.start()), (example.view, example.start));
        assert!(example.view.contains(example.start), "{}", example.key);
        for rule in OptimizerSpec::all() {
            let Some(rate) = landscape.listed_rate(rule.about()) else { continue };
            let path = trace(&landscape, &rule.with_rate(rate).unwrap(), example.start, 100);
            let (first, last) = (landscape.value(example.start), landscape.value(*path.points.last().unwrap()));
            assert!(!matches!(path.outcome, Outcome::Diverged { .. }) && last < first, "{}: {last}", example.key);
        }
    }
}
