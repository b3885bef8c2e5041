use super::*;
use crate::network::draws;
use crate::network::product::{self, matrix, transposed};

const FAN: Fan = Fan { inputs: 300, outputs: 200 };

fn weights(spec: &InitSpec) -> Vec<f64> {
    let mut draws = draws::standard_normal(1, 0, FAN.inputs * FAN.outputs);
    spec.weights(FAN, &mut draws);
    draws
}

fn all() -> impl Iterator<Item = InitSpec> {
    INITIALIZATIONS.iter().map(InitSpec::new)
}

#[test]
fn weights_have_the_stated_standard_deviation() {
    for spec in all() {
        let Some(stated) = spec.deviation(FAN) else { continue };
        let weights = weights(&spec);
        let count = weights.len() as f64;
        let mean = weights.iter().sum::<f64>() / count;
        let deviation = (weights.iter().map(|weight| (weight - mean).powi(2)).sum::<f64>() / count).sqrt();
        // Four standard errors; those of a uniform distribution are smaller.
        assert!(mean.abs() < 4.0 * stated / count.sqrt(), "{spec}: mean {mean}");
        assert!((deviation / stated - 1.0).abs() < 4.0 / (2.0 * count).sqrt(), "{spec}: {deviation} is not {stated}");
    }
}

#[test]
fn scaled_initializations_differ_only_in_scale() {
    let base = weights(&"normal:std=1".parse().unwrap());
    for (text, factor) in [
        ("xavier", (1.0f64 / 300.0).sqrt()),
        ("lecun", (1.0f64 / 300.0).sqrt()),
        ("he", (2.0f64 / 300.0).sqrt()),
        ("glorot-normal", (2.0f64 / 500.0).sqrt()),
        ("sqrt-n-slip", 300f64.sqrt()),
        ("normal:std=0", 0.0),
    ] {
        let scaled = weights(&text.parse().unwrap());
        assert!(base.iter().zip(&scaled).all(|(base, scaled)| (base * factor - scaled).abs() <= 1e-15 * scaled.abs()), "{text}");
    }
}

#[test]
fn uniform_weights_keep_the_order_of_the_draws_and_reach_their_bound() {
    let (draws, uniform) = (weights(&"normal:std=1".parse().unwrap()), weights(&"glorot-uniform".parse().unwrap()));
    let bound = (6.0f64 / 500.0).sqrt();
    assert!(uniform.iter().all(|weight| weight.abs() <= bound));
    let largest = |values: &[f64]| values.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map(|(index, _)| index);
    assert_eq!(largest(&draws), largest(&uniform));
    // A quarter of a uniform distribution lies in its upper quarter.
    let upper = uniform.iter().filter(|weight| **weight > bound / 2.0).count() as f64 / uniform.len() as f64;
    assert!((upper - 0.25).abs() < 0.01, "{upper}");
}

#[test]
fn orthogonal_weights_are_orthonormal_and_equally_likely_with_either_sign() {
    let spec: InitSpec = "orthogonal".parse().unwrap();
    for fan in [FAN, Fan { inputs: 40, outputs: 60 }, Fan { inputs: 50, outputs: 50 }, Fan { inputs: 2, outputs: 2 }] {
        let mut draws = draws::standard_normal(3, 0, fan.inputs * fan.outputs);
        spec.weights(fan, &mut draws);
        let (weights, transpose) = (matrix(&draws, fan.outputs, fan.inputs), transposed(&draws, fan.outputs, fan.inputs));
        let size = fan.inputs.min(fan.outputs);
        let mut identity = vec![0.0; size * size];
        let [left, right] = if fan.inputs > fan.outputs { [weights, transpose] } else { [transpose, weights] };
        product::set(&mut identity, left, right);
        let diagonal = |index: usize| if index % size == index / size { 1.0 } else { 0.0 };
        let apart = identity.iter().enumerate().map(|(index, entry)| (entry - diagonal(index)).abs()).fold(0.0, f64::max);
        assert!(apart < 1e-13, "{fan:?}: {apart}");
        let positive = draws.iter().filter(|weight| **weight > 0.0).count() as f64 / draws.len() as f64;
        assert!((positive - 0.5).abs() < 4.0 * 0.5 / (draws.len() as f64).sqrt(), "{fan:?}: {positive}");
    }
}

#[test]
fn every_initialization_reads_back_from_its_text() {
    for spec in all() {
        assert_eq!(spec.to_string().parse(), Ok(spec));
    }
    assert_eq!("Normal:STD=1e30".parse::<InitSpec>().unwrap().name(), "std 1e30");
    for (text, part) in [
        ("xavir", "did you mean \"xavier\""),
        ("normal:std=-1", "0 or greater"),
        ("normal:std=nan", "0 or greater"),
        ("constant:value=inf", "a finite number"),
        ("xavier:std=1", "has no settings"),
        ("normal:std=1,std=2", "twice"),
        ("", "unknown initialization"),
    ] {
        let message = text.parse::<InitSpec>().unwrap_err().to_string();
        assert!(message.contains(part), "{text}: {message}");
    }
}
