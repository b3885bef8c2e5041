//! What holds for every optimizer of the list.
#![allow(clippy::unwrap_used)] // a test may panic

use halfpipe::experiment::paths::{Entry, Settings, run};
use halfpipe::landscape::trajectory::{Outcome, trace};
use halfpipe::optimizer::OptimizerSpec;
use halfpipe::preset::Preset;

/// Parameters after `steps` steps on a fixed sequence of gradients.
fn walk(spec: &OptimizerSpec, start: &[f64], gradients: &[Vec<f64>]) -> Vec<f64> {
    let mut optimizer = spec.start::<f64>();
    let mut params = start.to_vec();
    for gradient in gradients {
        optimizer.step(&mut params, gradient);
    }
    params
}

#[test]
fn every_optimizer_lowers_the_bowl() {
    for spec in OptimizerSpec::all() {
        let path = trace(&"bowl".parse().unwrap(), &spec, [-7.0, 2.0], 200);
        assert!(path.values[200] < 0.1 * path.values[0], "{spec}: {}", path.values[200]);
        assert!(!matches!(path.outcome, Outcome::Diverged { .. }), "{spec}");
    }
}

#[test]
fn coordinates_are_independent() {
    let gradients: Vec<Vec<f64>> = (1..20).map(|step| vec![f64::from(step).sin(), 3.0 * f64::from(step).cos()]).collect();
    for spec in OptimizerSpec::all() {
        let both = walk(&spec, &[1.0, -2.0], &gradients);
        for axis in 0..2 {
            let alone: Vec<Vec<f64>> = gradients.iter().map(|gradient| vec![gradient[axis]]).collect();
            assert_eq!(walk(&spec, &[[1.0, -2.0][axis]], &alone), [both[axis]], "{spec} along axis {axis}");
        }
    }
}

#[test]
fn no_slope_and_fresh_memory_move_nothing() {
    for mut spec in OptimizerSpec::all() {
        // Also with ε = 0, where 0 / 0 lurks.
        for knob in spec.knobs().iter_mut().filter(|knob| knob.key() == "epsilon") {
            knob.set("0").unwrap();
        }
        assert_eq!(walk(&spec, &[3.0, -4.0], &vec![vec![0.0, 0.0]; 5]), [3.0, -4.0], "{spec}");
    }
}

#[test]
fn the_first_step_goes_down_the_slope() {
    for spec in OptimizerSpec::all() {
        let moved = walk(&spec, &[0.0, 0.0], &[vec![0.5, -0.25]]);
        assert!(moved[0] < 0.0 && moved[1] > 0.0, "{spec}: {moved:?}");
    }
}

#[test]
fn f32_follows_f64() {
    for spec in OptimizerSpec::all() {
        let (mut single, mut double) = (spec.start::<f32>(), spec.start::<f64>());
        let (mut w32, mut w64) = ([-7.0f32, 2.0], [-7.0f64, 2.0]);
        for _ in 0..20 {
            let (g32, g64) = ([w32[0] / 10.0, 2.0 * w32[1]], [w64[0] / 10.0, 2.0 * w64[1]]);
            single.step(&mut w32, &g32);
            double.step(&mut w64, &g64);
        }
        for axis in 0..2 {
            assert!((f64::from(w32[axis]) - w64[axis]).abs() < 1e-4, "{spec}: {w32:?} {w64:?}");
        }
    }
}

#[test]
fn a_step_is_proportional_to_a_small_learning_rate() {
    for spec in OptimizerSpec::all() {
        let step = |rate: f64| walk(&spec.clone().with_rate(rate).unwrap(), &[0.0], &[vec![0.7]])[0];
        assert!((step(2e-6) / step(1e-6) - 2.0).abs() < 1e-9, "{spec}");
    }
}

#[test]
fn every_optimizer_survives_a_preset_and_has_a_look_of_its_own() {
    let all = OptimizerSpec::all();
    let settings = Settings { optimizers: all.iter().cloned().map(Entry::from).collect(), ..Settings::default() };
    let text = Preset::new("all", "", settings.clone()).text().unwrap();
    assert_eq!(Preset::parse("all", &text).unwrap().paths(), &settings);
    assert_eq!(run(&settings).len(), all.len());
    for (index, spec) in all.iter().enumerate() {
        for other in &all[..index] {
            let (a, b) = (spec.about(), other.about());
            assert!(a.key != b.key && a.name != b.name && a.color != b.color && a.marker != b.marker, "{spec} and {other}");
        }
    }
}

#[test]
fn every_knob_has_a_help_a_default_inside_its_domain_and_a_key_of_its_own() {
    for mut spec in OptimizerSpec::all() {
        let knobs = spec.knobs();
        assert_eq!(knobs[0].key(), "lr");
        for (index, knob) in knobs.iter().enumerate() {
            assert!(knob.is_default());
            assert!(knobs[..index].iter().all(|other| other.key() != knob.key()));
            if let halfpipe::knob::Knob::Number(number, _) = knob {
                assert!(number.domain.contains(number.default) && !number.help.is_empty());
                assert!(
                    number.slider.low <= number.default && number.default <= number.slider.high || number.default == 0.0,
                    "{}",
                    number.key
                );
            }
        }
    }
}
